"""A table in the layout of availability or limits: all rows of one or more doctors."""

from datetime import UTC, datetime

from anwroster.anwhours import moment
from anwroster.files import cells
from anwroster.files.availability import AGENDA
from anwroster.files.bounded import digest
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import TABLE
from anwroster.files.csvtables import read_csv
from anwroster.files.headers import matched
from anwroster.files.intake.context import Context
from anwroster.files.intake.formcheck import proper_moment
from anwroster.files.intake.submission import AVAILABILITY, CALENDAR, EARLIEST, LIMITS, MOST_ROWS, Received, Submission
from anwroster.files.raw import RawTable

_TELLING = {AVAILABILITY: {"wat", "what"}, LIMITS: {"grens", "bound"}}
"""Headers that only one of the tables has."""


def read_table(received: Received, context: Context, faults: Faults) -> list[Submission]:
    """Return what a table says, doctor by doctor; none, with faults kept, when a row is of nobody.

    Such a row may be part of anybody's answer, so that none of them would be whole.
    """
    header: list[cells.Cell] = []
    for name, telling in _TELLING.items():
        aside = Faults()
        aside.language = faults.language
        raw = read_csv(name, received.name, received.content, aside)
        if raw is None:
            faults.extend(aside.sorted())
            return []
        header = raw.rows[0][1] if raw.rows else []
        if {cells.plain_word(each) for each in header} & telling:
            return _by_doctor(name, raw, received, context, faults)
    faults.add("answer_csv", received.name, row=1, value=", ".join(map(str, header)))
    return []


def _by_doctor(name: str, raw: RawTable, received: Received, context: Context, faults: Faults) -> list[Submission]:
    before = len(faults)
    found = matched(TABLE[name], raw, faults)
    if found is None or len(faults) > before:
        return []
    header, places = found
    place, submitted, remark = places["doctor"], places.get("submitted"), places.get("remark")
    rows: dict[str, list[tuple[int, list[cells.Cell]]]] = {}
    for number, row in raw.rows[1:]:
        cell = row[place] if place < len(row) else ""
        try:
            if not str(cell).strip():
                raise UnreadableError("empty_cell")
            if str(cell).lstrip().startswith("="):
                raise UnreadableError("formula")
            rows.setdefault(context.known.doctors.find(cell), []).append((number, row))
        except UnreadableError as reason:
            where = {"row": number, "column": header[place], "value": cell}
            raw.source.fault(faults, reason.code, **where, **reason.details)
    if len(faults) > before:
        return []
    if not rows:
        raw.source.fault(faults, "answer_empty")
        return []
    sha = digest(received.content)
    result = []
    for doctor, own in rows.items():
        if len(own) > MOST_ROWS:
            raw.source.fault(faults, "answer_rows", value=doctor, most=MOST_ROWS)
            continue
        times = [_submitted(row[submitted]) for _, row in own if submitted is not None and submitted < len(row)]
        told = max((each for each in times if each is not None and each >= EARLIEST), default=received.at)
        saved = proper_moment(told, received.name, doctor, context, faults)
        if saved is None:
            continue
        table = RawTable(raw.source, [raw.rows[0], *own])
        remarks = (cells.text(row[remark]).casefold() for _, row in own if remark is not None and remark < len(row))
        covers = (name, CALENDAR) if name == AVAILABILITY and AGENDA in remarks else (name,)
        result.append(Submission(doctor, saved, received.name, sha, covers, {name: table}))
    return result


def _submitted(cell: cells.Cell) -> datetime | None:
    """Return when a row was sent in, in UTC; None when it does not say, or nothing that can be read."""
    try:
        day, clock = cells.day_and_clock(cell)
    except UnreadableError:
        return None
    return moment(day, clock or 0).astimezone(UTC)
