"""How much is on offer, as reminders count it: as advise does."""

import io
from pathlib import Path
from random import Random

import openpyxl
import pytest

from anwroster.files import read_folder
from anwroster.files.offered import offered_minutes
from tests.collect.answering import form_book
from tests.files.goodfolder import Edit, drop, put, swap, write

EVENING, NIGHT = 360, 540
OFFERS = "anna;aanbod;avond-2027-01-05;;\nanna;aanbod;nacht-2027-01-06;;\n"


def offering(*rows: str, doctor: str = "anna") -> Edit:
    told = "".join(f"{each}\n" for each in rows)
    return put("availability.csv", f"dokter;wat;dienst;van;tot\n{OFFERS.replace('anna', doctor)}{told}")


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        ((), EVENING + NIGHT),
        (("anna;blokkade;;5-1-2027 8:00;5-1-2027 17:00",), EVENING + NIGHT),
        (("anna;blokkade;;5-1-2027 8:00;5-1-2027 17:01",), NIGHT),
        (("anna;blokkade;;5-1-2027 23:00;6-1-2027 23:00",), EVENING + NIGHT),
        (("anna;blokkade;;5-1-2027 22:59;6-1-2027 23:00",), NIGHT),
        (("anna;blokkade;;6-1-2027 3:00;6-1-2027 4:00", "anna;blokkade;;7-1-2027 8:00;8-1-2027"), EVENING + NIGHT),
        (("anna;blokkade;;7-1-2027 7:59;8-1-2027",), EVENING),
        (("anna;blokkade;;4-1-2027;31-1-2027", "anna;blokkade;;5-1-2027 8:00;5-1-2027 10:30"), 0),
        (("bram;blokkade;;4-1-2027;31-1-2027",), EVENING + NIGHT),
    ],
)
def test_what_touches_blocked_time_is_not_on_offer(tmp_path: Path, rows: tuple[str, ...], minutes: int) -> None:
    hds = write(tmp_path / "hds", offering(*rows))
    assert offered_minutes(read_folder(hds)).get("anna", 0) == minutes


def test_shifts_that_a_doctor_may_not_do_are_not_on_offer(tmp_path: Path) -> None:
    edits = (offering(), swap("affiliations.csv", "noord zuid", "zuid"))
    assert offered_minutes(read_folder(write(tmp_path / "hds", *edits)))["anna"] == NIGHT


@pytest.mark.parametrize(
    ("span", "minutes"),
    [
        ("5-1-2027 7:00;5-1-2027 10:30", EVENING + NIGHT),
        ("5-1-2027 7:00;5-1-2027 10:31", NIGHT),
        ("4-1-2027 1:00;4-1-2027 9:00", EVENING + NIGHT),
        ("7-1-2027 14:29;7-1-2027 20:00", EVENING),
        ("7-1-2027 14:30;7-1-2027 20:00", EVENING + NIGHT),
        ("5-1-2027 18:00;5-1-2027 19:00", NIGHT),
    ],
)
def test_what_is_too_near_to_a_shift_elsewhere_is_not_on_offer(tmp_path: Path, span: str, minutes: int) -> None:
    """Anna's rest is six and a half hours: before and after the evening of the fifth and the night of the sixth."""
    edits = (put("busy.csv", f"dokter;van;tot\nanna;{span}\n"),)
    assert offered_minutes(read_folder(write(tmp_path / "hds", offering(), *edits)))["anna"] == minutes


def test_form_workbook_collect_and_advise_count_the_same(tmp_path: Path) -> None:
    """With blocked time, a shift elsewhere and a fixed one that was not offered."""
    from anwroster.problem import problem_of
    from anwroster.solver.rules import post
    from anwroster.solver.simulation import outlooks

    rows = ("anna;blokkade;;5-1-2027 8:00;5-1-2027 17:01", "bram;aanbod;;4-1-2027;31-1-2027")
    busy = put("busy.csv", "dokter;van;tot\nbram;18-1-2027 8:00;18-1-2027 17:00\n")
    edits = (offering(*rows, "bram;blokkade;;11-1-2027;12-1-2027"), busy, drop("topups.csv"))
    instance = read_folder(write(tmp_path / "hds", *edits))
    assert "bram" in {each.doctor for each in instance.fixed}
    problem, ours = problem_of(instance), offered_minutes(instance)
    told = {each.doctor: each.offered_minutes for each in outlooks(problem, post(problem), 1, Random(1).random)}
    assert told["anna"] == NIGHT
    assert 0 < told["bram"] < sum(each.minutes for each in instance.shifts)
    assert told == {doctor: ours.get(doctor, 0) for doctor in told}
    for doctor in ("anna", "bram"):
        book = openpyxl.load_workbook(io.BytesIO(form_book(instance, doctor)), data_only=True)
        guide = {row[0].value: row[1].value for row in book["uitleg"].iter_rows()}
        (hours,) = [value for key, value in guide.items() if key and key.startswith("Aangeboden uren")]
        assert round(60 * hours) == ours[doctor]
