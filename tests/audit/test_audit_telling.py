"""Indicators, values and evidence in words; the catalogue as a page."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from anwroster.audit.case import Case
from anwroster.audit.catalogue import bounds_told, catalogue, origin_told
from anwroster.audit.indicators import CATALOGUE, SUBJECTS
from anwroster.audit.measure import Evidence, Measurement, Scope, Unit
from anwroster.audit.policies import shipped_policies
from anwroster.audit.telling import (
    evidence_told,
    indicator_formula,
    indicator_name,
    indicator_source,
    part_name,
    reason_told,
    value_told,
)
from anwroster.model import ChangeKind, Criterion, Role
from anwroster.words import LANGUAGES, Language, area
from docs import indicatorpage
from tests.audit.measuring import case_of, change, measure, paid
from tests.builders import doctor, instance, night, roster, shift
from tests.reportcase import given
from tests.reportcase import made as made_roster


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (Fraction(1, 8), "share", "12,5 %", "12.5 %"),
        (Fraction(-1, 8), "share", "-12,5 %", "-12.5 %"),
        (Fraction(1, 3), "ratio", "0,333", "0.333"),
        (Fraction(1), "hours", "1,0 uur", "1.0 hour"),
        (Fraction(103), "hours", "103,0 uur", "103.0 hours"),
        (Fraction(1), "shifts", "1 dienst", "1 shift"),
        (Fraction(1, 2), "shifts", "0,50 diensten", "0.50 shifts"),
        (Fraction(2), "doctors", "2 dokters", "2 doctors"),
        (Fraction(1), "days", "1,0 dag", "1.0 day"),
        (Fraction(11901, 100), "euros", "€ 119,01", "€ 119.01"),
        (Fraction(1234), "count", "1.234", "1,234"),
        (None, "share", "–", "–"),
    ],
)
def test_values_are_told_in_their_unit(value: Fraction | None, unit: Unit, dutch: str, english: str) -> None:
    assert value_told(value, unit, "nl") == dutch
    assert value_told(value, unit, "en") == english


def test_more_decimals_can_be_asked_for() -> None:
    assert value_told(Fraction(7499, 10000), "share", "en") == "75.0 %"
    assert value_told(Fraction(7499, 10000), "share", "en", places=2) == "74.99 %"


def test_every_indicator_has_name_formula_unit_and_source_in_both_languages() -> None:
    for each in CATALOGUE.values():
        for language in LANGUAGES:
            told = (f(each.id, language) for f in (indicator_name, indicator_formula, indicator_source))
            assert all(told), each.id
        assert each.unit in area("audit")["unit"]
    assert set(area("audit")["indicator"]) == set(CATALOGUE)
    assert sum(map(len, SUBJECTS.values())) == len(CATALOGUE)  # no key twice


def test_no_two_indicators_bear_the_same_name() -> None:
    for language in LANGUAGES:
        names = [indicator_name(each, language) for each in CATALOGUE]
        assert len(set(names)) == len(names)


def busy_case() -> Case:
    """Return a case with something of nearly everything to tell of."""
    made, work = given(), made_roster()
    first = work.assignments[0]
    other = next(each.id for each in made.doctors if each.id != first.doctor)
    begin = next(each for each in made.shifts if each.id == first.shift)
    changes = [
        change(begin, first.doctor, other, ahead=timedelta(days=2), row=2),
        change(begin, first.doctor, other, ChangeKind.SWAP, ahead=timedelta(days=1), row=3),
    ]
    lines = [paid(other, "nacht", 60, "900.00", "1.00"), paid(first.doctor, "nacht", 60, "100.00")]
    return case_of(made, work, changes, lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_found_can_be_told(language: Language) -> None:
    case = busy_case()
    told = []
    for each in CATALOGUE.values():
        for on in ("published", "worked"):
            found = each.measure(case, Scope(on))  # type: ignore[arg-type]
            assert (found.value is None) == bool(found.reason)
            told += [reason_told(found, language)] if found.reason else []
            told += [evidence_told(case, piece, each.unit, language) for piece in found.evidence]
            told += [part_name(name, language) for name, _ in found.parts]
    assert len(told) > 100
    assert not any("{" in each for each in told)


def small() -> Case:
    shifts = (night("n", 0), shift("e", 2, 17, 5))
    return case_of(instance(shifts, (doctor("a"), doctor("b"))), roster(("a", "n"), ("b", "e")))


def test_evidence_names_doctors_and_shifts_as_people_know_them() -> None:
    case = small()
    moved = case_of(case.instance, case.published, [change(case.as_published.shifts["n"], "a", "b")])
    found = measure(moved, "hand_overs").evidence[0]
    assert evidence_told(moved, found, "shifts", "nl") == (
        "Dokter a (a) droeg ma 05-01-2026 23:00–07:00 consult, post over aan Dokter b (b) "
        "(praktijkhouder → praktijkhouder), 10,0 dagen ervoor"
    )
    assert "10.0 days before" in evidence_told(moved, found, "shifts", "en")


def test_evidence_about_money_has_the_comma_of_its_language() -> None:
    case = small()
    priced = case_of(case.instance, case.published, paid=[paid("a", "nacht", 420, "155.64", row=9)])
    found = measure(priced, "payments_over_maximum").evidence[0]
    assert "€ 155,64" in evidence_told(priced, found, "count", "nl")
    assert "€ 155.64" in evidence_told(priced, found, "count", "en")
    assert "(rij 9)" in evidence_told(priced, found, "count", "nl")


def test_a_doctor_or_shift_that_nobody_knows_is_told_by_key() -> None:
    told = evidence_told(small(), Evidence("not_offered", "ghost", "s9"), "share", "en")
    assert told == "ghost was allotted s9 without an offer"


def test_a_reason_tells_its_numbers() -> None:
    found = Measurement(None, "period_too_short", values=(("months", "3.5"), ("needed", "6")))
    assert "3,5 maanden" in reason_told(found, "nl")
    assert reason_told(Measurement(Fraction(1)), "nl") == ""


def test_parts_without_a_word_are_told_as_they_are() -> None:
    assert part_name("bound", "en") == "proven bound"
    assert part_name("nacht", "en") == "nacht"
    assert part_name("busy", "nl") == "dienst elders"
    assert part_name(Role.WAARNEMER.value, "nl") == "waarnemer"


def test_the_page_of_indicators_is_current() -> None:
    for path, text in indicatorpage.pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python -m docs.generate"


def test_the_page_holds_every_indicator_and_every_threshold_with_its_origin() -> None:
    for language in LANGUAGES:
        page = catalogue(language)
        assert all(f"| `{each}` |" in page for each in CATALOGUE)
        for policy in shipped_policies().values():
            assert f"### `{policy.id}`: {policy.named(language)}" in page
            assert all(origin_told(each, language) in page for each in policy.criteria)
    own = next(each for each in shipped_policies()["evenwicht"].criteria if not each.source)
    assert origin_told(own, "nl") == "eigen keuze"
    both = next(each for each in shipped_policies()["evenwicht"].criteria if each.source)
    assert origin_told(both, "en") == f"{both.source}; the threshold itself is an own choice"
    sourced = shipped_policies()["primacura"].criteria[0]
    assert origin_told(sourced, "nl") == sourced.source


@pytest.mark.parametrize(
    ("indicator", "bounds", "told"),
    [
        ("fulfilment_lowest", {"at_least": "0.755"}, "≥ 75,5 %"),
        ("fulfilment_lowest", {"at_least": "0.5", "at_most": "1"}, "≥ 50 %, ≤ 100 %"),
        ("open_seats", {"at_most": "1"}, "≤ 1 dienst"),
        ("pay_spread", {"at_most": "0.005"}, "≤ € 0,005"),
        ("hours_per_year_lowest", {"at_least": "5E+1"}, "≥ 50 uur"),
    ],
)
def test_thresholds_are_told_exactly(indicator: str, bounds: dict[str, str], told: str) -> None:
    exact = {name: Decimal(text) for name, text in bounds.items()}
    assert bounds_told(Criterion(id="x", name="x", indicator=indicator, own_choice=True, **exact), "nl") == told
