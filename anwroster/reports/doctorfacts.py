"""What the pages of all doctors have in common, computed once and filed by doctor."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from anwroster.checks import Case, WhoElse
from anwroster.figures import (
    AccountFigures,
    DoctorFigures,
    DutyFigures,
    Spread,
    account_figures,
    doctor_figures,
    duty_figures,
    open_seats,
    spread,
)
from anwroster.model import Assignment, Balance, Instance, NzaHoliday, Post, Roster, Shift, ShiftKind, Wish
from anwroster.quota import QuotaLine, quota_lines
from anwroster.tariffs import Pay, PayLine, pay
from anwroster.words import say


class _OfDoctor(Protocol):
    @property
    def doctor(self) -> str | None: ...


_Row = TypeVar("_Row", bound=_OfDoctor)


@dataclass(frozen=True)
class DoctorFacts:
    """One roster, ready to be told to each of its doctors.

    Parameters
    ----------
    assume_year
        As for ``tariffs.pay``.
    """

    instance: Instance
    roster: Roster
    assume_year: int | None = None

    @cached_property
    def shifts(self) -> dict[str, Shift]:
        """Shifts by key."""
        return {each.id: each for each in self.instance.shifts}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts by key."""
        return {each.id: each for each in self.instance.hds.posts}

    @cached_property
    def kinds(self) -> dict[str, ShiftKind]:
        """Kinds of shift by key."""
        return {each.id: each for each in self.instance.hds.kinds}

    @cached_property
    def feasts(self) -> dict[str, str]:
        """Names of the holidays by key: the NZa's and the HDS's own, whether they lie in the period or not."""
        language = self.instance.hds.language
        nza = {each.value: say(f"holidays.{each.value}", language) for each in NzaHoliday}
        own = {each.id: each.name for each in self.instance.hds.holidays.extra}
        return nza | own | {each.id: each.name for each in self.instance.holidays}

    @cached_property
    def figures(self) -> dict[str, DoctorFigures]:
        """Figures of every doctor."""
        return {each.doctor.id: each for each in doctor_figures(self.instance, self.roster)}

    @cached_property
    def accounts(self) -> tuple[AccountFigures, ...]:
        """How far every quota is fulfilled."""
        return account_figures(self.instance, self.roster)

    @cached_property
    def spread(self) -> Spread | None:
        """Lowest, median and highest fulfilment."""
        return spread(each.fulfilment for each in self.accounts)

    @cached_property
    def lines(self) -> dict[str, list[QuotaLine]]:
        """Lines of each doctor's quota."""
        return _filed(quota_lines(self.instance))

    @cached_property
    def duties(self) -> dict[str, list[DutyFigures]]:
        """What each doctor did for each duty."""
        found: dict[str, list[DutyFigures]] = {}
        for each in duty_figures(self.instance, self.roster):
            found.setdefault(each.duty.doctor, []).append(each)
        return found

    @cached_property
    def wishes(self) -> dict[str, list[Wish]]:
        """Wishes of each doctor, in the order given."""
        return _filed(self.instance.wishes)

    @cached_property
    def balances(self) -> dict[str, list[Balance]]:
        """What each doctor carries over."""
        return _filed(self.instance.balances)

    @cached_property
    def given(self) -> dict[str, list[tuple[Shift, Assignment]]]:
        """Shifts of each doctor with their assignment, in order of start."""
        found: dict[str, list[tuple[Shift, Assignment]]] = {}
        for each in self.roster.assignments:
            if each.shift in self.shifts:
                found.setdefault(each.doctor, []).append((self.shifts[each.shift], each))
        return {doctor: sorted(own, key=lambda pair: (pair[0].start, pair[0].id)) for doctor, own in found.items()}

    @cached_property
    def open(self) -> dict[str, int]:
        """Seats that nobody has, by shift."""
        return open_seats(self.instance, self.roster)

    @cached_property
    def pay(self) -> Pay:
        """What the whole roster costs: the whole decides whether euros are indicative."""
        return pay(self.instance, self.roster, self.assume_year)

    def pay_of(self, doctor: str) -> Pay:
        """Return the same with the lines of one doctor."""
        return replace(self.pay, lines=tuple(self._pay_lines.get(doctor, ())))

    @cached_property
    def seat_pay(self) -> dict[tuple[str, str], Pay]:
        """What each doctor is paid for each shift alone, by (doctor, shift); rounded by itself.

        The roster is paid as if every seat had a doctor of its own.
        """
        keys = {f"{each.doctor} {each.shift}": (each.doctor, each.shift) for each in self.roster.assignments}
        apart = [each.model_copy(update={"doctor": f"{each.doctor} {each.shift}"}) for each in self.roster.assignments]
        paid = pay(self.instance, self.roster.model_copy(update={"assignments": tuple(apart)}), self.assume_year)
        lines: dict[str, list[PayLine]] = _filed(paid.lines)
        return {
            keys[seat]: replace(paid, lines=tuple(own), totals={seat: paid.totals.get(seat)})
            for seat, own in lines.items()
        }

    @cached_property
    def whoelse(self) -> WhoElse:
        """Who else could have had each shift."""
        return WhoElse(Case(self.instance, self.roster))

    @cached_property
    def _pay_lines(self) -> dict[str, list[PayLine]]:
        return _filed(self.pay.lines)


def _filed(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        if row.doctor is not None:
            found.setdefault(row.doctor, []).append(row)
    return found
