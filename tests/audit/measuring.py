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
    Affiliation,
    Agreement,
    Change,
    ChangeKind,
    Instance,
    PaidLine,
    Practice,
    QuotaRegion,
    QuotaSettings,
    QuotaSource,
    Role,
    Roster,
    Shift,
    Worked,
)
from anwroster.rostering import Request, certificate_of, make_rosters
from tests.builders import agreement, doctor, instance, roster, shift

LOCUM = agreement("locum", role=Role.WAARNEMER)
"""A waarnemer with an own commitment, as owners have in these tests."""

FREE = agreement("free", role=Role.WAARNEMER, quota=QuotaSource.NONE)
"""A waarnemer without a quota."""

AGREEMENTS: tuple[Agreement, ...] = (agreement(), LOCUM, FREE)


def case_of(
    given: Instance, work: Roster, changes: Iterable[Change] = (), paid: Iterable[PaidLine] = (), **more: Any
) -> Case:
    return Case(given, work, Worked(changes=tuple(changes), paid=tuple(paid)), **more)


def two_regions(*affiliations: Affiliation, apart: bool = False) -> Case:
    """Return two regions with a post, a practice and one shift of 5 h each; a of both, as far as affiliated."""
    shifts = (shift("n", 0, 17, 5, post="north"), shift("s", 1, 17, 5, post="south"))
    made = instance(
        shifts,
        (doctor("a", commitment_hours=None), doctor("b", commitment_hours=None)),
        agreements=(agreement(quota=QuotaSource.PATIENTS),),
        practices=tuple(Practice(id=each, name=each, region=each, patients=1000) for each in ("north", "south")),
        affiliations=affiliations,
    )
    regions = tuple(QuotaRegion(id=each, name=each, posts=(each,)) for each in ("north", "south"))
    settings = QuotaSettings(regions=regions, per_person="apart" if apart else "merged")
    hds = made.hds.model_copy(update={"quota": settings})
    return case_of(made.model_copy(update={"hds": hds}), roster(("a", "n")))


def solved(given: Instance) -> Case:
    """Return the case of a roster that was made to the proof, with its certificate."""
    rosters = make_rosters(given, Request(time_limit_seconds=20))
    return Case(given, rosters[-1].roster, certificate=certificate_of(given, rosters))


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
    its: Shift,
    before: str | None,
    after: str | None,
    kind: ChangeKind = ChangeKind.HAND_OVER,
    *,
    ahead: timedelta = timedelta(days=10),
    **more: Any,
) -> Change:
    """Return a change that was agreed so long before the shift."""
    at: datetime = its.start - ahead
    return Change(shift=its.id, before=before, after=after, kind=kind, at=at, **more)


def swap(one: Shift, other: Shift, first: str, second: str) -> tuple[Change, Change]:
    """Return both halves of a swap: ``first`` gives ``one`` to ``second`` for ``other``."""
    return change(one, first, second, ChangeKind.SWAP), change(other, second, first, ChangeKind.SWAP)


def paid(whom: str, band: str, minutes: int, rate: str, euros: str | None = None, row: int = 2) -> PaidLine:
    exact = Decimal(rate) * minutes / 60
    return PaidLine(
        doctor=whom,
        band=band,
        minutes=minutes,
        rate=Decimal(rate),
        euros=Decimal(euros) if euros else exact.quantize(Decimal("0.01")),
        row=row,
    )
