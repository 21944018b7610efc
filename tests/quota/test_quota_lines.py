from datetime import date
from decimal import Decimal

import pytest

from anwroster.model import (
    Affiliation,
    Instance,
    Obligation,
    Per,
    Period,
    Practice,
    QuotaSource,
    ShiftKind,
    Unit,
)
from anwroster.quota import QuotaLine, quota_lines, region_minutes
from anwroster.quota.lines import mean_shift_minutes
from tests.builders import agreement, doctor, instance, shift

OWNER = agreement("owner", quota="patients")
FIXED_LOCUM = agreement("vast", role="waarnemer", quota="share")
VIP = agreement("vip", role="waarnemer", obligations=(Obligation(unit=Unit.HOURS, amount=50, per=Per.HALF_YEAR),))
FREE = agreement("vrij", role="waarnemer", phase="2b", quota="none")
AGREEMENTS = (OWNER, FIXED_LOCUM, VIP, FREE)


def practice(name: str, patients: int, region: str = "region") -> Practice:
    return Practice(id=name, name=name, region=region, patients=patients)


def tied(name: str, to: str, row: int = 2, **values) -> Affiliation:
    return Affiliation(doctor=name, practice=to, row=row, **values)


def owner(name: str, **values):
    return doctor(name, commitment_hours=None, **values)


def locum(name: str, under: str = "vast", **values):
    return doctor(name, agreement=under, commitment_hours=None, **values)


def hours_of_shifts(hours: int, post: str = "post", **values):
    """Return one shift of one hour for every ten doctors' hours: ``hours`` in total, at demand 10."""
    return [shift(f"{post}-{at}", at % 28, 17, 1, post=post, demand=10, **values) for at in range(hours // 10)]


def made(shifts, doctors, practices, affiliations, **values) -> Instance:
    return instance(
        shifts,
        doctors,
        [],
        agreements=AGREEMENTS,
        practices=tuple(practices),
        affiliations=tuple(affiliations),
        **values,
    )


def by_doctor(lines: tuple[QuotaLine, ...]) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for line in lines:
        found[line.doctor] = found.get(line.doctor, 0) + line.minutes
    return found


def test_quota_follows_patients():
    lines = quota_lines(
        made(
            hours_of_shifts(100),
            [owner("a"), owner("b")],
            [practice("p", 3000), practice("q", 1000)],
            [tied("a", "p", 2), tied("b", "q", 3)],
        )
    )
    assert by_doctor(lines) == {"a": 75 * 60, "b": 25 * 60}
    assert [(line.practice, line.patients, line.region, line.agreement, line.row) for line in lines] == [
        ("p", 3000, "region", "owner", 2),
        ("q", 1000, "region", "owner", 3),
    ]


def test_the_sentence_tells_the_computation():
    (line,) = quota_lines(made(hours_of_shifts(70), [owner("a")], [practice("p", 2168)], [tied("a", "p")]))
    assert line.how == "70 uur van regio region × 2168 ÷ 2168 patiënten = 70 uur voor de praktijk"


def test_the_sentence_has_a_decimal_comma_in_dutch():
    lines = quota_lines(
        made(
            hours_of_shifts(70),
            [owner("a"), owner("b")],
            [practice("p", 1), practice("q", 1), practice("r", 1)],
            [tied("a", "p"), tied("b", "p")],
        )
    )
    assert lines[0].how.endswith("= 23,33 uur voor de praktijk; de rest gelijk verdeeld over 2 artsen")


def test_seventy_hours_taken_over_from_three_practices():
    practices = [practice("p", 2000), practice("q", 3000), practice("r", 2000)]
    rows = [
        tied("w", "p", 2, hours=20),
        tied("w", "q", 3, hours=30),
        tied("w", "r", 4, hours=20),
        tied("a", "p", 5),
        tied("b", "q", 6),
        tied("c", "r", 7),
    ]
    people = [owner("a"), owner("b"), owner("c"), locum("w")]
    lines = quota_lines(made(hours_of_shifts(700), people, practices, rows))
    mine = [line for line in lines if line.doctor == "w"]
    assert [(line.practice, line.minutes, line.row, line.source) for line in mine] == [
        ("p", 1200, 2, QuotaSource.SHARE),
        ("q", 1800, 3, QuotaSource.SHARE),
        ("r", 1200, 4, QuotaSource.SHARE),
    ]
    assert by_doctor(lines) == {"w": 70 * 60, "a": 180 * 60, "b": 270 * 60, "c": 180 * 60}
    assert mine[0].how == "20 uur overgenomen van het praktijkquotum van 200 uur"
    assert lines[1].how.endswith("; hiervan nemen anderen 20 uur over")


def test_a_share_is_a_part_of_the_practice_quota():
    rows = [tied("a", "p"), tied("w", "p", share=Decimal("0.4"))]
    lines = quota_lines(made(hours_of_shifts(100), [owner("a"), locum("w")], [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 60 * 60, "w": 40 * 60}
    assert lines[1].how == "40 % van het praktijkquotum van 100 uur"


def test_an_owner_can_name_a_share_too():
    rows = [tied("a", "p", share=Decimal("0.6")), tied("b", "p", share=Decimal("0.4"))]
    lines = quota_lines(made(hours_of_shifts(100), [owner("a"), owner("b")], [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 60 * 60, "b": 40 * 60}


def test_a_locum_without_share_or_hours_owes_nothing_of_the_practice():
    rows = [tied("a", "p"), tied("w", "p"), tied("v", "p", share=Decimal("0.5"))]
    people = [owner("a"), locum("w"), locum("v", "vrij")]
    lines = quota_lines(made(hours_of_shifts(100), people, [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 100 * 60}


def test_an_owner_with_two_rows_for_posts_takes_part_in_the_rest_once():
    rows = [tied("a", "p", 2, posts=("post",)), tied("a", "p", 3, kinds=("consult",)), tied("b", "p", 4)]
    lines = quota_lines(made(hours_of_shifts(100), [owner("a"), owner("b")], [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 50 * 60, "b": 50 * 60}


def test_more_hours_than_the_practice_owes_are_reduced_and_said():
    rows = [tied("a", "p"), tied("w", "p", hours=120)]
    lines = quota_lines(made(hours_of_shifts(100), [owner("a"), locum("w")], [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 0, "w": 100 * 60}
    assert "naar verhouding verlaagd" in lines[1].how


def test_what_nobody_owes_is_a_line_of_its_own():
    lines = quota_lines(made(hours_of_shifts(100), [], [practice("p", 5)], []))
    assert [(line.doctor, line.practice, line.minutes, line.row) for line in lines] == [(None, "p", 6000, 0)]


def test_a_region_without_patients_is_owed_by_nobody():
    lines = quota_lines(made(hours_of_shifts(100), [], [practice("p", 0)], []))
    assert [(line.doctor, line.practice, line.region, line.minutes) for line in lines] == [(None, None, "region", 6000)]


def test_standby_does_not_count_for_the_quota():
    case = made(
        [*hours_of_shifts(100), shift("s", 1, 17, 5, kind="achterwacht")],
        [owner("a")],
        [practice("p", 5)],
        [tied("a", "p")],
    )
    assert region_minutes(case, case.hds.quota.regions[0]) == 6000


def test_standby_counts_when_the_hds_says_so():
    case = made([shift("s", 1, 17, 5, kind="achterwacht")], [], [], [])
    kinds = (ShiftKind(id="achterwacht", name="achterwacht", standby=True, counts_for_quota=True),)
    counted = case.model_copy(update={"hds": case.hds.model_copy(update={"kinds": kinds})})
    assert region_minutes(counted, counted.hds.quota.regions[0]) == 300


def test_leaving_after_a_quarter_of_the_days_leaves_the_rest_to_the_partner():
    rows = [tied("a", "p", 2), tied("b", "p", 3)]
    people = [owner("a", leaves=date(2026, 1, 12)), owner("b")]
    lines = quota_lines(made(hours_of_shifts(80), people, [practice("p", 5)], rows))
    assert by_doctor(lines) == {"a": 10 * 60, "b": 70 * 60}
    assert lines[0].how.endswith("; alleen over 5-1-2026 tot 12-1-2026: 7 van 28 dagen")


def test_joining_halfway_leaves_the_first_half_to_nobody():
    people = [owner("a", joins=date(2026, 1, 19))]
    lines = quota_lines(made(hours_of_shifts(80), people, [practice("p", 5)], [tied("a", "p")]))
    assert by_doctor(lines) == {"a": 40 * 60, None: 40 * 60}


def test_leaving_on_the_first_day_after_the_period_changes_nothing():
    people = [owner("a", joins=date(2026, 1, 5), leaves=date(2026, 2, 2))]
    (line,) = quota_lines(made(hours_of_shifts(80), people, [practice("p", 5)], [tied("a", "p")]))
    assert line.minutes == 80 * 60
    assert "alleen" not in line.how


def test_a_commitment_in_hours_is_due_for_its_months():
    half = Period(start=date(2027, 1, 1), end=date(2027, 7, 1))
    lines = quota_lines(made([], [locum("v", "vip")], [], [], period=half))
    assert lines[-1].minutes == 50 * 60
    assert lines[-1].source is QuotaSource.COMMITMENT
    assert lines[-1].how == "50 uur per half jaar × 6 van 6 maanden = 50 uur"


def test_a_commitment_in_shifts_counts_the_mean_shift():
    case = made(
        [shift("s", 1, 17, 4), shift("t", 2, 17, 8, demand=3)], [locum("v", "vip", commitment_shifts=3)], [], []
    )
    assert mean_shift_minutes(case) == 420
    line = quota_lines(case)[-1]
    assert line.minutes == 3 * 420
    assert line.how.endswith("= 3 diensten; een dienst telt als 420 minuten, het gemiddelde van dit rooster")


def test_who_owes_hours_and_shifts_has_one_quota():
    both = doctor("v", agreement="vip", commitment_hours=10, commitment_shifts=99)
    lines = quota_lines(made(hours_of_shifts(10), [both], [], []))
    assert [line.minutes for line in lines if line.doctor] == [600]


@pytest.mark.parametrize("language, word", [("nl", "uur"), ("en", "h of region")])
def test_sentences_come_in_the_language_of_the_hds(language, word):
    case = made(hours_of_shifts(10), [owner("a")], [practice("p", 5)], [tied("a", "p")])
    spoken = case.model_copy(update={"hds": case.hds.model_copy(update={"language": language})})
    assert word in quota_lines(spoken)[0].how


def test_the_minute_left_over_goes_to_the_greatest_remainder():
    rows = [tied("a", "p", 2), tied("b", "q", 3)]
    given = made([shift("s", 1, 17, 1 / 6)], [owner("a"), owner("b")], [practice("p", 5), practice("q", 1)], rows)
    assert [line.minutes for line in quota_lines(given)] == [8, 2]  # of 10 minutes: 8.33 and 1.67


def test_of_equal_remainders_the_earlier_line_gets_the_minute():
    given = made(
        [shift("s", 1, 17, 1 / 60)], [owner("a"), owner("b")], [practice("p", 1)], [tied("a", "p"), tied("b", "p")]
    )
    assert [line.minutes for line in quota_lines(given)] == [1, 0]
