"""Files that would keep a library busy for hours: refused, or read, within two seconds of work."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.files.collector import UnreadableError
from anwroster.files.intake import calendarscan
from anwroster.files.intake.calendarscan import prove_calendar
from tests.collect.answering import answer, content, offer, save, taken_in
from tests.collect.icsmaking import AT, calendar, collected, event, rows
from tests.collect.test_collect_books import filled

SECONDS = 2.0
BUSY = event("DTSTART;TZID=z0:20270202T080000", "DURATION:PT2H")
RULE = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"


def zone(*rules: str, name: str = "z0", since: str = "1970", kind: str = "BEGIN:VTIMEZONE") -> str:
    lines = [f"DTSTART:{since}0101T000000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200"]
    parts = [line for rule in rules for line in ("BEGIN:STANDARD", *lines, rule, "END:STANDARD")]
    return "\r\n".join([kind, f"TZID:{name}", *parts, "END:VTIMEZONE"])


def refused(text: str) -> str:
    try:
        prove_calendar(text)
    except UnreadableError as reason:
        return reason.code
    return ""


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: [zone(RULE, name=f"z{each}") for each in range(19_000)], "calendar_zones"),
        (lambda: [zone(*[RULE] * 3_000)], "calendar_zones"),
        (lambda: [zone(*["RDATE:" + ",".join(["20270101T000000"] * 100_000)])], "calendar_zones"),
        (lambda: ["BEGIN:VTIMEZONE"] * 19_000, "calendar_syntax"),
        (lambda: ["BEGIN:VTIMEZONE", "END:VTIMEZONE"] * 19_000, "calendar_zones"),
        (lambda: ["BEGIN;X=1:VEVENT", "END:VEVENT"] * 20_001, "calendar_too_many"),
        (lambda: [zone("RRULE:FREQ=SECONDLY")], "calendar_syntax"),
        (lambda: [zone("rrule;x=y:freq=hourly", kind="begin;x=y:vtimezone")], "calendar_syntax"),
    ],
)
def test_calendars(hds: Path, make: Callable[[], list[str]], code: str) -> None:
    before, begin = content(hds), time.process_time()
    found = collected(hds, calendar(*make(), BUSY))
    assert [each.code for each in found.faults] == [code]
    assert found.faults[0].why() and found.faults[0].fix()
    assert content(hds) == before
    assert time.process_time() - begin < SECONDS


def test_the_turns_of_a_zone_are_counted_from_its_first_year(hds: Path) -> None:
    """As Outlook writes them: from 1601 on."""
    assert rows(hds, zone(RULE, RULE, since="1601"), BUSY) == ["blokkade 02-02-2027 07:00 02-02-2027 09:00"]
    most = calendarscan.MOST_TURNS_OF_ONE
    assert refused(calendar(zone(*[RULE] * 4, since="1601"))) == ""
    assert 4 * 500 <= most < 4 * 501
    assert refused(calendar(zone(*[RULE] * 5, since="1601"))) == "calendar_zones"
    assert refused(calendar(zone(*[f"{RULE};UNTIL=19801231T000000Z"] * 40))) == ""
    assert refused(calendar(zone("RDATE:" + ",".join(["20270101T000000"] * most)))) == ""
    assert refused(calendar(zone("RDATE:" + ",".join(["20270101T000000"] * (most + 1))))) == "calendar_zones"


@pytest.mark.parametrize(("count", "code"), [(500, ""), (501, "calendar_zones")])
def test_zones_are_counted(count: int, code: str) -> None:
    assert refused(calendar(*[zone("X:1", name=f"z{each}") for each in range(count)])) == code


def test_a_zone_of_one_doctor_is_not_that_of_another(hds: Path, tmp_path: Path) -> None:
    """Outlook calls every zone of its own making alike."""
    other = zone(RULE).replace("TZOFFSETTO:+0200", "TZOFFSETTO:+0300").replace("FROM:+0200", "FROM:+0300")
    save(tmp_path / "in" / "anna.ics", calendar(zone(RULE), BUSY), AT)
    save(tmp_path / "in" / "bram.ics", calendar(other, BUSY), AT)
    assert taken_in(hds, tmp_path / "in").faults == ()
    lines = (hds / "availability.csv").read_text().splitlines()
    assert [each.split(";")[3] for each in lines if each.endswith(";agenda")] == [
        "02-02-2027 07:00",
        "02-02-2027 06:00",
    ]


def with_tags(book: bytes, count: int) -> bytes:
    """Return a workbook whose properties begin with many tags that do not end."""
    parts, target = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            told = parts.read(name)
            archive.writestr(name, b"<dcterms:modified" * count + told if name == "docProps/core.xml" else told)
    return target.getvalue()


def test_a_workbook_of_two_million_tags(hds: Path, tmp_path: Path) -> None:
    book = with_tags(filled(hds, "anna", {"avond-2027-01-06": "aanbod"}), 2_000_000)
    begin = time.process_time()
    found = taken_in(hds, save(tmp_path / "a.xlsx", book))
    assert time.process_time() - begin < SECONDS
    assert [each.submission.saved_at.isoformat() for each in found.taken] == ["2026-11-20T08:30:00+00:00"]


def mail(*headers: bytes, body: bytes = b"x") -> bytes:
    return b"\n".join([b"From: a@example.org", *headers, b"", body])


MULTI = b'Content-Type: multipart/mixed; boundary="b"'


@pytest.mark.parametrize(
    "make",
    [
        lambda: mail(b"Content-Type: application/json; " + b"".join(b"p%d=1; " % each for each in range(100_000))),
        lambda: mail(b"Content-Type: a/b;" + b"\r p=1;" * 100_000),
        lambda: mail(b"content-disposition: " + b"a " * 100_000),
        lambda: mail(MULTI, body=b"--b\n\nx\n" * 300_000 + b"--b--\n"),
        lambda: mail(MULTI, body=b"--b\r\rx\r" * 300_000 + b"--b--\r"),
        lambda: mail(MULTI, body=(b"--b\nContent-Type: " + b"a " * 1_900 + b"\n\nx\n") * 900 + b"--b--\n"),
        lambda: (
            b"\n".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d' % (n, n) for n in range(200))
            + b"\nx" * 300_000
        ),
    ],
)
def test_mails(hds: Path, tmp_path: Path, make: Callable[[], bytes]) -> None:
    path, begin = save(tmp_path / "x.eml", make()), time.process_time()
    found = taken_in(hds, path)
    assert [each.code for each in found.faults] == ["answer_mail"]
    assert time.process_time() - begin < SECONDS


def test_a_large_mail_as_people_send_them_is_read(hds: Path, tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["To"] = ", ".join(f"dokter{each} <d{each}@example.org>" for each in range(620))
    message.set_content("-- \nGroet\n" * 2_000)
    for each in range(60):
        message.add_attachment(
            b"x" * 100_000, maintype="image", subtype="png", filename=f"foto van de praktijk {each}.png"
        )
    told = answer(read_folder(hds), "anna", offer("avond-2027-01-06"))
    import json

    message.add_attachment(json.dumps(told).encode(), maintype="application", subtype="json", filename="anna.json")
    found = taken_in(hds, save(tmp_path / "x.eml", bytes(message)))
    assert (found.faults, len(found.taken), len(found.notes)) == ((), 1, 60)
