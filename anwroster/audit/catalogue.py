"""The catalogue of indicators and policies as a page to read, in Markdown."""

from decimal import Decimal
from fractions import Fraction

from anwroster.audit.indicators import CATALOGUE, SUBJECTS
from anwroster.audit.measure import Indicator, Unit
from anwroster.audit.policies import shipped_policies
from anwroster.audit.telling import indicator_formula, indicator_name, indicator_source, value_told
from anwroster.model import Criterion
from anwroster.words import Language, area, say


def catalogue(language: Language) -> str:
    """Return every indicator with formula, unit and source, why one cannot be judged, and the shipped policies."""
    return "\n".join([*_indicators(language), *_reasons(language), *_policies(language)])


def _say(key: str, language: Language) -> str:
    return say(f"audit.catalogue.{key}", language)


def _line(*cells: str) -> str:
    escaped = [cell.replace("|", "&#124;") for cell in cells]
    return f"| {' | '.join(escaped)} |"


def _indicators(language: Language) -> list[str]:
    lines = [f"# {_say('title', language)}", "", _say("intro", language), ""]
    head = _line(*(_say(each, language) for each in ("key", "name", "formula", "unit", "source")))
    for subject, indicators in SUBJECTS.items():
        lines += [f"## {say(f'audit.subject.{subject}', language)}", "", head, "|---|---|---|---|---|"]
        lines += [*(_row(each, language) for each in indicators), ""]
    return lines


def _row(each: Indicator, language: Language) -> str:
    unit = say(f"audit.unit.{each.unit}", language)
    told = (indicator(each.id, language) for indicator in (indicator_name, indicator_formula))
    return _line(f"`{each.id}`", *told, unit, indicator_source(each.id, language))


def _reasons(language: Language) -> list[str]:
    reasons = [f"- {entry[language]}" for entry in area("audit")["unjudged"].values()]
    return [f"## {_say('reasons', language)}", "", *reasons, ""]


def _policies(language: Language) -> list[str]:
    lines = [f"## {_say('policies', language)}", "", _say("own_policy", language), ""]
    head = _line(*(_say(each, language) for each in ("criterion", "key", "threshold", "origin")))
    for name, policy in shipped_policies().items():
        lines += [f"### `{name}`: {policy.named(language)}", "", policy.told(language), "", head, "|---|---|---|---|"]
        lines += [*(_criterion(each, language) for each in policy.criteria), ""]
    return lines


def _criterion(each: Criterion, language: Language) -> str:
    told = bounds_told(each, language), origin_told(each, language)
    return _line(each.named(language), f"`{each.indicator}`", *told)


def bounds_told(criterion: Criterion, language: Language) -> str:
    """Return the thresholds in the unit of the indicator, as ≥ 75 %; exact, whatever their decimals."""
    unit = CATALOGUE[criterion.indicator].unit
    bounds = (("≥", criterion.at_least), ("≤", criterion.at_most))
    return ", ".join(f"{sign} {_exact(bound, unit, language)}" for sign, bound in bounds if bound is not None)


def _exact(bound: Decimal, unit: Unit, language: Language) -> str:
    scaled = (bound * 100 if unit == "share" else bound).normalize()
    return value_told(Fraction(bound), unit, language, places=max(0, -int(scaled.as_tuple().exponent)))


def origin_told(criterion: Criterion, language: Language) -> str:
    """Return where a threshold comes from: its document, and whether it is an own choice."""
    if not criterion.own_choice:
        return criterion.source
    own = _say("own_threshold" if criterion.source else "own_choice", language)
    return f"{criterion.source}; {own}" if criterion.source else own
