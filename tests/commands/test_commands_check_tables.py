"""``check`` on a roster that was changed by hand in a workbook or a CSV file, and what comes of it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.commands.calling import Caller


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def put(path: Path, rows: list[list[str]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows(rows)
    path.write_text(target.getvalue(), encoding="utf-8-sig")


def given_to(made: Path, doctor: str) -> Path:
    """Give the first seat that stands fixed for nobody to a doctor, in the CSV."""
    rows = rows_of(made / "uit/roster.csv")
    key, name, remark = (rows[0].index(each) for each in ("Dokter", "Naam", "Opmerking"))
    row = next(each for each in rows[1:] if each[key] not in ("", doctor) and not each[remark])
    row[key], row[name] = doctor, ""
    put(made / "met-de-hand.csv", rows)
    return made / "met-de-hand.csv"


@pytest.mark.parametrize("name", ["roster.csv", "roster.xlsx"])
def test_what_was_exported_keeps_the_rules_and_leads_to_saving_it(call: Caller, made: Path, name: str) -> None:
    answer = call("check", made / "hds", made / "uit" / name)
    assert answer.code == 0
    assert f"anwroster check {made}/hds {made}/uit/{name} --save roster.json" in answer.err
    assert "Andere bladen" not in answer.err


def test_saved_it_is_the_same_roster_and_can_be_exported(call: Caller, made: Path) -> None:
    saved = made / "gewijzigd.json"
    assert call("check", made / "hds", made / "uit/roster.xlsx", "--save", saved).code == 0
    told, was = (json.loads(each.read_text(encoding="utf-8")) for each in (saved, made / "uit/roster.json"))
    assert told["assignments"] == was["assignments"]
    again = call("check", made / "hds", made / "uit/roster.csv", "--save", saved)
    assert (again.code, "--force" in again.err) == (2, True)
    assert call("export", made / "hds", saved, "--to", "ics", "-o", made / "agendas").code == 0


def test_a_change_that_breaks_a_rule_is_named_and_not_published_without_force(call: Caller, made: Path) -> None:
    told = json.loads((made / "uit/roster.json").read_text(encoding="utf-8"))
    one = next(each for each in told["assignments"] if not each["fixed"])
    path = given_to(made, one["doctor"])
    answer = call("check", made / "hds", path, "--save", made / "fout.json")
    assert answer.code == 1
    assert f"({one['doctor']})" in answer.out
    words = ("export", made / "hds", made / "fout.json", "--to", "ics", "-o", made / "agendas")
    refused = call(*words)
    assert (refused.code, "--force" in refused.err, (made / "agendas").exists()) == (1, True, False)
    assert call(*words, "--force").code == 0


def test_wrong_cells_have_their_place(call: Caller, made: Path) -> None:
    answer = call("check", made / "hds", given_to(made, "vreemde"))
    assert answer.code == 2
    assert "met-de-hand.csv, rij " in answer.err
    assert "kolom Dokter" in answer.err
    assert "Er stond: vreemde" in answer.err


def test_a_chart_that_was_changed_is_told_and_not_checked(call: Caller, made: Path) -> None:
    book = openpyxl.load_workbook(made / "uit/roster.xlsx")
    book.worksheets[0]["B2"].value = "Iemand Anders"
    book.save(made / "chart.xlsx")
    answer = call("check", made / "hds", made / "chart.xlsx")
    assert answer.code == 0
    assert "nagekeken is blad per dienst" in answer.err
    assert "iemand anders" in answer.err
    told = call("check", made / "hds", made / "chart.xlsx", "--json").document["other_sheets"]
    assert [(each["row"], each["there"]) for each in told] == [(2, "iemand anders")]


def test_a_layout_is_for_csv_only_and_must_exist(call: Caller, made: Path) -> None:
    words = ("check", made / "hds")
    assert "CSV" in call(*words, made / "uit/roster.xlsx", "--layout", "hap").err
    assert call(*words, made / "uit/roster.csv", "--layout", "hap").code == 2


def test_a_kept_roster_may_be_the_planners_own_workbook(call: Caller, made: Path) -> None:
    words = ("solve", made / "hds", "-o", made / "nieuw", "--phase", "all", "--time-limit", "10", "--json")
    told = call(*words, "--keep", made / "uit/roster.csv").document
    assert told["changes"]["shifts"] == 0
    assert call("verify", made / "hds", made / "nieuw", "--keep", made / "uit/roster.xlsx").code == 0


def test_an_alarm_is_remembered_until_it_is_turned_off(call: Caller, made: Path) -> None:
    words = ("export", made / "hds", made / "uit", "--to", "ics", "-o", made / "feed")

    def alarms() -> int:
        return sum(each.read_bytes().count(b"TRIGGER:-PT720M") for each in (made / "feed").glob("*.ics"))

    assert call(*words, "--alarm", "12u").code == 0
    asked = alarms()
    again = call(*words)
    assert asked > 0
    assert (alarms(), "0 gewijzigd" in again.err) == (asked, True)
    assert call(*words, "--alarm", "geen").code == 0
    assert alarms() == 0
    assert "0 gewijzigd" in call(*words).err


def test_a_next_version_needs_no_force_but_files_of_others_do(call: Caller, made: Path) -> None:
    words = ("export", made / "hds", made / "uit", "--to", "ics", "-o", made / "feed")
    assert call(*words).code == 0
    name = next((made / "feed").glob("dokter-*.ics")).name
    assert call(*words).code == 0
    other = (*words[:-1], made / "elders", "--after", made / "feed")
    (made / "elders").mkdir()
    (made / "elders" / name).write_text("van iemand anders")
    answer = call(*other)
    assert (answer.code, name in answer.err, "--replace" in answer.err) == (2, True, True)
    assert (made / "elders" / name).read_text() == "van iemand anders"
    assert call(*other, "--replace").code == 0


def test_replacing_does_not_publish_what_breaks_the_rules(call: Caller, made: Path) -> None:
    from tests.commands.test_commands_breaches import standby_only

    words = ("export", made / "hds", made / "uit", "--to", "csv", "-o", made / "uit")
    standby_only(made / "hds")
    before = (made / "uit/roster.csv").read_bytes()
    assert call(*words, "--replace").code == 1
    assert (made / "uit/roster.csv").read_bytes() == before
    assert call(*words, "--force").code == 0
