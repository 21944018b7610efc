import csv
import io
from decimal import Decimal

import pytest

from anwroster.exports import costs_csv, roster_csv
from anwroster.tariffs import pay
from tests.hostile import NAMES
from tests.reportcase import given, made
from tests.reports.test_reports_costs import later


def lines(content: bytes, *, dutch: bool = True) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig" if dutch else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if dutch else ","))


def test_a_row_per_seat_as_a_dutch_excel_reads_it() -> None:
    content = roster_csv(given(), made())
    assert content.startswith(b"\xef\xbb\xbfDienst;Dag;Begin;Einde;Post;Soort;Dokter;Naam;Uren;Opmerking;Fase\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + 84
    first, second = lines(content)[:2]
    assert list(first.values()) == [
        *("n-avond-2026-03-23", "23-03-2026", "17:00", "23:00"),
        *("noord", "consult", "anna", "A. Anders", "6,00", "", "1"),
    ]
    assert second["Opmerking"] == "vastgezet"


def test_an_open_seat_has_no_doctor() -> None:
    found = lines(roster_csv(given(), made()))
    assert sum(not each["Dokter"] for each in found) == 77
    assert not [each for each in found if not each["Dokter"] and each["Naam"]]


def test_an_english_hds_gets_a_plain_file() -> None:
    content = roster_csv(given(language="en"), made())
    assert content.startswith(b"Shift,Day,Start,End,")
    assert lines(content, dutch=False)[0]["Day"] == "2026-03-23"
    assert lines(content, dutch=False)[0]["Hours"] == "6.00"


def test_the_roster_can_be_read_back() -> None:
    found = {(each["Dokter"], each["Dienst"]) for each in lines(roster_csv(given(), made())) if each["Dokter"]}
    assert found == {(each.doctor, each.shift) for each in made().assignments}


def test_hours_over_the_clock_change() -> None:
    hours = {each["Dienst"]: each["Uren"] for each in lines(roster_csv(given(), made()))}
    assert (hours["n-nacht-2026-03-27"], hours["n-nacht-2026-03-28"]) == ("9,00", "8,00")


def test_costs_add_up_to_what_is_paid() -> None:
    found = lines(costs_csv(given(), made()))
    sums: dict[str, Decimal] = {}
    for each in found:
        if each["Bedrag (€)"]:
            amount = Decimal(each["Bedrag (€)"].replace(",", "."))
            sums[each["Dokter"]] = sums.get(each["Dokter"], Decimal(0)) + amount
    totals = pay(given(), made()).totals
    assert {doctor: amount.quantize(Decimal("0.01")) for doctor, amount in sums.items()} == totals


def test_every_amount_bears_the_status_of_its_rate() -> None:
    found = lines(costs_csv(given(), made()))
    assert {each["Band"]: each["Status"] for each in found if each["Dokter"] in ("bas", "dee")} == {
        "avond": "één bron",
        "buiten": "",
        "achterwacht": "eigen opgave",
    }


def test_assumed_euros_are_indicative_row_by_row() -> None:
    found = lines(costs_csv(*later(), 2026))
    priced = [each for each in found if each["Bedrag (€)"]]
    assert priced
    assert {each["Status"] for each in priced} == {"indicatief"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_cell_begins_a_formula(name: str, language: str) -> None:
    case = given((name,) * 5, language=language)
    for content in (roster_csv(case, made()), costs_csv(case, made())):
        for each in lines(content, dutch=language == "nl"):
            for cell in each.values():
                assert not cell.lstrip(" \t\r\n").startswith(("=", "@")), cell
                assert not cell.startswith(("\t", "\r", "\n"))
                assert not (cell.startswith(("+", "-")) and not cell[1:].replace(",", "").isdigit())


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_as_they_are(name: str) -> None:
    told = name.replace("\r\n", "\n").replace("\r", "\n")
    found = {each["Naam"] for each in lines(roster_csv(given((name,) * 5), made())) if each["Naam"]}
    assert found <= {told, f"'{told}"}
    assert len(found) == 1


def test_the_same_roster_gives_the_same_bytes() -> None:
    turned = made(assignments=made().assignments[::-1])
    assert roster_csv(given(), made()) == roster_csv(given(), turned)
    assert costs_csv(given(), made()) == costs_csv(given(), turned)
