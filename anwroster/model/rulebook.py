"""The rules by name, and how hard, heavy and high each one is in an HDS's rulebook."""

from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Record


class RuleId(StrEnum):
    """Every rule; the same name stands in ``checks/`` and in ``solver/rules/``."""

    DEMAND = "demand"
    OVERLAP = "overlap"
    REST = "rest"
    BLOCKED = "blocked"
    BUSY = "busy"
    MAXIMUM = "maximum"
    QUALIFIED = "qualified"
    OFFERED = "offered"
    PHASE = "phase"
    VALIDITY = "validity"
    FIXED = "fixed"
    COVERAGE = "coverage"
    OBLIGATIONS = "obligations"
    MINIMUM = "minimum"
    KEEP = "keep"
    FAIR_HOURS = "fair_hours"
    FAIR_NIGHTS = "fair_nights"
    FAIR_WEEKENDS = "fair_weekends"
    FAIR_HOLIDAYS = "fair_holidays"
    AVOID = "avoid"
    PREFER = "prefer"
    NIGHT_RUNS = "night_runs"
    SPACING = "spacing"
    WHOLE_WEEKEND = "whole_weekend"
    HOLIDAY_REPEAT = "holiday_repeat"


class Mode(StrEnum):
    """How a rule binds."""

    HARD = "hard"
    SOFT = "soft"
    OFF = "off"


class Level(StrEnum):
    """What is optimised, strictly one above the other in this order (``design.md`` §3)."""

    COVERAGE = "coverage"
    OBLIGATIONS = "obligations"
    CHANGES = "changes"
    WORST_OFF = "worst_off"
    FAIRNESS = "fairness"
    WISHES = "wishes"
    COMFORT = "comfort"


LEVELS: tuple[Level, ...] = tuple(Level)


class RuleSetting(Record):
    """What ``hds.toml`` says of one rule; what is left out stays as the default."""

    mode: Mode | None = None
    level: Level | None = Field(default=None, description="For a soft rule: the level that it counts in")
    weight: int | None = Field(default=None, ge=1, le=1000, description="For a soft rule: how heavy within its level")
    parameters: dict[str, int] = Field(default={}, description="The rule's own numbers")
    source: str = Field(default="", max_length=300, description="Document in which the HDS laid this down")


class Rule(Record):
    """One rule as it holds for this roster: the default with the HDS's changes."""

    id: RuleId
    mode: Mode
    level: Level | None
    weight: int
    parameters: dict[str, int]
    source: str
    allowed: tuple[Mode, ...] = Field(description="Modes that this rule can take")


class Rulebook(Record):
    """All rules of one roster."""

    rules: tuple[Rule, ...]

    def __getitem__(self, rule: RuleId) -> Rule:
        return next(each for each in self.rules if each.id is rule)

    def is_on(self, rule: RuleId) -> bool:
        """Return whether the rule is hard or soft."""
        return self[rule].mode is not Mode.OFF
