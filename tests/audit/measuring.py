"""Measuring one indicator of a tiny case, built by hand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Evidence, Measurement, Scope
from anwroster.model import (
    Agreement,
    Change,
    ChangeKind,
    Instance,
    PaidLine,
    QuotaSource,
    Role,
    Roster,
    Shift,
    Worked,
)
from anwroster.rostering import Request, certificate_of, make_rosters
from tests.builders import agreement

LOCUM = agreement("locum", role=Role.WAARNEMER)
"""A waarnemer with an own commitment, as owners have in these tests."""

FREE = agreement("free", role=Role.WAARNEMER, quota=QuotaSource.NONE)
"""A waarnemer without a quota."""

AGREEMENTS: tuple[Agreement, ...] = (agreement(), LOCUM, FREE)


def case_of(
    instance: Instance, roster: Roster, changes: Iterable[Change] = (), paid: Iterable[PaidLine] = (), **more: Any
) -> Case:
    return Case(instance, roster, Worked(changes=tuple(changes), paid=tuple(paid)), **more)


def solved(instance: Instance) -> Case:
    """Return the case of a roster that was made to the proof, with its certificate."""
    rosters = make_rosters(instance, Request(time_limit_seconds=20))
    return Case(instance, rosters[-1].roster, certificate=certificate_of(instance, rosters))


def measure(case: Case, indicator: str, on: str = "worked", **scope: Any) -> Measurement:
    return CATALOGUE[indicator].measure(case, Scope(on, **scope))  # type: ignore[arg-type]


def value(case: Case, indicator: str, on: str = "worked", **scope: Any) -> Fraction | None:
    return measure(case, indicator, on, **scope).value


def reason(case: Case, indicator: str, on: str = "worked", **scope: Any) -> str:
    found = measure(case, indicator, on, **scope)
    assert found.value is None
    return found.reason


def doctors(evidence: Iterable[Evidence]) -> list[str]:
    return [each.doctor for each in evidence]


def change(
    shift: Shift,
    before: str | None,
    after: str | None,
    kind: ChangeKind = ChangeKind.HAND_OVER,
    *,
    ahead: timedelta = timedelta(days=10),
    **more: Any,
) -> Change:
    """Return a change that was agreed so long before the shift."""
    at: datetime = shift.start - ahead
    return Change(shift=shift.id, before=before, after=after, kind=kind, at=at, **more)


def swap(one: Shift, other: Shift, first: str, second: str) -> tuple[Change, Change]:
    """Return both halves of a swap: ``first`` gives ``one`` to ``second`` for ``other``."""
    return change(one, first, second, ChangeKind.SWAP), change(other, second, first, ChangeKind.SWAP)


def paid(doctor: str, band: str, minutes: int, rate: str, euros: str | None = None, row: int = 2) -> PaidLine:
    exact = Decimal(rate) * minutes / 60
    return PaidLine(
        doctor=doctor,
        band=band,
        minutes=minutes,
        rate=Decimal(rate),
        euros=Decimal(euros) if euros else exact.quantize(Decimal("0.01")),
        row=row,
    )
