"""Publishing calendars again: what changed gets a new number, what did not stays byte for byte.

A subscribed feed leaves a withdrawn shift out, for some clients show a cancelled one struck through for ever; who was
mailed an event gets a separate file that cancels it. Shifts of other periods stay in a doctor's calendar.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from anwroster.anwhours import local
from anwroster.exports.calendarfile import Entry, calendar_bytes
from anwroster.exports.calendars import calendars_of, stamp_of
from anwroster.model import Instance, Publication, PublishedEvent, Roster

WITHDRAWN = "withdrawn"
"""Folder of the files that cancel events."""


@dataclass(frozen=True)
class Published:
    """What a publication writes, and how much changed.

    Parameters
    ----------
    files
        Name below the folder of calendars → content.
    record
        What the next publication goes on from.
    """

    files: Mapping[str, bytes]
    record: Publication
    new: int
    changed: int
    withdrawn: int
    unchanged: int


def publish(
    instance: Instance, roster: Roster, earlier: Publication | None = None, alarm_minutes: int | None = None
) -> Published:
    """Return the calendars of a roster as the next version of an earlier publication.

    Parameters
    ----------
    earlier
        What was published last; None for the first time.
    alarm_minutes
        Minutes before each start at which clients warn; None for no alarm.
    """
    before = earlier.events if earlier else {}
    names = dict(earlier.names) if earlier else {}
    stamp = stamp_of(roster)
    events: dict[str, PublishedEvent] = {}
    for file, calendar in calendars_of(instance, roster).items():
        names[file] = calendar.name
        for entry in calendar.entries:
            told = _event(file, replace(entry, alarm_minutes=alarm_minutes))
            events[entry.uid] = _next(before.get(entry.uid), told, stamp)
    gone = {uid: each for uid, each in before.items() if uid not in events}
    for uid, each in gone.items():
        ends_now = not each.withdrawn and local(each.start).date() in roster.period
        update = {"withdrawn": True, "sequence": each.sequence + 1, "stamp": stamp}
        events[uid] = each.model_copy(update=update) if ends_now else each
    record = Publication(
        hds=instance.hds.id, names=names, alarm_minutes=alarm_minutes, events=dict(sorted(events.items()))
    )
    withdrawn = {uid for uid, each in gone.items() if events[uid] is not each}
    added = {uid for uid in events if uid not in before}
    changed = {uid for uid in events if uid in before and events[uid] != before[uid]} - withdrawn
    return Published(
        files=dict(_files(record, withdrawn)),
        record=record,
        new=len(added),
        changed=len(changed),
        withdrawn=len(withdrawn),
        unchanged=sum(not each.withdrawn for each in events.values()) - len(added) - len(changed),
    )


def _event(file: str, entry: Entry) -> PublishedEvent:
    return PublishedEvent(
        file=file,
        start=entry.start,
        end=entry.end,
        title=entry.title,
        description=entry.description,
        location=entry.location,
        alarm_minutes=entry.alarm_minutes,
        sequence=0,
        stamp=entry.stamp,
    )


def _next(before: PublishedEvent | None, now: PublishedEvent, stamp: datetime) -> PublishedEvent:
    """Return an event with its number: the old one as it was when nothing changed, else one higher."""
    if before is None:
        return now
    same = now.model_copy(update={"sequence": before.sequence, "stamp": before.stamp})
    if same == before:
        return before
    return now.model_copy(update={"sequence": before.sequence + 1, "stamp": stamp})


def _files(record: Publication, withdrawn: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield every calendar, an emptied one too, so that who subscribed sees it empty; then what cancels events."""
    by_file: dict[str, list[tuple[str, PublishedEvent]]] = {}
    for uid, each in record.events.items():
        by_file.setdefault(each.file, []).append((uid, each))
    for file, name in record.names.items():
        own = by_file.get(file, [])
        yield file, calendar_bytes(name, (_entry(uid, each) for uid, each in own if not each.withdrawn))
        if ending := [_entry(uid, each) for uid, each in own if uid in withdrawn]:
            yield f"{WITHDRAWN}/{file}", calendar_bytes(name, ending, cancelled=True)


def _entry(uid: str, event: PublishedEvent) -> Entry:
    return Entry(
        uid=uid,
        start=event.start,
        end=event.end,
        title=event.title,
        description=event.description,
        location=event.location,
        stamp=event.stamp,
        sequence=event.sequence,
        alarm_minutes=event.alarm_minutes,
    )
