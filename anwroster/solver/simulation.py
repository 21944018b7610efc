"""Quick rosters by chance: what an offer is likely to bring, as long as the others offer what they do now.

Shifts are handed out as vrij roosteren does it, in broad lines: scarce ones first, each to the candidate who is
furthest from the own fair part, all hard rules kept. The order among shifts about as scarce, and among doctors about as
far off, is drawn anew in every run. It is no forecast of the roster, which is fairer than this; it tells how far an
offer carries.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from anwroster.files.offered import offered_shifts
from anwroster.model import Shift
from anwroster.problem import Problem
from anwroster.solver.greedy import Room
from anwroster.solver.ledger import Ledger

ABOUT = 0.25
"""By what part scarcity may differ and still count as the same."""

NEAR = 0.05
"""By what part of the fair part doctors may differ and still count as equally far off."""


@dataclass(frozen=True)
class Outlook:
    """What one doctor's offer is likely to bring.

    Parameters
    ----------
    owed_minutes
        Quota less balance: what is still to be rostered.
    offered_minutes, offered_shifts
        Of what is on offer and can be given, as form and ``collect`` count it.
    given_minutes
        By run, what the doctor got.
    reached
        Part of the runs that came to within half a shift that the doctor could get of what is owed, 0 to 1.
    kept_up
        The same for what is owed times the common share: what all doctors together got of all that they owe, 1 at
        most. Where there is less work than quota, nobody can be expected to reach more.
    assigned
        Part of the runs in which phase 3 would have come to the doctor: seats stayed open, and fewer doctors had a
        lower share of their quota than there were such seats.
    more_minutes
        About how much more to offer so as to keep up, at the rate at which offers were granted; 0 when that is enough.
    """

    doctor: str
    owed_minutes: int
    offered_minutes: int
    offered_shifts: int
    given_minutes: tuple[int, ...]
    reached: Fraction
    kept_up: Fraction
    assigned: Fraction
    more_minutes: int

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """By run, what the doctor got as a part of what is owed."""
        return tuple(Fraction(each, max(1, self.owed_minutes)) for each in self.given_minutes)


def outlooks(
    problem: Problem,
    ledger: Ledger,
    runs: int,
    chance: Callable[[], float],
    heard: Callable[[int], None] = lambda _: None,
) -> tuple[Outlook, ...]:
    """Return the outlook of every doctor with a quota, in the order of their keys.

    Parameters
    ----------
    runs
        How many rosters to draw, 1 or more.
    chance
        Draws a number from 0 to 1, every time anew.
    heard
        Hears how many runs are done.
    """
    owed: dict[int, int] = {}
    part: dict[int, int] = {}
    for account in problem.accounts:
        doctor = problem.index[account.doctor]
        if doctor in problem.taking_part:
            owed[doctor] = owed.get(doctor, 0) + account.quota_minutes - account.balance_minutes
            part[doctor] = part.get(doctor, 0) + problem.fair.minutes[account.key]
    draw = _Draw(problem, ledger, part)
    given: dict[int, list[int]] = {doctor: [] for doctor in owed}
    called = dict.fromkeys(owed, 0)
    for run in range(runs):
        load, left = draw.run(chance)
        for doctor, minutes in given.items():
            minutes.append(load[doctor])
        furthest = sorted(owed, key=lambda each: (Fraction(load[each], max(1, owed[each])), each))
        for doctor in furthest[:left]:
            called[doctor] += 1
        heard(run + 1)
    granted = _granted(problem, given, runs)
    common = common_share(owed.values(), given.values(), runs)
    on_offer = offered_shifts(problem.instance)
    found = [
        _outlook(problem, each, on_offer, owed[each], given[each], Fraction(called[each], runs), granted, common)
        for each in owed
    ]
    return tuple(sorted(found, key=lambda each: each.doctor))


def common_share(owed: Iterable[int], given: Iterable[Sequence[int]], runs: int) -> Fraction:
    """Return what all doctors got on average of all that they owe, 1 at most."""
    return min(Fraction(1), Fraction(sum(sum(each) for each in given), max(1, runs * sum(owed))))


class _Draw:
    def __init__(self, problem: Problem, ledger: Ledger, part: dict[int, int]) -> None:
        self._problem, self._part = problem, part
        self._room = Room(ledger)
        self._who: dict[int, list[tuple[int, int]]] = {}
        for (doctor, shift), column in ledger.assignments.items():
            self._who.setdefault(shift, []).append((doctor, column))

    def run(self, chance: Callable[[], float]) -> tuple[dict[int, int], int]:
        """Return the counting minutes of every doctor, and how many seats stayed open."""
        problem, room = self._problem, self._room.copy()
        load = dict.fromkeys(range(len(problem.doctors)), 0)
        for shift, who in self._who.items():
            for doctor, column in who:
                if column in room.chosen and problem.counting[shift]:
                    load[doctor] += problem.shifts[shift].minutes
        left = sum(each.demand for each in problem.shifts)
        scarce = {
            shift: len(who) / problem.shifts[shift].demand * (1 + ABOUT * chance()) for shift, who in self._who.items()
        }
        for shift in sorted(self._who, key=lambda each: (scarce[each], each)):
            its = problem.shifts[shift]
            open_seats = its.demand - sum(column in room.chosen for _, column in self._who[shift])
            left -= its.demand - open_seats
            off = {doctor: self._off(load, doctor, chance) for doctor, _ in self._who[shift]}
            for doctor, column in sorted(self._who[shift], key=lambda pair: (off[pair[0]], pair[0])):
                if open_seats <= 0:
                    break
                if room.take(column):
                    load[doctor] += its.minutes if problem.counting[shift] else 0
                    open_seats, left = open_seats - 1, left - 1
        return load, left

    def _off(self, load: dict[int, int], doctor: int, chance: Callable[[], float]) -> float:
        """Return the doctor's share of the own fair part, blurred; who has none comes last."""
        part = self._part.get(doctor, 0)
        return load[doctor] / part + NEAR * chance() if part else 1e9 + chance()


def _open_to(problem: Problem, doctor: int) -> list[int]:
    """Return the minutes of every counting shift that a run may give: on offer and not taken, or standing already."""
    return [problem.shifts[s].minutes for s in problem.of_doctor[doctor] if problem.counting[s]]


def _granted(problem: Problem, given: dict[int, list[int]], runs: int) -> Fraction:
    """Return which part of what was offered is granted, all doctors together."""
    possible = sum(sum(_open_to(problem, each)) for each in given)
    return Fraction(sum(sum(each) for each in given.values()), max(1, runs * possible))


def _outlook(
    problem: Problem,
    doctor: int,
    on_offer: Mapping[str, Sequence[Shift]],
    owed: int,
    given: list[int],
    assigned: Fraction,
    granted: Fraction,
    common: Fraction,
) -> Outlook:
    possible, offered = _open_to(problem, doctor), on_offer.get(problem.doctors[doctor].id, ())
    half = Fraction(sum(possible), 2 * len(possible)) if possible else Fraction(0)
    reached, kept_up = (
        Fraction(sum(each >= goal or goal - each < half for each in given), len(given))
        for goal in (owed, owed * common)
    )
    own = Fraction(sum(given), len(given) * sum(possible)) if possible else Fraction(0)
    rate = own or granted
    wanted = max(0, owed) * common / (rate or 1)
    more = 0 if kept_up >= ENOUGH else max(0, round(wanted) - sum(possible))
    return Outlook(
        doctor=problem.doctors[doctor].id,
        owed_minutes=owed,
        offered_minutes=sum(each.minutes for each in offered),
        offered_shifts=len(offered),
        given_minutes=tuple(given),
        reached=reached,
        kept_up=kept_up,
        assigned=assigned,
        more_minutes=-(-more // 60) * 60,
    )


ENOUGH = Fraction(4, 5)
"""Part of the runs that must keep up for an offer to be enough."""
