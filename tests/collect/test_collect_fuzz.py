"""Files damaged at random: whatever comes, it is told in words, and the folder stays readable."""

import json
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest

from anwroster.files import read_folder
from anwroster.files.intake import Options, collect
from tests.collect.answering import NOW, answer, form_book, offer, save
from tests.collect.icsmaking import ZONE, calendar, event
from tests.files.goodfolder import write

ROUNDS = 150


def samples(folder: Path) -> dict[str, bytes]:
    instance = read_folder(folder)
    told = answer(
        instance, "anna", offer("avond-2027-01-06"), limits=[{"bound": "maximum", "amount": "3", "unit": "uren"}]
    )
    mail = EmailMessage()
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    mail.set_content("x")
    mail.add_attachment(json.dumps(told).encode(), maintype="application", subtype="json", filename="anna.json")
    weekly = event(
        "DTSTART;TZID=Onze tijd:20260106T190000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU,WE;INTERVAL=2"
    )
    free = event("FREEBUSY:20270106T170000Z/PT1H", name="VFREEBUSY")
    inner = event("DTSTART:20270104T170000Z", "DTEND:20270104T230000Z", "RRULE:FREQ=DAILY;COUNT=9", name="AVAILABLE")
    return {
        "anna.json": json.dumps(told).encode(),
        "anna.csv": b"dokter;wat;van;tot;patroon;ingediend\nanna;aanbod;4-1-2027;9-1-2027;di avond;1-11-2026 9:30\n",
        "anna.ics": calendar(ZONE, weekly, free, event(inner, name="VAVAILABILITY")).encode(),
        "anna.xlsx": form_book(instance, "anna"),
        "anna.eml": bytes(mail),
    }


def damaged(content: bytes, random: Random) -> bytes:
    """Return content with a few bytes changed, taken out, doubled or put in."""
    found = bytearray(content)
    for _ in range(random.randint(1, 6)):
        at, length = random.randrange(len(found)), random.choice((1, 1, 2, 9, 60))
        match random.randrange(4):
            case 0:
                found[at] = random.choice((random.randrange(256), *b'0123456789;:,="{}[]\n'))
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length] * random.choice((1, 3, 50))
            case _:
                found[at:at] = random.choice(
                    (b"\x00", b"\xff\xfe", b"-", b"99999999999", b"=1+1", b"NaN", b"\r\n", b"\xe2\x80\xae")
                )
        if not found:
            break
    return bytes(found)


@pytest.mark.parametrize("kind", ["anna.json", "anna.csv", "anna.ics", "anna.xlsx", "anna.eml"])
def test_damage_is_told_and_never_spoils_the_folder(tmp_path: Path, kind: str) -> None:
    folder = write(tmp_path / "hds")
    instance, content, random = read_folder(folder), samples(folder)[kind], Random(kind)
    outcomes = set()
    for _ in range(ROUNDS):
        found = collect(folder, instance, [save(tmp_path / kind, damaged(content, random))], Options(NOW))
        outcomes.add("refused" if found.faults else "taken" if found.taken else "left")
        for fault in found.faults:
            assert fault.why("nl") and fault.why("en") and fault.fix("nl") and fault.where("en")
        assert all(note.text() for note in found.notes)
        assert not found.taken or read_folder(folder, found.files)
    assert "refused" in outcomes
