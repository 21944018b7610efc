"""Who could work which shift in a phase: ``docs/rules.md``, *candidate*, over dates and names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from anwroster.checks.facts import Facts, Moments, enters, is_valid
from anwroster.model import Doctor, Instance, Mode, Phase, Roster, RuleId, Shift


def candidates(instance: Instance, phase: Phase, before: Roster | None = None) -> dict[str, tuple[Shift, ...]]:
    """Return per doctor the shifts that the doctor could be given in a phase, or already holds.

    Parameters
    ----------
    phase
        Phase at hand.
    before
        Roster that the phase starts from; all of its assignments are held. None: only what stands fixed is held.

    Returns
    -------
    dict
        Every doctor's key → shifts sorted by start, then key; empty for who has none.
    """
    held = [(each.doctor, each.shift) for each in before.assignments] if before else []
    return candidates_of(Facts(instance), phase, held)


def candidates_of(facts: Facts, phase: Phase, earlier: Iterable[tuple[str, str]]) -> dict[str, tuple[Shift, ...]]:
    """Return the same from facts and the (doctor, shift) pairs of earlier phases; unknown pairs are left out."""
    standing = {pair for pair in (*facts.frozen, *earlier) if pair[0] in facts.doctors and pair[1] in facts.shifts}
    pairs = facts.fixed | standing
    return _Search(facts, phase, pairs).all()


class _Search:
    """Marks, doctor by doctor, the shifts that are closed to the doctor; the rest are candidates."""

    def __init__(self, facts: Facts, phase: Phase, held: frozenset[tuple[str, str]]) -> None:
        self.facts = facts
        self.phase = phase
        self.shifts = list(facts.shifts.values())
        self.starts = [each.start for each in self.shifts]
        self.longest = max((each.end - each.start for each in self.shifts), default=timedelta(0))
        self.place = {each.id: place for place, each in enumerate(self.shifts)}
        self.held: dict[str, set[int]] = {}
        for doctor, shift in held:
            self.held.setdefault(doctor, set()).add(self.place[shift])
        self.offers: dict[str, list[int]] = {}
        for doctor, shift in facts.offered:
            self.offers.setdefault(doctor, []).append(self.place[shift])
        taken = Counter(shift for _, shift in held)
        self.full = [each.demand <= taken[each.id] or facts.is_frozen(each) for each in self.shifts]
        self.kinds = sorted({(each.post, each.kind) for each in self.shifts})
        self.resting = facts.instance.rulebook[RuleId.REST].mode is Mode.HARD

    def all(self) -> dict[str, tuple[Shift, ...]]:
        return {name: self._of(doctor) for name, doctor in self.facts.doctors.items()}

    def _of(self, doctor: Doctor) -> tuple[Shift, ...]:
        held = self.held.get(doctor.id, set())
        places = set(held)
        if enters(self.facts.agreements[doctor.id], self.phase):
            tried: Iterable[int] = self.offers.get(doctor.id, ())
            if self.phase is Phase.THREE:
                tried = range(len(self.shifts))
            closed = self._closed(doctor, held)
            may_do = {pair for pair in self.kinds if self.facts.may_do(doctor.id, *pair)}
            shifts, full = self.shifts, self.full
            free = [place for place in tried if not full[place] and place not in closed]
            if len(may_do) < len(self.kinds):
                free = [place for place in free if (shifts[place].post, shifts[place].kind) in may_do]
            if doctor.joins or doctor.leaves or doctor.papers_until:
                free = [place for place in free if is_valid(doctor, shifts[place].day)]
            places.update(free)
        return tuple(self.shifts[place] for place in sorted(places))

    def _closed(self, doctor: Doctor, held: set[int]) -> set[int]:
        """Places of shifts that touch a block, come too near to a shift elsewhere, or too near to a held shift."""
        margin = self.facts.rest(doctor.id) if self.resting else timedelta(0)
        spans: list[Moments] = [*self.facts.blocked.get(doctor.id, ()), *self.facts.busy.get(doctor.id, ())]
        spans += [(self.shifts[place].start - margin, self.shifts[place].end + margin) for place in held]
        return {place for start, end in spans for place in self._touching(start, end)}

    def _touching(self, start: datetime, end: datetime) -> list[int]:
        """Places of the shifts that have a moment in common with a span."""
        first = bisect_left(self.starts, start - self.longest)
        last = bisect_left(self.starts, end)
        return [place for place in range(first, last) if self.shifts[place].end > start]
