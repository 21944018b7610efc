import json

import pytest

from anwroster.model import Roster
from anwroster.reports import render_csv, render_html, render_json, report
from tests.reportcase import given, level, made


def told(case=None, filled: Roster | None = None, language: str = "nl"):
    return report(case or given(), filled or made(), "fairness", language)


def document(**changes):
    return json.loads(render_json(told(**changes)))


def table(title: str, **changes):
    tables = [each for section in document(**changes)["sections"] for each in section["tables"]]
    return next(each for each in tables if each["title"] == title)["rows"]


def test_key_figures() -> None:
    # of the own quota: anna 1/44, bas 3/55, eva 25/172, cor 4/5
    shown = [figure for figure, _ in told().key_figures]
    assert shown == ["7 / 84", "10 %", "2 % – 80 %", "1 / 2", "1"]


def test_the_spread_by_role() -> None:
    rows = {each["role"]: each for each in table("Deel van het eigen quotum, per rol")}
    assert rows["praktijkhouder"]["quotas"] == 2
    assert rows["praktijkhouder"]["lowest"] == pytest.approx(1 / 44, abs=1e-6)
    assert rows["waarnemer"]["median"] == 0.8
    assert list(rows) == ["praktijkhouder", "HIDHA", "waarnemer"]


def test_the_spread_by_region_only_where_quotas_are_kept_apart() -> None:
    titles = [each["title"] for each in document()["sections"][0]["tables"]]
    assert titles == ["Deel van het eigen quotum, per rol"]
    rows = table("Deel van het eigen quotum, per regio", case=given(per_person="apart"))
    assert [(each["region"], each["quotas"]) for each in rows] == [("Regio Noord", 3), ("Regio Zuid", 1)]
    assert rows[1]["highest"] == 0.125


def test_shares_of_roles_add_up() -> None:
    rows = table("Deel van quotum, uren, nachten, weekenden en feestdagen")
    for key in ("share_quota", "share_hours", "share_nights", "share_weekends", "share_holidays"):
        assert sum(each[key] for each in rows) == pytest.approx(1, abs=1e-5)
    assert {each["role"]: each["share_holidays"] for each in rows}["waarnemer"] == 1


def test_a_share_of_nothing_is_nothing() -> None:
    empty = made().model_copy(update={"assignments": ()})
    rows = table("Deel van quotum, uren, nachten, weekenden en feestdagen", filled=empty)
    assert {each["share_nights"] for each in rows} == {None}


def test_categories_by_role() -> None:
    rows = table("Nachten, weekenden en feestdagen per dokter")
    nights = next(each for each in rows if each["category"] == "Nachten" and each["role"] == "praktijkhouder")
    assert (nights["doctors"], nights["sum"], nights["mean"], nights["highest"]) == (2, 2, 1.0, 1)
    assert nights["per_100_hours"] == 5.1  # 2 nights in 14 + 25 hours


def test_levels_tell_value_bound_gap_and_status() -> None:
    rows = table("Fase 3")
    assert [(each["level"], each["value"], each["bound"], each["gap"], each["status"]) for each in rows] == [
        ("bezetting", 89, 89, 0.0, "bewezen het beste"),
        ("evenwicht", 200, 150, 0.25, "nog niet bewezen"),
        ("wensen", 3, 0, 1.0, "nog geen grens"),
    ]
    assert all(each["counts"] for each in rows)


def test_phases_stand_in_their_order_and_are_said_not_to_compare() -> None:
    section = next(each for each in told().sections if each.heading == "Hoe goed is dit rooster?")
    assert [each.title for each in section.tables] == ["Fase 1", "Fase 3"]
    assert any("niet te vergelijken" in each for each in section.text)
    alone = next(
        each
        for each in told(filled=made(phases=made().phases[:1])).sections
        if each.heading == "Hoe goed is dit rooster?"
    )
    assert not any("niet te vergelijken" in each for each in alone.text)


def test_a_small_gap_is_not_shown_as_none() -> None:
    phase = made().phases[1].model_copy(update={"levels": (level("comfort", 512, 511),)})
    assert ">0,2 %<" in render_html(told(filled=made(phases=(phase,))))


def test_a_roster_made_elsewhere_has_no_levels() -> None:
    headings = [each.heading for each in told(filled=made(phases=(), provenance=None)).sections]
    assert "Hoe goed is dit rooster?" not in headings
    assert "Waar dit rooster vandaan komt" not in headings


def test_a_level_with_another_name_is_shown_as_it_is() -> None:
    phase = made().phases[1].model_copy(update={"levels": (level("eigen-niveau", 1, 1),)})
    assert "eigen-niveau" in render_html(told(filled=made(phases=(phase,))))


def test_unmet_duties_are_named() -> None:
    rows = table("Niet gehaald")
    assert [(each["doctor"], each["unit"], each["required"], each["done"]) for each in rows] == [
        ("cor", "uren", 20, 16)
    ]


def test_wishes_per_role() -> None:
    rows = {each["role"]: each for each in table("Wensen")}
    assert (rows["waarnemer"]["wanted"], rows["waarnemer"]["preferred"], rows["waarnemer"]["avoided"]) == (2, 1, 0)
    assert rows["praktijkhouder"]["avoided"] == 1


def test_who_was_assigned_without_an_offer() -> None:
    assert [(each["doctor"], each["forced"]) for each in table("Aangewezen zonder aanbod")] == [("eva", 1)]


def test_open_shifts_per_kind_and_one_by_one() -> None:
    assert sum(each["open"] for each in table("Open diensten")) == 77
    every = table("Alle open diensten")
    assert sum(each["open"] for each in every) == 77
    assert every[0]["day"] == "2026-03-23"


def test_nothing_open_is_said_in_one_sentence() -> None:
    case = given()
    everything = tuple((f"x{seat}", each.id) for each in case.shifts for seat in range(each.demand))
    full = made().model_copy(update={"phases": ()})
    full = full.model_copy(
        update={
            "assignments": tuple(
                made().assignments[0].model_copy(update={"doctor": d, "shift": s}) for d, s in everything
            )
        }
    )
    section = next(each for each in told(case, full).sections if each.heading == "Open diensten")
    assert section.text == ("Geen: alle 84 plaatsen zijn bezet.",)
    assert (section.charts, section.tables) == ((), ())


def test_all_doctors_from_the_least_fulfilled() -> None:
    assert [each["doctor"] for each in table("Alle dokters")] == ["anna", "bas", "eva", "cor", "dee"]


def test_csv_holds_all_doctors_with_numbers() -> None:
    lines = render_csv(told()).decode("utf-8-sig").splitlines()
    assert lines[0].split(";")[4:10] == [
        "Quotum (uur)",
        "Saldo van eerdere perioden (uur)",
        "Eerlijk deel (uur)",
        "Haalbaar in blokken (uur)",
        "Uren",
        "% van quotum",
    ]
    assert [each for at, each in enumerate(lines[1].split(";")[:10]) if at not in (6, 7)] == [
        "anna",
        "A. Anders",
        "praktijkhouder",
        "owner",
        "286,00",
        "-7,50",
        "14,00",
        "2,3",
    ]


def test_the_origin_is_told() -> None:
    rows = table("Waar dit rooster vandaan komt")
    assert {"fact": "bestand: hds.toml", "value_of": "ab" * 32} in rows


def test_a_dot_tells_whose_it_is() -> None:
    assert "<title>C. Cohen: 80 %</title>" in render_html(told())


def test_without_doctors_there_is_still_a_report() -> None:
    nobody = given(doctors=(), affiliations=(), practices=(), offers=(), wishes=(), fixed=(), balances=(), top_ups=())
    assert "0 / 84" in render_html(told(nobody, made().model_copy(update={"assignments": (), "phases": ()})))
