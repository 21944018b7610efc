"""A certificate carried over to the same ledger under other names, whose doctors, and so rows, have another order.

Any dual values give a true bound (``solver/proof.py``): should a row find no partner, less is proven, never too much.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from anwroster.model import Certificate, FloorProof, LevelProof, Phase
from anwroster.problem import Problem
from anwroster.solver.ledger import Ledger

Group = tuple[object, ...]
Content = tuple[object, ...]


@dataclass(frozen=True)
class Side:
    """One of two ledgers that say the same.

    Parameters
    ----------
    called
        Key by own key, of doctors; one without keeps its own.
    """

    ledger: Ledger
    problem: Problem
    called: Mapping[str, str] = field(default_factory=dict)

    def groups(self) -> Mapping[Group, list[int]]:
        """Return the numbers of the rows by rule, subject and level, in their order."""
        found: dict[Group, list[int]] = defaultdict(list)
        for number, row in enumerate(self.ledger.rows):
            doctor, at, region = row.because.subject.partition("@")
            subject = self.called.get(doctor, doctor) + at + region
            found[row.because.rule, subject, row.level].append(number)
        return found

    def contents(self, numbers: Iterable[int]) -> Iterator[tuple[int, Content]]:
        """Yield what rows say of the assignments, and how heavy their measures weigh."""
        for number in numbers:
            row = self.ledger.rows[number]
            terms = frozenset((self._places[v], c) for v, c in row.terms if v in self._places)
            measures = tuple(sorted(c for v, c in row.terms if v not in self._places))
            yield number, (row.lower, row.upper, terms, measures)

    @cached_property
    def _places(self) -> Mapping[int, tuple[str, int]]:
        keys = [self.called.get(each.id, each.id) for each in self.problem.doctors]
        return {column: (keys[d], s) for (d, s), column in self.ledger.assignments.items()}


def partners(old: Side, new: Side) -> dict[int, int]:
    """Return for the rows of a ledger the rows of the other that say the same.

    Notes
    -----
    Rows are first taken together by rule, subject and level. Within such a group rows pair that say the same of the
    assignments; of those that differ in their measures alone the first goes with the first, for a rule writes them in
    the same order for everybody. What is then left (a part that was rounded another way) pairs in its order.
    """
    found = {}
    there = new.groups()
    for group, mine in old.groups().items():
        by_content: dict[Content, list[int]] = defaultdict(list)
        for number, content in new.contents(there.get(group, ())):
            by_content[content].append(number)
        free = []
        for number, content in old.contents(mine):
            if by_content[content]:
                found[number] = by_content[content].pop(0)
            else:
                free.append(number)
        left = sorted(number for numbers in by_content.values() for number in numbers)
        found |= dict(zip(free, left, strict=False))
    return found


def carried(certificate: Certificate, rows: Mapping[Phase, Mapping[int, int]]) -> Certificate:
    """Return a certificate with its dual values at the rows of the other ledgers.

    Parameters
    ----------
    rows
        Per phase, new number by old number; what has none is left out.
    """
    phases = tuple(
        phase.model_copy(update={"levels": tuple(_level(each, rows[phase.phase]) for each in phase.levels)})
        for phase in certificate.phases
    )
    return certificate.model_copy(update={"phases": phases})


def _level(level: LevelProof, rows: Mapping[int, int]) -> LevelProof:
    floors = tuple(each.model_copy(update={"rows": _moved(each, rows)}) for each in level.floors)
    return level.model_copy(update={"rows": _moved(level, rows), "floors": floors})


def _moved(proof: LevelProof | FloorProof, rows: Mapping[int, int]) -> dict[int, int]:
    return {rows[number]: dual for number, dual in sorted(proof.rows.items()) if number in rows}
