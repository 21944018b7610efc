"""Pay lines added up exactly: the rows of every table of hours and euros."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from anwroster.audit.case import Case
from anwroster.model import Assignment, Band, Instance, Phase, Roster
from anwroster.tariffs import STANDBY, PayLine

BANDS = (*(each.value for each in Band), STANDBY)
"""Every band in the order in which it is shown."""

On = Literal["published", "worked"]


@dataclass(frozen=True)
class CostRow:
    """Hours and euros of one doctor, practice, role, post or month.

    Parameters
    ----------
    key
        Key of the doctor, practice or post, the role, or the month as 2026-01; empty: of none.
    minutes
        Per band, in the order of ``BANDS``; fractions where a doctor's hours are divided over practices.
    euros
        Exact, rounded nowhere; None where nothing has a rate.
    unpriced
        Minutes without a rate: hours without euros.
    """

    key: str
    minutes: tuple[Fraction, ...]
    euros: Fraction | None
    unpriced: Fraction


def row_of(key: str, lines: Iterable[tuple[PayLine, Fraction]]) -> CostRow:
    """Return (pay line, part of it) pairs added up."""
    minutes = dict.fromkeys(BANDS, Fraction(0))
    euros: Fraction | None = None
    unpriced = Fraction(0)
    for line, share in lines:
        minutes[line.band] += line.minutes * share
        if line.rate is None:
            unpriced += line.minutes * share
        else:
            euros = (euros or Fraction(0)) + Fraction(line.rate) * line.minutes / 60 * share
    return CostRow(key, tuple(minutes.values()), euros, unpriced)


def whole(lines: Iterable[PayLine]) -> Iterator[tuple[PayLine, Fraction]]:
    """Yield pay lines of which everything counts."""
    return ((line, Fraction(1)) for line in lines)


def total_of(rows: Iterable[CostRow]) -> CostRow:
    """Return the rows added up."""
    found = tuple(rows)
    known = [each.euros for each in found if each.euros is not None]
    return CostRow(
        "",
        tuple(sum((each.minutes[at] for each in found), Fraction(0)) for at in range(len(BANDS))),
        sum(known, Fraction(0)) if known else None,
        sum((each.unpriced for each in found), Fraction(0)),
    )


def paid_roster(case: Case, on: On) -> tuple[Instance, Roster]:
    """Return the roster with each shift at the doctor who is paid for it."""
    if on == "published":
        return case.instance, case.published
    paid = tuple(
        Assignment(doctor=each.paid, shift=each.shift, phase=Phase.THREE)
        for each in case.seats
        if each.paid is not None
    )
    return case.as_worked.instance, case.published.model_copy(update={"assignments": paid})


def parts_of(instance: Instance, roster: Roster, key: Callable[[date, str], str]) -> Iterator[tuple[str, Roster]]:
    """Yield the roster in parts by the day on which a shift starts and its post, sorted by key."""
    shifts = {each.id: each for each in instance.shifts}
    parts: dict[str, list[Assignment]] = {}
    for each in roster.assignments:
        if shift := shifts.get(each.shift):
            parts.setdefault(key(shift.day, shift.post), []).append(each)
    for name, own in sorted(parts.items()):
        yield name, roster.model_copy(update={"assignments": tuple(own)})
