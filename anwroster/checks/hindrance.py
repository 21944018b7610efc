"""What keeps a doctor from a shift as a roster stands: the hard rules, asked about one shift more."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from anwroster.checks.amounts import amount_of, at_most
from anwroster.checks.case import Case
from anwroster.checks.facts import is_valid, touching
from anwroster.model import Bound, Mode, Phase, RuleId, Shift, Unit
from anwroster.quota import maxima


class Hindrance(StrEnum):
    """What keeps a doctor from a shift, as the roster stands."""

    NOT_ALLOWED = "not_allowed"
    BLOCKED = "blocked"
    BUSY = "busy"
    REST = "rest"
    MAXIMUM = "maximum"


class Hindrances:
    """Answers for every doctor and shift of a roster; what the answers share is computed once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._facts = case.facts
        rules = case.instance.rulebook
        self._resting = rules[RuleId.REST].mode is Mode.HARD
        self._capped = rules[RuleId.MAXIMUM].mode is Mode.HARD

    def of(self, doctor: str, shift: Shift, phase: Phase) -> Hindrance | None:
        """Return what keeps a doctor from a shift that the doctor does not have; the first that holds, or None."""
        person = self._facts.doctors[doctor]
        if not (self._facts.may_do(doctor, shift.post, shift.kind) and is_valid(person, shift.day)):
            return Hindrance.NOT_ALLOWED
        if touching(shift, self._facts.blocked.get(doctor, ())):
            return Hindrance.BLOCKED
        if touching(shift, self._facts.busy.get(doctor, ())):
            return Hindrance.BUSY
        margin = self._facts.rest(doctor) if self._resting else timedelta(0)
        if touching(shift, ((each.start - margin, each.end + margin) for each in self._case.work.get(doctor, ()))):
            return Hindrance.REST
        if self._capped and phase is not Phase.THREE and self._above(doctor, shift):
            return Hindrance.MAXIMUM
        return None

    @cached_property
    def _most(self) -> dict[str, list[tuple[Unit, int, str]]]:
        found: dict[str, list[tuple[Unit, int, str]]] = {}
        for each in maxima(self._case.instance):
            found.setdefault(each.doctor, []).append((each.unit, each.most, "total"))
        for own in self._case.instance.limits:
            if own.bound is Bound.MAXIMUM:
                found.setdefault(own.doctor, []).append((own.unit, at_most(own.amount, own.unit), own.scope))
        return found

    def _above(self, doctor: str, shift: Shift) -> bool:
        """Return whether the shift would bring the doctor above a maximum that it counts for."""
        own: Iterable[Shift] = self._case.within_maximum.get(doctor, ())
        counting = self._facts.counting
        for unit, most, scope in self._most.get(doctor, ()):
            more = amount_of([shift], unit, counting, scope)
            if more and amount_of(own, unit, counting, scope) + more > most:
                return True
        return False
