"""Who else could have had a shift, counted: why a doctor got what nobody asks for, from facts and without a solver."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from anwroster.checks.case import Case
from anwroster.checks.facts import enters, is_valid
from anwroster.checks.hindrance import Hindrance, Hindrances
from anwroster.model import Category, Doctor, Phase, Shift
from anwroster.quota import Account, accounts


@dataclass(frozen=True)
class Others:
    """Everybody else for one shift of one doctor; from ``asked`` on, each counted once, in the order of the fields.

    Parameters
    ----------
    allowed
        Who is qualified, valid and in the phase, without those who have the shift.
    offered
        Who of them offered it.
    asked
        Whom the rest is about: who offered it; in phase 3, where no offer is needed, all that are allowed.
    hindered
        Number by hindrance: blocked, a shift elsewhere, rest (or overlap), a maximum.
    ahead
        Free to take it, but at least as far in the own quota as the doctor would be without it.
    ahead_category
        Free and less far in hours, but at least as far in nights, weekends or holidays, where the shift is one.
    without_quota
        Free, and without a quota at that post to compare by.
    behind
        Free, and less far in everything, or not to compare since the doctor has no quota: that they do not have it
        follows from the roster as a whole.
    share
        The doctor's part of the own quota at that post without this shift; None without one.
    """

    allowed: int
    offered: int
    asked: int
    hindered: dict[Hindrance, int]
    ahead: int
    ahead_category: int
    without_quota: int
    behind: int
    share: Fraction | None


class WhoElse:
    """Answers for every shift of a roster; what the answers share is computed once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts = case.facts
        self.hindrances = Hindrances(case)

    def others(self, doctor: str, shift: Shift, phase: Phase) -> Others:
        """Return who else could have had a shift that a doctor was given in a phase."""
        there = {doctor, *self.case.staff.get(shift.id, ())}
        allowed = [each for each in self._allowed(shift, phase) if each not in there]
        offering = self._offering.get(shift.id, frozenset())
        offered = [each for each in allowed if each in offering]
        asked = allowed if phase is Phase.THREE else offered
        hindered = dict.fromkeys(Hindrance, 0)
        free = []
        for each in asked:
            if found := self.hindrances.of(each, shift, phase):
                hindered[found] += 1
            else:
                free.append(each)
        share = self.share(doctor, shift, without=True)
        sorts = [self._compared(each, doctor, shift, share) for each in free]
        return Others(
            allowed=len(allowed),
            offered=len(offered),
            asked=len(asked),
            hindered={each: number for each, number in hindered.items() if number},
            ahead=sorts.count("ahead"),
            ahead_category=sorts.count("category"),
            without_quota=sorts.count("without"),
            behind=sorts.count("behind"),
            share=share,
        )

    def share(self, doctor: str, shift: Shift, *, without: bool = False) -> Fraction | None:
        """Return (minutes + balance) ÷ quota of a doctor, over the posts of the quota that a shift counts for.

        Parameters
        ----------
        without
            Whether to leave out the shift itself, which the doctor then has.

        Returns
        -------
        Fraction
            None where the doctor has no quota.
        """
        own = [each for each in self._accounts.get(doctor, ()) if each.posts is None or shift.post in each.posts]
        if not own:
            return None
        posts = None if any(each.posts is None for each in own) else frozenset().union(*(e.posts or () for e in own))
        key = (doctor, posts)
        if key not in self._minutes:
            work = self.case.work.get(doctor, ())
            counted = [each for each in work if each.kind in self.facts.counting]
            self._minutes[key] = sum(each.minutes for each in counted if posts is None or each.post in posts)
        less = shift.minutes if without and shift.kind in self.facts.counting else 0
        done = self._minutes[key] - less + sum(each.balance_minutes for each in own)
        return Fraction(done, sum(each.quota_minutes for each in own))

    def _compared(self, other: str, doctor: str, shift: Shift, share: Fraction | None) -> str:
        theirs = self.share(other, shift)
        if theirs is None:
            return "without"
        if share is None:
            return "behind"
        if theirs >= share:
            return "ahead"
        parts = self.case.fair_parts.shifts
        for category in shift.categories:
            part, own = parts.get((other, category)), parts.get((doctor, category))
            if part is None or own is None:
                continue
            has, had = self._count(other, category), self._count(doctor, category) - 1
            if has > 0 and has * own >= had * part:
                return "category"
        return "behind"

    def _count(self, doctor: str, category: Category) -> int:
        return sum(category in each.categories for each in self.case.work.get(doctor, ()))

    def _allowed(self, shift: Shift, phase: Phase) -> list[str]:
        key = (shift.post, shift.kind, phase)
        if key not in self._qualified:
            self._qualified[key] = [
                each
                for each in self.facts.doctors.values()
                if enters(self.facts.agreements[each.id], phase) and self.facts.may_do(each.id, shift.post, shift.kind)
            ]
        return [each.id for each in self._qualified[key] if is_valid(each, shift.day)]

    @cached_property
    def _qualified(self) -> dict[tuple[str, str, Phase], list[Doctor]]:
        return {}

    @cached_property
    def _offering(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for doctor, shift in self.facts.offered:
            found.setdefault(shift, set()).add(doctor)
        return {shift: frozenset(doctors) for shift, doctors in found.items()}

    @cached_property
    def _accounts(self) -> dict[str, list[Account]]:
        found: dict[str, list[Account]] = {}
        for each in accounts(self.case.instance):
            found.setdefault(each.doctor, []).append(each)
        return found

    @cached_property
    def _minutes(self) -> dict[tuple[str, frozenset[str] | None], int]:
        """Counted minutes by doctor and posts, filled as they are asked for."""
        return {}
