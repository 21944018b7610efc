"""Many packages: each result whole, finished ones not done again, broken ones named and no obstacle."""

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from anwroster.audit.policies import read_policy
from anwroster.errors import UsageError
from anwroster.national import Alone, Judgement, News, audit_many, many, packages_in
from anwroster.national.many import KEPT

BASIS = read_policy("basis")


class Counting(Alone):
    """Remembers what it was given to do, and stops after some tasks as an interruption would."""

    def __init__(self, most: int = 1000) -> None:
        self.names: list[str] = []
        self._most = most

    def each(self, function, tasks):  # type: ignore[no-untyped-def]
        for task in tasks:
            if len(self.names) >= self._most:
                raise KeyboardInterrupt
            self.names.append(task.name)
            yield task, function(task)


def outcomes(found: Iterable[Judgement]) -> dict[str, str]:
    return {each.file: each.outcome for each in found}


def content(folder: Path) -> dict[str, bytes]:
    return {f"{each.relative_to(folder)}": each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_every_package_is_judged_and_kept_with_its_rows(packages: Path, tmp_path: Path) -> None:
    found = audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone())
    assert [each.file for each in found] == ["noord-2026.zip", "noord-2027.zip", "zuid-2026.zip", "zuid-2027.zip"]
    assert {each.hds for each in found} == {"noord", "zuid"}
    kept = sorted(each.name for each in (tmp_path / "uit" / KEPT).iterdir())
    assert len(kept) == 4
    names = {each.name for each in (tmp_path / "uit" / KEPT / kept[0]).iterdir()}
    assert names == {"judgement.json"} | {
        f"{each}.parquet" for each in ("assignments", "doctors", "indicators", "openings", "verdicts")
    }


def test_a_run_that_was_broken_off_goes_on_where_it_was(packages: Path, tmp_path: Path) -> None:
    paths, out = packages_in(packages), tmp_path / "uit"
    with pytest.raises(KeyboardInterrupt):
        audit_many(paths, out, BASIS, Counting(most=2))
    crew, told = Counting(), list[News]()
    found = audit_many(paths, out, BASIS, crew, told.append)
    assert crew.names == ["zuid-2026.zip", "zuid-2027.zip"]
    assert [each.before for each in told] == [True, True, False, False]
    assert found == audit_many(paths, tmp_path / "vers", BASIS, Alone())
    assert content(out) == content(tmp_path / "vers")


def test_another_policy_or_a_changed_package_is_judged_anew(packages: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    audit_many(packages_in(packages), out, BASIS, Alone())
    crew = Counting()
    audit_many(packages_in(packages), out, read_policy("hzw"), crew)
    assert len(crew.names) == 4
    assert len(list((out / KEPT).iterdir())) == 4  # what the other policy found is gone


def test_half_a_result_is_done_again(packages: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    audit_many(packages_in(packages), out, BASIS, Alone())
    victim = sorted((out / KEPT).iterdir())[0]
    (victim / "judgement.json").write_text("{", encoding="utf-8")
    crew = Counting()
    audit_many(packages_in(packages), out, BASIS, crew)
    assert len(crew.names) == 1


def test_broken_packages_are_named_and_stop_nothing(packages: Path, tmp_path: Path, four: dict[str, bytes]) -> None:
    (packages / "half.zip").write_bytes(four["noord-2026.zip"][:500])
    (packages / "leeg.zip").write_bytes(b"")
    found = outcomes(audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone()))
    assert (found["half.zip"], found["leeg.zip"]) == ("unreadable", "unreadable")
    assert set(found.values()) - {"unreadable"}


def test_a_package_that_cannot_be_opened_is_named_and_tried_again(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, four: dict[str, bytes]
) -> None:
    monkeypatch.setattr(many, "LARGEST", 100)
    small = packages / "klein.zip"
    small.write_bytes(b"PK")
    told = audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone())
    assert {each.outcome for each in told} == {"unreadable"}
    assert {each.file for each in told if "wordt niet gelezen" in each.reasons[0]} == {*four}
    monkeypatch.undo()
    again = outcomes(audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone()))
    assert [name for name, outcome in again.items() if outcome == "unreadable"] == ["klein.zip"]


def test_what_is_not_ours_in_the_output_stays(packages: Path, tmp_path: Path) -> None:
    own = tmp_path / "uit" / KEPT / "eigen-werk"
    own.mkdir(parents=True)
    (own / "notitie.txt").write_text("laat staan", encoding="utf-8")
    audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone())
    assert (own / "notitie.txt").exists()


def test_a_folder_without_packages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geen enkel pakket"):
        packages_in(tmp_path)
    with pytest.raises(UsageError, match="is geen map"):
        packages_in(tmp_path / "elders")


def test_a_missing_library_is_no_fault_of_the_packages(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"anwroster\[audit\]"):
        audit_many(packages_in(packages), tmp_path / "uit", BASIS, Alone())
    assert list((tmp_path / "uit" / KEPT).iterdir()) == []
