"""Rows of a CSV file: our own, or one in a layout that the folder has."""

import csv
import io

from anwroster.exports.readback.forms import DOCTOR_FIELDS, SHIFT_FIELDS, Form, layout_form, own_form
from anwroster.exports.readback.rows import Line, lines, places
from anwroster.files.cells import Cell
from anwroster.files.collector import Faults
from anwroster.files.raw import MOST_ROWS, Source, filled_rows
from anwroster.model import Instance, Layout

_SIGNS = (";", ",", "\t", "|")


def csv_rows(source: Source, content: str, instance: Instance, layout: Layout | None, faults: Faults) -> list[Line]:
    """Return the rows of a CSV file; none, with faults kept, when it cannot be read."""
    if not content.strip():
        source.fault(faults, "empty_file")
        return []
    if layout is not None:
        forms = [layout_form(instance, layout)]
    else:
        forms = [own_form(instance), *(layout_form(instance, each) for each in instance.layouts if each.header)]
    for form in forms:
        if not _tells_a_doctor(form):
            continue
        if sign := _sign(form, content):
            rows = _read(source, content, sign, faults)
            if rows is None:
                return []
            at = places(form, rows[0][1]) if form.header else dict(form.at)
            return list(lines(source, form, at or {}, rows[1:] if form.header else rows, {}, faults))
    known = ", ".join(form.name for form in forms)
    source.fault(faults, "roster_form", row=1, value=content.partition("\n")[0], known=known)
    return []


def _sign(form: Form, content: str) -> str:
    """Return the sign between columns under which the first line holds the heads of a form; empty for none."""
    if not form.header:
        return form.delimiter
    first = content.lstrip().splitlines()[0]
    heads = ((sign, next(csv.reader([first], delimiter=sign), [])) for sign in (form.delimiter, *_SIGNS) if sign)
    return next((sign for sign, cells in heads if places(form, cells) is not None), "")


def _tells_a_doctor(form: Form) -> bool:
    return bool(form.of(DOCTOR_FIELDS)) and bool(form.of(SHIFT_FIELDS))


def _read(source: Source, content: str, sign: str, faults: Faults) -> list[tuple[int, list[Cell]]] | None:
    done = 0
    found: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(content, newline=""), delimiter=sign, strict=True):
            found.append(list(row))
            done += 1
        return filled_rows(found, first=1)
    except csv.Error as error:
        code = "cell_too_long" if "field limit" in str(error) else "broken_csv"
        source.fault(faults, code, row=1 + done, most=csv.field_size_limit())
    except OverflowError:
        source.fault(faults, "too_many_rows", most=MOST_ROWS)
    return None
