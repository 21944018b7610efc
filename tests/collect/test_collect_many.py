"""Many workbooks, read by several processes: the same comes of them as of one, and a lost process is told."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from anwroster.crew import Alone, Processes
from anwroster.files import read_folder
from anwroster.files.intake import reading
from anwroster.files.intake.bookreading import Filled, filled_in
from tests.collect.answering import ANNA, answer, content, form_book, save, taken_in
from tests.collect.icsmaking import AT
from tests.collect.test_collect_books import filled


@pytest.fixture
def answers(hds: Path, tmp_path: Path) -> Path:
    """Answers of every kind, good and bad, so that the order of what is told can be seen."""
    instance, place = read_folder(hds), tmp_path / "in"
    good = filled(hds, "anna", {"avond-2027-01-06": "aanbod"})
    later = filled(hds, "anna", {"avond-2027-01-07": "voorkeur"}, saved="2026-11-21T08:30:00Z")
    formula = filled(hds, "bram", {}, sheets=lambda book: book["diensten"].__setitem__("A4", "=1+1"))
    save(place / "a.xlsx", good)
    save(place / "b.txt", "zomaar wat tekst")
    save(place / "c.xlsx", form_book(instance, "bram"), AT)
    save(place / "d.json", answer(instance, "cees"))
    save(place / "e.xlsx", later)
    save(place / "f.xlsx", good)
    save(place / "g.docx", b"x")
    save(place / "h.xlsx", formula)
    save(place / "i.xlsx", b"x")
    save(place / "j.json", answer(instance, "anna", *ANNA))
    save(place / "k.xlsx", form_book(instance, "dina"), AT)
    save(place / "z.docx", b"x")
    return place


class Backwards(Alone):
    """Fetches all tasks and does the last one first."""

    def each(self, function: Any, tasks: Any) -> Any:
        yield from super().each(function, reversed(list(tasks)))


@pytest.mark.parametrize("few", [0, 3])
@pytest.mark.parametrize("crew", [Alone(), Backwards(), Processes(2)])
def test_all_is_told_as_one_process_tells_it(
    hds: Path, answers: Path, monkeypatch: pytest.MonkeyPatch, crew: Any, few: int
) -> None:
    alone = taken_in(hds, answers, write=False)
    assert [each.file for each in alone.notes[:3]] == ["b.txt", "c.xlsx", "g.docx"]
    assert {each.file for each in alone.faults} == {"h.xlsx", "i.xlsx"}
    assert [each.submission.file for each in alone.taken] == ["e.xlsx", "d.json"]
    monkeypatch.setattr(reading, "FEW", few)
    assert taken_in(hds, answers, write=False, crew=crew) == alone


def test_a_few_are_read_here(hds: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def handed_out() -> int:
        crew = Counting()
        taken_in(hds, answers, write=False, crew=crew)
        return crew.count

    assert handed_out() == 0
    monkeypatch.setattr(reading, "FEW", 7)
    assert handed_out() == 0
    monkeypatch.setattr(reading, "FEW", 6)
    assert handed_out() == 1


class Counting(Alone):
    """Counts its tasks."""

    count = 0

    def each(self, function: Any, tasks: Any) -> Any:
        for each in super().each(function, tasks):
            self.count += 1
            yield each


def test_every_file_is_heard_of(hds: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FEW", 0)
    heard: list[int] = []
    found = taken_in(hds, answers, write=False, crew=Backwards(), tell=heard.append)
    assert heard == list(range(1, found.seen + 1)) and found.seen == 9


def dead_of_a(task: Any) -> Filled:
    if task.received.name == "a.xlsx":
        os.kill(os.getpid(), signal.SIGKILL)
    return filled_in(task.received.name, task.received.content)


def test_a_book_that_kills_its_process_is_told_and_the_others_are_taken(
    hds: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = taken_in(hds, answers, write=False)
    monkeypatch.setattr(reading, "FEW", 0)
    monkeypatch.setattr(reading, "read_task", dead_of_a)
    found = taken_in(hds, answers, write=False, crew=Processes(2))
    assert {(each.code, each.file) for each in found.faults} - {(each.code, each.file) for each in alone.faults} == {
        ("answer_lost", "a.xlsx")
    }
    assert [each.submission.file for each in found.taken] == ["e.xlsx", "d.json"]
    (lost,) = (each for each in found.faults if each.code == "answer_lost")
    assert "drie keer" in lost.why("nl") and "three times" in lost.why("en") and lost.fix("nl")


def test_asked_to_stop_in_the_middle_nothing_is_written(
    hds: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FEW", 0)
    before = content(hds)

    def stop(done: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        taken_in(hds, answers, crew=Processes(2), tell=stop)
    assert content(hds) == before
