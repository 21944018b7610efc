"""Days, moments and amounts as people of the HDS's language write them in a table."""

from datetime import datetime, timedelta

from anwroster.anwhours import local
from anwroster.words import Language


def when(text: str, language: Language) -> str:
    """Return an ISO date, or date with time, as it stands in the tables; empty stays empty, and so does nonsense."""
    day, _, clock = text.partition(" ")
    parts = day.split("-")
    if language == "nl" and len(parts) == 3:
        day = "-".join(reversed(parts))
    return f"{day} {clock}".rstrip()


def amount(text: str, language: Language) -> str:
    """Return a number with the decimal sign of the language."""
    return text.replace(".", ",") if language == "nl" else text.replace(",", ".")


def clock_moment(moment: datetime, language: Language) -> str:
    """Return a moment by the local clock, to the minute."""
    at = local(moment)
    return f"{at:%d-%m-%Y %H:%M}" if language == "nl" else f"{at:%Y-%m-%d %H:%M}"


def span_shown(start: datetime, end: datetime, language: Language, *, outward: bool) -> tuple[str, str]:
    """Return a span as two cells *from* and *until*; whole days without their clock.

    Parameters
    ----------
    outward
        Whether what a table cannot say (seconds, the second time of an hour that the clock shows twice) makes the span
        longer, as for blocked time, or shorter, as for offers.
    """
    first, last = _to_minute(start, up=not outward), _to_minute(end, up=outward)
    if (first.hour, first.minute, last.hour, last.minute) == (0, 0, 0, 0):
        last -= timedelta(days=1)
        form = "%d-%m-%Y" if language == "nl" else "%Y-%m-%d"
        return first.strftime(form), last.strftime(form)
    form = "%d-%m-%Y %H:%M" if language == "nl" else "%Y-%m-%d %H:%M"
    return first.strftime(form), last.strftime(form)


def _to_minute(moment: datetime, *, up: bool) -> datetime:
    """Return a moment on the local clock without seconds; a table's 02:30 is the first of two."""
    if up and (moment.second or moment.microsecond):
        moment += timedelta(minutes=1)
    at = local(moment).replace(second=0, microsecond=0)
    if up and at.fold:
        at = at.replace(hour=at.hour + 1, minute=0, fold=0)
    return at.replace(tzinfo=None)
