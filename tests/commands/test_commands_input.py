"""``init``, ``validate``, ``quota`` and ``tariffs``: the commands that need no roster."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from anwroster.files import write_example
from tests.commands.calling import Caller


def test_init_writes_a_folder_that_validate_accepts(call: Caller, tmp_path: Path) -> None:
    answer = call("init", tmp_path / "mijn hds")
    assert answer.code == 0
    assert answer.err.endswith(f"Volgende stap: anwroster validate '{tmp_path}/mijn hds'\n")
    assert call("validate", tmp_path / "mijn hds").code == 0


def test_init_writes_in_the_language_asked_for(call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en")
    assert "Example written" in call("init", tmp_path / "hds").err
    monkeypatch.delenv("ANWROSTER_LANGUAGE")
    assert "is in order" in call("validate", tmp_path / "hds").out


def test_init_keeps_what_is_there(call: Caller, folder: Path) -> None:
    (folder / "doctors.csv").write_text("van mij")
    answer = call("init", folder)
    assert answer.code == 2
    assert "--force" in answer.err
    assert (folder / "doctors.csv").read_text() == "van mij"
    assert call("init", folder, "--force").code == 0
    assert (folder / "doctors.csv").read_text() != "van mij"


def test_init_on_a_file(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    answer = call("init", tmp_path / "bestand")
    assert answer.code == 2
    assert "is een bestand, geen map" in answer.err


def test_validate_tells_what_is_in_the_folder(call: Caller, folder: Path) -> None:
    answer = call("validate", folder)
    assert "in orde (04-01-2027 t/m 31-01-2027)" in answer.out
    assert f"anwroster quota {folder}" in answer.err


def test_validate_warns_when_nobody_offers(call: Caller, folder: Path) -> None:
    (folder / "availability.csv").unlink()
    assert "Niemand biedt een dienst aan" in call("validate", folder).err


def test_validate_remarks_on_what_is_odd(call: Caller, folder: Path) -> None:
    told = "Let op: Dokters zonder rij in affiliations (2): fokkinga, goudriaan."
    assert told in call("validate", folder).err
    (remark,) = call("validate", folder, "--json").document["remarks"]
    assert (remark["code"], remark["subjects"]) == ("without_affiliation", ["fokkinga", "goudriaan"])


def test_validate_json_is_one_document_with_the_counts(call: Caller, folder: Path) -> None:
    answer = call("validate", folder, "--json")
    assert answer.document["counts"]["doctors"] == 7
    assert answer.document["period"] == {"start": "2027-01-04", "end": "2027-02-01"}
    assert answer.err == ""


@pytest.mark.parametrize("name", ["niet", "niet/hier"])
def test_a_folder_that_is_not_there(call: Caller, tmp_path: Path, name: str) -> None:
    answer = call("validate", tmp_path / name)
    assert answer.code == 2
    assert "Deze map bestaat niet." in answer.err


def test_a_folder_that_is_a_file(call: Caller, folder: Path) -> None:
    assert "Dit is een bestand" in call("validate", folder / "hds.toml").err


def test_quota_shows_every_line_with_its_row_and_the_sum(call: Caller, folder: Path) -> None:
    answer = call("quota", folder)
    assert "D. Duinstra" in answer.out
    assert "50 % van het praktijkquotum" in answer.out
    assert "492 uur te verdelen, 492 uur verdeeld" in answer.err


def test_quota_json_adds_up_to_the_hours_of_the_region(call: Caller, folder: Path) -> None:
    told = call("quota", folder, "--json").document
    (region,) = told["regions"]
    assert sum(each["minutes"] for each in told["lines"] if each["region"] == region["region"]) == region["minutes"]
    assert all(each["row"] for each in told["lines"] if each["source"] != "commitment")


@pytest.mark.parametrize("text", ["duinstra", "DUINSTRA", "D. Duinstra", "d. duinstra "])
def test_quota_of_one_doctor_by_key_or_name(call: Caller, folder: Path, text: str) -> None:
    lines = call("quota", folder, "--doctor", text, "--json").document["lines"]
    assert {each["doctor"] for each in lines} == {"duinstra"}


def test_an_unknown_doctor_gets_a_suggestion(call: Caller, folder: Path) -> None:
    answer = call("quota", folder, "--doctor", "dunstra")
    assert answer.code == 2
    assert "Dokter dunstra staat niet in de invoer. Bedoeld: duinstra?" in answer.err


def test_a_name_that_two_doctors_bear_is_refused_with_their_keys(call: Caller, folder: Path) -> None:
    table = folder / "doctors.csv"
    table.write_text(table.read_text(encoding="utf-8-sig").replace("B. Berghuis", "A. Akkers"), encoding="utf-8")
    assert "akkers, berghuis" in call("quota", folder, "--doctor", "A. Akkers").err


def test_hours_that_nobody_owes_are_told(call: Caller, folder: Path) -> None:
    table = folder / "affiliations.csv"
    kept = [line for line in table.read_text(encoding="utf-8-sig").splitlines() if "colijn" not in line]
    table.write_text("\n".join(kept), encoding="utf-8")
    (folder / "doctors.csv").write_text(
        "".join(
            line
            for line in (folder / "doctors.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
            if "colijn" not in line
        ),
        encoding="utf-8",
    )
    for name in ("availability", "balances", "fixed"):
        path = folder / f"{name}.csv"
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "colijn" not in line), encoding="utf-8")
    answer = call("quota", folder)
    assert "(niemand)" in answer.out
    assert "82 uur is niemand verschuldigd" in answer.err


def test_tariffs_show_amount_status_and_source(call: Caller) -> None:
    answer = call("tariffs")
    assert "155,63" in answer.out
    assert "één bron: huisartsincijfers" in answer.out
    assert "1-1-2026 t/m 31-12-2026" in answer.err


@pytest.mark.parametrize(("day", "amount"), [("31-12-2024", "140.53"), ("2026-01-01", "155.63")])
def test_tariffs_on_a_day(call: Caller, day: str, amount: str) -> None:
    (decision,) = call("tariffs", "--on", day, "--json").document["tariffs"]
    assert Decimal(decision["amounts"]["nacht"]["euros"]) == Decimal(amount)


@pytest.mark.parametrize("day", ["2022-12-31", "2025-01-01", "2027-01-01"])
def test_a_day_without_tariff_is_refused_with_the_way_out(call: Caller, day: str) -> None:
    answer = call("tariffs", "--on", day)
    assert answer.code == 2
    assert "--assume-tariff 2026" in answer.err
    assert json.loads(call("tariffs", "--on", day, "--json").out)["exit_code"] == 2


def test_tariffs_of_a_folder_have_its_own_files(call: Caller, folder: Path) -> None:
    settings = folder / "hds.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[tariffs]\nfiles = ["eigen.toml"]\n', encoding="utf-8")
    amounts = "\n".join(
        f'{band} = {{ euros = "100.00", status = "own", source = "besluit bestuur" }}'
        for band in ("avond", "weekend", "nacht", "feestdag")
    )
    (folder / "eigen.toml").write_text(
        f'[[tariff]]\nid = "eigen-2027"\nuse = "paid"\nvalid_from = 2027-01-01\nvalid_until = 2028-01-01\n{amounts}\n'
    )
    told = call("tariffs", folder, "--on", "2027-02-01", "--json").document["tariffs"]
    assert [(each["id"], each["use"]) for each in told] == [("eigen-2027", "paid")]
    assert "eigen-2027" in call("tariffs", folder).out


def test_english_when_the_file_of_the_hds_says_so(call: Caller, tmp_path: Path) -> None:
    write_example(tmp_path / "hds", "en")
    assert "Quota in hours" in call("quota", tmp_path / "hds").out


def test_the_environment_beats_the_file_of_the_hds(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_example(tmp_path / "hds", "en")
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "nl")
    assert "Urenquotum" in call("quota", tmp_path / "hds").out
