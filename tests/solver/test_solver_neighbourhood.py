import numpy as np
import pytest

from anwroster.model import Category, Level, Phase
from anwroster.problem import problem_of
from anwroster.solver.arrays import stage
from anwroster.solver.completion import complete
from anwroster.solver.greedy import greedy
from anwroster.solver.incumbent import Incumbent
from anwroster.solver.neighbourhood import improve
from anwroster.solver.neighbours import TIED, neighbours_of
from anwroster.solver.rules import post
from tests.builders import doctor, instance, night, shift
from tests.solver.clock import Clock


@pytest.fixture(scope="module")
def made():
    """Six doctors with different commitments, three weeks of nights, weekends and evenings."""
    shifts = [night(f"n{day}", day) for day in range(0, 20, 2)]
    shifts += [shift(f"w{day}", day, 8, 8, categories=(Category.WEEKEND,)) for day in (5, 6, 12, 13, 19, 20)]
    shifts += [shift(f"e{day}", day, 18, 5 + day % 3) for day in range(1, 20, 2)]
    people = [
        doctor(name, commitment_hours=hours) for name, hours in zip("abcdef", (8, 16, 24, 32, 40, 48), strict=True)
    ]
    problem = problem_of(instance(shifts, people), Phase.ONE, None)
    ledger = post(problem)
    return problem, ledger


def at_level(made, level):
    problem, ledger = made
    best = Incumbent(ledger, greedy(problem, ledger))
    for above in best.levels[: best.levels.index(level)]:
        best.reached[above] = best.cost(above)
    model = stage(ledger, level, best.reached)
    return best, neighbours_of(ledger, model), np.asarray(best.values, dtype=float)[model.columns]


@pytest.mark.parametrize("level", [Level.COVERAGE, Level.WORST_OFF, Level.FAIRNESS])
def test_a_part_holds_the_roster_that_it_was_cut_from(made, level):
    _, neighbours, values = at_level(made, level)
    part, columns = neighbours.part(np.asarray([0, 3]), values)
    mine = values[columns]
    activity = np.add.reduceat(np.append(part.values * mine[part.indices], 0.0), part.starts[:-1])
    activity[np.diff(part.starts) == 0] = 0
    assert (activity >= part.row_lower - 1e-9).all()
    assert (activity <= part.row_upper + 1e-9).all()


def test_a_part_frees_what_the_group_has_and_open_seats_only(made):
    problem, ledger = made
    best, neighbours, values = at_level(made, Level.FAIRNESS)
    part, _ = neighbours.part(np.asarray([1, 4]), values)
    pair = {column: each for each, column in ledger.assignments.items()}
    holders = {pair[column][1]: pair[column][0] for column in best.chosen}
    free = {pair[int(column)] for column in part.columns[part.assignment]}
    everything = {each for each in pair.values() if each[0] in (1, 4) and holders.get(each[1], 1) in (1, 4)}
    assert free == everything
    assert len(free) > 5
    assert problem.doctors[1].id == "b"


def test_around_begins_with_the_seed_and_names_nobody_twice(made):
    _, neighbours, values = at_level(made, Level.FAIRNESS)
    group = neighbours.around([2], 30, values, np.random.default_rng(0)).tolist()
    assert group[0] == 2
    assert len(set(group)) == len(group) > 1


def test_a_neighbourhood_grows_with_what_may_be_free_in_it(made):
    _, neighbours, values = at_level(made, Level.FAIRNESS)
    small, large = (len(neighbours.around([2], size, values, np.random.default_rng(0))) for size in (5, 60))
    assert 1 <= small < large


def test_costs_are_those_of_the_ledger_by_doctor(made):
    problem, ledger = made
    best, neighbours, values = at_level(made, Level.FAIRNESS)
    told = neighbours.costs(values)
    assert told.sum() == best.cost(Level.FAIRNESS) > 0
    for at, each in enumerate(problem.doctors):
        subject = {
            p.column: p.cost for p in ledger.penalties if p.level is Level.FAIRNESS and p.because.subject == each.id
        }
        assert told[at] == sum(cost * best.values[column] for column, cost in subject.items())


def test_the_worst_off_are_all_who_drive_a_measure_as_high_as_any(made):
    _, ledger = made
    best, neighbours, values = at_level(made, Level.WORST_OFF)
    place = {int(column): at for at, column in enumerate(neighbours.stage.columns)}
    measure = next(iter(ledger.costs(Level.WORST_OFF)))
    ranked = neighbours.worst_off(place[measure], values).tolist()
    worst = [row for row in ledger.rows if dict(row.terms).get(measure)]
    needs = {}
    for row in worst:
        steps = {column for column, _ in row.terms if column != measure}
        owner = next(
            d
            for (d, _), c in ledger.assignments.items()
            for r in ledger.rows
            if steps & {k for k, _ in r.terms} and c in dict(r.terms)
        )
        rest = sum(c * best.values[column] for column, c in row.terms if column != measure)
        needs[owner] = max(needs.get(owner, 0), (row.lower - rest) / dict(row.terms)[measure])
    highest = max(needs.values())
    assert len(needs) == 6
    assert set(ranked) == {owner for owner, need in needs.items() if need > highest - TIED}
    assert 1 <= len(ranked) < 6


def test_around_begins_with_all_who_are_given(made):
    _, neighbours, values = at_level(made, Level.FAIRNESS)
    group = neighbours.around([4, 1], 60, values, np.random.default_rng(0)).tolist()
    assert group[:2] == [4, 1]
    assert len(set(group)) == len(group) > 2


@pytest.mark.parametrize("level", [Level.WORST_OFF, Level.FAIRNESS])
def test_neighbourhoods_make_the_roster_better_and_keep_what_was_reached(made, level):
    _, ledger = made
    best, _, _ = at_level(made, level)
    before = best.cost(level)
    reached = dict(best.reached)
    improve(best, level, 0, Clock(), 0.0)
    assert best.cost(level) < before
    assert not complete(ledger, best.chosen).broken
    assert all(best.cost(above) <= value for above, value in reached.items())
