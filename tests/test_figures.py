from fractions import Fraction

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from anwroster.figures import account_figures, doctor_figures, duty_figures, open_seats, shifts_of, spread
from anwroster.model import Category, Unit
from anwroster.quota import accounts, quota_lines
from anwroster.tariffs import STANDBY, pay
from tests.builders import doctor, instance, night, roster, shift
from tests.reportcase import given, made


def of(name: str, **changes):
    return next(each for each in doctor_figures(given(**changes), made()) if each.doctor.id == name)


def test_minutes_by_hand_over_the_clock_change() -> None:
    assert of("anna").minutes == 6 * 60 + 8 * 60  # 23:00-08:00 in the night of 29 March lasts eight hours


def test_fulfilment_counts_the_balance() -> None:
    # region Noord: 21 nights of 9 h, one of which an hour shorter, and 21 evenings of 2 × 6 h = 440 h; anna has 65 %
    anna = of("anna")
    assert (anna.quota_minutes, anna.balance_minutes) == (440 * 60 * 65 // 100, -450)
    assert anna.fulfilment == Fraction(840 - 450, 17160)


def test_without_a_quota_there_is_no_fulfilment() -> None:
    assert (of("dee").quota_minutes, of("dee").fulfilment) == (0, None)


def test_standby_counts_apart() -> None:
    assert (of("dee").minutes, of("dee").standby_minutes, of("dee").shifts) == (0, 360, 1)


def test_categories_by_hand() -> None:
    assert of("cor").per_category == (0, 1, 1)  # 1e paasdag is a Sunday: a weekend and a holiday shift
    assert of("anna").per_category == (1, 1, 0)  # Saturday night ends on Sunday morning: a night and a weekend shift


def test_wishes() -> None:
    assert (of("cor").preferred, of("cor").wanted, of("cor").avoided) == (1, 2, 0)
    assert (of("anna").preferred, of("anna").wanted, of("anna").avoided) == (0, 0, 1)


def test_forced() -> None:
    assert [each.doctor.id for each in doctor_figures(given(), made()) if each.forced] == ["eva"]


def test_duties_by_hand() -> None:
    found = {each.duty.unit: each for each in duty_figures(given(), made())}
    hours, holiday = found[Unit.HOURS], found[Unit.HOLIDAY_SHIFTS]
    assert (hours.duty.required, hours.done, hours.met) == (1200, 960, False)
    assert (holiday.duty.required, holiday.done, holiday.met) == (1, 1, True)
    assert (of("cor").met, of("cor").owed) == (1, 2)


@pytest.mark.parametrize(("hours", "met"), [(7.75, False), (8, True), (8.25, True)])
def test_a_duty_is_met_from_exactly_what_is_required(hours: float, met: bool) -> None:
    case = instance([shift("a", 0, 10, hours)], [doctor("x", commitment_hours=8)])
    assert duty_figures(case, roster(("x", "a")))[0].met is met


def test_merged_quotas_are_one_per_doctor() -> None:
    assert [(each.doctor, each.region) for each in account_figures(given(), made())] == [
        (name, None) for name in ("anna", "bas", "cor", "eva")
    ]
    eva = next(each for each in account_figures(given(), made()) if each.doctor == "eva")
    assert eva.fulfilment == of("eva").fulfilment == Fraction(1500, 10320)


def test_quotas_kept_apart_count_their_own_posts_only() -> None:
    found = {(each.doctor, each.region): each.minutes for each in account_figures(given(per_person="apart"), made())}
    assert found[("eva", "rn")] == 540
    assert found[("eva", "rz")] == 960
    assert found[("cor", None)] == 960


def test_open_seats_by_hand() -> None:
    left = open_seats(given(), made())
    assert "n-avond-2026-03-23" not in left
    assert (left["n-avond-2026-03-24"], left["n-nacht-2026-03-23"]) == (2, 1)
    assert sum(left.values()) == sum(each.demand for each in given().shifts) - 7


def test_shifts_that_nobody_knows_are_left_out() -> None:
    case = instance([night("a", 0)], [doctor("x")])
    assert shifts_of(case, roster(("x", "a"), ("x", "gone"))) == {"x": [case.shifts[0]]}


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([], None),
        ([None], None),
        ([Fraction(1, 2)], (0.5, 0.5, 0.5)),
        ([3, 1, None, 2], (1, 2, 3)),
        ([1, 2], (1, 1.5, 2)),
    ],
)
def test_lowest_median_highest(shares: list, expected: tuple | None) -> None:
    assert spread(shares) == expected


@property_of(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 5)), unique=True))
def test_figures_add_up_to_the_roster(pairs: list[tuple[str, int]]) -> None:
    shifts = [
        night("n0", 0, demand=3),
        night("n1", 3, demand=3),
        shift("s2", 5, 8, 7.5, demand=3, categories=(Category.WEEKEND,)),
        shift("s3", 6, 8, 4, demand=3, categories=(Category.WEEKEND, Category.HOLIDAY)),
        shift("a4", 8, 17, 6, demand=3, kind="achterwacht"),
        shift("s5", 9, 17, 6, demand=3),
    ]
    case = instance(shifts, [doctor(name) for name in "xyz"])
    filled = roster(*((name, shifts[at].id) for name, at in pairs))
    figures = doctor_figures(case, filled)
    own = {each.id: each for each in shifts}
    assert sum(each.shifts for each in figures) == len(pairs)
    worked = sum(each.minutes + each.standby_minutes for each in figures)
    assert worked == sum(own[each.shift].minutes for each in filled.assignments)
    for at, category in enumerate(Category):
        counted = sum(category in own[each.shift].categories for each in filled.assignments)
        assert sum(each.per_category[at] for each in figures) == counted
    assert sum(open_seats(case, filled).values()) + len(pairs) == 18
    assert sum(each.quota_minutes for each in figures) == sum(each.quota_minutes for each in accounts(case))


def test_figures_agree_with_quota_and_pay() -> None:
    figures = doctor_figures(given(), made())
    owed = sum(line.minutes for line in quota_lines(given()) if line.doctor)
    assert sum(each.quota_minutes for each in figures) == owed
    paid = pay(given(), made())
    for each in figures:
        lines = [line for line in paid.lines if line.doctor == each.doctor.id]
        assert each.standby_minutes == sum(line.minutes for line in lines if line.band == STANDBY)
        assert each.minutes == sum(line.minutes for line in lines if line.band != STANDBY)
