from anwroster.model import Because, Level, RuleId
from anwroster.solver.arrays import stage
from anwroster.solver.completion import complete
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules.rest import cliques

WHY = Because(rule=RuleId.COVERAGE, subject="s")


def small() -> tuple[Ledger, int, int, int]:
    """One shift of demand 1 for doctors 0 and 1, an open seat costs 2."""
    ledger = Ledger()
    a, b = ledger.assignment(0, 0, held=False), ledger.assignment(1, 0, held=False)
    ledger.row([(a, 1), (b, 1)], WHY, upper=1)
    seat = ledger.measure(1, Level.COVERAGE)
    ledger.penalise(seat, 2, Level.COVERAGE, WHY)
    ledger.row([(a, 1), (b, 1), (seat, 1)], WHY, lower=1, level=Level.COVERAGE)
    return ledger, a, b, seat


def test_a_row_that_can_never_bind_is_left_out():
    ledger = Ledger()
    column = ledger.assignment(0, 0, held=False)
    ledger.row([(column, 1)], WHY, upper=1)
    assert ledger.rows == []
    ledger.row([(column, 1)], WHY, upper=0)
    assert len(ledger.rows) == 1


def test_a_penalty_of_nothing_is_left_out():
    ledger, _, _, seat = small()
    ledger.penalise(seat, 0, Level.COMFORT, WHY)
    assert ledger.levels() == (Level.COVERAGE,)


def test_completion_raises_the_measure_that_a_row_asks_for():
    ledger, a, _, seat = small()
    assert complete(ledger, []).values[seat] == 1
    assert complete(ledger, []).cost(ledger, Level.COVERAGE) == 2
    assert complete(ledger, [a]).cost(ledger, Level.COVERAGE) == 0


def test_completion_names_the_rows_that_no_measure_mends():
    ledger, a, b, _ = small()
    assert [row.upper for row in complete(ledger, [a, b]).broken] == [1]


def test_completion_misses_a_held_assignment():
    ledger = Ledger()
    ledger.assignment(0, 0, held=True)
    assert [row.because.rule for row in complete(ledger, []).broken] == [RuleId.FIXED]


def test_completion_fills_the_cheapest_step_first():
    ledger = Ledger()
    columns = [ledger.assignment(0, shift, held=False) for shift in range(3)]
    steps = ledger.steps([(1, 1), (1, 3), (1, 5)], Level.WISHES, Level.WISHES, WHY)
    ledger.row([*((c, 1) for c in columns), *((s, -1) for s in steps)], WHY, upper=0, level=Level.WISHES)
    assert [complete(ledger, columns[:n]).cost(ledger, Level.WISHES) for n in range(4)] == [0, 1, 4, 9]


def test_a_stage_holds_only_what_its_level_needs():
    ledger, *_ = small()
    comfort = ledger.measure(1, Level.COMFORT)
    ledger.penalise(comfort, 1, Level.COMFORT, WHY)
    first = stage(ledger, Level.COVERAGE, {})
    assert (len(first.columns), len(first.row_lower)) == (3, 2)
    last = stage(ledger, Level.COMFORT, {Level.COVERAGE: 0})
    assert (len(last.columns), len(last.row_lower)) == (4, 3)
    assert last.row_upper[-1] == 0


def test_cliques_are_greatest_and_half_open():
    start, end = (0, 50, 110, 300), (60, 100, 200, 400)
    assert list(cliques((0, 1, 2, 3), start, end, 0)) == [(0, 1)]
    assert list(cliques((0, 1, 2, 3), start, end, 10)) == [(0, 1)]
    assert list(cliques((0, 1, 2, 3), start, end, 11)) == [(0, 1), (1, 2)]
    assert list(cliques((0, 1, 2, 3), start, end, 60)) == [(0, 1, 2)]
    assert list(cliques((0, 1, 2, 3), start, end, 101)) == [(0, 1, 2), (2, 3)]
