from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from anwroster.files.answers import shifts_for
from anwroster.files.formshifts import FormShifts
from anwroster.files.qualified import May
from anwroster.forms import one_form
from anwroster.forms.document import Documents
from anwroster.model import Affiliation, Instance
from anwroster.problem.candidates import Applicant, qualified, validity
from tests.builders import PERIOD, shift
from tests.forms.reading import data_of, page_of, shown_by

EXAMPLES = Path(__file__).parents[2] / "examples"
ONE = shift("one", 0, 17, 6)
VISIT = shift("visit", 1, 17, 6, kind="visite")
SOUTH = shift("south", 2, 17, 6, post="zuid")
ALL = (ONE, VISIT, SOUTH)
ANY: frozenset[str] = frozenset()


def test_without_affiliation_everything_is_shown() -> None:
    assert shifts_for(ALL, May()) == ALL


@pytest.mark.parametrize(
    ("places", "there"),
    [
        (((frozenset({"post"}), ANY),), (ONE, VISIT)),
        (((ANY, frozenset({"visite"})),), (VISIT,)),
        (((frozenset({"zuid"}), frozenset({"visite"})),), ()),
        (((frozenset({"zuid"}), ANY), (ANY, frozenset({"visite"}))), (VISIT, SOUTH)),
    ],
)
def test_one_fitting_row_of_post_and_kind_is_enough(places: object, there: object) -> None:
    assert shifts_for(ALL, May(places=places)) == there  # type: ignore[arg-type]


def test_the_agreement_is_valid_from_its_first_day_to_the_day_before_its_end() -> None:
    may = May(joins=date(2026, 1, 6), until=date(2026, 1, 7))
    assert shifts_for(ALL, may) == (VISIT,)
    assert shifts_for(ALL, replace(may, until=date(2026, 1, 8))) == (VISIT, SOUTH)
    assert shifts_for(ALL, replace(may, joins=PERIOD.start)) == (ONE, VISIT)


def _applicants(instance: Instance) -> Iterator[Applicant]:
    rows: dict[str, list[Affiliation]] = {each.id: [] for each in instance.doctors}
    for each in instance.affiliations:
        rows[each.doctor].append(each)
    for doctor in instance.doctors:
        yield Applicant(doctor, instance.agreement_of(doctor), tuple(rows[doctor.id]), (), (), ())


def test_the_choice_is_what_the_pair_rules_allow(half_year: Instance) -> None:
    """The form, the reader of files and the solver must not differ about who may do what."""
    choice, phase = FormShifts(half_year), half_year.hds.agreements[0].phase
    sizes = set()
    for applicant in list(_applicants(half_year))[::9]:
        shown = choice.of(applicant.doctor)
        meant = [
            each for each in half_year.shifts if qualified(applicant, each, phase) and validity(applicant, each, phase)
        ]
        assert list(shown) == meant
        sizes.add(len(shown))
    assert len(sizes) > 3


def test_a_form_spells_out_exactly_the_choice(half_year: Instance) -> None:
    choice = FormShifts(half_year)
    by_id = {each.id: each for each in half_year.shifts}
    for doctor in half_year.doctors[::29]:
        shown = shown_by(data_of(page_of(half_year, doctor.id)))
        assert sorted(each[0] for each in shown) == sorted(each.id for each in choice.of(doctor))
        assert all((by_id[name].kind, by_id[name].minutes) == (kind, minutes) for name, kind, minutes, _ in shown)


def test_the_shared_form_shows_every_doctor_the_same_as_the_own_form(half_year: Instance) -> None:
    data = data_of(one_form(half_year, "nl").decode())
    assert len(data["doctors"]) == len(half_year.doctors)
    people = {each.id: each for each in half_year.doctors}
    documents = Documents(half_year)
    for at, each in list(enumerate(data["doctors"]))[::7]:
        own, rows = documents.own(people[each["id"]])
        alone = {
            "series": rows,
            "choices": [],
            "doctors": [own],
            "start": data["start"],
            "end": data["end"],
            "kinds": data["kinds"],
        }
        assert sorted(shown_by(data, at)) == sorted(shown_by(alone))
        assert each["digest"] == own["digest"]
        assert not {"standing", "busy", "fixed", "more"} & set(each)
