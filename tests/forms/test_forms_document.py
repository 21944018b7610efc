import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from anwroster.files.answers import form_digest
from anwroster.forms import form_names
from anwroster.forms.standing import limit_row
from anwroster.model import Blocked, Bound, Doctor, Instance, Limit, Offer, Span, Unit, Wish, WishKind
from anwroster.quota import quota_lines
from tests.forms.reading import WHO, data_of, marks_of, page_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def said(instance: Instance, **rows: Any) -> Instance:
    """Return the week in which only this was said."""
    return instance.model_copy(update={"offers": (), "wishes": (), "blocked": (), "limits": ()} | rows)


def test_the_digest_is_over_what_the_form_shows() -> None:
    lines = "dennenoord\n2026-12-21\n2026-12-28\njansen\na-1\nb-1"
    asked = form_digest("dennenoord", date(2026, 12, 21), date(2026, 12, 28), "jansen", ["b-1", "a-1"])
    assert asked == hashlib.sha256(lines.encode()).hexdigest()


def test_the_start_is_what_was_said_before(week: Instance) -> None:
    first, second, third, fourth = (each.id for each in week.shifts[:4])
    offers = tuple(Offer(doctor=WHO, shift=each) for each in (first, second, third))
    wishes = (
        Wish(doctor=WHO, shift=second, kind=WishKind.PREFER),
        Wish(doctor=WHO, shift=third, kind=WishKind.AVOID),
        Wish(doctor=WHO, shift=fourth, kind=WishKind.AVOID),
    )
    data = data_of(page_of(said(week, offers=offers, wishes=wishes), WHO))
    assert marks_of(data) == {first: "a", second: "v", third: "m", fourth: "l"}
    assert data["doctors"][0]["standing"]["lost"] == 0


def test_nobody_sees_what_another_said(week: Instance) -> None:
    assert any(each.doctor != WHO for each in week.offers)
    data = data_of(page_of(week, WHO))
    mine = {each.shift for each in week.offers if each.doctor == WHO}
    assert {each for each, mark in marks_of(data).items() if mark in "avm"} == mine
    others = [each.name for each in week.doctors if each.id != WHO]
    assert not any(name in page_of(week, WHO) for name in others)


def test_blocks_become_days_shifts_and_other_times(week: Instance) -> None:
    shift = week.shifts[-1]
    spans = (
        Span(start=datetime(2026, 12, 22, 23, tzinfo=UTC), end=datetime(2026, 12, 24, 23, tzinfo=UTC)),
        Span(start=datetime(2026, 12, 25, 9, 30, tzinfo=UTC), end=datetime(2026, 12, 25, 11, tzinfo=UTC)),
        shift.span,
    )
    blocked = tuple(Blocked(doctor=WHO, span=each) for each in spans)
    data = data_of(page_of(said(week, blocked=blocked), WHO))
    standing = data["doctors"][0]["standing"]
    assert standing["days"] == [["2026-12-23", "2026-12-24"]]
    assert standing["spans"] == [["2026-12-25 10:30", "2026-12-25 12:00"]]
    assert marks_of(data) == {shift.id: "b"}


def test_an_offer_in_a_block_keeps_both(week: Instance) -> None:
    shift = week.shifts[0]
    blocked, offers = (Blocked(doctor=WHO, span=shift.span),), (Offer(doctor=WHO, shift=shift.id),)
    data = data_of(page_of(said(week, blocked=blocked, offers=offers), WHO))
    assert marks_of(data) == {shift.id: "a"}
    assert len(data["doctors"][0]["standing"]["spans"]) == 1


def test_what_was_said_about_other_shifts_is_told(week: Instance) -> None:
    offers = (Offer(doctor=WHO, shift="gone-2026-12-21"),)
    assert data_of(page_of(said(week, offers=offers), WHO))["doctors"][0]["standing"]["lost"] == 1


@pytest.mark.parametrize(
    ("unit", "amount", "scope", "row"),
    [
        (Unit.HOURS, "100", "total", ["minimum", "uren", "100", "totaal"]),
        (Unit.HOURS, "7.50", "band:nacht", ["minimum", "uren", "7.5", "nacht"]),
        (Unit.SHIFTS, "0", "kind:visite", ["minimum", "diensten", "0", "soort:visite"]),
        (Unit.HOLIDAY_SHIFTS, "2", "total", ["minimum", "feestdagdiensten", "2", "totaal"]),
    ],
)
def test_limits_are_in_the_words_of_their_table(unit: Unit, amount: str, scope: str, row: list[str]) -> None:
    assert limit_row(Limit(doctor=WHO, bound=Bound.MINIMUM, unit=unit, amount=Decimal(amount), scope=scope)) == row


def test_the_quota_comes_with_its_computation_in_both_languages(week: Instance) -> None:
    (line,) = [each for each in quota_lines(week) if each.doctor == WHO]
    data = data_of(page_of(week, WHO))
    (shown,) = data["doctors"][0]["quota"]
    minutes, practice, place = shown
    how = data["texts"][place]
    assert minutes == line.minutes > 0
    assert practice == "Huisartsen De Arreslee"
    assert how["nl"] == line.how != how["en"]


def test_more_to_offer_is_passed_on(week: Instance) -> None:
    assert data_of(page_of(week, WHO))["doctors"][0]["more"] is None
    assert data_of(page_of(week, WHO, more_minutes={WHO: 90}))["doctors"][0]["more"] == 90


def test_names_of_files_never_meet(week: Instance) -> None:
    twins = tuple(Doctor(id=each, name=each, agreement="flex") for each in ("a", "Jansen", "jansen"))
    names = form_names(week.model_copy(update={"doctors": twins}))
    assert names["a"] == "formulier-dennenoord-a.html"
    assert len({each.casefold() for each in names.values()}) == 3
