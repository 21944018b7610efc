"""Calendars in: busy time as blocks, availability as offers, in the right zone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.collect.answering import answer, offer, save, taken_in
from tests.collect.icsmaking import AMS, AT, ZONE, agenda, calendar, collected, event, rows


def test_a_busy_event_blocks_its_time(hds: Path) -> None:
    assert rows(hds, event(f"DTSTART;{AMS}:20270106T183000", f"DTEND;{AMS}:20270106T210000")) == [
        "blokkade 06-01-2027 18:30 06-01-2027 21:00"
    ]
    (proven,) = [each for each in read_folder(hds).blocked if each.doctor == "anna"]
    assert proven.span.start == datetime(2027, 1, 6, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "DTEND:20270106T173000Z"]
)
def test_what_is_free_cancelled_or_without_length_blocks_nothing(hds: Path, line: str) -> None:
    end = [] if line.startswith("DTEND") else ["DTEND:20270106T200000Z"]
    assert rows(hds, event("DTSTART:20270106T173000Z", *end, line)) == []


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("DTSTART;VALUE=DATE:20270106",), "blokkade 06-01-2027 06-01-2027"),
        (("DTSTART;VALUE=DATE:20270106", "DTEND;VALUE=DATE:20270109"), "blokkade 06-01-2027 08-01-2027"),
        (("DTSTART:20270106T173000Z", "DURATION:PT1H30M"), "blokkade 06-01-2027 18:30 06-01-2027 20:00"),
        (("DTSTART:20270106T173000Z", "DTEND:20270106T190001Z"), "blokkade 06-01-2027 18:30 06-01-2027 20:01"),
        (("DTSTART:20270106T173000", "DTEND:20270106T190000"), "blokkade 06-01-2027 17:30 06-01-2027 19:00"),
        (
            (
                "DTSTART;TZID=W. Europe Standard Time:20270106T173000",
                "DTEND;TZID=W. Europe Standard Time:20270106T190000",
            ),
            "blokkade 06-01-2027 17:30 06-01-2027 19:00",
        ),
        (
            ("DTSTART;TZID=America/New_York:20270106T120000", "DTEND;TZID=America/New_York:20270106T130000"),
            "blokkade 06-01-2027 18:00 06-01-2027 19:00",
        ),
        (("DTSTART:20260101T000000Z", "DTEND:20280101T000000Z"), "blokkade 04-01-2027 00:00 01-03-2027 08:00"),
    ],
)
def test_times_of_every_kind(hds: Path, lines: tuple[str, ...], row: str) -> None:
    assert rows(hds, event(*lines)) == [row]


def test_a_zone_of_its_own(hds: Path) -> None:
    own = event("DTSTART;TZID=Onze tijd:20270106T190000", "DTEND;TZID=Onze tijd:20270106T200000")
    assert rows(hds, ZONE, own) == ["blokkade 06-01-2027 18:00 06-01-2027 19:00"]


@pytest.mark.parametrize("zone", ["", ";TZID=Nergens/Huizen"])
def test_floating_times_are_told(hds: Path, zone: str) -> None:
    found = collected(hds, calendar(event(f"DTSTART{zone}:20270106T173000", f"DTEND{zone}:20270106T190000")))
    assert [each.code for each in found.notes] == ["floating"]
    assert "Nederlandse tijd" in found.notes[0].text()
    assert agenda(hds) == ["blokkade 06-01-2027 17:30 06-01-2027 19:00"]


def test_a_zone_that_is_guessed_leaves_no_word_on_stderr(hds: Path, recwarn: pytest.WarningsRecorder) -> None:
    told = "DTSTART;TZID=/example.org/Europe/Amsterdam:20270202T080000"
    assert rows(hds, event(told, "DURATION:PT2H")) == ["blokkade 02-02-2027 08:00 02-02-2027 10:00"]
    assert [str(each.message) for each in recwarn] == []


def test_recurring_with_an_exception_and_a_moved_one(hds: Path) -> None:
    start, end = f"DTSTART;{AMS}:20260901T190000", f"DTEND;{AMS}:20260901T200000"
    series = event(start, end, "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270126T235959Z", f"EXDATE;{AMS}:20270112T190000")
    moved = event(
        f"RECURRENCE-ID;{AMS}:20270119T190000", f"DTSTART;{AMS}:20270120T190000", f"DTEND;{AMS}:20270120T210000"
    )
    assert rows(hds, series, moved) == [
        "blokkade 05-01-2027 19:00 05-01-2027 20:00",
        "blokkade 20-01-2027 19:00 20-01-2027 21:00",
        "blokkade 26-01-2027 19:00 26-01-2027 20:00",
    ]


def test_a_moved_one_that_became_free_blocks_nothing(hds: Path) -> None:
    series = event("DTSTART:20270105T180000Z", "DTEND:20270105T190000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    freed = event(
        "RECURRENCE-ID:20270112T180000Z", "DTSTART:20270112T180000Z", "DTEND:20270112T190000Z", "TRANSP:TRANSPARENT"
    )
    assert rows(hds, series, freed) == ["blokkade 05-01-2027 19:00 05-01-2027 20:00"]


def test_availability_becomes_offers_within_its_frame(hds: Path) -> None:
    inner = event(
        f"DTSTART;{AMS}:20270104T170000", f"DTEND;{AMS}:20270104T230000", "RRULE:FREQ=DAILY", name="AVAILABLE"
    )
    outer = event("DTSTART:20270105T000000Z", "DTEND:20270107T230000Z", inner, name="VAVAILABILITY")
    assert rows(hds, outer) == [
        "aanbod 05-01-2027 17:00 05-01-2027 23:00",
        "aanbod 06-01-2027 17:00 06-01-2027 23:00",
        "aanbod 07-01-2027 17:00 07-01-2027 23:00",
    ]
    offers = {each.shift for each in read_folder(hds).offers if each.doctor == "anna"}
    assert {"avond-2027-01-05", "avond-2027-01-06", "avond-2027-01-07"} == offers


def test_free_busy_blocks(hds: Path) -> None:
    told = event(
        "FREEBUSY;FBTYPE=BUSY:20270106T170000Z/20270106T190000Z,20270107T170000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20270108T170000Z/PT1H",
        name="VFREEBUSY",
    )
    assert rows(hds, told) == [
        "blokkade 06-01-2027 18:00 06-01-2027 20:00",
        "blokkade 07-01-2027 18:00 07-01-2027 19:00",
    ]


def test_rows_of_a_calendar_stand_beside_the_answer_and_replace_only_their_own(hds: Path, tmp_path: Path) -> None:
    first = calendar(event("DTSTART:20270106T173000Z", "DTEND:20270106T190000Z"))
    collected(hds, first)
    assert "anna;aanbod;avond-2027-01-05;;;;;;;" in (hds / "availability.csv").read_text()
    instance = read_folder(hds)
    taken_in(hds, save(tmp_path / "a.json", answer(instance, "anna", offer("avond-2027-01-07"))))
    assert agenda(hds) == ["blokkade 06-01-2027 18:30 06-01-2027 20:00"]
    second = calendar(event("DTSTART:20270108T173000Z", "DTEND:20270108T190000Z", stamp="20261112T000000Z"))
    collected(hds, second)
    assert agenda(hds) == ["blokkade 08-01-2027 18:30 08-01-2027 20:00"]
    assert [each.shift for each in read_folder(hds).offers if each.doctor == "anna"] == ["avond-2027-01-07"]
    assert [each.code for each in collected(hds, first).notes] == ["older"]


def test_an_empty_calendar_takes_the_earlier_rows_away(hds: Path) -> None:
    collected(hds, calendar(event("DTSTART:20270106T173000Z", "DTEND:20270106T190000Z")))
    collected(hds, calendar())
    assert agenda(hds) == []


def test_whose_it_is(hds: Path) -> None:
    text = calendar(event("DTSTART:20270106T173000Z", "DTEND:20270106T190000Z"))
    found = collected(hds, text, "agenda.ics")
    assert [each.code for each in found.faults] == ["calendar_whose"]
    assert "--doctor" in found.faults[0].fix()
    told = text.replace("VERSION:2.0", "VERSION:2.0\r\nX-ANWROSTER-DOCTOR:bram")
    assert collected(hds, told, "agenda2.ics").taken[0].submission.doctor == "bram"
    path = save(hds.parent / "in" / "agenda3.ics", text, AT)
    assert taken_in(hds, path, doctor="cees").taken[0].submission.doctor == "cees"
    assert collected(hds, text, "C. Dekker.ics").notes[0].code == "same"


def test_a_mark_at_the_beginning_is_stripped(hds: Path) -> None:
    text = calendar(event("DTSTART:20270106T173000Z", "DTEND:20270106T190000Z"))
    assert collected(hds, text.encode("utf-8-sig")).faults == ()


def test_without_a_stamp_the_file_says_when(hds: Path) -> None:
    bare = event("DTSTART:20270106T173000Z", "DTEND:20270106T190000Z").replace("DTSTAMP:20261110T120000Z\r\n", "")
    found = collected(hds, calendar(bare))
    assert found.taken[0].submission.saved_at == AT


def test_the_zone_of_outlook_with_summer_time(hds: Path) -> None:
    zone = ZONE.replace("Onze tijd", "Eigen").replace("+0200\r\nTZOFFSETTO:+0200", "+0200\r\nTZOFFSETTO:+0100")
    summer = "BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    summer += "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE"
    zone = zone.replace("END:STANDARD", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD")
    zone = zone.replace("DTSTART:19700101T000000", "DTSTART:16011028T030000").replace("END:VTIMEZONE", summer)
    own = event("DTSTART;TZID=Eigen:20270106T190000", "DTEND;TZID=Eigen:20270106T200000")
    assert rows(hds, zone, own) == ["blokkade 06-01-2027 19:00 06-01-2027 20:00"]
