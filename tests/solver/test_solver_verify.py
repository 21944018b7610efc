import pytest

from anwroster.model import Assignment, Category, Certificate, Level, LevelProof, Phase, RuleId
from anwroster.rostering import Request, certificate_of, make_rosters
from anwroster.solver.verify import roster_digest, verify
from tests.builders import agreement, doctor, instance, night, shift


@pytest.fixture(scope="module")
def made():
    shifts = [night(f"n{day}", day, holiday="koningsdag" if day == 4 else None) for day in range(0, 10, 2)]
    shifts += [shift(f"w{day}", day, 8, 8, categories=(Category.WEEKEND,)) for day in (5, 6, 12, 13)]
    shifts += [shift(f"e{day}", day, 18, 5) for day in (1, 3, 7, 9)]
    people = [doctor(name, commitment_hours=hours) for name, hours in zip("abc", (8, 16, 24), strict=True)]
    people += [doctor("z", agreement="late"), doctor("y", agreement="late")]
    offers = [(who, each.id) for who in "abc" for each in shifts if each.id not in ("n8", "e9", "w13")]
    offers += [("z", "e9"), ("y", "e9")]
    tiny = instance(shifts, people, offers, agreements=(agreement(), agreement("late", phase=Phase.TWO_B)))
    tiny = tiny.model_copy(update={"digests": {"hds.toml": "1" * 64, "doctors.csv": "2" * 64}})
    phases = make_rosters(tiny, Request(phase="all", time_limit_seconds=30, workers=1))
    return tiny, phases[-1].roster, certificate_of(tiny, phases)


def test_a_true_certificate_is_accepted(made):
    instance_, roster, certificate = made
    verdicts, refusals = verify(instance_, roster, certificate)
    assert refusals == ()
    assert {each.phase for each in verdicts} == set(Phase)
    told = {(p.phase, level.name): level for p in roster.phases for level in p.levels}
    assert all(told[each.phase, each.level.value].value == each.value for each in verdicts)
    assert all(0 <= each.bound <= each.value for each in verdicts)
    assert any(each.is_optimal and each.value > 0 for each in verdicts)


def test_it_survives_writing_and_reading(made):
    instance_, roster, certificate = made
    again = Certificate.model_validate_json(certificate.model_dump_json())
    assert verify(instance_, roster, again)[1] == ()


def level_changed(certificate: Certificate, changes, phase: int = 0, level: int = 0) -> Certificate:
    proof = certificate.phases[phase]
    levels = [each.model_copy(update=changes(each)) if at == level else each for at, each in enumerate(proof.levels)]
    phases = list(certificate.phases)
    phases[phase] = proof.model_copy(update={"levels": tuple(levels)})
    return certificate.model_copy(update={"phases": tuple(phases)})


def with_duals(certificate: Certificate) -> tuple[int, int]:
    """Return the place of a level whose bound rests on dual values."""
    for phase, proof in enumerate(certificate.phases):
        for level, each in enumerate(proof.levels):
            if each.rows and each.bound:
                return phase, level
    raise AssertionError


def negated(told: LevelProof) -> dict[str, object]:
    return {"rows": {row: -dual for row, dual in told.rows.items()}}


def largest_gone(told: LevelProof) -> dict[str, object]:
    gone = max(told.rows, key=lambda row: abs(told.rows[row]))
    return {"rows": {row: dual for row, dual in told.rows.items() if row != gone}}


def floor_changed(certificate: Certificate, changes) -> Certificate:
    """Return a certificate with another first floor."""
    for phase, proof in enumerate(certificate.phases):
        for level, each in enumerate(proof.levels):
            if each.floors:
                first = each.floors[0].model_copy(update=changes(each.floors[0]))
                floors = (first, *each.floors[1:])
                return level_changed(certificate, lambda told, floors=floors: {"floors": floors}, phase, level)
    raise AssertionError


FORGERIES = {
    "floor raised": (lambda c: floor_changed(c, lambda floor: {"least": floor.least + 1}), "fails_floor"),
    "floor of another rule": (lambda c: floor_changed(c, lambda floor: {"rule": RuleId.REST}), "fails_floor"),
    "floor without dual values": (lambda c: floor_changed(c, lambda floor: {"rows": {}}), "fails_floor"),
    "floor by a row that does not exist": (
        lambda c: floor_changed(c, lambda floor: {"rows": {**floor.rows, 10**6: 5}}),
        "unknown_row",
    ),
    "bound raised": (lambda c: level_changed(c, lambda told: {"bound": told.bound + 1}), "proves_less"),
    "bound raised where all is perfect": (
        lambda c: level_changed(c, lambda told: {"bound": told.value + 1}, 2, 1),
        "proves_less",
    ),
    "value lowered": (lambda c: level_changed(c, lambda told: {"value": told.value - 1}), "other_value"),
    "dual signs flipped": (lambda c: level_changed(c, negated, *with_duals(c)), "proves_less"),
    "a dual value left out": (lambda c: level_changed(c, largest_gone, *with_duals(c)), "proves_less"),
    "scale halved": (lambda c: c.model_copy(update={"scale": c.scale // 2}), "proves_less"),
    "row that does not exist": (
        lambda c: level_changed(c, lambda told: {"rows": {**told.rows, 10**6: 5}}),
        "unknown_row",
    ),
    "level above that does not exist": (
        lambda c: level_changed(c, lambda told: {"above": {"comfort": 5}}),
        "unknown_row",
    ),
    "level dropped": (
        lambda c: c.model_copy(
            update={"phases": (c.phases[0].model_copy(update={"levels": c.phases[0].levels[1:]}), *c.phases[1:])}
        ),
        "other_levels",
    ),
    "last phase dropped": (lambda c: c.model_copy(update={"phases": c.phases[:-1]}), "other_phases"),
    "nothing proven": (lambda c: c.model_copy(update={"phases": ()}), "other_phases"),
    "input file touched": (
        lambda c: c.model_copy(update={"digests": c.digests | {"doctors.csv": "3" * 64}}),
        "other_input",
    ),
    "input file added": (lambda c: c.model_copy(update={"digests": c.digests | {"busy.csv": "4" * 64}}), "other_input"),
    "other roster": (lambda c: c.model_copy(update={"roster": "0" * 64}), "other_roster"),
    "other HDS": (lambda c: c.model_copy(update={"hds": "elders"}), "other_hds"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_certificate_is_refused(made, forgery):
    instance_, roster, certificate = made
    forge, reason = FORGERIES[forgery]
    _, refusals = verify(instance_, roster, forge(certificate))
    assert reason in {each.key for each in refusals}


def test_a_roster_that_was_swapped_is_refused(made):
    instance_, roster, certificate = made
    fewer = roster.model_copy(update={"assignments": roster.assignments[1:]})
    assert [each.key for each in verify(instance_, fewer, certificate)[1]] == ["other_roster"]


def test_a_roster_swapped_with_its_digest_is_found_by_its_value(made):
    instance_, roster, certificate = made
    fewer = roster.model_copy(update={"assignments": roster.assignments[1:]})
    forged = certificate.model_copy(update={"roster": roster_digest(fewer.assignments)})
    assert "other_value" in {each.key for each in verify(instance_, fewer, forged)[1]}


def test_a_roster_that_breaks_rules_is_refused(made):
    instance_, roster, certificate = made
    both = (*roster.assignments, Assignment(doctor="z", shift="n0", phase=Phase.TWO_B))
    broken = roster.model_copy(update={"assignments": both})
    forged = certificate.model_copy(update={"roster": roster_digest(both)})
    assert [each.key for each in verify(instance_, broken, forged)[1]] == ["breaks_rules"]


def test_input_changed_behind_its_digest_is_found_by_its_value(made):
    instance_, roster, certificate = made
    doctors = [
        each.model_copy(update={"commitment_hours": 60}) if each.id == "a" else each for each in instance_.doctors
    ]
    other = instance_.model_copy(update={"doctors": tuple(doctors)})
    assert "other_value" in {each.key for each in verify(other, roster, certificate)[1]}


def test_a_claim_of_the_roster_itself_is_compared(made):
    instance_, roster, certificate = made
    first = roster.phases[0]
    levels = (first.levels[0].model_copy(update={"value": first.levels[0].value + 1}), *first.levels[1:])
    boast = roster.model_copy(update={"phases": (first.model_copy(update={"levels": levels}), *roster.phases[1:])})
    assert "other_claim" in {each.key for each in verify(instance_, boast, certificate)[1]}


def test_a_digest_of_a_roster_does_not_depend_on_its_order(made):
    _, roster, _ = made
    assert roster_digest(roster.assignments) == roster_digest(tuple(reversed(roster.assignments)))
    assert roster_digest(roster.assignments) != roster_digest(roster.assignments[1:])


def test_levels_are_those_of_the_rules(made):
    instance_, roster, certificate = made
    assert [each.level for each in verify(instance_, roster, certificate)[0]][:2] == [Level.COVERAGE, Level.OBLIGATIONS]
