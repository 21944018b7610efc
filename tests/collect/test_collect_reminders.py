"""How much is on offer, as reminders count it: as advise does."""

from pathlib import Path
from random import Random

import pytest

from anwroster.files import read_folder
from anwroster.files.intake.reminders import offered_minutes
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
        (("anna;blokkade;;4-1-2027;31-1-2027", "anna;blokkade;;5-1-2027 8:00;5-1-2027 9:00"), 0),
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
    ("start", "end", "minutes"),
    [
        ("5-1-2027 5:00", "5-1-2027 10:30", EVENING + NIGHT),
        ("5-1-2027 5:00", "5-1-2027 10:31", NIGHT),
        ("6-1-2027 5:30", "6-1-2027 10:00", EVENING + NIGHT),
        ("6-1-2027 5:29", "6-1-2027 10:00", NIGHT),
    ],
)
def test_what_comes_within_the_rest_of_a_shift_elsewhere_is_not_on_offer(
    tmp_path: Path, start: str, end: str, minutes: int
) -> None:
    """The evening of the 5th is from 17:00 to 23:00, and rest 6.5 hours."""
    busy = put("busy.csv", f"dokter;van;tot;waar\nanna;{start};{end};elders\n")
    assert offered_minutes(read_folder(write(tmp_path / "hds", offering(), busy)))["anna"] == minutes


def test_advise_counts_the_same(tmp_path: Path) -> None:
    from anwroster.problem import problem_of
    from anwroster.solver.rules import post
    from anwroster.solver.simulation import outlooks

    rows = ("anna;blokkade;;5-1-2027 8:00;5-1-2027 17:01", "bram;aanbod;;4-1-2027;31-1-2027")
    busy = put("busy.csv", "dokter;van;tot;waar\nbram;20-1-2027 17:00;20-1-2027 23:00;elders\n")
    edits = (offering(*rows, "bram;blokkade;;11-1-2027;12-1-2027"), drop("fixed.csv", "topups.csv"), busy)
    instance = read_folder(write(tmp_path / "hds", *edits))
    problem = problem_of(instance)
    told = {each.doctor: each.offered_minutes for each in outlooks(problem, post(problem), 1, Random(1).random)}
    ours = offered_minutes(instance)
    assert told["anna"] == NIGHT
    assert 0 < told["bram"] < sum(each.minutes for each in instance.shifts)
    assert told == {doctor: ours.get(doctor, 0) for doctor in told}
