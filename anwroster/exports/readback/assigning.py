"""From the rows of a file to a roster: each row is one doctor on one shift, or an open seat."""

from collections.abc import Iterable
from dataclasses import dataclass

from anwroster.exports.readback.forms import DOCTOR_FIELDS, SHIFT_FIELDS, Column, plain
from anwroster.exports.readback.rows import Line
from anwroster.files.collector import Faults, UnreadableError
from anwroster.model import Assignment, Instance, Phase, Roster

DIFFERS = {"shift": "shift_differs", "doctor": "doctor_differs"}
VAGUE = {"shift": "shift_vague", "doctor": "doctor_vague"}
"""Faults of a row whose columns contradict each other, and of one that says too little."""


@dataclass(frozen=True)
class Difference:
    """A cell of another sheet that says something else than the sheet that was read.

    Parameters
    ----------
    there, read
        What that cell says, and what was read.
    """

    sheet: str
    row: int
    column: str
    there: str
    read: str


@dataclass(frozen=True)
class ReadBack:
    """A roster with what other sheets of its workbook say otherwise.

    Parameters
    ----------
    sheet
        Sheet that was read; empty for a CSV file.
    tells_phases
        Whether it says in which phase each shift was assigned, or at least which ones without an offer.
    """

    roster: Roster
    differences: tuple[Difference, ...] = ()
    sheet: str = ""
    tells_phases: bool = True


def assigned(instance: Instance, rows: Iterable[Line], faults: Faults) -> Roster:
    """Return the roster that the rows tell, as far as they can be understood; faults are kept."""
    fixed = {(each.doctor, each.shift) for each in instance.fixed}
    offered = {(each.doctor, each.shift) for each in instance.offers}
    enters = {each.id: each.phase for each in instance.hds.agreements}
    late = {each.id for each in instance.doctors if enters[each.agreement] is not Phase.ONE}
    made = []
    for row in rows:
        shift = _one(row, row.form.of(["shift"]) or row.form.of(SHIFT_FIELDS), faults, "shift")
        doctor = _one(row, _named(row), faults, "doctor")
        if shift and doctor:
            pair = (doctor, shift)
            phase = _phase(row, doctor in late, faults)
            forced = phase is Phase.THREE and pair not in fixed and pair not in offered
            made.append(Assignment(doctor=doctor, shift=shift, phase=phase, fixed=pair in fixed, forced=forced))
    order = sorted(made, key=lambda each: (each.shift, each.doctor))
    return Roster(hds=instance.hds.id, period=instance.hds.period, status="unknown", assignments=tuple(order))


def _named(row: Line) -> tuple[Column, ...]:
    """Return the doctor's columns in which somebody is named."""
    return tuple(
        each for each in row.form.of(DOCTOR_FIELDS) if plain(row.told.get(each.field, "")) not in row.form.vacant
    )


def _one(row: Line, columns: tuple[Column, ...], faults: Faults, what: str) -> str | None:
    """Return the one key that all the columns can stand for; None, with a fault kept, when there is no such key."""
    left: frozenset[str] | None = None
    for column in columns:
        told = row.told.get(column.field, "")
        keys = column.meaning.get(plain(told), frozenset())
        try:
            if not keys and column.keys is not None:
                keys = frozenset({column.keys.find(told)})
        except UnreadableError as reason:
            row.fault(faults, reason.code, column, **reason.details)
            return None
        if not keys:
            row.fault(faults, "layout_value", column, layout=row.form.name)
            return None
        if left is not None and not left & keys:
            row.fault(faults, DIFFERS[what], column, other=columns[0].titles[0])
            return None
        left = keys if left is None else left & keys
    if left is None or len(left) == 1:
        return next(iter(left)) if left else None
    if columns[0].keys is not None:
        row.fault(faults, "ambiguous_name", columns[0], bearers=", ".join(sorted(left)), count=len(left))
        return None
    names = ", ".join(sorted(left)[:4])
    if row.form.vague.setdefault(what, row.number) == row.number:  # more rows would only say the same
        row.fault(faults, VAGUE[what], columns[0], bearers=names, count=len(left))
    return None


def _phase(row: Line, is_late: bool, faults: Faults) -> Phase:
    """Return the phase that a row tells where the doctor may be in it, else the first that the doctor is in."""
    told = {column.field: column for column in row.form.of(["phase", "forced"])}
    text = row.told.get("phase", "")
    found = next(iter(told["phase"].meaning.get(plain(text), ())), "") if "phase" in told else ""
    if text and not found:
        row.fault(faults, "unknown_word", told["phase"], known=", ".join(each.value for each in Phase))
    forced = "forced" in told and bool(told["forced"].meaning.get(plain(row.told.get("forced", ""))))
    phase = Phase(found) if found else Phase.THREE if forced else Phase.ONE
    if is_late:
        return Phase.TWO_B
    return Phase.ONE if phase is Phase.TWO_B else phase
