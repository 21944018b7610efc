"""Whether the rules in ``hds.toml`` may be set as they are."""

from anwroster.files.collector import Faults
from anwroster.files.keys import listed, nearest
from anwroster.files.settings import Settings
from anwroster.files.tomllines import Path
from anwroster.model import DEFAULT_RULES, LEVELS, Level, Mode, Rule, RuleSetting

_LEAST = {"step_percent": 1, "days": 1, "minutes_per_shift": 1}
_MOST = 100_000


def check_rules(settings: Settings, faults: Faults) -> None:
    """Keep a fault for every mode, level, weight, parameter or amount that a rule cannot have."""
    assert settings.hds is not None
    defaults = {rule.id: rule for rule in DEFAULT_RULES}
    for key, setting in settings.hds.rules.items():
        _check_rule(defaults[key], setting, settings, faults)


def _check_rule(rule: Rule, setting: RuleSetting, settings: Settings, faults: Faults) -> None:
    path = ("rules", rule.id.value)
    if setting.mode and setting.mode not in rule.allowed:
        place: Path = (*path, "mode")
        allowed = ", ".join(each.value for each in rule.allowed)
        settings.fault(faults, "mode_not_allowed", place, settings.stood(place), rule=rule.id.value, allowed=allowed)
    elif (setting.mode or rule.mode) is Mode.HARD:
        for key in ("level", "weight"):
            if getattr(setting, key) is not None:
                settings.fault(faults, "only_when_soft", (*path, key), settings.stood((*path, key)), rule=rule.id.value)
    elif setting.level is Level.WORST_OFF:
        place = (*path, "level")
        allowed = ", ".join(each.value for each in LEVELS if each is not Level.WORST_OFF)
        settings.fault(faults, "level_not_allowed", place, settings.stood(place), rule=rule.id.value, allowed=allowed)
    for name, value in setting.parameters.items():
        place = (*path, "parameters", name)
        if name not in rule.parameters:
            near = nearest(name, rule.parameters) or tuple(rule.parameters)
            settings.fault(faults, "unknown_parameter", place, name, rule=rule.id.value, near=listed(near))
        elif not (least := _LEAST.get(name, 0)) <= value <= _MOST:
            settings.fault(faults, "parameter_out_of_range", place, value, least=least, most=_MOST)
