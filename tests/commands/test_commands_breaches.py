"""``check`` on spoilt copies of a made roster: exit code 1, with doctor, shift, rule and what to do in words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from anwroster.files import read_folder
from anwroster.model import DEFAULT_RULES, Instance, Mode, Shift
from anwroster.words import area
from tests.commands.calling import Answer, Caller

Assignments = list[dict[str, Any]]


@dataclass(frozen=True)
class Spoilt:
    """A copy of a roster that breaks one rule: whom and which shift the words must name."""

    assignments: Assignments
    doctor: str
    shift: Shift

    @property
    def named(self) -> tuple[str, str]:
        return f"({self.doctor})", f"{self.shift.day:%d-%m-%Y}"


def given_to(assignments: Assignments, shift: Shift, doctor: str) -> Assignments:
    """Return the assignments with a shift given to this doctor alone."""
    kept = [each for each in assignments if each["shift"] != shift.id]
    return [*kept, {"doctor": doctor, "shift": shift.id, "phase": "1", "fixed": False, "forced": False}]


def blocked(instance: Instance, assignments: Assignments) -> Spoilt:
    pairs = ((block, shift) for block in instance.blocked for shift in instance.shifts)
    block, shift = next((block, shift) for block, shift in pairs if block.span.touches(shift.span))
    return Spoilt(given_to(assignments, shift, block.doctor), block.doctor, shift)


def pair_with_gap(instance: Instance, assignments: Assignments, least: int, below: int) -> Spoilt:
    """Give a doctor a second shift that begins ``least`` to ``below`` minutes after the end of one of the first."""
    shifts = {each.id: each for each in instance.shifts}
    for each in assignments:
        for other in instance.shifts:
            gap = (other.start - shifts[each["shift"]].end) / timedelta(minutes=1)
            if other.id != each["shift"] and least <= gap < below:
                return Spoilt(given_to(assignments, other, each["doctor"]), each["doctor"], other)
    raise AssertionError("no such pair")


def rest(instance: Instance, assignments: Assignments) -> Spoilt:
    return pair_with_gap(instance, assignments, 0, 390)


def overlap(instance: Instance, assignments: Assignments) -> Spoilt:
    return pair_with_gap(instance, assignments, -30, 0)


def twice(instance: Instance, assignments: Assignments) -> Spoilt:
    first = assignments[0]
    shift = next(each for each in instance.shifts if each.id == first["shift"])
    return Spoilt([first, *assignments], first["doctor"], shift)


def two_on_a_seat(instance: Instance, assignments: Assignments) -> Spoilt:
    first = assignments[0]
    shift = next(each for each in instance.shifts if each.id == first["shift"])
    other = next(each.id for each in instance.doctors if each.id != first["doctor"])
    return Spoilt([*assignments, first | {"doctor": other}], other, shift)


def unqualified(instance: Instance, assignments: Assignments) -> Spoilt:
    shifts = {each.id: each for each in instance.shifts}
    tied = {each.doctor for each in instance.affiliations if "achterwacht" in each.kinds}
    first = next(each for each in assignments if each["doctor"] in tied)
    return Spoilt(assignments, first["doctor"], shifts[first["shift"]])


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def longer_evenings(folder: Path) -> None:
    change(folder, "hds.toml", 'end = "23:00"\ndays = ["werkdag"]', 'end = "23:30"\ndays = ["werkdag"]')


def standby_only(folder: Path) -> None:
    lines = (folder / "affiliations.csv").read_text(encoding="utf-8-sig").splitlines()
    row = next(line for line in lines if line.startswith("akkers;"))
    cells = row.split(";")
    cells[lines[0].split(";").index("soorten")] = "achterwacht"
    change(folder, "affiliations.csv", row, ";".join(cells))


def nothing(folder: Path) -> None:
    """Leave the folder as it is."""


CASES: list[Any] = [
    (nothing, blocked, "blocked", "blokkade", "availability"),
    (nothing, rest, "rest", "rust", "een andere dokter"),
    (longer_evenings, overlap, "overlap", "overlap", "een andere dokter"),
    (nothing, twice, "demand", "bezetting", "dubbel"),
    (nothing, two_on_a_seat, "demand", "bezetting", "te veel"),
    (standby_only, unqualified, "qualified", "post of soort", "affiliations"),
]


@pytest.mark.parametrize(
    ("prepare", "spoil", "rule", "name", "remedy"), [pytest.param(*each, id=each[1].__name__) for each in CASES]
)
def test_a_broken_rule_is_exit_code_1_with_doctor_shift_rule_and_remedy(
    call: Caller,
    made: Path,
    prepare: Callable[[Path], None],
    spoil: Callable[[Instance, Assignments], Spoilt],
    rule: str,
    name: str,
    remedy: str,
) -> None:
    prepare(made / "hds")
    told = json.loads((made / "uit/roster.json").read_text())
    spoilt = spoil(read_folder(made / "hds"), told["assignments"])
    (made / "bedorven.json").write_text(json.dumps(told | {"assignments": spoilt.assignments}))
    answer = call("check", made / "hds", made / "bedorven.json")
    assert answer.code == 1
    line = next(line for line in answer.out.splitlines() if line.startswith(name) and spoilt.named[1] in line)
    assert spoilt.named[0] in line
    what_to_do = answer.out.partition("Wat te doen:")[2]
    assert next(each for each in what_to_do.splitlines() if each.startswith(f"  {name}: ")).count(remedy) == 1
    found = call("check", made / "hds", made / "bedorven.json", "--json").document["findings"]
    assert any(each["rule"] == rule and spoilt.shift.id in each["shifts"] and remedy in each["fix"] for each in found)


def test_every_rule_that_can_be_hard_has_a_name_and_a_remedy() -> None:
    hard = {each.id.value for each in DEFAULT_RULES if Mode.HARD in each.allowed}
    assert set(area("cli")["rule"]) == hard
    assert set(area("cli")["remedy"]) == {*hard, "title"}


def spoilt_roster(call: Caller, made: Path, **changes: str) -> Answer:
    """Check a roster whose first assignment was changed."""
    told = json.loads((made / "uit/roster.json").read_text())
    told["assignments"][0] |= changes
    (made / "vreemd.json").write_text(json.dumps(told))
    return call("check", made / "hds", made / "vreemd.json")


@pytest.mark.parametrize("changes", [{"doctor": "vreemd"}, {"shift": "vreemd-2027-01-05"}])
def test_a_roster_made_from_other_input_is_told_as_such(call: Caller, made: Path, changes: dict[str, str]) -> None:
    answer = spoilt_roster(call, made, **changes)
    assert answer.code == 1
    assert f"die niet in deze map staan ({next(iter(changes.values()))})" in answer.err
    assert "met andere invoer gemaakt" in answer.err


def test_a_roster_of_another_period_is_refused_with_both_periods(call: Caller, made: Path) -> None:
    change(made / "hds", "hds.toml", "end = 2027-02-01", "end = 2027-01-31")
    for name in ("availability.csv", "fixed.csv"):
        (made / "hds" / name).unlink()
    answer = call("check", made / "hds", made / "uit")
    assert answer.code == 2
    assert "2027-01-04 – 2027-02-01, de periode van de map van 2027-01-04 – 2027-01-31" in answer.err
