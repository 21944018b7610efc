import json
import re
from datetime import date
from decimal import Decimal

import pytest

from anwroster.model import Period
from anwroster.reports import render_csv, render_html, render_json, report
from anwroster.tariffs import pay
from tests.reportcase import given, made

LATER = Period(start=date(2027, 3, 22), end=date(2027, 4, 12))
"""No tariff is known."""


def later():
    """Return a case without a tariff: the same roster a year later, day for day of the week."""
    case = given(period=LATER)
    moved = tuple(
        each.model_copy(update={"shift": f"{each.shift[:-10]}{date.fromordinal(_day(each.shift) + 364)}"})
        for each in made().assignments
        if each.doctor != "cor"
    )
    return case.model_copy(update={"top_ups": ()}), made(period=LATER).model_copy(update={"assignments": moved})


def _day(shift: str) -> int:
    return date.fromisoformat(shift[-10:]).toordinal()


def document(case, filled, year=None):
    return json.loads(render_json(report(case, filled, "costs", "nl", assume_year=year)))


def test_euros_by_hand() -> None:
    # 1e paasdag 08:00-24:00 = 16 h feestdag at 155.63; top-up apart
    rows = {each["doctor"]: each for each in document(given(), made())["sections"][2]["tables"][0]["rows"]}
    assert rows["cor"]["euros"] == 2490.08
    assert rows["dee"]["euros"] == 40.32  # six hours of standby at 6.72


def test_the_total_is_what_will_be_paid() -> None:
    total = document(given(), made())["sections"][0]["tables"][0]["rows"][-1]
    assert total["is_total"]
    assert Decimal(str(total["euros"])) == pay(given(), made()).total
    assert total["hours"] == sum(line.minutes for line in pay(given(), made()).lines) / 60


def test_bands_stand_in_the_order_of_the_tariff() -> None:
    rows = document(given(), made())["sections"][0]["tables"][0]["rows"][:-1]
    assert [each["band"] for each in rows] == ["avond", "nacht", "weekend", "feestdag", "buiten", "achterwacht"]


def test_top_ups_stand_apart_and_count_nowhere() -> None:
    with_them, without = document(given(), made()), document(given(top_ups=()), made())
    assert with_them["sections"][:-1] == without["sections"]
    assert with_them["key_figures"] == without["key_figures"]
    assert with_them["sections"][-1]["tables"][0]["rows"] == [{"doctor": "cor", "name": "C. Cohen", "top_up": 250.0}]


def test_hours_without_a_rate_are_told() -> None:
    warnings = document(given(), made())["sections"][0]["warnings"]
    assert warnings == ["2,0 uur heeft geen bedrag (buiten) en telt in geen enkel totaal in euro's mee."]


def test_without_a_tariff_there_are_hours_and_the_way_out() -> None:
    told = document(*later())
    assert any("--assume-tariff 2026" in each for each in told["sections"][0]["warnings"])
    rows = told["sections"][0]["tables"][0]["rows"]
    assert all(each["hours"] > 0 for each in rows)
    assert {each["euros"] for each in rows if each["band"] in ("avond", "nacht", "weekend")} == {None}


def test_every_assumed_euro_is_marked_on_the_page() -> None:
    content = render_html(report(*later(), "costs", "nl", assume_year=2026))
    figures = re.findall(r'<td class="right"[^>]*>(.*?)</td>', content)
    money = [each for each in figures if re.search(r"\d,\d\d$", each)]
    assert len(money) > 8
    assert all(each.startswith('<span class="mark">indicatief</span>') for each in money)
    assert re.search(r"<strong>indicatief € [\d.,]+</strong>", content)
    assert "INDICATIEF" in content


def test_every_assumed_euro_is_marked_for_machines() -> None:
    rows = [
        row
        for section in document(*later(), 2026)["sections"]
        for table in section["tables"]
        for row in table["rows"]
        if row["euros"] is not None
    ]
    assert rows
    assert all(row["euros_indicative"] is True for row in rows)


def test_every_assumed_euro_is_marked_in_csv() -> None:
    lines = render_csv(report(*later(), "costs", "nl", assume_year=2026)).decode("utf-8-sig").splitlines()
    assert lines[0] == "Dokter;Naam;Status;Uren;Bedrag (€)"
    assert all(line.split(";")[2] == "indicatief" for line in lines[1:] if line.split(";")[4])


def test_known_tariffs_are_never_called_indicative() -> None:
    assert "indicatief" not in render_html(report(given(), made(), "costs", "nl", assume_year=2026))


def test_who_pays_is_told_where_it_is_not_only_the_hds() -> None:
    section = next(each for each in document(given(), made())["sections"] if each["heading"] == "Via wie betaald")
    assert [each["paid_by"] for each in section["tables"][0]["rows"]] == ["de werkgever", "de HDS"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_roster_costs_nothing(language: str) -> None:
    nothing = made().model_copy(update={"assignments": ()})
    told = report(given(top_ups=(), language=language), nothing, "costs", language)
    assert told.main.rows == ()
    assert "<table" in render_html(told)


def test_a_total_over_part_of_the_hours_says_so() -> None:
    figures = {each["about"] for each in document(given(), made())["key_figures"]}
    minutes = sum(line.minutes for line in pay(given(), made()).lines)
    priced = sum(line.minutes for line in pay(given(), made()).lines if line.rate is not None)
    assert priced < minutes  # the two hours outside ANW have no rate
    whole, part = (f"{each / 60:.1f}".replace(".", ",") for each in (minutes, priced))
    assert f"voor {part} van {whole} uur; van de rest is geen tarief bekend" in figures


def test_hours_outside_anw_are_explained_where_there_are_any() -> None:
    told = "Buiten: minuten op werkdagen"
    assert any(each.startswith(told) for each in document(given(), made())["sections"][0]["text"])
    kept = tuple(each for each in made().assignments if each.doctor == "cor")
    without = made().model_copy(update={"assignments": kept})
    assert not any(each.startswith(told) for each in document(given(), without)["sections"][0]["text"])
