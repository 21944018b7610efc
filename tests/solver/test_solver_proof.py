import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import Category, Level, Phase, Wish
from anwroster.problem import problem_of
from anwroster.solver import relaxing
from anwroster.solver.arrays import duals_of, stage
from anwroster.solver.completion import complete
from anwroster.solver.proof import SCALE, Duals, exact_bound, rows_at
from anwroster.solver.rules import post
from tests.builders import doctor, instance, night, shift
from tests.solver.clock import HERE


def ledger_of_a_week():
    """Three doctors for eight shifts: more work than they can do."""
    shifts = [night(f"n{day}", day) for day in range(0, 6, 2)]
    shifts += [shift(f"w{day}", day, 8, 8, categories=(Category.WEEKEND,)) for day in (5, 6)]
    shifts += [shift("e", 3, 18, 5), shift("v", 3, 16, 6), shift("x", 3, 17, 5)]
    people = [doctor(name, commitment_hours=hours) for name, hours in zip("abc", (8, 16, 24), strict=True)]
    offers = [(who, each.id) for who in "ab" for each in shifts] + [("c", "w5")]
    wishes = (Wish(doctor="a", shift="w5", kind="avoid"), Wish(doctor="b", shift="e", kind="prefer"))
    return post(problem_of(instance(shifts, people, offers, wishes=wishes), Phase.ONE, None))


LEDGER = ledger_of_a_week()


def values_of_all_rosters() -> list[dict[Level, int]]:
    columns = sorted(LEDGER.assignments.values())
    found = []
    for number in range(2 ** len(columns)):
        completion = complete(LEDGER, [c for at, c in enumerate(columns) if number >> at & 1])
        if not completion.broken:
            found.append({level: completion.cost(LEDGER, level) for level in LEDGER.levels()})
    return found


ALL = values_of_all_rosters()


def best(level: Level, reached: dict[Level, int]) -> int:
    return min(v[level] for v in ALL if all(v[above] <= value for above, value in reached.items()))


def reached_above(level: Level) -> dict[Level, int]:
    reached: dict[Level, int] = {}
    for above in LEDGER.levels()[: LEDGER.levels().index(level)]:
        reached[above] = best(above, reached)
    return reached


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LEDGER.levels()), st.data())
def test_whatever_the_dual_values_no_roster_passes_the_bound(level, data):
    numbers = st.integers(-9 * SCALE, 9 * SCALE)
    rows = data.draw(st.dictionaries(st.integers(-2, len(LEDGER.rows) + 2), numbers, max_size=12))
    above = data.draw(st.dictionaries(st.sampled_from(Level), numbers, max_size=3))
    reached = reached_above(level)
    assert exact_bound(LEDGER, level, reached, Duals(rows, above)) <= best(level, reached)


def test_the_relaxations_dual_values_prove_its_bound():
    proven = {}
    for level in LEDGER.levels():
        reached = reached_above(level)
        model = stage(LEDGER, level, reached)
        relaxed = relaxing.relax(model, 10, 0, HERE)
        duals = duals_of(LEDGER, model, reached, relaxed.duals)
        bound = exact_bound(LEDGER, level, reached, duals)
        assert relaxed.objective is not None
        assert bound >= relaxed.objective - 1e-3
        assert bound <= best(level, reached)
        proven[level] = bound
    assert proven[Level.COVERAGE] == best(Level.COVERAGE, {}) > 0


def test_no_dual_values_prove_nothing():
    assert exact_bound(LEDGER, Level.COVERAGE, {}, Duals()) == 0


def test_a_bound_is_rounded_up_since_costs_are_whole():
    number = next(n for n in rows_at(LEDGER, Level.COVERAGE) if LEDGER.rows[n].level is Level.COVERAGE)
    (measure,) = [c for c, _ in LEDGER.rows[number].terms if c not in LEDGER.assignments.values()]
    cost = LEDGER.costs(Level.COVERAGE)[measure]
    for dual, bound in ((0, 0), (SCALE * cost, cost - len(LEDGER.rows[number].terms[:-1]) * cost)):
        assert exact_bound(LEDGER, Level.COVERAGE, {}, Duals({number: dual})) == bound
    assert exact_bound(LEDGER, Level.COVERAGE, {}, Duals({number: 1})) == 0


def test_rows_of_a_level_below_do_not_count():
    below = next(n for n, row in enumerate(LEDGER.rows) if row.level is Level.COMFORT)
    assert below not in set(rows_at(LEDGER, Level.COVERAGE))
    assert exact_bound(LEDGER, Level.COVERAGE, {}, Duals({below: -SCALE})) == 0


def test_a_shaken_relaxation_proves_a_little_less_and_is_nearly_whole():
    reached = reached_above(Level.FAIRNESS)
    model = stage(LEDGER, Level.FAIRNESS, reached)
    plain = relaxing.relax_within(model, np.zeros(len(model.columns)), 10, 0, HERE, 0.0)
    shaken = relaxing.relax_within(model, np.zeros(len(model.columns)), 10, 0, HERE, 1.0)
    again = relaxing.relax_within(model, np.zeros(len(model.columns)), 10, 0, HERE, 1.0)
    assert (shaken.values == again.values).all()
    bounds = [
        exact_bound(LEDGER, Level.FAIRNESS, reached, duals_of(LEDGER, model, reached, each.duals))
        for each in (plain, shaken)
    ]
    seats = int(model.assignment.sum())
    assert bounds[0] - seats <= bounds[1] <= best(Level.FAIRNESS, reached)
