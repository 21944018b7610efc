"""The distribution in the workbook: every doctor's figures, from the least fulfilled quota to the most."""

from anwroster.exports.book import Book, Formula, Value, heads_of, subtotal
from anwroster.figures import DoctorFigures, doctor_figures
from anwroster.model import Instance, Roster
from anwroster.words import say

_WORDS = (("doctor", 16, "text"), ("name", 26, "text"), ("role", 16, "text"), ("agreement", 24, "text"))
_AMOUNTS = (("quota", 10, "hours"), ("balance", 14, "hours"), ("hours", 10, "hours"), ("fulfilment", 10, "share"))
_COUNTS = ("shifts", "nights", "weekends", "holidays", "forced", "wanted", "preferred", "avoided")
_LONG = ("weekends", "holidays")
NAME, SHARE = 1, 7
"""Columns of the name and of the share of the quota, from 0."""


def write_distribution(book: Book, instance: Instance, roster: Roster) -> int:
    """Write the sheet and return how many doctors have a quota: they come first."""
    language = instance.hds.language
    figures = sorted(
        doctor_figures(instance, roster),
        key=lambda each: (each.fulfilment is None, each.fulfilment or 0, each.doctor.id),
    )
    rows = [_row(each, say(f"reports.fairness.role.{each.role.value}", language)) for each in figures]
    heads = heads_of(language, *_WORDS, *_AMOUNTS, *((key, 16 if key in _LONG else 12, "count") for key in _COUNTS))
    totals = _totals(figures, rows, say("reports.total", language))
    sheet = book.table(say("exports.sheet.fairness", language), heads, rows, frozen=2, totals=totals)
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 2}
    bar = {"type": "data_bar", "bar_color": "#8fb8d8", "bar_solid": True, **ends}
    sheet.conditional_format(1, SHARE, max(1, len(rows)), SHARE, bar)
    for at, key in enumerate(_COUNTS, start=SHARE + 1):
        if key in ("nights", "weekends", "holidays"):
            book.shade(sheet, at, len(rows), "#f6b26b")
        elif key in ("forced", "avoided"):
            book.shade(sheet, at, len(rows), "#e58a7b")
    return sum(each.fulfilment is not None for each in figures)


def _row(each: DoctorFigures, role: str) -> tuple[Value, ...]:
    share = "" if each.fulfilment is None else float(each.fulfilment)
    return (
        each.doctor.id,
        each.doctor.name,
        role,
        each.agreement,
        each.quota_minutes / 60 if each.quota_minutes else None,
        each.balance_minutes / 60,
        each.minutes / 60,
        Formula('=IF(E#="","",(G#+F#)/E#)', share),
        each.shifts,
        *each.per_category,
        each.forced,
        each.wanted,
        each.preferred,
        each.avoided,
    )


def _totals(figures: list[DoctorFigures], rows: list[tuple[Value, ...]], word: str) -> list[Value]:
    """Return sums of what is in sight; the share is that of the doctors with a quota together."""
    found: list[Value] = [word, None, None, None]
    for at in range(4, len(_WORDS) + len(_AMOUNTS) + len(_COUNTS)):
        numbers = [row[at] for row in rows]
        found.append(subtotal(at, len(rows), sum(each for each in numbers if isinstance(each, (int, float)))))
    owing = [each for each in figures if each.fulfilment is not None]
    quota = sum(each.quota_minutes for each in owing)
    if quota and len(owing) == len(rows):
        share = (sum(each.minutes + each.balance_minutes for each in owing)) / quota
        found[SHARE] = Formula('=IF(E#=0,"",(G#+F#)/E#)', share)
    else:
        found[SHARE] = _share_of_owing(owing, quota) if quota else None
    return found


def _share_of_owing(owing: list[DoctorFigures], quota: int) -> Formula:
    """Return the share over the rows of doctors with a quota, who come first."""
    last = len(owing) + 1
    done = sum(each.minutes + each.balance_minutes for each in owing)
    parts = (f"SUBTOTAL(109,{letter}2:{letter}{last})" for letter in "GFE")
    return Formula('=IF({2}=0,"",({0}+{1})/{2})'.format(*parts), done / quota)
