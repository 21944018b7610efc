"""Tiny instances for tests, built by hand: one post, explicit shifts, few doctors."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from anwroster.model import (
    Agreement,
    Assignment,
    Band,
    Category,
    Doctor,
    Hds,
    Instance,
    Offer,
    Period,
    Phase,
    Post,
    QuotaRegion,
    QuotaSettings,
    QuotaSource,
    Role,
    Roster,
    RuleId,
    RuleSetting,
    Shift,
    ShiftKind,
    ShiftTemplate,
    rulebook_from,
)

PERIOD = Period(start=date(2026, 1, 5), end=date(2026, 2, 2))
"""Four weeks from a Monday, without holidays, in Dutch winter time (UTC+1)."""


def shift(name: str, day: int, start: int, hours: float, **changes: Any) -> Shift:
    """Return a shift ``day`` days into PERIOD, at UTC hour ``start``, lasting ``hours``."""
    begin = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(days=day, hours=start)
    minutes = round(hours * 60)
    values: dict[str, Any] = {
        "id": name,
        "template": "t",
        "post": "post",
        "kind": "consult",
        "day": PERIOD.start + timedelta(days=day),
        "start": begin,
        "end": begin + timedelta(minutes=minutes),
        "demand": 1,
        "minutes": minutes,
        "bands": ((Band.EVENING, minutes),),
        "categories": (),
    }
    return Shift(**(values | changes))


def night(name: str, day: int, **changes: Any) -> Shift:
    """Return an 8-hour shift of category nacht that starts late on ``day``."""
    return shift(name, day, 22, 8, categories=(Category.NIGHT,), bands=((Band.NIGHT, 480),), **changes)


def agreement(name: str = "owner", **changes: Any) -> Agreement:
    """Return an agreement of phase 1 with an own commitment and rest of 6.5 hours."""
    values: dict[str, Any] = {
        "id": name,
        "name": name,
        "role": Role.PRAKTIJKHOUDER,
        "phase": Phase.ONE,
        "quota": QuotaSource.COMMITMENT,
    }
    return Agreement(**(values | changes))


def doctor(name: str, **changes: Any) -> Doctor:
    """Return a doctor under agreement ``owner`` who committed to 20 hours."""
    values: dict[str, Any] = {"id": name, "name": f"Dokter {name}", "agreement": "owner", "commitment_hours": 20}
    return Doctor(**(values | changes))


def instance(
    shifts: Iterable[Shift],
    doctors: Iterable[Doctor],
    offers: Iterable[tuple[str, str]] | None = None,
    *,
    agreements: Sequence[Agreement] = (),
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    period: Period = PERIOD,
    **changes: Any,
) -> Instance:
    """Return an instance; without ``offers`` everybody offers everything, and no minute off the fair part is free."""
    shifts = tuple(sorted(shifts, key=lambda each: (each.start, each.id)))
    doctors = tuple(sorted(doctors, key=lambda each: each.id))
    pairs = [(d.id, s.id) for d in doctors for s in shifts] if offers is None else list(offers)
    rules = {**(rules or {})}
    hours = {**rules.get("fair_hours", {})}
    hours["parameters"] = {"free_minutes": 0, **hours.get("parameters", {})}
    rules["fair_hours"] = hours
    settings = {RuleId(name): RuleSetting(**dict(values)) for name, values in rules.items()}
    posts = sorted({"post"} | {each.post for each in shifts})
    kinds = sorted({"consult"} | {each.kind for each in shifts})
    hds = Hds(
        id="test",
        name="HDS Test",
        period=period,
        posts=tuple(Post(id=post, name=post) for post in posts),
        kinds=tuple(ShiftKind(id=kind, name=kind, standby=kind == "achterwacht") for kind in kinds),
        templates=(
            ShiftTemplate(id="t", post="post", kind="consult", start="18:00", end="23:00"),  # type: ignore[arg-type]
        ),
        agreements=tuple(agreements) or (agreement(),),
        quota=QuotaSettings(regions=(QuotaRegion(id="region", name="region", posts=tuple(posts)),)),
        rules=settings,
    )
    return Instance(
        hds=hds,
        rulebook=rulebook_from(settings),
        shifts=shifts,
        doctors=doctors,
        offers=tuple(Offer(doctor=d, shift=s) for d, s in sorted(pairs)),
        **({"holidays": ()} | changes),
    )


def roster(*pairs: tuple[str, str], phase: Phase = Phase.ONE, **changes: Any) -> Roster:
    """Return a roster of phase 1 with these (doctor, shift) pairs."""
    assignments = tuple(
        Assignment(doctor=d, shift=s, phase=phase) for d, s in sorted(pairs, key=lambda pair: (pair[1], pair[0]))
    )
    values: dict[str, Any] = {"hds": "test", "period": PERIOD, "status": "feasible", "assignments": assignments}
    return Roster(**(values | changes))
