import io
import re
from typing import Any

import pytest
from rich.console import Console

from anwroster.commands import progress
from anwroster.commands.progress import Lines, LiveTable, gap_shown, steps, watching
from anwroster.commands.talk import Talk
from anwroster.rostering import Progress


def news(value: int | None = 7, bound: int | None = 5, **changes: Any) -> Progress:
    gap = None if value is None or bound is None else (value - bound) / max(value, 1)
    values = {"phase": "1", "level": "coverage", "gap": gap, "seconds": 1.25, "note": "search"}
    return Progress(**({"value": value, "bound": bound} | values | changes))


def drawn(table: LiveTable) -> str:
    target = io.StringIO()
    Console(file=target, width=100).print(table.draw())
    return target.getvalue()


def test_a_level_is_begun_in_words_and_each_improvement_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(Talk("nl"), 40)
    for each in (news(9), news(9, note="polish"), news(7), news(7, 6, seconds=39.8), news(7, 7, note="done")):
        lines(each)
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "Fase 1, bezetting: open plaatsen; nachten en feestdagen zwaarder.",
        "  bezetting: bereikt 9, lager dan 5 kan niet; nog hoogstens 39 s",
        "  bezetting: bereikt 7, lager dan 5 kan niet; nog hoogstens 39 s",
        "  bezetting: bereikt 7, lager dan 6 kan niet; nog hoogstens 0 s",
        "  bezetting: bereikt 7, beter kan niet",
    ]


def test_the_same_value_on_another_level_or_phase_is_news(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(Talk("en"), 40)
    for each in (news(), news(level="fairness"), news(phase="2b")):
        lines(each)
    assert len(capsys.readouterr().err.splitlines()) == 6


@pytest.mark.parametrize(("value", "bound"), [(9, 0), (9, None)])
def test_a_bound_of_nothing_is_no_bound(capsys: pytest.CaptureFixture[str], value: int, bound: int | None) -> None:
    Lines(Talk("nl"), 40)(news(value, bound))
    assert "bezetting: bereikt 9, best mogelijk nog niet bekend" in capsys.readouterr().err


def test_what_is_not_known_yet_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(Talk("nl"), 40)(news(None, None))
    assert "bezetting: bereikt –, best mogelijk nog niet bekend" in capsys.readouterr().err


@pytest.mark.parametrize(("gap", "shown"), [(0.0, "bewezen"), (1e-9, "0,1 %"), (0.0012, "0,1 %"), (0.25, "25,0 %")])
def test_only_a_closed_gap_reads_as_proven(gap: float, shown: str) -> None:
    assert gap_shown(Talk("nl"), gap) == shown


def test_the_live_table_has_a_row_per_phase_and_level_with_the_latest(capsys: pytest.CaptureFixture[str]) -> None:
    table = LiveTable(Talk("nl"), 40)
    for each in (news(9), news(7), news(7, 7, level="fairness"), news(phase="2b", note="polish")):
        table(each)
    text = drawn(table)
    assert len(re.findall(r"bezetting", text.partition("Ctrl-C")[0])) == 3  # two rows, and what is being done
    assert "9" not in text.partition("Ctrl-C")[0].replace("1,9", "")
    assert "bewezen" in text
    assert "fase 2b, bezetting: verbeteren" in text


def test_the_live_table_tells_the_time_before_there_is_news() -> None:
    assert "voorbereiden, nog hoogstens 40 s" in drawn(LiveTable(Talk("nl"), 40))


def test_the_live_table_ends_without_the_line_of_what_is_being_done() -> None:
    table = LiveTable(Talk("nl"), 40)
    table(news())
    table.end()
    assert "Ctrl-C" not in drawn(table)


def test_quiet_hears_nothing() -> None:
    with watching(Talk("nl", quiet=True), 40) as watch:
        assert watch is None


def test_no_terminal_gets_lines() -> None:
    with watching(Talk("nl"), 40) as watch:
        assert isinstance(watch, Lines)


def test_a_terminal_gets_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(progress.sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with watching(Talk("nl"), 40) as watch:
        assert isinstance(watch, LiveTable)
        watch(news())
    assert "bezetting" in screen.getvalue()
    assert screen.getvalue().count("\x1b[?25l") == screen.getvalue().count("\x1b[?25h") == 1  # the cursor comes back


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(progress.sys, "stderr", screen)
    monkeypatch.setenv("TERM", "dumb")
    with watching(Talk("nl"), 40) as watch:
        assert isinstance(watch, Lines)


@pytest.mark.parametrize(("total", "shown"), [(9, "7/9"), (None, "7")])
def test_steps_are_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch, total: int | None, shown: str) -> None:
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(progress.sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with steps(Talk("nl"), "collect.busy", total) as heard:
        heard(7)
    plain = re.sub("\x1b\\[[0-9;?]*[A-Za-z]", "", screen.getvalue())
    last = [line for line in re.split("[\r\n]", plain) if "Antwoorden lezen" in line][-1]
    assert last.split()[-1] == shown


def test_steps_are_told_nowhere_else(capsys: pytest.CaptureFixture[str]) -> None:
    with steps(Talk("nl"), "collect.busy") as heard:
        heard(7)
    assert capsys.readouterr() == ("", "")
