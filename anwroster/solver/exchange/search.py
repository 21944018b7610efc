"""Exchange: from a legal roster to a better one by handing shifts round, along chains of doctors."""

from collections.abc import Callable, Collection

import numpy as np

from anwroster.solver.exchange.chains import NOBODY, Arcs, Cycle, Ints, cheapest_first, disjoint, negative_cycles
from anwroster.solver.exchange.moves import Moves, together
from anwroster.solver.exchange.seats import SEAT_RULES, seats_of
from anwroster.solver.exchange.tables import Curve, DoctorTable, Flags, Prices, Shape
from anwroster.solver.ledger import Ledger, Row

LONGEST = 8
"""Most arcs in one chain."""


class Exchange:
    """A roster that is made better by handing shifts round; exact whole numbers, the same every time.

    Every row of the ledger but those of the seats concerns one doctor, so what a chain is worth is the sum of what
    each of its doctors gains or loses. A chain is found among all moves at once, and many chains are applied together.

    Parameters
    ----------
    chosen
        Assignment columns of a legal roster.
    """

    def __init__(self, ledger: Ledger, chosen: Collection[int]) -> None:
        self._ledger = ledger
        self._seats = seats_of(ledger)
        mine: dict[int, list[int]] = {}
        for (doctor, _), column in ledger.assignments.items():
            mine.setdefault(doctor, []).append(column)
        self._doctor_of = {column: at for at, columns in enumerate(mine.values()) for column in columns}
        rows: list[list[Row]] = [[] for _ in mine]
        for row in ledger.rows:
            if row.because.rule not in SEAT_RULES:
                own = next((self._doctor_of[column] for column, _ in row.terms if column in self._doctor_of), None)
                if own is not None:
                    rows[own].append(row)
        self._curves: dict[Shape, Curve] = {}
        self._tables = [
            DoctorTable(ledger, columns, rows[at], self._curves) for at, columns in enumerate(mine.values())
        ]
        self._column = {(self._doctor_of[column], shift): column for column, shift in self._seats.shift_of.items()}
        self._shift = np.full(len(ledger.lower) + 1, -1, dtype=np.int64)
        for column, shift in self._seats.shift_of.items():
            self._shift[column] = shift
        self._demand = self._seats.demand_by_shift()
        self._open_cost = np.zeros_like(self._demand)
        self._held = self._behind = np.zeros(0, dtype=np.int64)  # node → column, if held; node → shift
        self.chosen: set[int] = set(chosen)
        self.gained = 0
        self._moves: list[Moves] = [together([])] * len(mine)
        self._stale = set(range(len(mine)))  # doctors whose moves are to be worked out again

    def start_from(self, chosen: Collection[int]) -> None:
        """Go on from another legal roster."""
        differing = self.chosen ^ set(chosen)
        self.chosen = set(chosen)
        self._stale |= {self._doctor_of[column] for column in differing}

    def price(self, prices: Prices) -> None:
        """Take new prices; nothing is gained at them yet."""
        self.gained = 0
        self._curves.clear()  # those of earlier prices hardly ever come back, and they are large
        for shift, column in self._seats.open_measure.items():
            self._open_cost[shift] = prices.unit.get(column, 0)
        for at, table in enumerate(self._tables):
            if table.price(prices):
                self._stale.add(at)

    def improve(self, go_on: Callable[[], bool], beam: int, longest: int = LONGEST) -> bool:
        """Apply chains that help until none is found or time is up; return whether any was applied.

        Chains are looked for among all moves. Of those found few can be applied at once, so that the shifts which
        they pass are then gone through again and again by themselves, which takes a moment each time.
        """
        improved = False
        while self._moves and go_on():
            self._renew()
            moves = together(self._moves)
            passed = self._apply_chains(moves, None, longest, beam)
            if not passed.any():
                break
            improved = True
            moves = moves[passed[self._shift[moves.given]] & passed[self._shift[moves.taken]]]
            helps = True
            while helps and go_on():
                moves = self._renewed(moves, passed)
                helps = bool(self._apply_chains(moves, passed, longest, beam).any())
        return improved

    def _apply_chains(self, moves: Moves, within: Flags | None, longest: int, beam: int) -> Flags:
        """Apply chains of such moves that help, and return the shifts that any chain found passes, outside included.

        Parameters
        ----------
        within
            Shifts that may be filled or left open by nobody's move; None for all.
        """
        arcs = cheapest_first(self._arcs(moves, within), longest)
        cycles = negative_cycles(arcs, len(self._behind) + 1, longest, beam)
        passed = np.zeros(len(self._demand) + 1, dtype=bool)
        passed[[self._behind_or_none(int(arcs.source[arc])) for cycle in cycles for arc in cycle]] = True
        passed[-1] = bool(cycles)
        for cycle in disjoint(cycles, arcs):
            self.gained -= sum(arcs.cost[list(cycle)].tolist())
            self._stale |= self._apply(arcs, cycle)
        return passed

    def _behind_or_none(self, node: int) -> int:
        return int(self._behind[node]) if node < len(self._behind) else -1

    def _renew(self) -> list[int]:
        """Work out the moves of doctors whose shifts or prices changed, and return these doctors."""
        stale = sorted(self._stale)
        for at in stale:
            self._moves[at] = self._moves_of(at)
        self._stale.clear()
        return stale

    def _renewed(self, moves: Moves, within: Flags) -> Moves:
        """Return moves within some shifts, those of doctors whose shifts changed worked out anew."""
        stale = self._renew()
        fresh = together([self._moves[at] for at in stale])
        fresh = fresh[within[self._shift[fresh.given]] & within[self._shift[fresh.taken]]]
        return together([moves[~np.isin(moves.doctor, stale)], fresh])

    def _moves_of(self, at: int) -> Moves:
        table = self._tables[at]
        chosen = np.asarray([column in self.chosen for column in table.columns.tolist()], dtype=bool)
        given, taken, cost = table.changes(chosen)
        return Moves(given, taken, cost, np.full_like(given, at))

    def _arcs(self, moves: Moves, within: Flags | None) -> Arcs:
        """Return moves as arcs. Nodes: the seats that are held by column, the open ones by shift, outside."""
        self._held = held = np.asarray(sorted(self.chosen), dtype=np.int64)
        filled = np.bincount(self._shift[held], minlength=len(self._demand))
        self._behind = np.concatenate([self._shift[held], np.flatnonzero(filled < self._demand)])
        outside = len(self._behind)
        node = np.full(len(self._shift), outside, dtype=np.int64)  # column, or -1 for none → node
        node[held] = np.arange(len(held))
        target, free = node[moves.given], moves.taken < 0
        parts = [(np.full(int(free.sum()), outside), target[free], moves.cost[free], moves.doctor[free])]
        for seat in self._layers():
            source = seat[self._shift[moves.taken]]
            there = ~free & (source >= 0)
            parts.append((source[there], target[there], moves.cost[there], moves.doctor[there]))
        opened = self._open_cost[self._behind]
        every = np.arange(outside)
        if within is not None:
            every = every[within[self._behind]]
        fills, leaves = every[every >= len(held)], every[every < len(held)]
        parts.append((np.full_like(fills, outside), fills, -opened[fills], np.full_like(fills, NOBODY)))
        parts.append((leaves, np.full_like(leaves, outside), opened[leaves], np.full_like(leaves, NOBODY)))
        return Arcs(*(np.concatenate(each) for each in zip(*parts, strict=True)))

    def _layers(self) -> Ints:
        """Return for the first, second, … seat of every shift its node, -1 where there is none."""
        order = np.argsort(self._behind, kind="stable")
        shift = self._behind[order]
        begins = np.searchsorted(shift, shift)
        rank = np.arange(len(shift)) - begins
        layers = np.full((int(rank.max(initial=-1)) + 1, len(self._demand) + 1), -1, dtype=np.int64)
        layers[rank, shift] = order
        return layers

    def _apply(self, arcs: Arcs, cycle: Cycle) -> set[int]:
        """Hand the shifts round, and return the doctors whose shifts changed."""
        removed, added, touched = set(), set(), set()
        for arc in cycle:
            source, target, doctor = int(arcs.source[arc]), int(arcs.target[arc]), int(arcs.doctor[arc])
            if doctor == NOBODY:
                continue
            touched.add(doctor)
            if target < len(self._held):
                removed.add(int(self._held[target]))
            if source < len(self._behind):
                added.add(self._column[doctor, int(self._behind[source])])
        self.chosen -= removed
        self.chosen |= added
        return touched
