"""Whether an answer belongs to this HDS, this period, this doctor and this version of the form."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from anwroster.anwhours import AMSTERDAM
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.intake.context import Context
from anwroster.files.intake.submission import EARLIEST, Note

AHEAD = timedelta(minutes=15)
"""How far a sender's clock may be ahead of ours before it is told."""


@dataclass(frozen=True)
class Claim:
    """What a form that came back says about itself."""

    hds: str
    start: date
    end: date
    form: str
    doctor: str


def belongs(claim: Claim, file: str, context: Context, faults: Faults, sheet: str | None = None) -> bool:
    """Return whether a form is one of ours that may be taken; if not, faults say why."""
    hds, before = context.instance.hds, len(faults)
    if claim.hds != hds.id:
        faults.add("answer_other_hds", file, sheet=sheet, column="hds", value=claim.hds, expected=hds.id)
        return False
    if (claim.start, claim.end) != (hds.period.start, hds.period.end):
        told = f"{claim.start} – {claim.end}"
        expected = f"{hds.period.start} – {hds.period.end}"
        faults.add("answer_other_period", file, sheet=sheet, column="start", value=told, expected=expected)
        return False
    try:
        if claim.doctor not in context.names:
            context.known.doctors.find(claim.doctor)
            raise UnreadableError("unknown_doctor", near="–")  # a name where the form puts a key
    except UnreadableError as reason:
        faults.add(reason.code, file, sheet=sheet, column="doctor", value=claim.doctor, **reason.details)
        return False
    if claim.form != context.form_of(claim.doctor):
        owner = context.owner_of(claim.form)
        if owner is not None:
            faults.add("answer_other_doctor", file, sheet=sheet, column="doctor", value=claim.doctor, owner=owner)
        elif context.older_forms:
            context.notes.append(Note("older_form", file, claim.doctor))
        else:
            faults.add("answer_other_form", file, sheet=sheet, column="form", value=claim.form[:12], near=claim.doctor)
    return len(faults) == before


def proper_moment(
    moment: datetime, file: str, doctor: str, context: Context, faults: Faults, column: str | None = None
) -> datetime | None:
    """Return in UTC when something was saved; None, with a fault kept, when that lies before the year 2000.

    What lies in the future is told and counts as received now. A moment without a zone is the local clock's.

    Parameters
    ----------
    column
        Where the file says it; None when the file itself bears the moment.
    """
    try:
        found = (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
    except (OverflowError, ValueError):  # at either end of the calendar
        found = EARLIEST - AHEAD if moment.year < EARLIEST.year else context.now + 2 * AHEAD
    if found < EARLIEST:
        at = f"{moment.day}-{moment.month}-{moment.year:04}"
        faults.add("answer_before", file, column=column, value=at if context.is_dutch else moment.date().isoformat())
        return None
    if found > context.now + AHEAD:
        context.notes.append(Note("clock_ahead", file, doctor, (("at", f"{moment:%Y-%m-%d %H:%M}"),)))
        return context.now
    return found
