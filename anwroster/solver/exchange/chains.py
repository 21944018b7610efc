"""Finding chains that help: short cycles of negative cost in which every doctor occurs once.

A *node* is a seat; an *arc* from one seat to another says that the holder of the second takes the first instead. The
node *outside* stands for taking without giving and for giving without taking, so that a chain with two ends is a
cycle too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Cycle = tuple[int, ...]
"""Arcs that follow one another, the last one back to where the first began."""

NOBODY = -1
"""Doctor of an arc that changes nobody's shifts: a seat is filled or left open."""

ONWARD = 16
"""Arcs by which a chain goes on: the cheapest of its last node. To close a cycle every arc counts."""


@dataclass(frozen=True)
class Arcs:
    """Arcs, in any order; nodes are numbered from 0.

    Parameters
    ----------
    source, target
        Nodes.
    cost
        Change in cost.
    doctor
        Whose shifts change, or ``NOBODY``.
    """

    source: Ints
    target: Ints
    cost: Ints
    doctor: Ints

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.source)

    def __getitem__(self, which: NDArray[np.generic]) -> "Arcs":
        """Return some of them."""
        return Arcs(self.source[which], self.target[which], self.cost[which], self.doctor[which])


def cheapest_first(arcs: Arcs, longest: int) -> Arcs:
    """Return arcs by source and, within a source, by cost, without those too dear for any cycle of negative cost."""
    arcs = arcs[arcs.cost < _most_gain(arcs, longest - 1)]
    arcs = arcs[np.argsort(arcs.cost, kind="stable")]
    return arcs[_stable(arcs.source)]


def _most_gain(arcs: Arcs, others: int) -> int:
    """Return the most that so many arcs of different doctors can gain; arcs of nobody count as of one more each."""
    gaining = arcs[arcs.cost < 0]
    best = np.zeros(int(gaining.doctor.max(initial=NOBODY)) + 2, dtype=np.int64)
    np.minimum.at(best, gaining.doctor, gaining.cost)
    # A cycle passes outside once at most, and so has at most two arcs of nobody.
    return -int(np.sort(np.append(best, best[NOBODY]))[:others].sum())


def negative_cycles(arcs: Arcs, nodes: int, longest: int, beam: int) -> list[Cycle]:
    """Return cycles of negative cost, cheapest first; many of them have doctors in common.

    Parameters
    ----------
    arcs
        As ``cheapest_first`` puts them.
    nodes
        How many nodes there are.
    longest
        Most arcs in a cycle, at least 2.
    beam
        Partial chains kept per length.

    Notes
    -----
    A cycle of negative cost has a rotation all of whose beginnings are negative, so only negative chains go on
    (Lin and Kernighan 1973). Of the chains from one node to another the cheapest goes on; where the beam is full,
    the cheapest of every first node before the second cheapest of any.
    """
    first = np.searchsorted(arcs.source, np.arange(nodes + 1))
    key = arcs.source * nodes + arcs.target
    by_key = _stable(arcs.target)
    by_key = by_key[_stable(arcs.source[by_key])]
    keys = key[by_key]
    begin = np.flatnonzero(arcs.cost < 0)
    begin = _spread(begin, arcs.source[begin], arcs.target[begin], arcs.cost[begin], beam)
    chains, cost = begin[:, None], arcs.cost[begin]
    found: list[tuple[int, Cycle]] = []
    for _ in range(longest - 1):
        if not len(chains):
            break
        tail, start = arcs.target[chains[:, -1]], arcs.source[chains[:, 0]]
        # Closing: the arcs from the tail back to the start, looked up.
        wanted = tail * nodes + start
        low, high = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
        parent, step = _ranges(low, high - low)
        found += _closed(arcs, chains, cost, parent, by_key[step])
        # Going on: by the cheapest arcs of the tail.
        parent, step = _ranges(first[tail], np.minimum(first[tail + 1] - first[tail], ONWARD))
        total = cost[parent] + arcs.cost[step]
        keep = np.flatnonzero((total < 0) & (arcs.target[step] != start[parent]))
        keep = keep[_is_new(arcs, chains[parent[keep]], step[keep])]
        parent, step, total = parent[keep], step[keep], total[keep]
        going = _spread(np.arange(len(step)), start[parent], arcs.target[step], total, beam)
        chains = np.concatenate([chains[parent[going]], step[going][:, None]], axis=1)
        cost = total[going]
    return [cycle for _, cycle in sorted(found)]


def _stable(values: Ints) -> Ints:
    """Return the order of small whole numbers, ties as they come; fast when they fit in 16 bits."""
    narrow = np.uint16 if int(values.max(initial=0)) < 2**16 else np.int64
    order: Ints = np.argsort(values.astype(narrow), kind="stable")
    return order


def _ranges(low: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Return (which range, number) for every number of the ranges that begin at ``low``."""
    which = np.repeat(np.arange(len(counts)), counts)
    return which, np.arange(len(which)) + np.repeat(low - np.cumsum(counts) + counts, counts)


def _closed(arcs: Arcs, chains: Ints, cost: Ints, parent: Ints, step: Ints) -> list[tuple[int, Cycle]]:
    """Return (cost, cycle) of every chain that a step closes at a gain."""
    total = cost[parent] + arcs.cost[step]
    keep = np.flatnonzero(total < 0)
    keep = keep[_is_new(arcs, chains[parent[keep]], step[keep])]
    cycles = np.concatenate([chains[parent[keep]], step[keep][:, None]], axis=1).tolist()
    return [(each, tuple(cycle)) for each, cycle in zip(total[keep].tolist(), cycles, strict=True)]


def _is_new(arcs: Arcs, chains: Ints, step: Ints) -> NDArray[np.bool_]:
    """Return whether a step brings a doctor, and a node, that its chain does not have yet."""
    doctor = arcs.doctor[step]
    repeated = ((arcs.doctor[chains] == doctor[:, None]) & (doctor != NOBODY)[:, None]).any(axis=1)
    seen = (arcs.target[chains[:, :-1]] == arcs.target[step][:, None]).any(axis=1)
    new: NDArray[np.bool_] = ~(repeated | seen)
    return new


def _spread(which: Ints, start: Ints, end: Ints, cost: Ints, beam: int) -> Ints:
    """Return at most ``beam`` chains, one for each start and end: the cheapest of each start before the second."""
    order = np.argsort(cost, kind="stable")
    order = order[_stable(end[order])]
    order = order[_stable(start[order])]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (np.diff(start[order]) != 0) | (np.diff(end[order]) != 0)
    order = order[is_first]
    order = order[np.argsort(cost[order], kind="stable")]
    order = order[_stable(start[order])]
    begins = np.flatnonzero(np.append(True, np.diff(start[order]) != 0)[: len(order)])
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    return which[order[_stable(rank)[:beam]]]


def disjoint(cycles: list[Cycle], arcs: Arcs) -> list[Cycle]:
    """Return the cycles, the first ones first, that can all be applied at once.

    No doctor is in two of them, and no seat is filled or left open by two.
    """
    used: set[tuple[int, int]] = set()
    chosen = []
    for cycle in cycles:
        doctors = [int(arcs.doctor[arc]) for arc in cycle]
        seats = [(int(arcs.source[arc]), int(arcs.target[arc])) for arc in cycle]
        marks = {(-1, who) if who != NOBODY else seat for who, seat in zip(doctors, seats, strict=True)}
        if used.isdisjoint(marks):
            used |= marks
            chosen.append(cycle)
    return chosen
