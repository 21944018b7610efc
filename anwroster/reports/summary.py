"""The summary at the end of a solve: what a planner wants to know first."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from anwroster.figures import account_figures, doctor_figures, open_seats, spread
from anwroster.model import Category, Instance, Role, Roster
from anwroster.reports.money import BANDS, exact_sum
from anwroster.tariffs import pay


@dataclass(frozen=True)
class BandCost:
    """Minutes and euros of one band; euros None where no rate is known."""

    band: str
    minutes: int
    euros: Decimal | None
    indicative: bool


@dataclass(frozen=True)
class Summary:
    """The figures of a roster in one glance.

    Parameters
    ----------
    filled, seats
        Seats with a doctor, and all seats.
    met, owed
        Duties met, and all duties.
    fulfilment
        Lowest, median and highest over all quotas; None when nobody has one.
    per_role
        Role → (doctors, minutes of counting shifts, shifts per category).
    bands
        Hours and euros per band worked, those of the tariff first.
    total
        What the HDS pays in all; None where no rate is known.
    indicative
        Whether an assumed tariff was used.
    uncovered
        Number of days without a tariff.
    decisions
        Tariff decisions used, with their status.
    """

    filled: int
    seats: int
    open_nights: int
    met: int
    owed: int
    fulfilment: tuple[Fraction, Fraction, Fraction] | None
    per_role: dict[str, tuple[int, int, tuple[int, ...]]]
    bands: tuple[BandCost, ...]
    total: Decimal | None
    indicative: bool
    uncovered: int
    decisions: tuple[str, ...]
    forced: int


def summary(instance: Instance, roster: Roster, assume_year: int | None = None) -> Summary:
    """Return the summary of a roster.

    Parameters
    ----------
    assume_year
        As for ``tariffs.pay``.
    """
    figures = doctor_figures(instance, roster)
    shifts = {each.id: each for each in instance.shifts}
    left = open_seats(instance, roster)
    paid = pay(instance, roster, assume_year)
    per_role: dict[str, tuple[int, int, tuple[int, ...]]] = {}
    for role in Role:
        own = [each for each in figures if each.role is role]
        if own:
            counts = tuple(sum(each.per_category[at] for each in own) for at in range(len(Category)))
            per_role[role.value] = (len(own), sum(each.minutes for each in own), counts)
    bands = []
    for band in BANDS:
        lines = [line for line in paid.lines if line.band == band]
        if lines:
            assumed = any(line.status == "indicative" for line in lines)
            bands.append(BandCost(band, sum(line.minutes for line in lines), exact_sum(lines), assumed))
    return Summary(
        filled=len(roster.assignments),
        seats=sum(each.demand for each in instance.shifts),
        open_nights=sum(seats for shift, seats in left.items() if Category.NIGHT in shifts[shift].categories),
        met=sum(each.met for each in figures),
        owed=sum(each.owed for each in figures),
        fulfilment=spread(each.fulfilment for each in account_figures(instance, roster)),
        per_role=per_role,
        bands=tuple(bands),
        total=paid.total,
        indicative=paid.indicative,
        uncovered=len(paid.uncovered),
        decisions=paid.decisions,
        forced=sum(each.forced for each in figures),
    )
