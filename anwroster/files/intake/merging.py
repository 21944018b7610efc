"""Puts proven answers into the folder's tables: other rows, columns and bytes stay as they are."""

from collections.abc import Mapping, Sequence
from functools import partial

from anwroster.files.availability import AGENDA
from anwroster.files.intake.context import Context
from anwroster.files.intake.csvrows import Cells, CsvRows, Key
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, LIMITS, Proven
from anwroster.files.intake.wording import clock_moment

_ABOUT = ("what", "shift", "from", "until", "pattern", "posts", "kinds")
"""Fields by which an offer is the same as an earlier one."""


def merged_tables(
    current: Mapping[str, bytes | None], taken: Sequence[Proven], context: Context
) -> tuple[dict[str, bytes], dict[Key, tuple[int, int]]]:
    """Return the tables that change, by name, and how many rows each doctor had and has of each part.

    Parameters
    ----------
    current
        Content of ``availability`` and ``limits`` as they are; None where there is no file.
    taken
        Of two that cover the same part of a doctor, the newer one holds.
    """
    files: dict[str, bytes] = {}
    counts: dict[Key, tuple[int, int]] = {}
    kept = frozenset(each.submission.doctor for each in taken if each.submission.keeps_absences)
    for name in (AVAILABILITY, LIMITS):
        new: dict[Key, tuple[Cells, ...]] = {}
        at: dict[Key, Proven] = {}
        for each in taken:
            for part in each.submission.covers:
                key = (each.submission.doctor, part)
                is_newest = key not in at or at[key].submission.saved_at < each.submission.saved_at
                if is_newest and name == (LIMITS if part == LIMITS else AVAILABILITY):
                    new[key] = tuple(cells for cells in each.rows.get(name, ()) if _part(name, cells) == part)
                    at[key] = each
        if not new:
            continue
        table = CsvRows(name, current[name], context.instance.hds.language)
        own = frozenset(new)
        old = table.take(partial(_owner, name=name, own=own, kept=kept, context=context))
        stamped = {key: _stamped(rows, old.get(key, []), at[key], context) for key, rows in new.items()}
        table.put(stamped if name == AVAILABILITY else new)
        counts |= {key: (len(old.get(key, [])), len(rows)) for key, rows in new.items()}
        if any(list(rows) != old.get(key, []) for key, rows in (stamped if name == AVAILABILITY else new).items()):
            files[name] = table.content()
    return files, counts


def _owner(cells: Cells, name: str, own: frozenset[Key], kept: frozenset[str], context: Context) -> Key | None:
    """Return whose a row is when it is one of those to be replaced; absences of doctors in ``kept`` are not."""
    part = _part(name, cells)
    key = (context.doctor_of(cells.get("doctor", "")), part)
    is_absence = part == AVAILABILITY and cells.get("what", "").casefold().startswith(("blok", "block"))
    is_absence = is_absence and not cells.get("shift")
    return None if is_absence and key[0] in kept else key if key in own else None


def _part(name: str, cells: Cells) -> str:
    """Return of which part of what a doctor says a row of a table is."""
    if name == LIMITS:
        return LIMITS
    return CALENDAR if cells.get("remark", "").casefold() == AGENDA else AVAILABILITY


def _stamped(rows: Sequence[Cells], old: Sequence[Cells], proven: Proven, context: Context) -> list[Cells]:
    """Return offers with when they were sent in; one that stood there before keeps its earlier time.

    In phase 2b who came first goes first: sending in a longer answer must not cost a place in the queue.
    """
    earlier = {_about(each): each["submitted"] for each in old if "submitted" in each}
    now = clock_moment(proven.submission.saved_at, context.instance.hds.language)
    found = []
    for row in rows:
        is_offer = row.get("what", "").casefold() in ("aanbod", "voorkeur", "offer", "prefer")
        before = earlier.get(_about(row))
        found.append({**row, "submitted": before or row.get("submitted", now)} if is_offer else row)
    return found


def _about(row: Cells) -> tuple[str, ...]:
    return tuple(row.get(field, "") for field in _ABOUT)
