"""Hours and euros in sections: who has what, the budget, and what another year's tariff would give."""

from datetime import date

import pytest

from anwroster.audit.case import Case
from anwroster.audit.costs import money_sections
from anwroster.model import Affiliation, Period
from anwroster.reports import Euros, Hours, Section, Table
from anwroster.reports.cells import shown
from anwroster.words import LANGUAGES, Language
from tests.audit.measuring import AGREEMENTS, case_of, change, two_regions
from tests.builders import doctor, instance, roster, shift

SHIFTS = {"e": shift("e", 0, 17, 4), "n": shift("n", 0, 23, 7)}
"""4 h of avond (119.01) and 7 h of nacht (155.63) in 2026."""


def the_case() -> Case:
    people = (doctor("a"), doctor("c", agreement="locum"))
    made = instance(SHIFTS.values(), people, agreements=AGREEMENTS)
    return case_of(made, roster(("a", "e"), ("c", "n")), [change(SHIFTS["e"], "a", "c")])


def rows(section: Section) -> list[list[str]]:
    return [[shown(cell, "en") for cell in row] for row in section.tables[0].rows]


def told(case: Case, on: str = "worked") -> dict[str, Section]:
    return {each.heading: each for each in money_sections(case, "en", on)}  # type: ignore[arg-type]


def heads(table: Table) -> list[str]:
    return [each.title for each in table.columns]


def test_roles_and_doctors_of_the_roster_that_is_asked_for() -> None:
    published, worked = told(the_case(), "published"), told(the_case())
    assert heads(worked["Hours and euros per role"].tables[0]) == ["Role", "avond", "nacht", "Hours", "Amount (€)"]
    assert rows(published["Hours and euros per role"]) == [
        ["praktijkhouder", "4.0", "0.0", "4.0", "476.04"],
        ["waarnemer", "0.0", "7.0", "7.0", "1,089.41"],
        ["total", "4.0", "7.0", "11.0", "1,565.45"],
    ]
    assert rows(worked["Hours and euros per doctor"]) == [["c", "Dokter c", "4.0", "7.0", "11.0", "1,565.45"]]
    assert "Hours and euros per practice" not in worked


def test_practices_stand_by_name_and_who_has_none_apart() -> None:
    nobody = told(two_regions(), "published")["Hours and euros per practice"]
    assert [row[:2] for row in rows(nobody)] == [["(none)", ""]]
    both = (Affiliation(doctor="a", practice="north"), Affiliation(doctor="a", practice="south"))
    found = rows(told(two_regions(*both), "published")["Hours and euros per practice"])
    assert [(row[0], row[-2]) for row in found] == [("north", "2.5"), ("south", "2.5")]  # 5 h of a's, two equal quotas


def test_the_budget_and_other_years() -> None:
    found = told(the_case())
    budget = rows(found["Budget against the maximum tariff"])
    assert budget == [["2026", "11.0", "0.0", "1,565.45", "1,565.45", "0.00"]]
    other = found["What if: the same roster by the tariff of another year"]
    assert [row[:2] for row in rows(other)] == [["2023", "nza-2023"], ["2024", "nza-2024"], ["2026", "nza-2026"]]
    assert all(isinstance(row[-1], Euros) and row[-1].indicative for row in other.tables[0].rows)


def test_a_period_without_a_tariff_says_so_and_has_hours_only() -> None:
    period = Period(start=date(2025, 1, 6), end=date(2025, 2, 3))
    made = instance((shift("s", -364, 17, 4),), (doctor("a"),), period=period)
    found = told(case_of(made, roster(("a", "s"), period=period)))
    assert rows(found["Budget against the maximum tariff"]) == [["2025", "4.0", "4.0", "–", "–", "–"]]
    assert found["Budget against the maximum tariff"].warnings == (
        "Days without a known tariff: 1; of these there are hours, no euros.",
    )
    assert told(the_case())["Budget against the maximum tariff"].warnings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_roster_has_empty_tables(language: Language) -> None:
    case = case_of(instance(SHIFTS.values(), (doctor("a"),)), roster())
    sections = list(money_sections(case, language))
    assert len(sections) == 4
    assert sections[0].tables[0].rows[0][-2] == Hours(0)
    assert sections[2].tables[0].rows == ()
