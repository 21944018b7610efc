"""Says what an audit found: doctors by name, shifts by day and post, figures in their unit, verdicts in colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Evidence, Unit
from anwroster.audit.telling import evidence_told, reason_told, shift_told, value_told
from anwroster.audit.verdicts import Judged, Outcome
from anwroster.model import Criterion, Role
from anwroster.reports import Sign
from anwroster.reports.cells import Tone
from anwroster.words import Language, say

_TONES: dict[Outcome, Tone] = {Outcome.MET: "good", Outcome.NOT_MET: "bad", Outcome.UNJUDGED: "unsure"}


@dataclass(frozen=True)
class Speaker:
    """Tells of one case in one language."""

    case: Case
    language: Language

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of ``words/auditreport.toml``."""
        return say(f"auditreport.{key}", self.language, **values)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in self.case.as_worked.instance.doctors}

    def doctor(self, key: str | None) -> str:
        """Return a doctor's name; the key itself of one whom nobody knows, and that it is open for None."""
        return self.say("nobody") if key is None else self._names.get(key, key)

    def role(self, role: Role) -> str:
        """Return a role as readers know it."""
        return say(f"reports.fairness.role.{role.value}", self.language)

    def shift(self, key: str) -> str:
        """Return when and where a shift is; the key itself of one that nobody knows."""
        found = self.case.as_worked.shifts.get(key)
        return shift_told(self.case, found, self.language) if found else key

    def sign(self, outcome: Outcome) -> Sign:
        """Return a verdict as a coloured word."""
        return Sign(self.say(f"outcome.{outcome.value}"), _TONES[outcome])

    def value(self, value: Fraction | None, unit: Unit) -> str:
        """Return a figure with its unit; a dash for none."""
        return value_told(value, unit, self.language)

    def threshold(self, criterion: Criterion) -> str:
        """Return what a criterion asks, in words that stay on one line."""
        unit = CATALOGUE[criterion.indicator].unit
        low, high = self._limit(criterion.at_least, unit), self._limit(criterion.at_most, unit)
        if low and high:
            told = self.say("between", low=low, high=high)
        else:
            told = self.say("at_least", low=low) if low else self.say("at_most", high=high)
        return told.replace(" ", "\N{NO-BREAK SPACE}")

    def _limit(self, limit: Decimal | None, unit: Unit) -> str:
        return "" if limit is None else value_told(Fraction(limit), unit, self.language)

    def source(self, criterion: Criterion) -> str:
        """Return where a threshold comes from; an own choice is never shown as anything else."""
        source = criterion.sourced(self.language)
        if not criterion.own_choice:
            return source
        return self.say("own_choice_of", source=source) if source else self.say("own_choice")

    def figure(self, each: Judged) -> str:
        """Return the figure of a criterion; a dash where it cannot be judged."""
        return self.value(each.measurement.value, CATALOGUE[each.criterion.indicator].unit)

    def reason(self, each: Judged) -> str:
        """Return why a criterion cannot be judged; empty where it can."""
        return reason_told(each.measurement, self.language)

    def evidence(self, each: Evidence, unit: Unit) -> str:
        """Return a piece of evidence as a sentence."""
        return evidence_told(self.case, each, unit, self.language)

    def some(self, found: Iterable[str], most: int) -> str:
        """Return the first few of many, with how many more there are."""
        every = list(found)
        shown = "; ".join(every[:most])
        return shown if len(every) <= most else self.say("and_more", shown=shown, count=len(every) - most)
