import datetime as dt
from pathlib import Path

import pytest

from anwroster.anwhours import moment
from anwroster.files import read_folder
from anwroster.model import Instance, WishKind
from tests.files.goodfolder import GOOD, Edit, add, put, swap, write

HEADER = GOOD["availability.csv"].splitlines()[0] + "\n"


def said(folder: Path, *rows: str, edits: tuple[Edit, ...] = ()) -> Instance:
    """Return the instance of the good folder in which these rows are all that was said."""
    return read_folder(write(folder, put("availability.csv", HEADER + "\n".join(rows)), *edits))


def offered(instance: Instance, doctor: str = "eva") -> list[str]:
    return [each.shift for each in instance.offers if each.doctor == doctor]


def days(*numbers: int, template: str = "avond") -> list[str]:
    return [f"{template}-2027-01-{number:02d}" for number in numbers]


def test_an_offer_by_shift(tmp_path: Path) -> None:
    assert offered(said(tmp_path, "eva;aanbod;avond-2027-01-05")) == days(5)


def test_an_offer_by_days_holds_shifts_wholly_within_them(tmp_path: Path) -> None:
    # The night of the 6th ends on the 7th; the night of the 3rd is before the period.
    assert offered(said(tmp_path, "eva;aanbod;;5-1-2027;6-1-2027")) == sorted([*days(5, 6), *days(5, template="nacht")])


@pytest.mark.parametrize(("until", "held"), [("23:00", days(5)), ("22:59", [])])
def test_an_offer_by_times_holds_shifts_that_fit(tmp_path: Path, until: str, held: list[str]) -> None:
    assert offered(said(tmp_path, f"eva;aanbod;;5-1-2027 17:00;5-1-2027 {until}")) == held


def test_an_offer_by_pattern_holds_all_its_days(tmp_path: Path) -> None:
    found = offered(said(tmp_path, "eva;aanbod;;;31-1-2027;di avond"))
    assert found == days(5, 12, 19, 26)


def test_a_pattern_from_a_day_on(tmp_path: Path) -> None:
    found = offered(said(tmp_path, "eva;aanbod;;16-2-2027;;di avond"))
    assert found == ["avond-2027-02-16", "avond-2027-02-23"]


def test_a_pattern_with_times_holds_shifts_within_them(tmp_path: Path) -> None:
    assert offered(said(tmp_path, "eva;aanbod;;;12-1-2027;di 17:00-23:00")) == days(5, 12)
    assert offered(said(tmp_path / "b", "eva;aanbod;;;12-1-2027;di 17:01-23:00")) == []


def test_a_pattern_over_midnight_holds_the_night(tmp_path: Path) -> None:
    found = offered(said(tmp_path, "eva;aanbod;;;13-1-2027;di 22:00-08:00"))
    assert found == days(5, 12, template="nacht")


def test_posts_and_kinds_narrow_an_offer(tmp_path: Path) -> None:
    assert offered(said(tmp_path, "eva;aanbod;;5-1-2027;6-1-2027;;zuid")) == days(5, template="nacht")
    assert offered(said(tmp_path / "b", "eva;aanbod;;5-1-2027;6-1-2027;;;achterwacht")) == []
    assert offered(said(tmp_path / "c", "eva;aanbod;;5-1-2027;6-1-2027;;Post Noord")) == days(5, 6)


def test_offers_by_span_leave_out_what_the_doctor_may_not_do(tmp_path: Path) -> None:
    only_noord = add("affiliations.csv", "eva;;;;noord;\n")
    assert offered(said(tmp_path, "eva;aanbod;;5-1-2027;6-1-2027", edits=(only_noord,))) == days(5, 6)


def test_one_fitting_affiliation_is_enough(tmp_path: Path) -> None:
    both = add("affiliations.csv", "eva;;;;noord;\neva;;;;zuid;achterwacht\n")
    assert offered(said(tmp_path, "eva;aanbod;;5-1-2027;6-1-2027", edits=(both,))) == days(5, 6)


def test_offers_by_span_leave_out_days_outside_the_agreement(tmp_path: Path) -> None:
    joins = swap("doctors.csv", "eva;A. Bakker;eigen;;;", "eva;A. Bakker;eigen;6-1-2027;12-1-2027;11-1-2027")
    assert offered(said(tmp_path, "eva;aanbod;;;31-1-2027;avond", edits=(joins,))) == days(6, 7, 8)


def test_a_named_shift_stays_offered_for_the_rules_to_judge(tmp_path: Path) -> None:
    only_zuid = add("affiliations.csv", "eva;;;;zuid;\n")
    assert offered(said(tmp_path, "eva;aanbod;avond-2027-01-05", edits=(only_zuid,))) == days(5)


def test_a_preference_is_an_offer_and_a_wish(tmp_path: Path) -> None:
    instance = said(tmp_path, "eva;voorkeur;avond-2027-01-05")
    assert offered(instance) == days(5)
    assert [(each.shift, each.kind) for each in instance.wishes] == [("avond-2027-01-05", WishKind.PREFER)]


def test_avoiding_is_a_wish_about_whatever_it_touches_and_no_offer(tmp_path: Path) -> None:
    instance = said(tmp_path, "eva;liever niet;;6-1-2027 7:59;6-1-2027 17:01")
    assert offered(instance) == []
    assert [(each.shift, each.kind) for each in instance.wishes] == [
        ("avond-2027-01-06", WishKind.AVOID),
        ("nacht-2027-01-05", WishKind.AVOID),
    ]
    assert said(tmp_path / "b", "eva;liever niet;;6-1-2027 8:00;6-1-2027 17:00").wishes == ()


def test_of_two_wishes_the_narrower_holds(tmp_path: Path) -> None:
    rows = ["eva;liever niet;;;;avond", "eva;voorkeur;avond-2027-01-05", "eva;voorkeur;;6-1-2027;6-1-2027"]
    for folder, order in ((tmp_path / "a", rows), (tmp_path / "b", rows[::-1])):
        kinds = {each.shift: each.kind for each in said(folder, *order).wishes}
        assert kinds["avond-2027-01-05"] is kinds["avond-2027-01-06"] is WishKind.PREFER
        assert kinds["avond-2027-01-07"] is WishKind.AVOID


def test_of_two_equally_wide_wishes_avoiding_holds(tmp_path: Path) -> None:
    rows = ["eva;liever niet;;;;di", "eva;voorkeur;;;;avond"]
    for folder, order in ((tmp_path / "a", rows), (tmp_path / "b", rows[::-1])):
        kinds = {each.shift: each.kind for each in said(folder, *order).wishes}
        assert kinds["avond-2027-01-05"] is WishKind.AVOID
        assert kinds["avond-2027-01-06"] is WishKind.PREFER


def test_offers_are_unique_with_the_earliest_submission(tmp_path: Path) -> None:
    rows = [
        "eva;aanbod;avond-2027-01-05;;;;;;2-12-2026 9:00",
        "eva;aanbod;;5-1-2027;5-1-2027;;;;1-12-2026 9:00",
        "eva;aanbod;avond-2027-01-05",
    ]
    (offer,) = said(tmp_path, *rows).offers
    assert (offer.row, offer.submitted) == (3, dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC))


def test_offers_are_sorted_by_doctor_and_shift(tmp_path: Path) -> None:
    offers = said(tmp_path, "eva;aanbod;;;;elke dag", "anna;aanbod;;;;elke dag").offers
    pairs = [(each.doctor, each.shift) for each in offers]
    assert pairs == sorted(set(pairs))
    assert {each.row for each in offers} == {2, 3}


def test_a_block_of_days_is_that_time(tmp_path: Path) -> None:
    (blocked,) = said(tmp_path, "eva;blokkade;;12-1-2027;13-1-2027").blocked
    assert blocked.span.start == moment(dt.date(2027, 1, 12), 0)
    assert blocked.span.end == moment(dt.date(2027, 1, 14), 0)
    assert blocked.row == 2


def test_midnight_written_out_is_the_beginning_of_the_day(tmp_path: Path) -> None:
    (blocked,) = said(tmp_path, "eva;blokkade;;12-1-2027;13-1-2027 0:00").blocked
    assert blocked.span.end == moment(dt.date(2027, 1, 13), 0)


def test_a_block_by_shift_is_the_time_of_that_shift(tmp_path: Path) -> None:
    (blocked,) = said(tmp_path, "eva;blokkade;nacht-2027-01-05").blocked
    assert blocked.span.start == moment(dt.date(2027, 1, 5), 23 * 60)
    assert blocked.span.end == moment(dt.date(2027, 1, 6), 8 * 60)


def test_a_block_by_pattern_is_the_time_of_its_shifts_joined(tmp_path: Path) -> None:
    blocked = said(tmp_path, "eva;blokkade;;;13-1-2027;di").blocked
    assert [(each.span.start, each.span.end) for each in blocked] == [
        (moment(dt.date(2027, 1, day), 17 * 60), moment(dt.date(2027, 1, day + 1), 8 * 60)) for day in (5, 12)
    ]


def test_a_block_by_pattern_with_times_is_those_times_cut_to_the_span(tmp_path: Path) -> None:
    blocked = said(tmp_path, "eva;blokkade;;;12-1-2027 12:00;di 9:00-17:00").blocked
    assert [(each.span.start, each.span.end) for each in blocked] == [
        (moment(dt.date(2027, 1, 5), 9 * 60), moment(dt.date(2027, 1, 5), 17 * 60)),
        (moment(dt.date(2027, 1, 12), 9 * 60), moment(dt.date(2027, 1, 12), 12 * 60)),
    ]


def test_a_block_may_lie_outside_the_period(tmp_path: Path) -> None:
    assert len(said(tmp_path, "eva;blokkade;;1-12-2026;31-12-2026").blocked) == 1


@pytest.mark.parametrize(
    ("day", "fits"), [("3-1-2027", False), ("4-1-2027", True), ("28-2-2027", True), ("1-3-2027", False)]
)
def test_an_offer_at_the_edges_of_the_period(tmp_path: Path, day: str, fits: bool) -> None:
    from tests.files.goodfolder import faults_of

    faults = faults_of(write(tmp_path, put("availability.csv", f"{HEADER}eva;aanbod;;{day};{day}\n")))
    assert [each.code for each in faults] == ([] if fits else ["outside_period"])


def test_english_words_mean_the_same(tmp_path: Path) -> None:
    dutch = said(tmp_path / "a", "eva;voorkeur;;;;di avond", "eva;liever niet;;;;weekend nacht")
    english = said(tmp_path / "b", "eva;prefer;;;;tue evening", "eva;avoid;;;;weekend night")
    assert (dutch.offers, dutch.wishes) == (english.offers, english.wishes)


def test_times_on_a_night_without_its_second_hour(tmp_path: Path) -> None:
    march = swap("hds.toml", "end = 2027-03-01", "end = 2027-04-01")
    (blocked,) = said(tmp_path, "eva;blokkade;;28-3-2027;28-3-2027", edits=(march,)).blocked
    assert blocked.span.end - blocked.span.start == dt.timedelta(hours=23)
