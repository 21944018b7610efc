"""Calendars as text, and a way to collect one into the good folder."""

from datetime import UTC, datetime
from pathlib import Path

from anwroster.files.intake import Collected
from tests.collect.answering import save, taken_in

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
AMS = "TZID=Europe/Amsterdam"
ZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Onze tijd",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
)


def event(*lines: str, stamp: str = "20261110T120000Z", name: str = "VEVENT") -> str:
    told = ["UID:x@example.org", f"DTSTAMP:{stamp}", *lines]
    if any(line.startswith("UID") for line in lines):
        told = told[1:]
    return "\r\n".join([f"BEGIN:{name}", *told, f"END:{name}"])


def calendar(*parts: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//", *parts, "END:VCALENDAR", ""])


def collected(hds: Path, text: str | bytes, name: str = "anna.ics") -> Collected:
    return taken_in(hds, save(hds.parent / "in" / name, text, AT))


def agenda(hds: Path) -> list[str]:
    """Return the rows from calendars, without doctor and empty cells."""
    lines = (hds / "availability.csv").read_text().splitlines()
    return [" ".join(each.split(";")[1:5]).replace("  ", " ") for each in lines if each.endswith(";agenda")]


def rows(hds: Path, *parts: str) -> list[str]:
    found = collected(hds, calendar(*parts))
    assert found.faults == (), found.faults
    return agenda(hds)
