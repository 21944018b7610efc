"""Calendars read quickly, and wholly by the library: two readings that must agree; and a large one as doctors have."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from anwroster.files.intake import busytimes, calendarrules
from anwroster.files.intake.busytimes import times_of
from anwroster.files.intake.calendarscan import scanned
from anwroster.files.intake.effort import Effort
from anwroster.files.selection import merged
from anwroster.model import Span
from tests.collect.icsmaking import agenda, calendar, collected, event

WINDOW = Span(start=datetime(2027, 1, 3, 23, tzinfo=UTC), end=datetime(2027, 3, 31, 22, tzinfo=UTC))
OUTLOOK = "\r\n".join(
    [
        *("BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time"),
        *("BEGIN:STANDARD", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
        *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"),
    ]
)
PLACES = (
    "Z",
    ";TZID=Europe/Amsterdam",
    ';TZID="W. Europe Standard Time"',
    ";TZID=America/New_York",
    ";TZID=Nergens",
    "",
)
RULES = (
    *("FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,WE", "FREQ=DAILY;COUNT=30", "FREQ=WEEKLY"),
    *("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO", "FREQ=MONTHLY;BYDAY=-1FR"),
    *("FREQ=WEEKLY;UNTIL=20270201T120000Z", "FREQ=DAILY;UNTIL=20261231", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY"),
)


def times(text: str) -> tuple[list[Span], int]:
    found = times_of(scanned(text, Effort()).calendars, WINDOW, Effort(10**9))
    return merged(found.busy), found.floating


def drawn(random: Random) -> str:
    """Return a calendar of events of every kind, most of them near the window, on quarters of an hour."""
    events = []
    for number in range(random.randint(1, 8)):
        start = datetime(2027, 1, 1) + timedelta(minutes=15 * random.randint(-60_000, 11_000))  # noqa: DTZ001
        place = random.choice(PLACES)

        def at(name: str, moment: datetime, place: str = place) -> str:
            mark = "Z" if place == "Z" else ""
            return f"{name}{place.removesuffix('Z')}:{moment:%Y%m%dT%H%M%S}{mark}"

        length = timedelta(minutes=15 * random.choice((-3, 0, 1, 4, 6, 40, 300)))
        ends: list[list[str]] = [[at("DTEND", start + length)], [], ["DURATION:PT90M"], ["DURATION:P1DT2H"]]
        lines = [at("DTSTART", start), *random.choice(ends)]
        if random.random() < 0.2:
            lines = [f"DTSTART;VALUE=DATE:{start:%Y%m%d}"]
            lines += random.choice(([], [f"DTEND;VALUE=DATE:{start + timedelta(days=3):%Y%m%d}"], ["DURATION:P2D"]))
        told = [f"UID:{random.choice((number, 0))}", *random.choice(([], ["TRANSP:TRANSPARENT"], ["STATUS:CONFIRMED"]))]
        told += random.choice(([], [], [f"SEQUENCE:{number}"]))
        if random.random() < 0.5 and lines[0].startswith(at("DTSTART", start)):
            told.append(f"RRULE:{random.choice(RULES)}")
            changed = start + timedelta(days=7 * random.randint(0, 60))
            told += random.choice(([], [at("EXDATE", changed)], [at("RDATE", changed + timedelta(hours=5))]))
            if random.random() < 0.5:
                moved = changed + timedelta(days=random.choice((0, 1, 400)), hours=2)
                width = random.choice(("", "", ";RANGE=THISANDFUTURE"))
                change = [told[0], at("DTSTART", moved), at("DTEND", moved + timedelta(hours=1))]
                events.append(event(*change, at(f"RECURRENCE-ID{width}", changed)))
        events.append(event(*told, *lines))
    random.shuffle(events)
    return calendar(OUTLOOK, *events)


@pytest.mark.parametrize("seed", range(150))
def test_the_quick_reading_is_that_of_the_library(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Random(seed))
    quick: object
    slow: object
    quick = _or_refused(lambda: times(text))
    monkeypatch.setattr(busytimes, "once", lambda parts, *_: ([], list(parts)))
    monkeypatch.setattr(busytimes, "near", lambda parts, _: list(parts))
    monkeypatch.setattr(calendarrules, "_begin_near", lambda *_: None)
    slow = _or_refused(lambda: times(text))
    assert quick == slow, text


def _or_refused(read: Callable[[], object]) -> object:
    from anwroster.files.collector import UnreadableError

    try:
        return read()
    except UnreadableError as reason:
        return reason.code


def folded(line: str) -> str:
    return line[:75] + "".join(f"\r\n\t{line[at : at + 74]}" for at in range(75, len(line), 74))


def as_outlook(uid: int, start: datetime, minutes: int, *more: str) -> str:
    """Return an event as Outlook exports it: description twice, in text and HTML, and a reminder."""
    place, end = 'TZID="W. Europe Standard Time"', start + timedelta(minutes=minutes)
    html = "<html><body><p>Overleg met de praktijk\\, zie de bijlage van vorige week.</p></body></html>" * 35
    lines = [
        *("BEGIN:VEVENT", "CLASS:PUBLIC", "CREATED:20200101T100000Z"),
        folded("DESCRIPTION:" + "1. Opening\\n2. Verslag\\n" * 20),
        *(f"DTEND;{place}:{end:%Y%m%dT%H%M%S}", "DTSTAMP:20261110T120000Z", f"DTSTART;{place}:{start:%Y%m%dT%H%M%S}"),
        *(
            "LAST-MODIFIED:20200101T100000Z",
            "LOCATION:Praktijk",
            "PRIORITY:5",
            "SEQUENCE:0",
            "SUMMARY;LANGUAGE=nl:Spreekuur",
        ),
        *(
            "TRANSP:OPAQUE",
            f"UID:040000008200E00074C5B7101A82E0080{uid}",
            folded(f"X-ALT-DESC;FMTTYPE=text/html:{html}"),
        ),
        *(
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "X-MICROSOFT-CDO-IMPORTANCE:1",
            "X-MICROSOFT-DISALLOW-COUNTER:FALSE",
            *more,
        ),
        *("BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM", "END:VEVENT"),
    ]
    return "\r\n".join(lines)


def test_a_busy_doctors_calendar_of_eight_years_is_read_right(hds: Path) -> None:
    """Nearly five thousand events: every weekday at nine and at eleven, and a series that was changed."""
    first = datetime(2020, 1, 6, 9)  # noqa: DTZ001
    days = [first + timedelta(days=each) for each in range(8 * 365) if each % 7 < 5]
    events = [
        as_outlook(3 * at + part, day + timedelta(hours=part), 20) for at, day in enumerate(days) for part in (0, 2)
    ]
    place = 'TZID="W. Europe Standard Time"'
    series = datetime(2021, 6, 1, 19)  # noqa: DTZ001
    gone, moved = "20270119T190000", "20270126T190000"
    events.append(as_outlook(1_000_000, series, 90, "RRULE:FREQ=WEEKLY;BYDAY=TU", f"EXDATE;{place}:{gone}"))
    events.append(as_outlook(1_000_000, datetime(2027, 1, 27, 20), 30, f"RECURRENCE-ID;{place}:{moved}"))  # noqa: DTZ001
    events.append(as_outlook(1_000_001, datetime(2019, 1, 1, 7), 10, "RRULE:FREQ=DAILY;UNTIL=20201231T060000Z"))  # noqa: DTZ001
    events.append(as_outlook(1_000_002, datetime(2018, 1, 1, 6), 15, "RRULE:FREQ=DAILY"))  # noqa: DTZ001
    text = calendar(OUTLOOK, *events)
    assert len(events) >= 4_000
    assert 15_000_000 < len(text) < 20_000_000
    begin = time.process_time()
    found = collected(hds, text)
    assert time.process_time() - begin < (5.0 if sys.gettrace() is None else 20.0)
    assert (found.faults, found.notes) == ((), ())
    rows = agenda(hds)
    own = [each for each in days if datetime(2027, 1, 4) <= each < datetime(2027, 3, 1)]  # noqa: DTZ001
    assert sum(" 09:00 " in each for each in rows) == sum(" 11:00 " in each for each in rows) == len(own) == 40
    assert sum(" 06:00 " in each for each in rows) == 57, "until the last night ends"
    evenings = [each.split()[1] for each in rows if " 19:00 " in each]
    assert evenings == ["05-01-2027", "12-01-2027", *(f"{day:02}-02-2027" for day in (2, 9, 16, 23))]
    assert "blokkade 27-01-2027 20:00 27-01-2027 20:30" in rows
    assert not any(" 07:00 " in each for each in rows)
