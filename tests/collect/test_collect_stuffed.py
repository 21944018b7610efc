"""Calendars stuffed with whatever takes long: read, or refused in words, in about a second of computing."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anwroster.files.collector import UnreadableError
from anwroster.files.intake.calendarscan import LONGEST, scanned
from anwroster.files.intake.effort import MOST, Effort
from tests.collect.answering import content
from tests.collect.icsmaking import calendar, collected, event, rows

SECONDS = 4.0 if sys.gettrace() is None else 16.0
"""It was about a second where it was measured; a busy machine takes twice as long, and a tracer makes it several."""

BYTES = 5_000_000
START, END = "DTSTART:20270106T173000Z", "DTEND:20270106T190000Z"
BUSY = event("DTSTART;TZID=z0:20270202T080000", "DURATION:PT2H")
RULE = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
AWAY = "blokkade 06-01-2027 18:30 06-01-2027 20:00"


def many(unit: Callable[[int], str], most: int = 1_000_000) -> Iterator[str]:
    """Yield as many as fit into five million bytes."""
    return (unit(each) for each in range(min(most, BYTES // (len(unit(0)) + 2))))


def zone(*rules: str, name: str = "z0", since: str = "1970", kind: str = "BEGIN:VTIMEZONE") -> str:
    lines = [f"DTSTART:{since}0101T000000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200"]
    parts = [line for rule in rules for line in ("BEGIN:STANDARD", *lines, rule, "END:STANDARD")]
    return "\r\n".join([kind, f"TZID:{name}", *parts, "END:VTIMEZONE"])


def one(*lines: str, uid: int = 0, name: str = "VEVENT") -> str:
    return event(f"UID:{uid}", *lines, name=name)


def listed(what: str, told: str = "20270107T173000Z") -> str:
    """Return a property of as many times as fit in a line, on as many lines as fit."""
    line = f"{what}:" + ",".join([told] * 15_000)
    return "\r\n".join([line] * (BYTES // len(line)))


READ: dict[str, Callable[[], Iterator[str] | list[str]]] = {
    "properties": lambda: [one(START, END, *many(lambda n: f"X-A:{n}", 450_000))],
    "guests": lambda: [one(START, END, *many(lambda n: f"ATTENDEE;CN=a;ROLE=b:mailto:{n}"))],
    "categories": lambda: [one(START, END, "CATEGORIES:" + "a," * 2_400_000)],
    "a long line": lambda: [one(START, END, "DESCRIPTION:" + "x" * BYTES)],
    "a line folded at every character": lambda: [one(START, END, "DESCRIPTION:" + "x\r\n " * 1_200_000)],
    "parameters": lambda: [one(START, END, "X-A" + ";P=1" * 1_200_000 + ":1")],
    "quotation marks": lambda: [one(START, END, "X-A;A=" + '"' * BYTES)],
    "an attachment": lambda: [one(START, END, "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUFB" * 1_200_000)],
    "a long summary": lambda: [one(START, END, "SUMMARY:" + "\\" * BYTES)],
    "alarms": lambda: [one(START, END, *["BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM"] * 100_000)],
    "alarms within alarms": lambda: [one(START, END, *(["BEGIN:VALARM"] * 15 + ["END:VALARM"] * 15) * 4_000)],
    "tasks": lambda: many(lambda n: one(START, "DUE:20270106T190000Z", *["X:1"] * 12, uid=n, name="VTODO")),
    "unknown components": lambda: many(lambda n: f"BEGIN:X{n}\r\nEND:X{n}"),
    "events of other years": lambda: many(
        lambda n: one("DTSTART:20170106T173000Z", "DTEND:20170106T190000Z", uid=n), 30_000
    ),
    "events": lambda: many(lambda n: one(START, END, uid=n), 19_000),
}
"""What is read, though it is much; every one of them says the same busy time, or none."""

REFUSED: dict[str, tuple[str, Callable[[], Iterator[str] | list[str]]]] = {
    "lines": ("calendar_effort", lambda: ["\r\n" * 2_400_000]),
    "events at once": ("calendar_effort", lambda: many(lambda n: one(START, END, uid=n))),
    "rules of one": ("calendar_effort", lambda: [one(START, END, *["RRULE:FREQ=DAILY;COUNT=50"] * 190_000)]),
    "rules": ("calendar_effort", lambda: many(lambda n: one(START, END, "RRULE:FREQ=YEARLY", uid=n))),
    "rules that never come true": (
        "calendar_effort",
        lambda: many(lambda n: one(START, END, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=n)),
    ),
    "every day of the year since 1900": (
        "calendar_effort",
        lambda: [
            one("DTSTART:19000106T173000Z", f"RRULE:FREQ=YEARLY;BYYEARDAY={','.join(map(str, range(1, 367)))}", uid=n)
            for n in range(50)
        ],
    ),
    "positions": (
        "calendar_too_many",
        lambda: [
            one(
                "DTSTART:10000106T173000Z",
                "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE;BYSETPOS=" + ",".join(map(str, range(1, 300))),
                uid=n,
            )
            for n in range(3)
        ],
    ),
    "a rule of many days": ("calendar_syntax", lambda: [one(START, "RRULE:FREQ=YEARLY;BYDAY=" + "MO," * 900_000)]),
    "added dates": ("calendar_effort", lambda: [one(START, END, listed("RDATE"))]),
    "added dates in one line": ("calendar_syntax", lambda: [one(START, "RDATE:" + "20270107T173000Z," * 290_000)]),
    "exceptions": ("calendar_effort", lambda: [one(START, END, "RRULE:FREQ=DAILY", listed("EXDATE"))]),
    "changes of one": (
        "calendar_effort",
        lambda: [
            one(START, END, "RRULE:FREQ=DAILY;COUNT=50"),
            *many(lambda n: one("RECURRENCE-ID:20270107T173000Z", START, END)),
        ],
    ),
    "changes of all that follow": (
        "calendar_effort",
        lambda: [
            one(START, END, "RRULE:FREQ=DAILY"),
            *[one(f"RECURRENCE-ID;RANGE=THISANDFUTURE:202701{7 + n % 20:02}T173000Z", START, END) for n in range(400)],
        ],
    ),
    "versions of one": ("calendar_effort", lambda: many(lambda n: one(START, END, f"SEQUENCE:{n}"))),
    "recurring events of two centuries": (
        "calendar_too_many",
        lambda: [one("DTSTART:19000106T170000Z", "DTEND:21000106T190000Z", "RRULE:FREQ=DAILY;COUNT=99000")] * 10,
    ),
    "names of zones": (
        "calendar_effort",
        lambda: many(lambda n: one(f"DTSTART;TZID=Zone/{n}:20270106T173000", "DURATION:PT1H", uid=n)),
    ),
    "zones": (
        "calendar_effort",
        lambda: [
            part
            for n in range(400)
            for part in (
                zone(RULE, RULE, name=f"z{n}"),
                one(f"DTSTART;TZID=z{n}:20270106T173000", "DURATION:PT1H", uid=n),
            )
        ],
    ),
    "rules of one zone": ("calendar_effort", lambda: [zone(*[RULE] * 3_000), BUSY]),
    "turns of one zone": (
        "calendar_effort",
        lambda: [zone("RDATE:" + ",".join(["20270101T000000"] * 20_000) + "\r\n" + listed("RDATE")), BUSY],
    ),
    "a zone that turns every second": ("calendar_syntax", lambda: [zone("RRULE:FREQ=SECONDLY"), BUSY]),
    "a zone in small letters": (
        "calendar_syntax",
        lambda: [zone("rrule;x=y:freq=hourly", kind="begin;x=y:vtimezone"), BUSY],
    ),
    "components without an end": ("calendar_syntax", lambda: ["BEGIN:VTIMEZONE"] * 19_000),
    "an end without a beginning": ("calendar_syntax", lambda: ["BEGIN:VEVENT", "END:VALARM", "END:VEVENT"]),
    "busy times": ("calendar_effort", lambda: [one(listed("FREEBUSY", "20270106T170000Z/PT1H"), name="VFREEBUSY")]),
    "availability": (
        "calendar_effort",
        lambda: [one(*many(lambda n: one(START, END, uid=n, name="AVAILABLE")), name="VAVAILABILITY")],
    ),
    "availabilities": (
        "calendar_effort",
        lambda: many(lambda n: one(START, one(START, END, name="AVAILABLE"), name="VAVAILABILITY")),
    ),
    "parameters of a time": ("calendar_syntax", lambda: [one("DTSTART" + ";P=1" * 1_000 + ":20270106T173000Z", END)]),
    "a long time": ("calendar_syntax", lambda: [one("DTSTART:" + "2" * BYTES, END)]),
    "a long name": ("calendar_syntax", lambda: [event("UID:" + "u" * BYTES, START, END)]),
    "separate times": (
        "calendar_effort",
        lambda: [
            one(f"DTSTART:202701{4 + n // 700:02}T{n % 24:02}{2 * (n // 24 % 29):02}00Z", "DURATION:PT1M", uid=n)
            for n in range(9_000)
        ],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_much_that_does_not_matter_is_passed_over(hds: Path, name: str) -> None:
    text = calendar(one(START, END, uid=-1), *READ[name]())
    begin = time.process_time()
    found = collected(hds, text)
    assert time.process_time() - begin < SECONDS
    assert found.faults == ()
    assert [
        line.split(";")[1:5] for line in (hds / "availability.csv").read_text().splitlines() if "agenda" in line
    ] == [["blokkade", "", "06-01-2027 18:30", "06-01-2027 20:00"]]


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_take_long_is_refused_in_words(hds: Path, name: str) -> None:
    code, make = REFUSED[name]
    text, before = calendar(*make()), content(hds)
    begin = time.process_time()
    found = collected(hds, text)
    assert time.process_time() - begin < SECONDS
    assert [each.code for each in found.faults] == [code]
    assert found.faults[0].why()
    assert "{" not in found.faults[0].why() + found.faults[0].fix()
    assert content(hds) == before


def test_the_refusal_says_what_took_most(hds: Path) -> None:
    found = collected(hds, calendar(one(START, END, "RRULE:FREQ=DAILY", listed("EXDATE"))))
    assert "het meeste zit in opgesomde data" in found.faults[0].why()
    assert "Er is niets van gelezen" in found.faults[0].why()


@pytest.mark.parametrize(("cost", "is_refused"), [(MOST / 2, False), (MOST / 2 + 1, True)])
def test_work_is_added_up(cost: float, *, is_refused: bool) -> None:
    effort = Effort()
    effort.spend("lines", cost)
    effort.spend("dates", 1, MOST // 4)
    if not is_refused:
        effort.spend("dates", 1, MOST // 4)
        return
    with pytest.raises(UnreadableError) as caught:
        effort.spend("dates", 1, MOST // 4)
    assert (caught.value.code, caught.value.details) == ("calendar_effort", {"what": "lines"})


@pytest.mark.parametrize(("length", "is_refused"), [(LONGEST, False), (LONGEST + 1, True)])
def test_a_line_that_is_kept_has_a_longest(length: int, *, is_refused: bool) -> None:
    line = "UID:" + "u" * (length - 4)
    for text in (calendar(event(line)), calendar(event(line[:100], f" {line[100:]}"))):
        if is_refused:
            with pytest.raises(UnreadableError, match="calendar_syntax"):
                scanned(text, Effort())
        else:
            assert scanned(text, Effort()).calendars[0].parts[0].lines[0].value == line[4:]


@pytest.mark.parametrize(("depth", "is_refused"), [(20, False), (21, True)])
def test_components_have_a_depth(depth: int, *, is_refused: bool) -> None:
    """The calendar itself is one of them."""
    text = calendar(*["BEGIN:X"] * (depth - 1), *["END:X"] * (depth - 1))
    if is_refused:
        with pytest.raises(UnreadableError, match="calendar_syntax"):
            scanned(text, Effort())
    else:
        assert len(scanned(text, Effort()).calendars) == 1


def test_a_zone_that_nothing_is_in_costs_nothing(hds: Path) -> None:
    """Whatever its rules: it is not read."""
    zones = [zone(*[RULE] * 20, name=f"z{each}", since="1601") for each in range(200)]
    assert rows(hds, *zones, one(START, END)) == [AWAY]


def test_the_zone_of_outlook_begins_in_1601(hds: Path) -> None:
    assert rows(hds, zone(RULE, RULE, since="1601"), BUSY) == ["blokkade 02-02-2027 07:00 02-02-2027 09:00"]
