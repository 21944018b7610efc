"""Breaches in words: doctors by name and key, shifts by date, hours, post and kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from anwroster.anwhours import AMSTERDAM
from anwroster.checks.breach import Breach, Minutes, Scope, Thousandths
from anwroster.model import Doctor, Instance, Phase, Shift
from anwroster.words import Language, say


@dataclass(frozen=True)
class Teller:
    """Tells breaches in the language of the HDS."""

    instance: Instance

    @cached_property
    def language(self) -> Language:
        """Language of the HDS."""
        return self.instance.hds.language

    @cached_property
    def _posts(self) -> dict[str, str]:
        return {each.id: each.name for each in self.instance.hds.posts}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {each.id: each.name for each in self.instance.hds.kinds}

    def tell(self, breach: Breach) -> str:
        """Return the breach as one sentence."""
        values = {name: self._value(value) for name, value in breach.values.items()}
        return say(f"checks.{breach.words}", self.language, **values)

    def _value(self, value: object) -> str:
        match value:
            case Doctor():
                return f"{value.name} ({value.id})"
            case Shift():
                return self._shift(value)
            case Minutes():
                return _hours(value)
            case Thousandths():
                return _number(value, self.language)
            case Scope():
                return self._scope(value)
            case Phase():
                return value.value
            case timedelta():
                return _hours(value // timedelta(minutes=1))
            case datetime():
                return f"{value.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
            case date():
                return f"{value:%d-%m-%Y}"
            case (datetime() as start, datetime() as end):
                return f"{self._value(start)} – {self._value(end)}"
            case str() | int():
                return str(value)
            case Sequence():
                return "; ".join(self._value(each) for each in value)
        raise TypeError(f"no words for {type(value).__name__}")

    def _shift(self, shift: Shift) -> str:
        start, end = shift.start.astimezone(AMSTERDAM), shift.end.astimezone(AMSTERDAM)
        return say(
            "checks.shift",
            self.language,
            weekday=say(f"checks.weekday.{start.isoweekday()}", self.language),
            day=f"{start:%d-%m-%Y}",
            start=f"{start:%H:%M}",
            end=f"{end:%H:%M}",
            post=self._posts[shift.post],
            kind=self._kinds[shift.kind],
        )

    def _scope(self, scope: Scope) -> str:
        what, _, name = scope.partition(":")
        return say(f"checks.scope.{what}", self.language, name=self._kinds[name] if what == "kind" else name)


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _number(thousandths: int, language: Language) -> str:
    text = f"{thousandths // 1000}.{thousandths % 1000:03d}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "nl" else text
