"""Who else could have had a shift, counted on the small roster of ``reportcase``."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from anwroster.checks import Case, Hindrance, WhoElse
from anwroster.model import (
    Assignment,
    Balance,
    BalanceCategory,
    Blocked,
    Bound,
    Busy,
    Limit,
    Mode,
    Offer,
    Phase,
    RuleId,
    RuleSetting,
    Span,
    Unit,
    rulebook_from,
)
from tests.reportcase import DOCTORS, GIVEN, given, made

EASTER = "z-dag-2026-04-05"
"""Sunday 5 April, 08:00–24:00, held by cor."""


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 4, day, hour, minute, tzinfo=UTC)


def who(roster=None, /, **changes) -> WhoElse:
    offers = tuple(Offer(doctor=doctor, shift=shift) for doctor, shift in GIVEN[:-1])
    offers += tuple(Offer(doctor=each, shift=EASTER) for each in changes.pop("offering", ()))
    return WhoElse(Case(given(offers=offers, **changes), roster or made()))


def others(asked: WhoElse, doctor: str = "cor", shift: str = EASTER, phase: Phase = Phase.ONE):
    return asked.others(doctor, asked.facts.shifts[shift], phase)


def hindered(name: str = "anna", roster=None, /, shift: str = EASTER, phase: Phase = Phase.ONE, **changes):
    asked = who(roster, **changes)
    return asked.hindrances.of(name, asked.facts.shifts[shift], phase)


def test_nobody_else_offered() -> None:
    found = others(who())
    assert (found.allowed, found.offered, found.asked, found.hindered) == (3, 0, 0, {})


def test_who_enters_in_another_phase_does_not_count() -> None:
    assert others(who(offering=("dee", "anna"))).offered == 1


def test_who_has_the_shift_does_not_count() -> None:
    found = others(who(offering=("anna",)), "anna", "n-avond-2026-03-23")
    assert (found.allowed, found.offered) == (2, 0)


def test_everybody_asked_is_counted_once() -> None:
    span = Span(start=moment(5, 10), end=moment(5, 11))
    found = others(who(offering=("anna", "bas", "eva"), blocked=(Blocked(doctor="bas", span=span),)))
    assert found.hindered == {Hindrance.BLOCKED: 1}
    counted = found.ahead + found.ahead_category + found.without_quota + found.behind
    assert counted + sum(found.hindered.values()) == found.asked == 3


def test_in_phase_3_everybody_allowed_is_asked() -> None:
    found = others(who(), "eva", "n-nacht-2026-04-01", Phase.THREE)
    assert (found.allowed, found.offered, found.asked) == (3, 0, 3)


BLOCKS = [
    ((5, 22), (5, 23), None),
    ((5, 21, 59), (5, 23), Hindrance.BLOCKED),
    ((5, 5), (5, 6), None),
    ((5, 5), (5, 6, 1), Hindrance.BLOCKED),
]


@pytest.mark.parametrize(("start", "end", "expected"), BLOCKS)
def test_a_block_that_touches_hinders(start, end, expected) -> None:
    span = Span(start=moment(*start), end=moment(*end))
    assert hindered(blocked=(Blocked(doctor="anna", span=span),)) is expected


@pytest.mark.parametrize(("minute", "expected"), [(30, None), (29, Hindrance.BUSY)])
def test_a_shift_elsewhere_hinders_with_its_rest(minute, expected) -> None:
    span = Span(start=moment(6, 4, minute), end=moment(6, 10))
    assert hindered(busy=(Busy(doctor="anna", span=span),)) is expected


@pytest.mark.parametrize(("shift", "expected"), [("n-nacht-2026-04-04", Hindrance.REST), ("n-avond-2026-04-06", None)])
def test_an_own_shift_too_near_hinders(shift, expected) -> None:
    assert hindered("anna", made(("anna", shift))) is expected


def test_without_the_rule_of_rest_only_overlap_hinders() -> None:
    free = rulebook_from({RuleId.REST: RuleSetting(mode=Mode.OFF)})
    assert hindered("anna", made(("anna", "n-nacht-2026-04-04")), rulebook=free) is None
    assert hindered("anna", made(("anna", "n-avond-2026-04-05")), rulebook=free) is Hindrance.REST


@pytest.mark.parametrize(("amount", "expected"), [("29.99", Hindrance.MAXIMUM), ("30", None)])
def test_a_maximum_in_hours_hinders_above_it(amount, expected) -> None:
    """Anna has 6 + 8 hours; Easter Sunday has 16."""
    limit = Limit(doctor="anna", bound=Bound.MAXIMUM, unit=Unit.HOURS, amount=Decimal(amount))
    assert hindered(limits=(limit,)) is expected
    assert hindered(limits=(limit,), phase=Phase.THREE) is None


def test_a_maximum_of_other_shifts_does_not_hinder() -> None:
    night = Limit(doctor="anna", bound=Bound.MAXIMUM, unit=Unit.SHIFTS, amount=Decimal(0), scope="band:nacht")
    assert hindered(limits=(night,)) is None
    feast = night.model_copy(update={"scope": "band:feestdag"})
    assert hindered(limits=(feast,)) is Hindrance.MAXIMUM


def test_who_left_or_is_not_qualified_is_not_allowed() -> None:
    gone = tuple(
        each.model_copy(update={"leaves": moment(5, 0).date()}) if each.id == "anna" else each for each in DOCTORS
    )
    assert hindered(doctors=gone) is Hindrance.NOT_ALLOWED
    assert others(who(doctors=gone, offering=("anna",))).allowed == 2


def test_the_share_counts_the_balance_and_leaves_the_shift_out() -> None:
    asked = who()
    easter = asked.facts.shifts[EASTER]
    assert float(asked.share("anna", easter)) == pytest.approx((14 - 7.5) / 286)
    assert float(asked.share("cor", easter)) == pytest.approx(0.8)
    assert asked.share("cor", easter, without=True) == 0
    assert asked.share("dee", easter) is None


def test_quotas_apart_are_compared_at_the_post_of_the_shift() -> None:
    """Eva has 16 hours of 128 in the south and 9 of 44 in the north; anna owes nothing in the south."""
    asked = who(per_person="apart", offering=("anna", "eva"))
    south, north = asked.facts.shifts[EASTER], asked.facts.shifts["n-nacht-2026-04-01"]
    assert float(asked.share("eva", south)) == pytest.approx(16 / 128)
    assert float(asked.share("eva", north)) == pytest.approx(9 / 44)
    assert asked.share("anna", south) is None
    assert others(asked).without_quota == 1


def test_who_stands_as_high_without_the_shift_is_ahead() -> None:
    """Cor has nothing without Easter; anna has 2 %, and bas and eva something as well."""
    found = others(who(offering=("anna", "bas", "eva")))
    assert (found.ahead, found.ahead_category, found.behind, found.share) == (3, 0, 0, 0)


def test_who_stands_lower_in_hours_may_have_had_more_holidays() -> None:
    low = tuple(Balance(doctor=each, category=BalanceCategory.HOURS, amount=Decimal(-100)) for each in ("anna", "bas"))
    extra = made(("bas", "z-dag-2026-04-06"))
    found = others(who(extra, offering=("anna", "bas"), balances=low))
    assert (found.ahead, found.ahead_category, found.behind) == (0, 2, 0)
    assert (
        others(
            who(
                made(assignments=(Assignment(doctor="cor", shift=EASTER, phase=Phase.ONE),)),
                offering=("anna", "bas"),
                balances=low,
            )
        ).behind
        == 2
    )


def test_without_an_own_quota_nobody_is_ahead() -> None:
    found = others(who(offering=("anna",)), "dee", EASTER)
    assert (found.ahead, found.behind, found.share) == (0, 1, None)
