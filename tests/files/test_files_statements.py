import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.model import BalanceCategory, Mode, RuleId, Unit
from tests.files.goodfolder import add, faults_of, put, swap, write


def codes(folder: Path) -> list[str]:
    return [each.code for each in faults_of(folder)]


@pytest.mark.parametrize(
    ("word", "scope"),
    [
        ("totaal", "total"),
        ("", "total"),
        ("nacht", "band:nacht"),
        ("Evening", "band:avond"),
        ("band:weekend", "band:weekend"),
        ("soort:consult", "kind:consult"),
        ("kind: Achterwacht", "kind:achterwacht"),
    ],
)
def test_scopes(word: str, scope: str, tmp_path: Path) -> None:
    assert read_folder(write(tmp_path, swap("limits.csv", "totaal", word))).limits[2].scope == scope


@pytest.mark.parametrize("word", ["soort:", "soort:konsult", "band:totaal", "band:total", "band:ochtend", ":"])
def test_wrong_scopes(word: str, tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("limits.csv", "totaal", word)))[0] in ("unknown_scope", "unknown_kind")


@pytest.mark.parametrize(("minimum", "expected"), [("3", []), ("4", ["minimum_above_maximum"])])
def test_minimum_and_maximum_at_their_edge(minimum: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("limits.csv", "anna;minimum;1", f"anna;minimum;{minimum}"))) == expected


def test_limits_of_other_scopes_and_units_do_not_clash(tmp_path: Path) -> None:
    assert codes(write(tmp_path, add("limits.csv", "anna;minimum;9;uren;nacht\nanna;minimum;9;diensten;\n"))) == []


def test_holiday_shifts_are_a_unit(tmp_path: Path) -> None:
    folder = write(tmp_path, add("limits.csv", "anna;max;1;feestdagdiensten;\n"))
    assert read_folder(folder).limits[-1].unit is Unit.HOLIDAY_SHIFTS


@pytest.mark.parametrize(("share", "expected"), [("50 %", []), ("50,1 %", ["shares_above_one"])])
def test_shares_of_a_practice_at_their_edge(share: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("affiliations.csv", "anna;linde;", f"anna;linde;{share}"))) == expected


def test_hours_taken_at_the_edge_of_the_quota(tmp_path: Path) -> None:
    # 40 evenings of 6 h for 2 doctors and 56 nights of 9 h: 984 h, of which plein owes 2000/5000.
    quota = (40 * 6 * 2 + 56 * 9) * 2000 / 5000
    assert quota == 393.6
    assert codes(write(tmp_path / "a", swap("affiliations.csv", ";;20", ";;393"))) == []
    assert codes(write(tmp_path / "b", swap("affiliations.csv", ";;20", ";;395"))) == ["hours_above_quota"]


def test_hours_and_shares_of_one_practice_are_added(tmp_path: Path) -> None:
    edits = (
        swap("affiliations.csv", "cees;plein;;20", "cees;plein;;250"),
        swap("affiliations.csv", "bram;plein;", "bram;plein;40 %"),
    )
    (fault,) = faults_of(write(tmp_path, *edits))
    assert (fault.code, fault.row) == ("hours_above_quota", 5)
    assert "407,4" in fault.why("nl")
    assert "393,6" in fault.why("nl")


@pytest.mark.parametrize(("leaves", "expected"), [("2-1-2027", []), ("1-1-2027", ["joins_after_leaves"])])
def test_an_agreement_lasts_at_least_a_day(leaves: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("doctors.csv", "1-1-2027;1-6-2027", f"1-1-2027;{leaves}"))) == expected


def test_fixed_as_many_as_needed(tmp_path: Path) -> None:
    fixed = read_folder(write(tmp_path)).fixed
    assert [(each.doctor, each.row) for each in fixed] == [("bram", 2), ("cees", 3)]


def test_balances_of_hours_and_of_holidays(tmp_path: Path) -> None:
    hours, holiday = read_folder(write(tmp_path)).balances
    assert (hours.category, hours.amount, hours.holiday) == (BalanceCategory.HOURS, Decimal("-4.5"), None)
    assert (holiday.amount, holiday.holiday, holiday.year) == (1, "eerste_kerstdag", 2026)


def test_a_holiday_of_the_hds_itself_may_be_in_balances(tmp_path: Path) -> None:
    extra = swap(
        "hds.toml", "[quota]\n", '[[holidays.extra]]\nid = "oud"\nname = "Oudejaarsdag"\nday = "12-31"\n[quota]\n'
    )
    folder = write(tmp_path, extra, swap("balances.csv", "eerste_kerstdag", "Oudejaarsdag"))
    assert read_folder(folder).balances[1].holiday == "oud"


def test_busy_by_day_includes_that_day(tmp_path: Path) -> None:
    (busy,) = read_folder(write(tmp_path, swap("busy.csv", "9-1-2027 8:00;9-1-2027 16:00", "9-1-2027;9-1-2027"))).busy
    assert busy.span.end - busy.span.start == dt.timedelta(days=1)


def test_settings_in_dutch_words(tmp_path: Path) -> None:
    edits = (
        swap("hds.toml", '["weekday"]', '["Werkdag", "vooravond"]'),
        swap("hds.toml", 'quota = "patients"', 'quota = "patiënten"'),
        swap(
            "hds.toml",
            'quota = "commitment"',
            'quota = "eigen"\nobligations = [{unit = "uren", amount = 50.5, per = "halfjaar"}]',
        ),
        swap("hds.toml", "end = 2027-03-01", 'end = "1-3-2027"'),
        swap("hds.toml", "weight = 2", 'mode = "uit"'),
        swap("hds.toml", 'end = "23:00"', "end = 23:00:00"),
    )
    instance = read_folder(write(tmp_path, *edits))
    assert instance.hds.agreements[2].obligations[0].amount == Decimal("50.5")
    assert instance.hds.templates[0].end == 23 * 60
    assert instance.rulebook[RuleId.SPACING].mode is Mode.OFF
    assert instance.rulebook[RuleId.SPACING].parameters == {"days": 4}


@pytest.mark.parametrize(("end", "expected"), [("2029-01-05", []), ("2029-01-06", ["period_too_long"])])
def test_a_period_of_two_years_at_its_edge(end: str, expected: list[str], tmp_path: Path) -> None:
    edits = (
        swap("hds.toml", "end = 2027-03-01", f"end = {end}"),
        put("affiliations.csv", "dokter;praktijk;aandeel\nanna;linde;\nbram;plein;\ncees;linde;1%\n"),
    )
    assert codes(write(tmp_path, *edits)) == expected


@pytest.mark.parametrize(("end", "expected"), [("17:01", []), ("17:00", ["end_before_start"])])
def test_a_shift_lasts_at_least_a_minute(end: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("hds.toml", 'end = "23:00"', f'end = "{end}"'))) == expected


@pytest.mark.parametrize(("end", "expected"), [("17:00", []), ("17:01", ["longer_than_a_day"])])
def test_a_shift_lasts_at_most_a_day(end: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("hds.toml", 'end = "23:00"', f'end = "{end}"\nnext_day = true'))) == expected


def test_a_post_with_standby_only_needs_no_region(tmp_path: Path) -> None:
    edits = (
        swap("hds.toml", 'post = "zuid"\nkind = "consult"', 'post = "zuid"\nkind = "achterwacht"'),
        swap("hds.toml", 'posts = ["noord", "zuid"]', 'posts = ["noord"]'),
    )
    assert codes(write(tmp_path, *edits)) == []
