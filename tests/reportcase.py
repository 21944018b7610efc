"""A small roster with everything in it that reports and exports tell of."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from anwroster.anwhours import holidays_between, make_shifts
from anwroster.model import (
    Affiliation,
    Agreement,
    Assignment,
    Balance,
    BalanceCategory,
    Doctor,
    Fixed,
    Hds,
    HolidaySettings,
    Instance,
    LevelResult,
    Obligation,
    Offer,
    Per,
    Period,
    Phase,
    PhaseResult,
    Post,
    Practice,
    Provenance,
    QuotaRegion,
    QuotaSettings,
    QuotaSource,
    Role,
    Roster,
    ShiftKind,
    ShiftTemplate,
    TariffSettings,
    TopUp,
    Unit,
    Wish,
    WishKind,
    rulebook_from,
)

PERIOD = Period(start=date(2026, 3, 23), end=date(2026, 4, 13))
"""Three weeks with Easter (5 and 6 April 2026) and the clock change of 29 March, under the tariff of 2026."""


def template(name: str, post: str, kind: str, start: str, end: str, **changes: Any) -> ShiftTemplate:
    days = changes.pop("days", ("weekday", "saturday", "sunday", "holiday"))
    values = {"id": name, "post": post, "kind": kind, "start": start, "end": end, "days": days}
    return ShiftTemplate(**(values | changes))


def agreement(name: str, role: Role, quota: QuotaSource, **changes: Any) -> Agreement:
    return Agreement(**({"id": name, "name": name, "role": role, "phase": Phase.ONE, "quota": quota} | changes))


AGREEMENTS = (
    agreement("owner", Role.PRAKTIJKHOUDER, QuotaSource.PATIENTS),
    agreement("hidha", Role.HIDHA, QuotaSource.SHARE, paid_by="employer"),
    agreement(
        "vip",
        Role.WAARNEMER,
        QuotaSource.COMMITMENT,
        obligations=(Obligation(unit=Unit.HOLIDAY_SHIFTS, amount=Decimal(1), per=Per.PERIOD),),
    ),
    agreement("flex", Role.WAARNEMER, QuotaSource.NONE, phase=Phase.TWO_B),
)


def hds(language: str = "nl", per_person: str = "merged", period: Period = PERIOD) -> Hds:
    return Hds(
        id="hds",
        name="HDS Proef",
        language=language,
        period=period,
        posts=(
            Post(id="noord", name="Post Noord", address="Kade 1, Noord; bij de brug"),
            Post(id="zuid", name="Post Zuid"),
            Post(id="leeg", name="Post Zonder Diensten"),
        ),
        kinds=(
            ShiftKind(id="consult", name="Consult"),
            ShiftKind(id="achterwacht", name="Achterwacht", standby=True),
        ),
        templates=(
            template("n-avond", "noord", "consult", "17:00", "23:00", demand=2),
            template("n-nacht", "noord", "consult", "23:00", "08:00", next_day=True),
            template("z-dag", "zuid", "consult", "08:00", "24:00", days=("saturday", "sunday", "holiday")),
            template("z-wacht", "zuid", "achterwacht", "18:00", "24:00", days=("weekday",)),
        ),
        agreements=AGREEMENTS,
        quota=QuotaSettings(
            regions=(
                QuotaRegion(id="rn", name="Regio Noord", posts=("noord",)),
                QuotaRegion(id="rz", name="Regio Zuid", posts=("zuid",)),
            ),
            per_person=per_person,
        ),
        tariffs=TariffSettings(standby_rate=Decimal("6.72")),
    )


DOCTORS = (
    Doctor(id="anna", name="A. Anders", agreement="owner"),
    Doctor(id="bas", name="B. Bos", agreement="hidha"),
    Doctor(id="cor", name="C. Cohen", agreement="vip", commitment_hours=Decimal(20)),
    Doctor(id="dee", name="D. Dekker", agreement="flex"),
    Doctor(id="eva", name="A. Anders", agreement="owner"),
)
GIVEN = (
    ("anna", "n-avond-2026-03-23"),
    ("bas", "n-avond-2026-03-23"),
    ("anna", "n-nacht-2026-03-28"),
    ("cor", "z-dag-2026-04-05"),
    ("dee", "z-wacht-2026-03-24"),
    ("eva", "z-dag-2026-03-29"),
    ("eva", "n-nacht-2026-04-01"),
)


def given(names: tuple[str, ...] = (), **changes: Any) -> Instance:
    """Return the instance; ``names`` stand in for the first doctors' names."""
    settings = hds(
        **{key: changes.pop(key) for key in ("language", "per_person", "period") if key in changes}  # type: ignore[arg-type]
    )
    holidays = holidays_between(HolidaySettings(), settings.period.start, settings.period.end, settings.language)
    doctors = [each.model_copy(update={"name": name}) for each, name in zip(DOCTORS, names, strict=False)]
    values: dict[str, Any] = {
        "hds": settings,
        "rulebook": rulebook_from({}),
        "holidays": holidays,
        "shifts": make_shifts(settings, holidays),
        "practices": (
            Practice(id="pn", name="Praktijk Noord", region="rn", patients=3000),
            Practice(id="pz", name="Praktijk Zuid", region="rz", patients=1000),
        ),
        "doctors": (*doctors, *DOCTORS[len(doctors) :]),
        "affiliations": (
            Affiliation(doctor="anna", practice="pn", row=2),
            Affiliation(doctor="bas", practice="pn", share=Decimal("0.25"), row=3),
            Affiliation(doctor="eva", practice="pz", row=4),
            Affiliation(doctor="eva", practice="pn", share=Decimal("0.1"), row=5),
        ),
        "offers": tuple(Offer(doctor=doctor, shift=shift) for doctor, shift in GIVEN[:-1]),
        "wishes": (
            Wish(doctor="anna", shift="n-nacht-2026-03-28", kind=WishKind.AVOID),
            Wish(doctor="cor", shift="z-dag-2026-04-05", kind=WishKind.PREFER),
            Wish(doctor="cor", shift="z-dag-2026-04-06", kind=WishKind.PREFER),
        ),
        "fixed": (Fixed(doctor="bas", shift="n-avond-2026-03-23"),),
        "balances": (Balance(doctor="anna", category=BalanceCategory.HOURS, amount=Decimal("-7.5")),),
        "top_ups": (TopUp(doctor="cor", shift="z-dag-2026-04-05", euros=Decimal("250.00")),),
    }
    return Instance(**(values | changes))


def level(name: str, value: int, bound: int) -> LevelResult:
    status = "optimal" if value == bound else "feasible"
    return LevelResult(name=name, value=value, bound=bound, gap=(value - bound) / max(value, 1), status=status)


def made(*extra: tuple[str, str], **changes: Any) -> Roster:
    """Return the roster: one fixed, one forced in phase 3, most seats open."""
    assignments = tuple(
        Assignment(
            doctor=doctor,
            shift=shift,
            phase=Phase.THREE if (doctor, shift) == GIVEN[-1] else Phase.ONE,
            fixed=(doctor, shift) == GIVEN[1],
            forced=(doctor, shift) == GIVEN[-1],
        )
        for doctor, shift in sorted((*GIVEN, *extra), key=lambda pair: (pair[1], pair[0]))
    )
    values: dict[str, Any] = {
        "hds": "hds",
        "period": PERIOD,
        "status": "feasible",
        "assignments": assignments,
        "phases": (
            PhaseResult(phase=Phase.ONE, filled=6, open_seats=90, levels=(level("coverage", 90, 90),)),
            PhaseResult(
                phase=Phase.THREE,
                filled=1,
                open_seats=89,
                forced=("eva",),
                levels=(level("coverage", 89, 89), level("fairness", 200, 150), level("wishes", 3, 0)),
            ),
        ),
        "provenance": Provenance(
            made_at=datetime(2026, 2, 1, 12, 34, 56, 789, tzinfo=UTC),
            versions={"anwroster": "1"},
            digests={"hds.toml": "ab" * 32},
            options={"seed": "0"},
        ),
    }
    return Roster(**(values | changes))
