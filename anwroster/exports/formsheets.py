"""The sheets of a doctor's workbook: all that is the same for doctors who see the same shifts."""

from collections.abc import Sequence
from typing import Any

from anwroster.anwhours import local
from anwroster.exports.days import day_text, period_text
from anwroster.exports.formparts import CHOICES, WIDE, Parts, words_of
from anwroster.files import formlayout as layout
from anwroster.model import Band, Instance, Shift
from anwroster.words import Language, say

_HEADS = (("choice", 18), ("date", 12), ("day", 6), ("post", 24), ("kind", 16), ("start", 8), ("end", 8), ("hours", 8))
_TAIL = (("band", 10), ("shift", 30), ("origin", 10), ("hindrance", 14))
HINDRANCES = ("blocked", "busy")
"""Why an offer of a shift would come to nothing, whatever the doctor chooses."""
_HOURS, _HINDRANCE = 7, 11
"""Columns of the sheet of shifts that the guide adds up, and by which it leaves out."""

_LIMIT_HEADS = (("bound", 14), ("amount", 10), ("unit", 18), ("scope", 22))
_COLOURS = ("#d9ead3", "#a8d08d", "#fff2cc", "#e2efb5", "#f4cccc")
"""Of the choices, in the order of their list."""

GUIDE, SHIFTS, LIMITS, ORIGIN = 1, 2, 3, 4
"""Numbers of the sheets."""

_TIMES_LINES = 3
"""Lines of the guide for what is blocked over a time."""


def word(key: str, language: Language, **values: object) -> str:
    """Return words of the workbook."""
    return say(f"formbook.{key}", language, **values)


def sheet_titles(language: Language) -> tuple[str, str, str]:
    """Return the titles of guide, shifts and limits."""
    return word("sheet.guide", language), word("sheet.shifts", language), word("sheet.limits", language)


def blank_book(instance: Instance, shifts: Sequence[Shift], limit_rows: int) -> tuple[bytes, dict[str, str]]:
    """Return a workbook in which what concerns one doctor is empty, and the cells of the guide by what goes in there.

    Parameters
    ----------
    limit_rows
        How many limits there is room for.
    """
    language = instance.hds.language
    parts = Parts(f"{instance.hds.name} – {word('heading', language)}", language)
    titles = sheet_titles(language)
    guide, rows, limits = (parts.sheet(title) for title in titles)
    hidden = parts.sheet(layout.HIDDEN)
    _shifts(parts, rows, instance, shifts)
    _limits(parts, limits, language, limit_rows)
    places = _guide(parts, guide, instance, titles[1])
    for at, key in enumerate(layout.KEYS):
        parts.text(hidden, at, 0, key)
        parts.blank(hidden, at, 1, "text")
    _lists(parts, hidden, instance)
    hidden.protect("")
    hidden.very_hidden()
    return parts.content(), places


def _lists(parts: Parts, hidden: Any, instance: Instance) -> None:
    """Write the words of each dropdown below each other and name their ranges."""
    language = instance.hds.language
    kinds = [f"{word('scope.kind', language)}:{each.id}" for each in instance.hds.kinds]
    bands = [word(f"scope.{each}", language) for each in ("total", "avond", "nacht", "weekend", "feestdag")]
    lists = {
        "keuzes": words_of("choice", language),
        "grenzen": words_of("bound", language),
        "eenheden": words_of("unit", language),
        "waarvoor": [*bands, *kinds],
    }
    for column, (name, words) in enumerate(lists.items(), start=4):
        for at, each in enumerate(words):
            parts.text(hidden, at, column, each)
        letter = chr(ord("A") + column)
        parts.name(name, f"={layout.HIDDEN}!${letter}$1:${letter}${len(words)}")


def _shifts(parts: Parts, sheet: Any, instance: Instance, shifts: Sequence[Shift]) -> None:
    language = instance.hds.language
    posts = {each.id: each.name for each in instance.hds.posts}
    kinds = {each.id: each.name for each in instance.hds.kinds}
    counting = {each.id for each in instance.hds.kinds if each.counts}
    days = [word(f"weekday.{number}", language) for number in range(7)]
    parts.heads(sheet, [(word(f"head.{key}", language), width) for key, width in (*_HEADS, *_TAIL)])
    bands = {band: word(f"band.{band.value}", language) for band in Band}
    for at, shift in enumerate(shifts, start=layout.FIRST_SHIFT):
        start, end = local(shift.start), local(shift.end)
        parts.blank(sheet, at, layout.CHOICE)
        parts.day(sheet, at, 1, shift.day, holiday=shift.holiday is not None)
        parts.text(sheet, at, 2, days[shift.day.weekday()])
        parts.text(sheet, at, 3, posts[shift.post])
        parts.text(sheet, at, 4, kinds[shift.kind])
        parts.clock(sheet, at, 5, start)
        parts.clock(sheet, at, 6, end)
        parts.hours(sheet, at, _HOURS, shift.minutes, counts=shift.kind in counting)
        parts.text(sheet, at, 8, bands[max(shift.bands, key=lambda pair: pair[1])[0]], "indented")
        parts.text(sheet, at, layout.SHIFT, shift.id)
        parts.blank(sheet, at, layout.ORIGIN, "text")
        parts.blank(sheet, at, _HINDRANCE, "text")
    last = max(layout.FIRST_SHIFT, len(shifts))
    area = (layout.FIRST_SHIFT, layout.CHOICE, last, layout.CHOICE)
    parts.choose(sheet, area, "keuzes", word("wrong.choice", language))
    for choice, colour in zip(words_of("choice", language), _COLOURS, strict=True):
        parts.colour(sheet, (1, 0, last, _HINDRANCE), f'=$A2="{choice}"', colour)
    sheet.autofilter(0, 0, last, _HINDRANCE)
    parts.finish(sheet, frozen=(1, 1))


def _limits(parts: Parts, sheet: Any, language: Language, limit_rows: int) -> None:
    row, column = layout.REMARK
    heads = [(word(f"head.{key}", language), width) for key, width in _LIMIT_HEADS]
    parts.heads(sheet, [*heads, ("", 3), (word("remark", language), 60)])
    first, last = layout.FIRST_LIMIT, layout.FIRST_LIMIT + limit_rows - 1
    for at in range(first, last + 1):
        for each in range(len(_LIMIT_HEADS)):
            parts.blank(sheet, at, each)
    parts.blank(sheet, row, column, "remark")
    for each, name in ((0, "grenzen"), (2, "eenheden"), (3, "waarvoor")):
        parts.choose(sheet, (first, each, last, each), name, word("wrong.choice", language))
    parts.amount(sheet, (first, 1, last, 1), word("wrong.amount", language))
    parts.finish(sheet, frozen=(1, 0))


def _guide(parts: Parts, sheet: Any, instance: Instance, shifts: str) -> dict[str, str]:
    hds, language, period = instance.hds, instance.hds.language, instance.hds.period
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 1, 14)
    parts.blank(sheet, 0, 0, "title")
    parts.text(sheet, 1, 0, f"{hds.name}: {period_text(period, language)}")
    parts.wrapped(sheet, 3, 0, word("guide.choose", language))
    for at, (choice, colour) in enumerate(zip(CHOICES["choice"], _COLOURS, strict=True), start=4):
        text = f"{word(f'choice.{choice}', language)}: {word(f'meaning.{choice}', language)}"
        parts.tinted(sheet, at, text, colour)
    told = [word(f"guide.{key}", language) for key in ("limits", "back", "times")]
    if hds.intake.mail is not None:
        told.append(word("guide.mail", language, mail=hds.intake.mail))
    if hds.intake.deadline is not None:
        told.append(word("guide.deadline", language, day=day_text(hds.intake.deadline, language)))
    first = 5 + len(_COLOURS)
    for at, text in enumerate(told, start=first):
        parts.wrapped(sheet, at, 0, text)
    at = first + len(told)
    places = {"title": "A1", "times": f"A{at + 1}"}
    sheet.set_row(at, 16 * _TIMES_LINES)
    parts.blank(sheet, at, 0, "wrapped")
    at += 2
    formulas = _totals(shifts, language)
    for key in ("offer", "prefer", "avoid", "block", "hours", "quota", "balance", "due", "times"):
        parts.text(sheet, at, 0, word(f"total.{key}", language))
        places[key if key != "times" else "multiple"] = f"B{at + 1}"
        if key == "times":
            parts.formula(sheet, at, f'=IF({places["due"]}>0,{places["hours"]}/{places["due"]},"–")')
        elif key in formulas:
            parts.formula(sheet, at, formulas[key], "number" if key == "hours" else "count")
        else:
            parts.blank(sheet, at, 1, "number")
        at += 1
    parts.finish(sheet, frozen=(0, 0), pages=1)
    return places


def _totals(shifts: str, language: Language) -> dict[str, str]:
    """Return the formulas over the sheet of shifts."""
    quoted = shifts.replace("'", "''")
    choices, hours, hindrance = (f"'{quoted}'!${letter}:${letter}" for letter in "AHL")
    offer, prefer, avoid, both, block = words_of("choice", language)
    counted = {"offer": (offer, both), "prefer": (prefer,), "avoid": (avoid, both), "block": (block,)}
    formulas = {key: "=" + "+".join(f'COUNTIF({choices},"{each}")' for each in its) for key, its in counted.items()}
    offered = (offer, prefer, both)
    summed = "+".join(f'SUMIF({choices},"{each}",{hours})' for each in offered)
    lost = "".join(
        f'-SUMIFS({hours},{choices},"{each}",{hindrance},"{word(f"hindrance.{why}", language)}")'
        for each in offered
        for why in HINDRANCES
    )
    return formulas | {"hours": f"={summed}{lost}"}
