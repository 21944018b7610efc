"""What a given choice of assignments costs, read off the ledger without a solver."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from anwroster.model import Level
from anwroster.solver.ledger import Ledger, Row


@dataclass(frozen=True)
class Completion:
    """The measures that go with a choice of assignments.

    Parameters
    ----------
    values
        Value of every column.
    broken
        Rows that no measure can satisfy: hard rules that the choice breaks.
    """

    values: Sequence[int]
    broken: tuple[Row, ...]

    def cost(self, ledger: Ledger, level: Level) -> int:
        """Return what the choice costs on a level."""
        return sum(cost * self.values[column] for column, cost in ledger.costs(level).items())


def complete(ledger: Ledger, chosen: Collection[int]) -> Completion:
    """Return the least measures for ``chosen`` assignment columns.

    Parameters
    ----------
    chosen
        Columns of assignments that are 1; all other assignments are 0, held ones too.

    Notes
    -----
    Rows are taken in the order of the ledger. Where a row falls short, its measures are raised from the left to the
    right (rules write convex steps cheapest first) until it holds.
    """
    values = list(ledger.lower)
    for column in ledger.assignments.values():
        values[column] = 0
    for column in chosen:
        values[column] = 1
    is_assignment = set(ledger.assignments.values())
    broken = []
    for row in ledger.rows:
        activity = sum(coefficient * values[column] for column, coefficient in row.terms)
        if row.lower is not None and activity < row.lower:
            short, sign = row.lower - activity, 1
        elif row.upper is not None and activity > row.upper:
            short, sign = activity - row.upper, -1
        else:
            continue
        for column, coefficient in row.terms:
            help_per_unit = coefficient * sign
            if short <= 0 or help_per_unit <= 0 or column in is_assignment:
                continue
            raised = min(ledger.upper[column] - values[column], -(-short // help_per_unit))
            values[column] += raised
            short -= raised * help_per_unit
        if short > 0:
            broken.append(row)
    standing = [column for column in is_assignment if values[column] < ledger.lower[column]]
    return Completion(values, (*broken, *(_not_held(column) for column in sorted(standing))))


def _not_held(column: int) -> Row:
    from anwroster.model import Because, RuleId

    return Row(((column, 1),), 1, None, Because(rule=RuleId.FIXED, subject=str(column)))
