"""``check``, ``report`` and ``export``: the commands on a roster that was made."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.calling import Caller


def spoil(made: Path, **changes: Any) -> Path:
    """Write a copy of the roster with its first assignment changed."""
    told = json.loads((made / "uit/roster.json").read_text())
    told["assignments"][0] |= changes
    target = made / "bedorven.json"
    target.write_text(json.dumps(told))
    return target


def test_check_accepts_what_solve_made(call: Caller, made: Path) -> None:
    answer = call("check", made / "hds", made / "uit/roster.json")
    assert answer.code == 0
    assert "64 plaatsen gevuld, 0 open" in answer.out


def test_an_output_folder_stands_for_its_roster(call: Caller, made: Path) -> None:
    assert call("check", made / "hds", made / "uit").out == call("check", made / "hds", made / "uit/roster.json").out


def test_check_names_every_breach_with_exit_code_1(call: Caller, made: Path) -> None:
    answer = call("check", made / "hds", spoil(made, doctor="goudriaan"))
    assert answer.code == 1
    assert "\nfase " in answer.out
    assert "G. Goudriaan" in answer.out


def test_check_json_has_findings_and_recomputed_levels(call: Caller, made: Path) -> None:
    answer = call("check", made / "hds", spoil(made, doctor="goudriaan"), "--json")
    assert answer.code == 1
    assert answer.document["status"] == "breaches"
    assert {each["doctor"] for each in answer.document["findings"]} == {"goudriaan"}
    assert any(each["value"] != each["claimed"] for each in answer.document["levels"])
    assert answer.err == ""


def test_check_json_of_a_good_roster(call: Caller, made: Path) -> None:
    told = call("check", made / "hds", made / "uit", "--json").document
    assert (told["status"], told["findings"], told["open_shifts"], told["changed_files"]) == ("ok", [], 0, [])
    assert all(each["value"] == each["claimed"] for each in told["levels"])


def test_check_warns_when_a_roster_claims_other_values(call: Caller, made: Path) -> None:
    told = json.loads((made / "uit/roster.json").read_text())
    told["phases"][-1]["levels"][-1]["value"] += 1
    (made / "mooier.json").write_text(json.dumps(told))
    assert "klopt niet met wat nagerekend is" in call("check", made / "hds", made / "mooier.json").err


def test_check_says_which_input_has_changed_since(call: Caller, made: Path) -> None:
    table = made / "hds/limits.csv"
    table.write_bytes(table.read_bytes() + b"\r\n")
    assert "veranderd sinds dit rooster gemaakt werd (limits.csv)" in call("check", made / "hds", made / "uit").err


def test_a_roster_without_phases_is_checked_as_well(call: Caller, made: Path) -> None:
    told = json.loads((made / "uit/roster.json").read_text())
    del told["phases"], told["provenance"]
    (made / "elders.json").write_text(json.dumps(told))
    assert call("check", made / "hds", made / "elders.json").code == 0


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"hds": 3}', "\x00"])
def test_a_broken_roster_is_a_fault_with_a_way_out(call: Caller, made: Path, content: str) -> None:
    (made / "kapot.json").write_text(content)
    answer = call("check", made / "hds", made / "kapot.json")
    assert answer.code == 2
    assert "Wat te doen" in answer.err


def test_a_folder_without_a_roster(call: Caller, made: Path) -> None:
    answer = call("check", made / "hds", made / "hds")
    assert answer.code == 2
    assert "roster.json" in answer.err


@pytest.mark.parametrize("kind", ["schedule", "fairness", "costs"])
@pytest.mark.parametrize("form", ["table", "html", "csv", "json"])
def test_every_report_in_every_format(call: Caller, made: Path, kind: str, form: str) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", kind, "--format", form)
    assert answer.code == 0
    assert answer.err == ""
    assert {"html": "<!DOCTYPE html>", "json": "{"}.get(form, "") in answer.out
    assert answer.out.count("\n") >= 7


def test_a_report_is_a_table_on_the_screen_when_nothing_is_said(call: Caller, made: Path) -> None:
    words = ("report", made / "hds", made / "uit", "--kind", "fairness")
    assert call(*words).out == call(*words, "--format", "table").out
    assert "D. Duinstra" in call(*words).out


@pytest.mark.parametrize(
    ("form", "name"), [("html", "p.html"), ("csv", "p.csv"), ("json", "p.json"), ("table", "p.txt")]
)
def test_a_report_in_a_file_is_what_the_screen_would_show(call: Caller, made: Path, form: str, name: str) -> None:
    words = ("report", made / "hds", made / "uit", "--kind", "fairness", "--format", form)
    shown = call(*words).out
    answer = call(*words, "-o", made / name)
    assert (answer.out, answer.err) == ("", f"Geschreven: {made / name}\n")
    assert (made / name).read_bytes().decode() == shown


def test_a_report_file_is_not_overwritten_without_force(call: Caller, made: Path) -> None:
    (made / "p.html").write_text("van mij")
    words = ("report", made / "hds", made / "uit", "--kind", "costs", "--format", "html", "-o", made / "p.html")
    answer = call(*words)
    assert answer.code == 2
    assert "bestaat al" in answer.err
    assert (made / "p.html").read_text() == "van mij"
    assert call(*words, "--force").code == 0


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.CSV", b"\xef\xbb\xbf"),
        ("r.json", b"{"),
        ("r.txt", b"Evenwicht"),
        ("r", b"Evenwicht"),
    ],
)
def test_a_report_takes_the_form_of_its_file(call, made: Path, tmp_path: Path, name: str, begin: bytes) -> None:
    assert call("report", made / "hds", made / "uit", "--kind", "fairness", "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_a_form_that_is_named_goes_before_that_of_the_file(call, made: Path, tmp_path: Path) -> None:
    words = ("report", made / "hds", made / "uit", "--kind", "fairness", "--format", "csv")
    assert call(*words, "-o", tmp_path / "r.html").code == 0
    assert (tmp_path / "r.html").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_report_into_a_folder_is_refused_with_a_name(call: Caller, made: Path) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", "costs", "-o", made)
    assert answer.code == 2
    assert f"{made}/costs.txt" in answer.err


def test_the_page_of_a_doctor(call: Caller, made: Path) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", "doctor", "--doctor", "D. Duinstra")
    assert "D. Duinstra" in answer.out


def test_the_page_of_nobody_names_the_doctors(call: Caller, made: Path) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", "doctor")
    assert answer.code == 2
    assert "akkers, berghuis" in answer.err


def test_the_page_of_an_unknown_doctor_suggests_one(call: Caller, made: Path) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", "doctor", "--doctor", "aker")
    assert answer.code == 2
    assert "Bedoeld: akkers?" in answer.err


def test_a_doctor_with_another_report_is_refused(call: Caller, made: Path) -> None:
    answer = call("report", made / "hds", made / "uit", "--kind", "costs", "--doctor", "akkers")
    assert answer.code == 2
    assert "alleen bij --kind doctor" in answer.err


def test_costs_with_an_assumed_tariff(call: Caller, made: Path) -> None:
    words = ("report", made / "hds", made / "uit", "--kind", "costs", "--format", "csv")
    assert call(*words).out != call(*words, "--assume-tariff", "2026").out
    assert call(*words, "--assume-tariff", "2025").code == 2


def test_export_of_calendars(call: Caller, made: Path) -> None:
    answer = call("export", made / "hds", made / "uit", "--to", "ics", "-o", made / "agendas")
    assert answer.code == 0
    exported = {each.name: each.read_bytes() for each in (made / "agendas").iterdir()}
    assert "publication.json" in exported
    del exported["publication.json"]
    assert exported == {each.name: each.read_bytes() for each in (made / "uit/calendars").iterdir()}
    shifts = len(json.loads((made / "uit/roster.json").read_text())["assignments"])
    events = sum(each.count(b"BEGIN:VEVENT") for each in exported.values())
    assert f"{shifts} diensten, in {events} afspraken (per dokter en per post)" in answer.err


def test_export_gives_what_solve_wrote(call: Caller, made: Path) -> None:
    call("export", made / "hds", made / "uit", "--to", "csv", "-o", made / "los")
    call("export", made / "hds", made / "uit", "--to", "xlsx", "-o", made / "los")
    for name in ("roster.csv", "costs.csv", "roster.xlsx"):
        assert (made / "los" / name).read_bytes() == (made / "uit" / name).read_bytes()


def test_export_keeps_what_is_there(call: Caller, made: Path) -> None:
    words = ("export", made / "hds", made / "uit", "--to", "csv", "-o", made / "uit")
    answer = call(*words)
    assert answer.code == 2
    assert "--replace" in answer.err
    assert call(*words, "--replace").code == 0
    assert call(*words, "--force").code == 0


@pytest.mark.parametrize("changes", [{"doctor": "vreemd"}, {"shift": "vreemd-2027-01-05"}])
@pytest.mark.parametrize("words", [("report", "--kind", "fairness"), ("export", "--to", "ics", "-o", "nergens")])
def test_strangers_in_a_roster_are_refused_with_the_way_out(
    call: Caller, made: Path, words: tuple[str, ...], changes: dict[str, str]
) -> None:
    answer = call(words[0], made / "hds", spoil(made, **changes), *words[1:])
    assert answer.code == 2
    assert "vreemd" in answer.err
    assert f"anwroster check {made}/hds {made}/bedorven.json" in answer.err
    assert call("check", made / "hds", made / "bedorven.json").code == 1


def test_a_second_publication_goes_on_from_the_first(call: Caller, made: Path) -> None:
    words = ("export", made / "hds", made / "uit", "--to", "ics", "-o", made / "feed")
    assert "Voor het eerst gepubliceerd" in call(*words).err
    before = {each.name: each.read_bytes() for each in (made / "feed").iterdir()}
    again = call(*words)
    assert (again.code, "0 nieuw, 0 gewijzigd, 0 vervallen" in again.err) == (0, True)
    assert {each.name: each.read_bytes() for each in (made / "feed").iterdir()} == before
    elsewhere = call(*words[:-1], made / "feed2", "--after", made / "feed", "--alarm", "12u")
    assert (elsewhere.code, "0 nieuw" in elsewhere.err) == (0, True)
    assert b"TRIGGER:-PT720M" in b"".join(each.read_bytes() for each in (made / "feed2").glob("dokter-*.ics"))


def test_a_publication_that_is_none_is_refused(call: Caller, made: Path) -> None:
    words = ("export", made / "hds", made / "uit", "--to", "ics", "-o", made / "leeg")
    (made / "kapot").mkdir()
    # the faults "publication_missing" and "publication_syntax"
    assert "publicatie bestaat niet" in call(*words, "--after", made / "kapot").err
    (made / "kapot/publication.json").write_text("{")
    answer = call(*words, "--after", made / "kapot")
    assert (answer.code, "geen publicatie" in answer.err) == (2, True)
    assert not (made / "leeg").exists()
    assert "30m" in call(*words, "--alarm", "straks").err
    assert "--to ics" in call(*words[:3], "--to", "csv", "-o", made / "x", "--alarm", "1d").err
