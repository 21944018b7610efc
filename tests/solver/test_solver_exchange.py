from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import Because, Category, Level, Obligation, Phase, RuleId, Wish
from anwroster.problem import problem_of
from anwroster.solver.completion import complete
from anwroster.solver.exchange import Exchange, PriceList, Prices
from anwroster.solver.exchange.chains import NOBODY, Arcs, cheapest_first, disjoint, negative_cycles
from anwroster.solver.exchange.tables import DoctorTable
from anwroster.solver.greedy import greedy
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules import post
from tests.builders import agreement, doctor, instance, night, shift

WHY = Because(rule=RuleId.OBLIGATIONS, subject="d")
SEAT = Because(rule=RuleId.COVERAGE, subject="s")
FULL = Because(rule=RuleId.DEMAND, subject="s")


def seat(ledger: Ledger, columns: list[int], cost: int = 2) -> None:
    ledger.row([(column, 1) for column in columns], FULL, upper=1)
    open_ = ledger.measure(1, Level.COVERAGE)
    ledger.penalise(open_, cost, Level.COVERAGE, SEAT)
    ledger.row([*((column, 1) for column in columns), (open_, 1)], SEAT, lower=1, level=Level.COVERAGE)


def exchanged(ledger: Ledger, chosen, levels, caps=None, *, hard=True) -> set[int]:
    exchange = Exchange(ledger, chosen)
    exchange.price(PriceList(ledger).prices(levels, caps, hard=hard))
    exchange.improve(lambda: True, 1000)
    return exchange.chosen


@pytest.mark.parametrize("chosen", [[], [0], [1]])
def test_an_open_seat_is_filled_and_no_row_broken(chosen):
    ledger = Ledger()
    a, b = ledger.assignment(0, 0, held=False), ledger.assignment(1, 0, held=False)
    seat(ledger, [a, b])
    found = exchanged(ledger, chosen, [Level.COVERAGE])
    assert len(found) == 1
    assert not complete(ledger, found).broken


def test_a_shift_goes_to_whom_it_costs_less():
    ledger = Ledger()
    a, b = ledger.assignment(0, 0, held=False), ledger.assignment(1, 0, held=False)
    seat(ledger, [a, b])
    ledger.penalise(a, 1, Level.WISHES, WHY)
    assert exchanged(ledger, [a], [Level.COVERAGE, Level.WISHES]) == {b}


def test_a_held_shift_stays():
    ledger = Ledger()
    a, b = ledger.assignment(0, 0, held=True), ledger.assignment(1, 0, held=False)
    seat(ledger, [a, b])
    ledger.penalise(a, 1, Level.WISHES, WHY)
    assert exchanged(ledger, [a], [Level.COVERAGE, Level.WISHES]) == {a}


def test_a_chain_of_three_doctors_fills_a_seat():
    """Only doctor 0 can take the open shift 2, who then gives shift 0 to doctor 1, who gives shift 1 to doctor 2."""
    ledger = Ledger()
    pairs = [(0, 0), (0, 2), (1, 0), (1, 1), (2, 1)]
    column = {pair: ledger.assignment(*pair, held=False) for pair in pairs}
    for who in (0, 1):
        mine = [(c, 1) for (d, _), c in column.items() if d == who]
        ledger.row(mine, WHY, upper=1)
    for which in range(3):
        seat(ledger, [c for (_, s), c in column.items() if s == which])
    found = exchanged(ledger, [column[0, 0], column[1, 1]], [Level.COVERAGE])
    assert found == {column[0, 2], column[1, 0], column[2, 1]}


def test_a_dearer_seat_is_filled_by_leaving_a_cheaper_one_open():
    ledger = Ledger()
    cheap, dear = ledger.assignment(0, 0, held=False), ledger.assignment(0, 1, held=False)
    ledger.row([(cheap, 1), (dear, 1)], WHY, upper=1)
    seat(ledger, [cheap], 1)
    seat(ledger, [dear], 3)
    assert exchanged(ledger, [cheap], [Level.COVERAGE]) == {dear}


def worst_off() -> tuple[Ledger, list[int], int]:
    """Doctor 0 should have two shifts and would rather have none; what is missing counts as worst off."""
    ledger = Ledger()
    mine = [ledger.assignment(0, at, held=False) for at in range(2)]
    steps = ledger.steps([(1, 1), (1, 1)], Level.WORST_OFF, Level.FAIRNESS, WHY)
    ledger.row([*((c, 1) for c in mine), *((s, 1) for s in steps)], WHY, lower=2, level=Level.WORST_OFF)
    worst = ledger.measure(10, Level.WORST_OFF, whole=True)
    ledger.penalise(worst, 1, Level.WORST_OFF, WHY)
    ledger.row([*((s, -1) for s in steps), (worst, 1)], WHY, lower=0, level=Level.WORST_OFF)
    for column in mine:
        ledger.penalise(column, 5, Level.OBLIGATIONS, WHY)
    return ledger, mine, worst


@pytest.mark.parametrize(("cap", "left"), [(None, 0), (2, 0), (1, 1), (0, 2)])
def test_a_cap_is_never_passed(cap, left):
    ledger, mine, worst = worst_off()
    caps = {} if cap is None else {worst: cap}
    assert len(exchanged(ledger, mine, [Level.OBLIGATIONS, Level.FAIRNESS], caps)) == left


def test_a_soft_cap_is_worth_its_place_among_the_levels():
    ledger, _, worst = worst_off()
    levels = [Level.OBLIGATIONS, Level.WORST_OFF, Level.FAIRNESS]
    assert exchanged(ledger, [], levels, {worst: 1}, hard=False) == set()
    assert len(exchanged(ledger, [], levels[1:], {worst: 1}, hard=False)) == 2


def test_no_time_changes_nothing():
    ledger = Ledger()
    a = ledger.assignment(0, 0, held=False)
    seat(ledger, [a])
    exchange = Exchange(ledger, [])
    exchange.price(PriceList(ledger).prices([Level.COVERAGE]))
    assert not exchange.improve(lambda: False, 10)
    assert exchange.chosen == set()


def test_a_measure_with_another_coefficient_is_refused():
    ledger = Ledger()
    a, measure = ledger.assignment(0, 0, held=False), ledger.measure(3, Level.WISHES)
    ledger.row([(a, 1), (measure, 2)], WHY, lower=1)
    with pytest.raises(ValueError, match="helps by other than 1"):
        DoctorTable(ledger, [a], ledger.rows)


def cycles(edges: list[tuple[int, int, int, int]], longest: int = 6) -> list[set[tuple[int, int]]]:
    arcs = cheapest_first(Arcs(*(np.asarray(each, dtype=np.int64) for each in zip(*edges, strict=True))), 8)
    found = negative_cycles(arcs, 1 + max(max(e[0], e[1]) for e in edges), longest, 1000)
    return [{(int(arcs.source[arc]), int(arcs.target[arc])) for arc in cycle} for cycle in disjoint(found, arcs)]


def test_only_cycles_of_negative_cost_are_found():
    assert cycles([(0, 1, -3, 0), (1, 0, 2, 1)]) == [{(0, 1), (1, 0)}]
    assert cycles([(0, 1, -3, 0), (1, 0, 3, 1)]) == []


def test_a_doctor_is_in_a_cycle_once():
    assert cycles([(0, 1, -3, 7), (1, 0, 2, 7)]) == []
    assert len(cycles([(0, 1, -3, NOBODY), (1, 0, 2, NOBODY)])) == 1


def test_cycles_found_together_have_no_doctor_in_common():
    edges = [(0, 1, -3, 0), (1, 0, 2, 1), (2, 1, -9, 2), (1, 2, 2, 0), (3, 4, -1, 5), (4, 3, 0, 6)]
    assert cycles(edges) == [{(2, 1), (1, 2)}, {(3, 4), (4, 3)}]


def test_a_cycle_longer_than_allowed_is_not_found():
    ring = [(at, (at + 1) % 4, -1, at) for at in range(4)]
    assert cycles(ring, 4) == [{(at, (at + 1) % 4) for at in range(4)}]
    assert cycles(ring, 3) == []


def busy_week():
    """Four doctors, seven shifts, and every sort of row."""
    shifts = [night(f"n{day}", day) for day in range(3)]
    shifts += [shift(f"w{day}", day, 8, 8, categories=(Category.WEEKEND,)) for day in (5, 6)]
    shifts += [shift("e", 3, 18, 5), shift("v", 3, 18, 5, demand=2)]
    people = [
        doctor(name, commitment_hours=hours, night_runs=hours > 12)
        for name, hours in zip("abcd", (8, 16, 24, 8), strict=True)
    ]
    return instance(
        shifts,
        people,
        wishes=(Wish(doctor="a", shift="n0", kind="avoid"), Wish(doctor="b", shift="e", kind="prefer")),
        agreements=(agreement(obligations=(Obligation(unit="shifts", amount=1, per="period"),)),),
    )


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 27)))
def test_a_doctors_table_tells_exactly_what_the_ledger_tells(wanted):
    """Whatever is given and taken: the change in cost is that of the completed rosters, and legal is legal."""
    problem = problem_of(busy_week(), Phase.ONE, None)
    ledger = post(problem)
    columns = sorted(ledger.assignments.values())
    rows = [row for row in ledger.rows if row.because.rule not in (RuleId.COVERAGE, RuleId.DEMAND)]
    mine = {c for (d, _), c in ledger.assignments.items() if d == 2}
    own = [row for row in rows if any(c in mine for c, _ in row.terms)]
    chosen = {columns[at] for at in wanted if at < len(columns)} & mine
    if complete(ledger, chosen).broken:
        return
    levels = [level for level in ledger.levels() if level is not Level.WORST_OFF]
    weight = {level: 10**at for at, level in enumerate(levels)}
    unit: dict[int, int] = {}
    for level in levels[1:]:
        for column, cost in ledger.costs(level).items():
            unit[column] = unit.get(column, 0) + cost * weight[level]

    def cost(of: set[int]) -> int:
        completion = complete(ledger, of)
        return sum(completion.cost(ledger, level) * weight[level] for level in levels[1:])

    table = DoctorTable(ledger, sorted(mine), own)
    table.price(Prices(unit))
    given_, taken, change = table.changes(np.asarray([c in chosen for c in sorted(mine)]))
    told = {(int(g), int(t)): int(c) for g, t, c in zip(given_, taken, change, strict=True)}
    for g in [-1, *chosen]:
        for t in [-1, *(mine - chosen)]:
            after = (chosen - {g}) | ({t} - {-1})
            legal = (g, t) != (-1, -1) and not complete(ledger, after).broken
            assert ((g, t) in told) == legal
            if legal:
                assert told[g, t] == cost(after) - cost(chosen)


def test_exchange_from_a_greedy_roster_comes_near_the_best_of_all():
    problem = problem_of(busy_week(), Phase.ONE, None)
    ledger = post(problem)
    levels = [level for level in ledger.levels() if level is not Level.WORST_OFF]
    found = exchanged(ledger, greedy(problem, ledger), levels)
    assert not complete(ledger, found).broken

    def value(of) -> list[int]:
        completion = complete(ledger, of)
        return [completion.cost(ledger, level) for level in levels]

    # No handover of one or two shifts is better than what exchange ended with.
    reached = value(found)
    columns = sorted(ledger.assignments.values())
    for size in (1, 2):
        for flipped in combinations(columns, size):
            other = found ^ set(flipped)
            assert complete(ledger, other).broken or value(other) >= reached
