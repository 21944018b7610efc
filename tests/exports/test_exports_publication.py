import json
from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from anwroster.exports import publish
from anwroster.model import Publication
from tests.exports.icslint import lint
from tests.reportcase import given, made

LATER = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


def at(moment, roster):
    return roster.model_copy(update={"provenance": roster.provenance.model_copy(update={"made_at": moment})})


def blocks(content: bytes) -> dict[str, bytes]:
    """Return the bytes of every event by its key."""
    found = {}
    for part in content.split(b"BEGIN:VEVENT\r\n")[1:]:
        body = part.partition(b"END:VEVENT\r\n")[0]
        uid = next(each for each in body.replace(b"\r\n ", b"").split(b"\r\n") if each.startswith(b"UID:"))
        found[uid.decode()] = body
    return found


def second(first=None, *more, without=0):
    """Publish version 2: later, with other assignments, over version 1."""
    roster = made(*more)
    roster = roster.model_copy(update={"assignments": roster.assignments[without:]})
    return publish(given(), at(LATER, roster), first)


def test_a_first_publication_is_what_the_roster_says() -> None:
    first = publish(given(), made())
    assert first.new == len(first.record.events) > 10
    assert (first.changed, first.withdrawn, first.unchanged) == (0, 0, 0)
    assert not any("/" in name for name in first.files)
    for content in first.files.values():
        assert {each["SEQUENCE"] for each in lint(content)} == {"0"}


def test_the_same_roster_again_changes_no_byte() -> None:
    first = publish(given(), made())
    again = second(first.record)
    assert again.files == first.files
    assert again.record == first.record
    assert (again.new, again.changed, again.withdrawn) == (0, 0, 0)


def test_exactly_the_changed_events_change() -> None:
    first = publish(given(), made())
    again = second(first.record, ("dee", "n-nacht-2026-03-25"))
    for name, content in again.files.items():
        if name not in first.files:
            continue
        then, now = blocks(first.files[name]), blocks(content)
        fresh = {uid for uid in now if now[uid] != then.get(uid)}
        assert len(fresh) == {"dokter-dee.ics": 1, "post-noord.ics": 1}.get(name, 0)
        for uid in fresh:
            assert LATER.strftime("DTSTAMP:%Y%m%dT%H%M%SZ").encode() in now[uid]
            assert (b"SEQUENCE:1" in now[uid]) is (uid in then)
    assert (again.new, again.changed, again.withdrawn) == (1, 1, 0)


def test_a_withdrawn_shift_leaves_the_feed_and_is_cancelled_by_mail() -> None:
    first = publish(given(), made())
    gone = made().assignments[0]
    file = f"dokter-{gone.doctor}.ics"
    again = second(first.record, without=1)
    assert again.withdrawn == 1
    (uid,) = set(blocks(first.files[file])) - set(blocks(again.files[file]))
    message = icalendar.Calendar.from_ical(again.files[f"withdrawn/{file}"])
    (event,) = message.walk("VEVENT")
    assert (message["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert f"UID:{event['UID']}" == uid
    third = publish(given(), at(LATER + timedelta(hours=1), made()), again.record)
    (back,) = (each for each in lint(third.files[file]) if f"UID:{each['UID']}" == uid)
    assert back["SEQUENCE"] == "2"
    assert not any(name.startswith("withdrawn") for name in third.files)


def test_who_has_no_shifts_left_gets_an_empty_calendar() -> None:
    first = publish(given(), made())
    bare = made().model_copy(update={"assignments": ()})
    again = publish(given(), at(LATER, bare), first.record)
    for name in (each for each in first.files if each.startswith("dokter")):
        assert b"BEGIN:VEVENT" not in again.files[name]
        assert b"X-WR-CALNAME" in again.files[name]
        assert f"withdrawn/{name}" in again.files


def test_shifts_of_another_period_stay() -> None:
    first = publish(given(), made())
    old = {
        uid: each.model_copy(update={"start": each.start - timedelta(days=400), "end": each.end - timedelta(days=400)})
        for uid, each in first.record.events.items()
    }
    record = first.record.model_copy(update={"events": {f"old-{uid}": each for uid, each in old.items()}})
    again = publish(given(), at(LATER, made()), record)
    assert again.withdrawn == 0
    assert again.new == len(first.record.events)
    assert len(lint(again.files["dokter-anna.ics"])) == 2 * len(lint(first.files["dokter-anna.ics"]))


def test_an_alarm_is_there_when_asked_for() -> None:
    content = publish(given(), made(), None, 720).files["dokter-anna.ics"]
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm["TRIGGER"].dt == timedelta(hours=-12)
    assert b"VALARM" not in publish(given(), made()).files["dokter-anna.ics"]


def test_another_alarm_is_a_change() -> None:
    first = publish(given(), made())
    assert publish(given(), made(), first.record, 60).changed == first.new


@pytest.mark.parametrize("doctor", ["anna", "bas"])
def test_a_record_survives_writing_and_reading(doctor: str) -> None:
    first = publish(given(), made())
    record = Publication.model_validate(json.loads(first.record.model_dump_json()))
    name = f"dokter-{doctor}.ics"
    assert publish(given(), at(LATER, made()), record).files[name] == first.files[name]
