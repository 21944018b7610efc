"""A workbook that a doctor fills in and sends back: a row per shift, own limits, totals, a hidden sheet of origin."""

from datetime import date, timedelta
from typing import Any

from anwroster.anwhours import local
from anwroster.exports.formparts import WIDE, Parts, words_of
from anwroster.files import formlayout as layout
from anwroster.files.answers import form_digest, form_shifts
from anwroster.model import Band, Instance, Shift
from anwroster.quota import accounts
from anwroster.words import Language, say

_HEADS = (("choice", 14), ("date", 12), ("day", 6), ("post", 24), ("kind", 16), ("start", 8), ("end", 8), ("hours", 8))
_TAIL = (("band", 10), ("shift", 30))
_LIMIT_HEADS = (("bound", 14), ("amount", 10), ("unit", 18), ("scope", 22))
_COLOURS = {"offer": "#d9ead3", "prefer": "#a8d08d", "avoid": "#fff2cc", "block": "#f4cccc"}


def form_book(instance: Instance, doctor: str) -> bytes:
    """Return the workbook of one doctor; the same instance gives the same bytes.

    Parameters
    ----------
    doctor
        Key of the doctor, who must be in the instance.

    Notes
    -----
    Only the cells to fill in are unlocked. Text is written as text and never runs; the few formulas are ours, over
    cells that offer a list of words. ``files/formlayout.py`` says where the reader looks.
    """
    language, hds = instance.hds.language, instance.hds
    name = next(each.name for each in instance.doctors if each.id == doctor)
    shifts = form_shifts(instance, doctor)
    parts = Parts(f"{hds.name} – {name}", language)
    titles = {key: _w(f"sheet.{key}", language) for key in ("guide", "shifts", "limits")}
    guide, rows, limits = (parts.sheet(titles[key]) for key in ("guide", "shifts", "limits"))
    hidden = parts.sheet(layout.HIDDEN)
    _shifts(parts, rows, instance, shifts)
    _limits(parts, limits, language)
    due = sum(each.quota_minutes - each.balance_minutes for each in accounts(instance) if each.doctor == doctor)
    _guide(parts, guide, instance, name, max(0, due), titles["shifts"])
    digest = form_digest(hds.id, hds.period.start, hds.period.end, doctor, (each.id for each in shifts))
    told = (layout.FORMAT, hds.id, f"{hds.period.start}", f"{hds.period.end}", doctor, digest)
    for at, (key, value) in enumerate(zip(layout.KEYS, (*told, titles["shifts"], titles["limits"]), strict=True)):
        parts.text(hidden, at, 0, key)
        parts.text(hidden, at, 1, value)
    _lists(parts, hidden, instance)
    hidden.protect("")
    hidden.very_hidden()
    return parts.content()


def _w(key: str, language: Language, **values: object) -> str:
    return say(f"formbook.{key}", language, **values)


def _lists(parts: Parts, hidden: Any, instance: Instance) -> None:
    """Write the words of each dropdown below each other and name their ranges."""
    language = instance.hds.language
    kinds = [f"{_w('scope.kind', language)}:{each.id}" for each in instance.hds.kinds]
    bands = [_w(f"scope.{each}", language) for each in ("total", "avond", "nacht", "weekend", "feestdag")]
    lists = {
        "keuzes": words_of("choice", language),
        "grenzen": words_of("bound", language),
        "eenheden": words_of("unit", language),
        "waarvoor": [*bands, *kinds],
    }
    for column, (name, words) in enumerate(lists.items(), start=4):
        for at, word in enumerate(words):
            parts.text(hidden, at, column, word)
        letter = chr(ord("A") + column)
        parts.name(name, f"={layout.HIDDEN}!${letter}$1:${letter}${len(words)}")


def _shifts(parts: Parts, sheet: Any, instance: Instance, shifts: tuple[Shift, ...]) -> None:
    language = instance.hds.language
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    counting = {each.id for each in instance.hds.kinds if each.counts}
    days = [_w(f"weekday.{number}", language) for number in range(7)]
    parts.heads(sheet, [(_w(f"head.{key}", language), width) for key, width in (*_HEADS, *_TAIL)])
    bands = {band: _w(f"band.{band.value}", language) for band in Band}
    for at, shift in enumerate(shifts, start=layout.FIRST_SHIFT):
        start, end = local(shift.start), local(shift.end)
        parts.blank(sheet, at, layout.CHOICE)
        parts.day(sheet, at, 1, shift.day, holiday=shift.holiday is not None)
        parts.text(sheet, at, 2, days[shift.day.weekday()])
        parts.text(sheet, at, 3, posts[shift.post])
        parts.text(sheet, at, 4, kinds[shift.kind])
        parts.clock(sheet, at, 5, start)
        parts.clock(sheet, at, 6, end)
        parts.hours(sheet, at, 7, shift.minutes, counts=shift.kind in counting)
        parts.text(sheet, at, 8, bands[max(shift.bands, key=lambda pair: pair[1])[0]])
        parts.text(sheet, at, layout.SHIFT, shift.id)
    last = max(layout.FIRST_SHIFT, len(shifts))
    parts.choose(
        sheet, (layout.FIRST_SHIFT, layout.CHOICE, last, layout.CHOICE), "keuzes", _w("wrong.choice", language)
    )
    words = dict(zip(_COLOURS, words_of("choice", language), strict=True))
    for key, colour in _COLOURS.items():
        parts.colour(sheet, (1, 0, last, layout.SHIFT), f'=$A2="{words[key]}"', colour)
    sheet.autofilter(0, 0, last, layout.SHIFT)
    parts.finish(sheet, frozen=(1, 1))


def _limits(parts: Parts, sheet: Any, language: Language) -> None:
    parts.heads(sheet, [(_w(f"head.{key}", language), width) for key, width in _LIMIT_HEADS])
    first, last = layout.FIRST_LIMIT, layout.FIRST_LIMIT + layout.LIMIT_ROWS - 1
    for at in range(first, last + 1):
        for column in range(len(_LIMIT_HEADS)):
            parts.blank(sheet, at, column)
    for column, name in ((0, "grenzen"), (2, "eenheden"), (3, "waarvoor")):
        parts.choose(sheet, (first, column, last, column), name, _w("wrong.choice", language))
    parts.amount(sheet, (first, 1, last, 1), _w("wrong.amount", language))
    row, column = layout.REMARK
    parts.text(sheet, row - 1, column, _w("remark", language))
    parts.blank(sheet, row, column)
    parts.finish(sheet, frozen=(1, 0))


def _guide(parts: Parts, sheet: Any, instance: Instance, name: str, due_minutes: int, shifts: str) -> None:
    language, period = instance.hds.language, instance.hds.period
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 1, 14)
    parts.title(sheet, 0, _w("title", language, name=name))
    parts.text(sheet, 1, 0, f"{instance.hds.name}: {_day(period.start, language)} – {_last(period.end, language)}")
    at = 3
    for key in ("choose", "words", "limits", "back"):
        parts.wrapped(sheet, at, 0, _w(f"guide.{key}", language))
        at += 1
    deadline = instance.hds.intake.deadline
    if deadline is not None:
        parts.wrapped(sheet, at, 0, _w("guide.deadline", language, day=_day(deadline, language)))
        at += 1
    at += 1
    quoted = shifts.replace("'", "''")
    choices, hours = f"'{quoted}'!$A:$A", f"'{quoted}'!$H:$H"
    offer, prefer, *_ = words_of("choice", language)
    total = f'SUMIF({choices},"{offer}",{hours})+SUMIF({choices},"{prefer}",{hours})'
    for key, word in zip(("offer", "prefer", "avoid", "block"), words_of("choice", language), strict=True):
        parts.text(sheet, at, 0, _w(f"total.{key}", language))
        parts.formula(sheet, at, f'=COUNTIF({choices},"{word}")', 0, "count")
        at += 1
    parts.text(sheet, at, 0, _w("total.hours", language))
    parts.formula(sheet, at, f"={total}", 0)
    parts.text(sheet, at + 1, 0, _w("total.quota", language))
    parts.number(sheet, at + 1, 1, due_minutes / 60)
    parts.text(sheet, at + 2, 0, _w("total.times", language))
    parts.formula(sheet, at + 2, f'=IF(B{at + 2}>0,B{at + 1}/B{at + 2},"–")', 0 if due_minutes else "–")
    parts.finish(sheet, frozen=(0, 0))


def _day(day: date, language: Language) -> str:
    return f"{day.day}-{day.month}-{day.year}" if language == "nl" else f"{day}"


def _last(end: date, language: Language) -> str:
    """Return the last day of a period that ends before ``end``."""
    return _day(end - timedelta(days=1), language)
