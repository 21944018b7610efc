"""The matrix says what the ledger says, and completing a choice by it is completing it row by row."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anwroster.model import LEVELS, Because, Level, RuleId
from anwroster.solver.arrays import stage
from anwroster.solver.completion import complete
from anwroster.solver.ledger import Ledger
from anwroster.solver.matrix import matrix_of, spans
from anwroster.solver.proof import rows_at
from tests.solver.test_solver_improver import improver
from tests.solver.test_solver_proof import LEDGER

BIGGER = improver().ledger


def plainly(ledger, chosen):
    """Complete a choice as the docstring says it, one row after the other."""
    assignments = set(ledger.assignments.values())
    values = [0 if c in assignments else low for c, low in enumerate(ledger.lower)]
    for column in chosen:
        values[column] = 1
    broken = []
    for row in ledger.rows:
        activity = sum(coefficient * values[column] for column, coefficient in row.terms)
        for bound, sign in ((row.lower, 1), (row.upper, -1)):
            short = 0 if bound is None else sign * (bound - activity)
            for column, coefficient in row.terms if short > 0 else ():
                if column not in assignments and sign * coefficient > 0 and short > 0:
                    raised = min(ledger.upper[column] - values[column], -(-short // (sign * coefficient)))
                    values[column] += raised
                    short -= raised * sign * coefficient
            if short > 0:
                broken.append(row)
    return values, broken


@pytest.mark.parametrize("ledger", [LEDGER, BIGGER], ids=["small", "bigger"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_completing_by_the_matrix_is_completing_row_by_row(ledger, data):
    columns = sorted(ledger.assignments.values())
    chosen = data.draw(st.sets(st.sampled_from(columns)))
    values, broken = plainly(ledger, chosen)
    found = complete(ledger, chosen)
    assert list(found.values) == values
    assert [row for row in found.broken if row.because.rule is not RuleId.FIXED] == broken


@pytest.mark.parametrize("level", LEVELS)
def test_a_stage_has_the_terms_and_bounds_of_its_rows(level):
    reached = {above: 7 for above in LEDGER.levels() if LEVELS.index(above) < LEVELS.index(level)}
    made = stage(LEDGER, level, reached)
    numbers = list(rows_at(LEDGER, level))
    assert len(made.row_lower) == len(numbers) + len(reached)
    for place, number in enumerate(numbers):
        row = LEDGER.rows[number]
        span = slice(made.starts[place], made.starts[place + 1])
        terms = dict(zip(made.columns[made.indices[span]].tolist(), made.values[span].tolist(), strict=True))
        assert terms == dict(row.terms)
        assert made.row_lower[place] == (-np.inf if row.lower is None else row.lower)
        assert made.row_upper[place] == (np.inf if row.upper is None else row.upper)
    for place, above in enumerate(reached, len(numbers)):
        span = slice(made.starts[place], made.starts[place + 1])
        terms = dict(zip(made.columns[made.indices[span]].tolist(), made.values[span].tolist(), strict=True))
        assert terms == {column: cost for column, cost in LEDGER.costs(above).items() if cost}
        assert made.row_upper[place] == 7


def test_what_was_added_to_a_ledger_since_is_in_its_matrix():
    ledger = Ledger()
    why = Because(rule=RuleId.COVERAGE, subject="s")
    column = ledger.assignment(0, 0, held=False)
    assert len(matrix_of(ledger).lower) == 0
    assert matrix_of(ledger) is matrix_of(ledger)
    left_open = ledger.measure(1, Level.COVERAGE)
    ledger.penalise(left_open, 3, Level.COVERAGE, why)
    ledger.row([(column, 1), (left_open, 1)], why, lower=1, level=Level.COVERAGE)
    assert matrix_of(ledger).cost(Level.COVERAGE).tolist() == [0, 3]
    assert complete(ledger, []).cost(ledger, Level.COVERAGE) == 3


def test_spans_are_ranges_one_after_the_other():
    assert spans(np.asarray([5, 0, 9]), np.asarray([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert spans(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)).tolist() == []
