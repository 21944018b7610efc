"""Calendars as four parsers read them that share no code: icalendar, vobject, ics, and ical.js in Node."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import ics
import pytest
import vobject

from anwroster.exports import publish
from anwroster.model import Assignment, Period
from tests.hostile import NAMES
from tests.reportcase import given, made

JAVASCRIPT = Path(__file__).parents[1] / "javascript"

Told = tuple[str, datetime, datetime, str, str, int]
"""Key, start, end, title, place and number of an event."""


def by_icalendar(content: bytes) -> list[Told]:
    return [
        (
            str(each["UID"]),
            each["DTSTART"].dt,
            each["DTEND"].dt,
            str(each["SUMMARY"]),
            str(each["LOCATION"]),
            int(each["SEQUENCE"]),
        )
        for each in icalendar.Calendar.from_ical(content).walk("VEVENT")
    ]


def by_vobject(content: bytes) -> list[Told]:
    return [
        (
            each.uid.value,
            each.dtstart.value,
            each.dtend.value,
            each.summary.value,
            each.location.value,
            int(each.sequence.value),
        )
        for each in vobject.readOne(content.decode()).contents.get("vevent", [])
    ]


def by_ics(content: bytes) -> list[Told]:
    found = []
    for each in ics.Calendar(content.decode()).events:
        (number,) = (int(line.value) for line in each.extra if line.name == "SEQUENCE")
        found.append((each.uid, each.begin.datetime, each.end.datetime, each.name, each.location, number))
    return found


def by_ical_js(content: bytes) -> list[Told]:
    if not (shutil.which("node") and (JAVASCRIPT / "node_modules").is_dir()):
        if os.environ.get("ANWROSTER_TOOLS") == "all":
            pytest.fail("Node or ical.js is missing")
        pytest.skip("Node or ical.js is missing: npm install --prefix tests/javascript")
    done = subprocess.run(["node", "read.js"], cwd=JAVASCRIPT, input=content, capture_output=True, check=True)
    moment = datetime.fromisoformat
    return [
        (each["uid"], moment(each["start"]), moment(each["end"]), each["title"], each["place"], each["sequence"])
        for each in json.loads(done.stdout)["events"]
    ]


READERS: list[Callable[[bytes], list[Told]]] = [by_icalendar, by_vobject, by_ics, by_ical_js]


def in_utc(told: list[Told]) -> list[Told]:
    return sorted((uid, a.astimezone(UTC), b.astimezone(UTC), *rest) for uid, a, b, *rest in told)  # type: ignore[misc]


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_what_was_published(reader) -> None:
    first = publish(given(), made())
    for name, content in first.files.items():
        expected = [
            (uid, each.start.astimezone(UTC), each.end.astimezone(UTC), each.title, each.location, each.sequence)
            for uid, each in first.record.events.items()
            if each.file == name
        ]
        assert in_utc(reader(content)) == sorted(expected)


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_the_new_numbers_and_no_withdrawn_shift(reader) -> None:
    first = publish(given(), made())
    later = made(("dee", "n-nacht-2026-03-25"))
    later = later.model_copy(update={"assignments": later.assignments[1:]})
    again = publish(given(), later, first.record)
    gone = {uid for uid, each in again.record.events.items() if each.withdrawn}
    assert len(gone) == 1
    for name, content in again.files.items():
        told = {uid: number for uid, *_, number in reader(content)}
        if name.startswith("withdrawn/"):
            assert told == dict.fromkeys(gone, 1)
        else:
            assert not gone & told.keys()
            assert told == {uid: again.record.events[uid].sequence for uid in told}


CLOCKS = [
    (date(2027, 3, 22), "n-nacht-2027-03-27", 8, datetime(2027, 3, 27, 22, tzinfo=UTC)),
    (date(2027, 10, 25), "n-nacht-2027-10-30", 10, datetime(2027, 10, 30, 21, tzinfo=UTC)),
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("first", "shift", "hours", "start"), CLOCKS)
def test_the_nights_when_the_clock_changes(reader, first, shift, hours, start) -> None:
    period = Period(start=first, end=first + timedelta(days=8))
    case = given(period=period, wishes=(), fixed=(), top_ups=(), offers=())
    filled = made(period=period, assignments=(Assignment(doctor="bas", shift=shift, phase="1"),))
    ((_, begin, end, *_),) = reader(publish(case, filled).files["dokter-bas.ics"])
    assert begin.astimezone(UTC) == start
    assert end - begin == timedelta(hours=hours)


@pytest.mark.parametrize("reader", READERS)
def test_hostile_names_come_through_alike(reader) -> None:
    for name in NAMES:
        content = publish(given((name,) * 5), made()).files["post-noord.ics"]
        assert in_utc(reader(content)) == in_utc(by_icalendar(content))
