"""An answer that the browser form saved."""

import re
from dataclasses import replace

from pydantic import ValidationError

from anwroster.errors import Fault
from anwroster.files.bounded import decoded, digest
from anwroster.files.cells import Cell, day_and_clock
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.context import Context
from anwroster.files.intake.formcheck import Claim, belongs, proper_moment
from anwroster.files.intake.submission import AVAILABILITY, LIMITS, Received, Shown, Submission
from anwroster.files.intake.wording import amount, when
from anwroster.files.raw import RawTable, Source
from anwroster.files.selection import span_of
from anwroster.files.tomllines import shown_path
from anwroster.files.translate import code_of
from anwroster.model import Span
from anwroster.model.answers import Answer

_TIMES = {"what": "what", "shift": "shift", "from": "since", "until": "until"}
_LIMITS = {"bound": "bound", "amount": "amount", "unit": "unit", "scope": "scope"}
_MOST = 200
"""Faults of one answer that are told; a file with more is no answer that anybody filled in."""


def read_answer(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what an answer says; none, with faults kept, when it is not an answer of this folder's."""
    answer = _record(received, faults)
    if answer is None:
        return []
    claim = Claim(answer.hds, answer.start, answer.end, answer.form, answer.doctor)
    if not belongs(claim, received.name, context, faults):
        return []
    language, source = context.instance.hds.language, Source(received.name)
    times = [
        [answer.doctor, each.what, each.shift, when(each.since, language), when(each.until, language)]
        for each in answer.availability
    ]
    limits = [
        [answer.doctor, each.bound, amount(each.amount, language), each.unit, each.scope] for each in answer.limits
    ]
    tables = {
        AVAILABILITY: _table(source, ["doctor", *_TIMES], times),
        LIMITS: _table(source, ["doctor", *_LIMITS], limits),
    }
    before = len(faults)
    saved = proper_moment(answer.saved_at, received.name, answer.doctor, context, faults, "saved_at")
    shown = _shown(answer, received.name, faults)
    if saved is None or len(faults) > before:
        return []
    sha = digest(received.content)
    covers = (AVAILABILITY, LIMITS)
    about = (answer.doctor, saved, received.name, sha, covers, tables, answer.remark, _placed)
    return [Submission(*about, is_form=True, shown=shown)]


def _shown(answer: Answer, file: str, faults: Faults) -> Shown | None:
    """Return what the form showed of a calendar; a fault is kept for what cannot be read."""
    if answer.calendar is None:
        return None
    offers, blocks = [], []
    for at, each in enumerate(answer.calendar):
        try:
            if each.shift:
                offers.append(each.shift)
                continue
            start, end = span_of(day_and_clock(each.since), day_and_clock(each.until))
            if end <= start:
                raise UnreadableError("until_before_from")
            blocks.append(Span(start=start, end=end))
        except UnreadableError as reason:
            column = shown_path(("calendar", at, "until" if reason.code == "until_before_from" else "since"))
            faults.add(reason.code, file, column=column, value=f"{each.since} – {each.until}", **reason.details)
    return Shown(frozenset(offers), tuple(blocks))


def _pasted(text: str) -> str:
    """Return the answer in a text around it; a mail program may have broken its lines at spaces."""
    start, end = text.find("{"), text.rfind("}")
    return re.sub(r" ?\r?\n", " ", text[start : end + 1]) if 0 <= start < end else text


def _table(source: Source, header: list[str], rows: list[list[str]]) -> RawTable:
    found: list[tuple[int, list[Cell]]] = [(number, [*row]) for number, row in enumerate([header, *rows])]
    return RawTable(source, found)


def _placed(fault: Fault) -> Fault:
    """Return a fault with a path such as ``availability[3].since`` instead of row and column."""
    field = fault.column or ""
    is_limit = field in _LIMITS
    key = _LIMITS.get(field) or _TIMES.get(field, field)
    path: tuple[str | int, ...] = (LIMITS if is_limit else AVAILABILITY, (fault.row or 1) - 1, *([key] if key else []))
    return replace(fault, row=None, column=shown_path(path))


def _record(received: Received, faults: Faults) -> Answer | None:
    file = received.name
    try:
        text = decoded(received.content)
        return Answer.model_validate_json(_pasted(text) if received.suffix == ".txt" else text)
    except UnreadableError as reason:
        faults.add("answer_syntax" if reason.code == "wrong_encoding" else reason.code, file, **reason.details)
    except ValidationError as error:
        for each in error.errors(include_url=False)[:_MOST]:
            code, details = code_of(each)
            if each["type"].startswith("json_") or not each["loc"] or each["loc"] == ("format",):
                faults.add("answer_syntax", file)
                return None
            told = None if each["type"] in ("missing", "too_long") else each["input"]
            if isinstance(told, (dict, list)):
                told = None
            if code == "unknown_key":
                details = {"known": ", ".join(Answer.model_fields)} | details
            faults.add(code, file, column=shown_path(each["loc"]), value=told, **details)  # type: ignore[arg-type]
    return None
