import csv
import io
from pathlib import Path
from typing import Any

import pytest

from anwroster.errors import UsageError
from anwroster.exports import layout_csv
from anwroster.exports.layoutvalues import seats, values_of
from anwroster.files import csv_bytes, read_folder
from anwroster.model import LAYOUT_FIELDS, Assignment, Layout, Phase
from tests.hostile import NAMES
from tests.reportcase import given, made


def layout(*columns: dict[str, Any], **changes: Any) -> Layout:
    return Layout.model_validate({"id": "hap", "columns": columns, **changes})


def text(form: Layout, instance=None, roster=None) -> str:
    codec = {"utf-8-bom": "utf-8-sig", "windows-1252": "cp1252"}.get(form.encoding, form.encoding)
    return layout_csv(instance or given(), roster or made(), form)[1].decode(codec)


def column(field: str, **changes: Any) -> dict[str, Any]:
    return {"title": field, "field": field, **changes}


def lines(form: Layout, instance=None, roster=None) -> list[list[str]]:
    sign = "\t" if form.delimiter == "tab" else form.delimiter
    return list(csv.reader(io.StringIO(text(form, instance, roster), newline=""), delimiter=sign))


def test_every_field_has_a_value_and_every_value_is_a_field() -> None:
    for seat in seats(given(), made()):
        assert list(values_of(given(), seat)) == list(LAYOUT_FIELDS)


@pytest.mark.parametrize("field", LAYOUT_FIELDS)
def test_every_field_can_be_written(field: str) -> None:
    found = lines(layout(column(field), column("shift"), rows="seats"))
    assert len(found) == 1 + 84
    assert any(cell for cell, _ in found[1:]) is (field not in ("agb", "email"))


def test_the_layout_decides_on_every_sign() -> None:
    form = layout(
        {"title": "Bron", "constant": "x|y"},
        column("post", codes={"noord": "01", "zuid": "02"}),
        column("day"),
        column("start_at", format="%Y-%m-%dT%H:%M:%S%z"),
        column("end"),
        column("hours"),
        column("fixed"),
        delimiter="|",
        encoding="utf-8",
        line_end="lf",
        header=False,
        quote="always",
        decimal=".",
        date="%y%j",
        time="%H%M",
        yes="J",
        no="",
    )
    first, second = text(form).split("\n")[:2]
    assert first == '"x|y"|"01"|"26082"|"2026-03-23T17:00:00+0100"|"2300"|"6.00"|""'
    assert second.endswith('|"J"')


def test_the_defaults_are_as_a_dutch_excel_reads_it() -> None:
    name, content = layout_csv(given(), made(), layout(column("day"), column("name"), column("hours")))
    assert name == "hap.csv"
    assert content == csv_bytes(["day", "name", "hours"], []) + content.partition(b"\r\n")[2]
    assert content.split(b"\r\n")[1] == b"23-03-2026;A. Anders;6,00"


def test_the_file_is_called_as_the_layout_says() -> None:
    assert layout_csv(given(), made(), layout(column("day"), file="{hds}-{start}-{end}-{layout}.txt"))[0] == (
        "hds-2026-03-23-2026-04-13-hap.txt"
    )


def test_the_spring_night_has_eight_hours_and_both_offsets() -> None:
    wanted = (
        column("shift"),
        column("start_at", format="%d %H:%M %z"),
        column("end_at", format="%d %H:%M %z"),
        column("minutes"),
    )
    night = next(each for each in lines(layout(*wanted)) if each[0] == "n-nacht-2026-03-28")
    assert night[1:] == ["28 23:00 +0100", "29 08:00 +0200", "480"]


def test_a_shift_until_midnight_ends_on_the_next_day() -> None:
    wanted = column("shift"), column("end_day"), column("end")
    day = next(each for each in lines(layout(*wanted)) if each[0] == "z-dag-2026-04-05")
    assert day[1:] == ["06-04-2026", "00:00"]


def test_minutes_per_band_add_up() -> None:
    bands = [column(f"minutes_{each}") for each in ("avond", "nacht", "weekend", "feestdag", "buiten")]
    for minutes, *parts in lines(layout(column("minutes"), *bands, header=False)):
        assert int(minutes) == sum(map(int, parts))


def test_an_open_seat_has_what_otherwise_says() -> None:
    form = layout(column("doctor", otherwise="VACANT"), column("name", needed=True), rows="seats", header=False)
    found = lines(form)
    assert sum(each == ["VACANT", ""] for each in found) == 77
    assert len(lines(layout(column("doctor"), header=False))) == 7


def test_a_key_without_a_code_has_what_otherwise_says() -> None:
    form = layout(column("doctor", codes={"anna": "A1"}, otherwise="?"), header=False)
    assert [each[0] for each in lines(form)].count("A1") == 2
    assert {each[0] for each in lines(form)} == {"A1", "?"}


def test_what_is_needed_and_not_there_stops_the_export_and_names_every_place() -> None:
    with pytest.raises(UsageError, match=r"\(5\): agb: anna, agb: bas, agb: dee, agb: eva, agb: cor") as caught:
        layout_csv(given(), made(), layout(column("agb", needed=True)))
    assert "needed" in str(caught.value)


def test_what_the_encoding_cannot_hold_stops_the_export() -> None:
    case = given(("Łukasz", "Zoë", "Ć"))
    with pytest.raises(UsageError, match=r"\(2\): Łukasz, Ć"):
        layout_csv(case, made(), layout(column("name"), encoding="windows-1252"))
    assert "Zoë" in text(layout(column("name"), encoding="windows-1252"), given(("Zoë",)))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_stay_one_cell_and_no_formula(name: str) -> None:
    form = layout(column("name"), column("shift"), header=False, encoding="utf-8")
    for cell, shift in lines(form, given((name,) * 5)):
        assert not cell.lstrip(" ").startswith(("=", "@", "\t"))
        assert "\n" not in cell
        assert shift


def test_a_machine_gets_texts_as_they_are() -> None:
    case = given(("=1+1",) * 5)
    assert {each[0] for each in lines(layout(column("name"), header=False), case)} == {"'=1+1"}
    assert {each[0] for each in lines(layout(column("name"), header=False, machine=True), case)} == {"=1+1"}
    danger = {"title": "=x", "constant": "@y"}
    assert lines(layout(danger))[:2] == [["'=x"], ["'@y"]]
    assert lines(layout(danger, machine=True))[:2] == [["=x"], ["@y"]]


def test_the_same_roster_gives_the_same_bytes() -> None:
    form = layout(column("doctor"), column("shift"))
    assert layout_csv(given(), made(), form) == layout_csv(given(), made(assignments=made().assignments[::-1]), form)


def test_the_layouts_of_the_example_are_ready_to_use() -> None:
    case = read_folder(Path(__file__).parents[2] / "examples/half-year")
    doctor = next(each.id for each in case.doctors)
    one = Assignment(doctor=doctor, shift=case.shifts[0].id, phase=Phase.ONE)
    roster = made(assignments=(one,), period=case.hds.period)
    files = dict(layout_csv(case, roster, each) for each in case.layouts)
    assert sorted(files) == ["hap-rooster-2027-01-01.csv", "salaris-nergensland-2027-01-01.csv"]
    lines = files["hap-rooster-2027-01-01.csv"].decode("cp1252").split("\r\n")
    assert lines[1].startswith('"ANWROSTER"|"')
    assert sum('"VACANT"' in each for each in lines) == sum(each.demand for each in case.shifts) - 1
