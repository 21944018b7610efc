"""Recurrences and hostile calendars: bounded in number and in time."""

import time
from pathlib import Path

import pytest

from tests.collect.answering import content
from tests.collect.icsmaking import ZONE, calendar, collected, event, rows


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=DAILY", 57),
        ("FREQ=DAILY;COUNT=1000000", 57),
        ("FREQ=DAILY;COUNT=5", 0),
        ("FREQ=WEEKLY;BYDAY=MO,WE", 17),
        ("FREQ=MONTHLY;BYDAY=2TU", 2),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", 0),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("FREQ=YEARLY;UNTIL=20260101", 0),
    ],
)
def test_rules_without_end_stop_at_the_period(hds: Path, rule: str, count: int) -> None:
    begin = time.monotonic()
    found = rows(hds, event("DTSTART:20260105T180000Z", "DTEND:20260105T190000Z", f"RRULE:{rule}"))
    assert abs(len(found) - count) <= (1 if count in (57, 17) else 0)
    assert time.monotonic() - begin < 60  # it would go on for ever


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=HOURLY;INTERVAL=0;BYMINUTE=" + ",".join(map(str, range(60))),
    ],
)
def test_rules_beyond_counting_are_refused_at_once(hds: Path, rule: str) -> None:
    before, begin = content(hds), time.monotonic()
    found = collected(hds, calendar(event("DTSTART:20260105T180000Z", "SUMMARY:elke tik", f"RRULE:{rule}")))
    assert [each.code for each in found.faults] == ["calendar_too_many"]
    assert "elke tik" in found.faults[0].why()
    assert content(hds) == before
    assert time.monotonic() - begin < 60  # it would go on for ever


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "calendar_syntax"),
        ("hallo", "calendar_syntax"),
        (b"\x00\xff\x00", "calendar_syntax"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "calendar_syntax"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "calendar_syntax"),
        (calendar(event("DTSTART:morgen")), "calendar_syntax"),
        (calendar(event("DTSTART:20270106T173000Z", "RRULE:FREQ=SOMS")), "calendar_syntax"),
        (calendar(event("DTSTART:20270106T173000Z", "RRULE:COUNT=2")), "calendar_syntax"),
        (calendar(event("SUMMARY:zonder begin")), "calendar_syntax"),
        ("BEGIN:VEVENT\r\n" * 19_000, "calendar_syntax"),
        ("BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 25_000, "calendar_syntax"),
        ("x" * 21_000_000, "too_large"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_what_is_no_calendar(hds: Path, text: str | bytes, code: str) -> None:
    before, begin = content(hds), time.monotonic()
    found = collected(hds, text)
    assert [each.code for each in found.faults] == [code]
    assert content(hds) == before
    assert time.monotonic() - begin < 60  # it would go on for ever


def test_many_long_rules_together_are_refused(hds: Path) -> None:
    begin = time.monotonic()
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    events = [event(f"UID:{each}", "DTSTART:19700105T180000Z", rule) for each in range(200)]
    assert [each.code for each in collected(hds, calendar(*events)).faults] == ["calendar_too_many"]
    assert time.monotonic() - begin < 60  # it would go on for ever


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=1,2,3", "FREQ=DAILY;COUNT=1000000"])
def test_a_zone_that_changes_every_second_is_refused(hds: Path, rule: str) -> None:
    zone = ZONE.replace("END:STANDARD", f"RRULE:\r\n {rule}\r\nEND:STANDARD")
    begin = time.monotonic()
    found = collected(hds, calendar(zone, event("DTSTART;TZID=Onze tijd:20270106T190000")))
    assert [each.code for each in found.faults] == ["calendar_syntax"]
    assert time.monotonic() - begin < 60  # it would go on for ever
