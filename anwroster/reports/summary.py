"""The summary at the end of a solve: what a planner wants to know first."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from anwroster.figures import doctor_figures, open_seats, spread
from anwroster.model import Category, Instance, Roster
from anwroster.tariffs import pay


@dataclass(frozen=True)
class BandCost:
    """Minutes and euros of one band; euros None where no rate is known."""

    band: str
    minutes: int
    euros: Decimal | None


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
        Lowest, median and highest; None when nobody has a quota.
    per_role
        Role → (doctors, minutes, shifts per category).
    bands
        Hours and euros per band.
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
    for each in figures:
        doctors, minutes, counts = per_role.get(each.role.value, (0, 0, (0,) * len(Category)))
        added = tuple(one + other for one, other in zip(counts, each.per_category, strict=True))
        per_role[each.role.value] = (doctors + 1, minutes + each.minutes, added)
    bands: dict[str, tuple[int, Decimal | None]] = {}
    for line in paid.lines:
        minutes, exact = bands.get(line.band, (0, None))
        known = exact if line.exact is None else (exact or Decimal(0)) + line.exact
        bands[line.band] = (minutes + line.minutes, known)
    return Summary(
        filled=len(roster.assignments),
        seats=sum(each.demand for each in instance.shifts),
        open_nights=sum(seats for shift, seats in left.items() if Category.NIGHT in shifts[shift].categories),
        met=sum(each.met for each in figures),
        owed=sum(each.owed for each in figures),
        fulfilment=spread(figures),
        per_role=per_role,
        bands=tuple(BandCost(band, minutes, exact) for band, (minutes, exact) in sorted(bands.items())),
        total=paid.total,
        indicative=paid.indicative,
        uncovered=len(paid.uncovered),
        decisions=paid.decisions,
        forced=sum(each.forced for each in figures),
    )
