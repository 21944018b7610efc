"""The rulebook as it is when an HDS says nothing: every rule with its mode, level, weight, numbers and source."""

from collections.abc import Mapping

from anwroster.model.rulebook import Level, Mode, Rule, Rulebook, RuleId, RuleSetting

_HARD = (Mode.HARD,)
_SOFT = (Mode.SOFT, Mode.OFF)
_ANY = (Mode.HARD, Mode.SOFT, Mode.OFF)

_DESIGN = "anwroster, own choice"
_HZW = "HZW FAQ roosterproces (hzwhuisartsenzorg.nl)"


def _hard(rule: RuleId, source: str) -> Rule:
    return Rule(id=rule, mode=Mode.HARD, level=None, weight=1, parameters={}, source=source, allowed=_HARD)


def _soft(rule: RuleId, level: Level, weight: int, source: str, **parameters: int) -> Rule:
    return Rule(
        id=rule,
        mode=Mode.SOFT,
        level=level,
        weight=weight,
        parameters=parameters,
        source=source,
        allowed=_SOFT,
    )


DEFAULT_RULES: tuple[Rule, ...] = (
    _hard(RuleId.DEMAND, "the HDS's shift templates"),
    _hard(RuleId.OVERLAP, "nobody works in two places at once"),
    Rule(
        id=RuleId.REST,
        mode=Mode.HARD,
        level=Level.COMFORT,
        weight=10,
        parameters={},
        source=f"rest per agreement; 6.5 h at {_HZW}",
        allowed=_ANY,
    ),
    _hard(RuleId.BLOCKED, _HZW),
    _hard(RuleId.BUSY, _HZW),
    Rule(
        id=RuleId.MAXIMUM,
        mode=Mode.HARD,
        level=Level.OBLIGATIONS,
        weight=1,
        parameters={"minutes_per_shift": 480},
        source=_HZW,
        allowed=_ANY,
    ),
    _hard(RuleId.QUALIFIED, "affiliations of the HDS"),
    _hard(RuleId.OFFERED, _HZW),
    _hard(RuleId.PHASE, _HZW),
    _hard(RuleId.VALIDITY, "agreement and registration of the doctor"),
    _hard(RuleId.FIXED, "the HDS's planner"),
    _soft(RuleId.COVERAGE, Level.COVERAGE, 1, _DESIGN, ordinary=2, night=3, holiday=3),
    _soft(RuleId.OBLIGATIONS, Level.OBLIGATIONS, 10, "agreements of the HDS", minutes_per_shift=480),
    _soft(RuleId.MINIMUM, Level.OBLIGATIONS, 1, _HZW, minutes_per_shift=480),
    _soft(RuleId.KEEP, Level.CHANGES, 1, _DESIGN),
    _soft(RuleId.FAIR_HOURS, Level.FAIRNESS, 3, _HZW, step_percent=5, free_minutes=240),
    _soft(RuleId.FAIR_NIGHTS, Level.FAIRNESS, 1, _DESIGN),
    _soft(RuleId.FAIR_WEEKENDS, Level.FAIRNESS, 1, _DESIGN),
    _soft(RuleId.FAIR_HOLIDAYS, Level.FAIRNESS, 1, _DESIGN),
    _soft(RuleId.AVOID, Level.WISHES, 2, _DESIGN),
    _soft(RuleId.PREFER, Level.WISHES, 1, _DESIGN, cap=4),
    _soft(RuleId.NIGHT_RUNS, Level.COMFORT, 2, _HZW),
    _soft(RuleId.SPACING, Level.COMFORT, 1, _DESIGN, days=3),
    _soft(RuleId.WHOLE_WEEKEND, Level.COMFORT, 2, _DESIGN),
    _soft(RuleId.HOLIDAY_REPEAT, Level.COMFORT, 3, _DESIGN),
)
"""All rules, in the order of ``RuleId``. ``docs/rules.md`` says what each one means to the minute."""


def rulebook_from(settings: Mapping[RuleId, RuleSetting]) -> Rulebook:
    """Return the default rulebook with an HDS's changes.

    Parameters
    ----------
    settings
        What ``hds.toml`` says; its modes and parameter names must already be proven to be allowed.
    """
    return Rulebook(rules=tuple(_changed(rule, settings.get(rule.id)) for rule in DEFAULT_RULES))


def _changed(rule: Rule, setting: RuleSetting | None) -> Rule:
    if setting is None:
        return rule
    return rule.model_copy(
        update={
            "mode": setting.mode or rule.mode,
            "level": setting.level or rule.level,
            "weight": setting.weight or rule.weight,
            "parameters": {**rule.parameters, **setting.parameters},
            "source": setting.source or rule.source,
        }
    )
