"""Which packages count, where there are several of one HDS and period."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from anwroster.errors import UsageError
from anwroster.model import Period
from anwroster.national import Judgement, latest_day, select
from anwroster.national.judging import JUDGEMENT
from anwroster.national.many import KEPT


def kept(root: Path, *judgements: Judgement) -> Path:
    for number, each in enumerate(judgements):
        folder = root / KEPT / f"{number:02d}"
        folder.mkdir(parents=True)
        (folder / JUDGEMENT).write_text(each.model_dump_json(), encoding="utf-8")
    return root


def judgement(file: str, start: date, end: date, day: int = 1, outcome: str = "met") -> Judgement:
    return Judgement(
        file=file,
        content=file,
        version="0",
        policy="basis",
        outcome=outcome,  # type: ignore[arg-type]
        hds="noord",
        name="HDS Noord",
        period=Period(start=start, end=end),
        made_at=datetime(2026, 12, day, tzinfo=UTC),
        digest=file,
    )


JANUARY, APRIL, JULY = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)


def test_of_two_of_one_period_the_later_made_counts(tmp_path: Path) -> None:
    found = select(kept(tmp_path, judgement("b", JANUARY, APRIL, 3), judgement("a", JANUARY, APRIL, 2)))
    assert [each.judgement.file for each in found.counted] == ["b"]
    assert [(old.file, new.file) for old, new in found.replaced] == [("a", "b")]
    assert latest_day(found) == date(2026, 12, 3)


def test_two_of_one_period_and_moment_count_neither(tmp_path: Path) -> None:
    found = select(kept(tmp_path, judgement("b", JANUARY, APRIL), judgement("a", JANUARY, APRIL)))
    assert found.counted == ()
    assert sorted(each.file for each in found.twice) == ["a", "b"]


def test_a_period_that_overlaps_an_earlier_begun_one_does_not_count(tmp_path: Path) -> None:
    half, quarter = judgement("half", JANUARY, JULY), judgement("kwartaal", APRIL, JULY)
    found = select(kept(tmp_path, half, quarter))
    assert [each.judgement.file for each in found.counted] == ["half"]
    assert [(lost.file, other.file) for lost, other in found.overlapping] == [("kwartaal", "half")]


def test_periods_that_only_meet_both_count(tmp_path: Path) -> None:
    found = select(kept(tmp_path, judgement("een", JANUARY, APRIL), judgement("twee", APRIL, JULY)))
    assert len(found.counted) == 2


def test_what_was_refused_counts_nowhere(tmp_path: Path) -> None:
    found = select(kept(tmp_path, judgement("een", JANUARY, APRIL, outcome="refused")))
    assert (found.counted, len(found.nothing)) == ((), 1)


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="audit --many"):
        select(tmp_path)
