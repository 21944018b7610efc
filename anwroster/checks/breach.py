"""What a check yields: one breach of one rule, still without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from anwroster.model import Level


class Minutes(int):
    """A number of minutes that is told as hours and minutes."""


class Thousandths(int):
    """Thousandths of a shift, told as a number of shifts."""


class Scope(str):
    """Scope of a limit (``total``, ``kind:<kind>`` or ``band:<band>``), told in words."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach of one rule; it becomes a finding when somebody wants to read it.

    Parameters
    ----------
    words
        Sentence in ``words/checks.toml`` without the area, as in ``rest.short``.
    values
        Placeholder → doctor, shift, date, number …, put into words by ``telling``.
    doctor
        Key of the doctor that it is about; None when it is about a shift alone.
    shifts
        Keys of the shifts concerned.
    cost
        What it costs while the rule is soft, before the rule's weight; whole and positive.
    level
        Level that it counts on; None: the rule's own.
    """

    words: str
    values: Mapping[str, object] = field(default_factory=dict)
    doctor: str | None = None
    shifts: tuple[str, ...] = ()
    cost: int = 1
    level: Level | None = None
