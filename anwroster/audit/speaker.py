"""Says what an audit found: doctors by name, shifts by day and post, figures in their unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from anwroster.audit.case import Case
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Evidence, Measurement
from anwroster.audit.verdicts import Judged, Outcome
from anwroster.model import Criterion, Level, Shift
from anwroster.reports import Sign
from anwroster.reports.numbers import decimal, percent, times
from anwroster.words import Language, say

_KNOWN = frozenset(each.value for each in Level)
_TONES = {Outcome.MET: "good", Outcome.NOT_MET: "bad", Outcome.UNJUDGED: "unsure"}


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

    @cached_property
    def _shifts(self) -> dict[str, Shift]:
        return {each.id: each for each in self.case.instance.shifts}

    @cached_property
    def _posts(self) -> dict[str, str]:
        return {each.id: each.name for each in self.case.instance.hds.posts}

    def doctor(self, key: str) -> str:
        """Return a doctor's name; the key itself of one whom nobody knows."""
        return self._names.get(key, key)

    def shift(self, key: str) -> str:
        """Return when and where a shift is; the key itself of one that nobody knows."""
        found = self._shifts.get(key)
        if found is None:
            return key
        day = f"{found.day:%d-%m-%Y}" if self.language == "nl" else f"{found.day:%Y-%m-%d}"
        return f"{self._posts.get(found.post, found.post)}, {day} {times(found.start, found.end)}"

    def sign(self, outcome: Outcome) -> Sign:
        """Return a verdict as a coloured word."""
        return Sign(self.say(f"outcome.{outcome.value}"), _TONES[outcome])

    def figure(self, value: Fraction | None, unit: str) -> str:
        """Return a figure as people read it, with its unit; a dash for none."""
        if value is None:
            return "–"
        if unit == "share":
            return percent(value, self.language, 0 if value * 100 == round(value * 100) else 1)
        whole = value.denominator == 1
        number = decimal(value, 0 if whole and unit not in ("euros", "ratio") else 2, self.language)
        return number if unit in ("ratio", "count") else self.say(f"in_unit.{unit}", number=number)

    def threshold(self, criterion: Criterion) -> str:
        """Return what a criterion asks, in words."""
        unit = CATALOGUE[criterion.indicator].unit
        low, high = criterion.at_least, criterion.at_most
        if low is not None and high is not None:
            return self.say("between", low=self.figure(Fraction(low), unit), high=self.figure(Fraction(high), unit))
        if low is not None:
            return self.say("at_least", low=self.figure(Fraction(low), unit))
        assert high is not None
        return self.say("at_most", high=self.figure(Fraction(high), unit))

    def source(self, criterion: Criterion) -> str:
        """Return where a threshold comes from; an own choice is never shown as anything else."""
        return self.say("own_choice", source=criterion.source) if criterion.own_choice else criterion.source

    def judged(self, each: Judged) -> str:
        """Return the figure of a criterion, or why there is none."""
        value = each.measurement.value
        if value is None:
            return self.unjudged(each.measurement)
        return self.figure(value, CATALOGUE[each.criterion.indicator].unit)

    def unjudged(self, found: Measurement) -> str:
        """Return why something cannot be judged."""
        return say(f"audit.unjudged.{found.reason}", self.language, **dict(found.values))

    def evidence(self, each: Evidence, unit: str) -> str:
        """Return a piece of evidence as a sentence."""
        values: dict[str, object] = {"doctor": self.doctor(each.doctor), "shift": self.shift(each.shift)}
        values |= {"amount": self.figure(each.amount, unit), **dict(each.values)}
        if values.get("level") in _KNOWN:
            values["level"] = say(f"solver.level.{values['level']}", self.language)
        return say(f"audit.evidence.{each.key}", self.language, **values)

    def some(self, found: Iterable[str], most: int) -> str:
        """Return the first few of many, with how many more there are."""
        every = list(found)
        shown = ", ".join(every[:most])
        return shown if len(every) <= most else self.say("and_more", shown=shown, count=len(every) - most)

