"""Regions side by side with how sure each figure is: who cannot be told apart is not ranked apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from anwroster.national.counts import NEAR, PeriodCounts
from anwroster.national.uncertainty import Estimate, places, wilson
from anwroster.reports import Chart, Section, Table, charts
from anwroster.reports.cells import Cell, Share
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import percent
from anwroster.words import Language, say

_RANKED: dict[str, Callable[[PeriodCounts], tuple[int, int]]] = {
    "filled": lambda each: (each.seats - each.open_worked, each.seats),
    "met": lambda each: (each.met, each.owed),
    "near": lambda each: (each.near, each.quotas),
}
"""Key of the ranking → hits and total of one HDS and period."""


def ranking_sections(counts: Sequence[PeriodCounts], names: Mapping[str, str], language: Language) -> Iterator[Section]:
    """Yield a ranking per figure, over all periods together."""
    for key, figure in _RANKED.items():
        hits: dict[str, tuple[int, int]] = {}
        for each in counts:
            done, total = figure(each)
            before = hits.get(each.hds, (0, 0))
            hits[each.hds] = before[0] + done, before[1] + total
        known = {hds: wilson(done, total) for hds, (done, total) in hits.items() if total}
        if len(known) > 1:
            yield _ranking(key, known, names, language)


def _ranking(key: str, known: Mapping[str, Estimate], names: Mapping[str, str], language: Language) -> Section:
    order = sorted(known, key=lambda hds: (-known[hds].share, names.get(hds, hds)))
    estimates = [known[hds] for hds in order]
    whole = sum(each.hits for each in estimates) / sum(each.total for each in estimates)
    title = say(f"national.ranking.{key}.title", language)
    drawn = charts.intervals(
        [
            charts.Interval(names.get(hds, hds), each.low, each.share, each.high, percent(each.share, language, 1))
            for hds, each in zip(order, estimates, strict=True)
        ],
        whole,
        title,
        say("national.ranking.described", language, whole=percent(whole, language, 1), count=len(order)),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _place(best, worst),
            names.get(hds, hds),
            _beside(each, whole, language),
            Share(_fraction(each.share), places=1),
            Share(_fraction(each.low), places=1),
            Share(_fraction(each.high), places=1),
            each.hits,
            each.total,
        )
        for hds, each, (best, worst) in zip(order, estimates, places(estimates), strict=True)
    ]
    columns = columns_of("place hds_name beside", "share low high hits total", language)
    low, high = (percent(each, language) for each in NEAR)
    return Section(
        title,
        (
            say(f"national.ranking.{key}.text", language, low=low, high=high),
            say("national.ranking.text", language, whole=percent(whole, language, 1)),
        ),
        charts=(Chart(title, say("national.ranking.chart", language), drawn),),
        tables=(Table(title, columns, tuple(rows)),),
    )


def _place(best: int, worst: int) -> str:
    return str(best) if best == worst else f"{best}–{worst}"


def _beside(each: Estimate, whole: float, language: Language) -> str:
    """Return on which side of the whole an interval lies."""
    key = "above" if each.low > whole else "below" if each.high < whole else "same"
    return say(f"national.ranking.{key}", language)


def _fraction(share: float) -> Fraction:
    return Fraction(share).limit_denominator(10**9)
