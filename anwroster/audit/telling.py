"""Indicators, values, reasons and evidence in words, for whoever shows a verdict."""

import re
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Measurement, Unit
from anwroster.model import Shift
from anwroster.model import Unit as Counted
from anwroster.reports.numbers import day, decimal, times
from anwroster.words import Language, area, say

_PLACES: dict[Unit, int] = {"share": 1, "ratio": 3, "hours": 1, "days": 1, "euros": 2}
_NUMBER = re.compile(r"-?\d+\.\d+")


def indicator_name(indicator: str, language: Language) -> str:
    """Return what an indicator is called."""
    return say(f"audit.indicator.{indicator}.name", language)


def indicator_formula(indicator: str, language: Language) -> str:
    """Return how an indicator is computed."""
    return say(f"audit.indicator.{indicator}.formula", language)


def indicator_source(indicator: str, language: Language) -> str:
    """Return the document that an indicator comes from, or that the definition is our own."""
    if "source" in area("audit")["indicator"][indicator]:
        return say(f"audit.indicator.{indicator}.source", language)
    return say("audit.catalogue.own", language)


def value_told(value: Fraction | None, unit: Unit, language: Language, places: int | None = None) -> str:
    """Return a value as people write it: 12,5 %, 103,0 uur, € 119,01; a dash for None.

    Parameters
    ----------
    places
        Decimals; None: as fits the unit, and what should be whole has none unless it is not.
    """
    if value is None:
        return "–"
    shown = _PLACES.get(unit, 0 if value.denominator == 1 else 2) if places is None else places
    if unit == "share":
        return f"{decimal(value * 100, shown, language)} %"
    number = decimal(value, shown, language)
    if unit == "euros":
        return f"€ {number}"
    if unit in ("ratio", "count"):
        return number
    return say(f"audit.one.{unit}" if value == 1 else f"audit.value.{unit}", language, n=number)


def reason_told(measured: Measurement, language: Language) -> str:
    """Return why nothing can be said; empty where there is a value."""
    if not measured.reason:
        return ""
    values = {name: _localised(value, language) for name, value in measured.values}
    return say(f"audit.unjudged.{measured.reason}", language, **values)


def part_name(name: str, language: Language) -> str:
    """Return what a part of a measurement is called; roles, bands and directions as they are."""
    if name in area("audit")["part"]:
        return say(f"audit.part.{name}", language)
    return say(f"cli.rule.{name}", language) if name in area("cli")["rule"] else name


def evidence_told(case: Case, evidence: Evidence, unit: Unit, language: Language) -> str:
    """Return one piece of evidence as a sentence: doctors by name and key, shifts by day, hours, kind and post."""
    names = {each.id: f"{each.name} ({each.id})" for each in case.as_worked.instance.doctors}
    values = {name: _localised(value, language) for name, value in evidence.values}
    values |= {name: names.get(values[name], values[name]) for name in ("before", "after") if name in values}
    if evidence.key == "refused":
        values["reason"] = say(f"cli.verify.refusal.{values['reason']}", language, **values)
    elif evidence.key == "impossible":
        values["reason"] = say(f"audit.impossible.{values['reason']}", language)
    elif evidence.key == "commitment_missed":
        counted = Counted(values["unit"])
        values |= {name: _counted(values[name], counted, language) for name in ("done", "required")}
    elif evidence.key == "claims_level":
        values["level"] = say(f"solver.level.{values['level']}", language)
    elif evidence.key == "twice":
        holidays = {each.id: each.name for each in case.instance.holidays}
        values["holiday"] = holidays.get(values["holiday"], values["holiday"])
    elif evidence.key == "unowed":
        values["practice"] = _practice(case, values["practice"])
    shift = case.as_worked.shifts.get(evidence.shift)
    values["doctor"] = names.get(evidence.doctor, evidence.doctor)
    values["shift"] = shift_told(case, shift, language) if shift else evidence.shift
    values["amount"] = value_told(evidence.amount, evidence.unit or unit, language)
    return say(f"audit.evidence.{evidence.key}", language, **values)


def shift_told(case: Case, shift: Shift, language: Language) -> str:
    """Return a shift by day, hours, kind and post."""
    kinds = {each.id: each.name for each in case.instance.hds.kinds}
    posts = {each.id: each.name for each in case.instance.hds.posts}
    return f"{day(shift.day, language)} {times(shift.start, shift.end)} {kinds[shift.kind]}, {posts[shift.post]}"


def _counted(number: str, unit: Counted, language: Language) -> str:
    if number == "1":
        return say(f"quota.one.{unit.value}", language)
    return say(f"quota.unit.{unit.value}", language, n=number)


def _practice(case: Case, practice: str) -> str:
    return next((f"{each.name} ({each.id})" for each in case.instance.practices if each.id == practice), practice)


def _localised(value: str, language: Language) -> str:
    return value.replace(".", ",") if language == "nl" and _NUMBER.fullmatch(value) else value
