"""Calendars: one per doctor and one per post."""

from dataclasses import dataclass
from datetime import UTC, datetime

from anwroster.exports.calendarfile import Entry, calendar_bytes
from anwroster.exports.slugs import slug
from anwroster.model import Instance, Roster, Shift
from anwroster.quota.figures import hours
from anwroster.words import say

_NEVER_STAMPED = datetime(2000, 1, 1, tzinfo=UTC)
"""DTSTAMP of a roster that does not say when it was made."""


@dataclass(frozen=True)
class Calendar:
    """One calendar before it is written."""

    name: str
    entries: tuple[Entry, ...]


def calendars(instance: Instance, roster: Roster) -> dict[str, bytes]:
    """Return ``calendars/dokter-<key>.ics`` for every doctor with shifts and ``calendars/post-<key>.ics`` per post.

    In a post's calendar every seat is an event: one that is open says so, and when it is filled the same event changes.
    """
    found = calendars_of(instance, roster)
    return {f"calendars/{file}": calendar_bytes(each.name, each.entries) for file, each in found.items()}


def calendars_of(instance: Instance, roster: Roster) -> dict[str, Calendar]:
    """Return every calendar of a roster by the name of its file."""
    shifts = {each.id: each for each in instance.shifts}
    names = {each.id: each.name for each in instance.doctors}
    entries = _Entries(instance, roster)
    own: dict[str, list[Entry]] = {}
    working: dict[str, list[str]] = {}
    for each in roster.assignments:
        own.setdefault(each.doctor, []).append(entries.of_doctor(shifts[each.shift], each.doctor))
        working.setdefault(each.shift, []).append(each.doctor)
    there: dict[str, list[Entry]] = {}
    for shift in instance.shifts:
        people = sorted(working.get(shift.id, []))
        for seat, doctor in enumerate([*people, *[None] * (shift.demand - len(people))], start=1):
            name = None if doctor is None else names.get(doctor, doctor)
            there.setdefault(shift.post, []).append(entries.of_seat(shift, seat, name))
    language = instance.hds.language
    found = {}
    for doctor in sorted(own):
        name = say("exports.calendar_doctor", language, name=names.get(doctor, doctor))
        found[f"dokter-{slug(doctor)}.ics"] = Calendar(name, tuple(own[doctor]))
    for post in instance.hds.posts:
        if post.id in there:
            name = say("exports.calendar_post", language, name=post.name)
            found[f"post-{slug(post.id)}.ics"] = Calendar(name, tuple(there[post.id]))
    return found


def stamp_of(roster: Roster) -> datetime:
    """Return DTSTAMP of a roster's events: when it was made, in UTC."""
    return roster.provenance.made_at if roster.provenance else _NEVER_STAMPED


class _Entries:
    """Makes the events of one roster."""

    def __init__(self, instance: Instance, roster: Roster) -> None:
        self.hds = instance.hds
        self.posts = {each.id: each for each in instance.hds.posts}
        self.kinds = {each.id: each.name for each in instance.hds.kinds}
        self.feasts = {each.id: each.name for each in instance.holidays}
        self.stamp = stamp_of(roster)

    def of_doctor(self, shift: Shift, doctor: str) -> Entry:
        """Return a shift in its doctor's calendar."""
        kind, post = self.kinds[shift.kind], self.posts[shift.post].name
        title = say("exports.event_doctor", self.hds.language, kind=kind, post=post)
        return self._entry(shift, f"doctor~{doctor}", title)

    def of_seat(self, shift: Shift, seat: int, doctor: str | None) -> Entry:
        """Return a seat in its post's calendar; open without a doctor."""
        event = "event_open" if doctor is None else "event_post"
        title = say(f"exports.{event}", self.hds.language, kind=self.kinds[shift.kind], doctor=doctor)
        return self._entry(shift, f"seat~{seat}", title)

    def _entry(self, shift: Shift, whose: str, title: str) -> Entry:
        post = self.posts[shift.post]
        return Entry(
            uid=f"{self.hds.id}~{shift.id}~{whose}@anwroster",
            start=shift.start,
            end=shift.end,
            title=title,
            description=self._about(shift),
            location=f"{post.name}, {post.address}" if post.address else post.name,
            stamp=self.stamp,
        )

    def _about(self, shift: Shift) -> tuple[str, ...]:
        """Return post, kind, holiday, hours by band and key of a shift."""
        language = self.hds.language
        lines = [f"{self.posts[shift.post].name}, {self.kinds[shift.kind]}"]
        if shift.holiday:
            lines.append(self.feasts.get(shift.holiday, shift.holiday))
        bands = ", ".join(f"{band.value} {hours(minutes, language)}" for band, minutes in shift.bands if minutes)
        lines.append(say("exports.hours", language, hours=hours(shift.minutes, language), bands=bands))
        lines.append(say("exports.about", language, shift=shift.id, hds=self.hds.name))
        return tuple(lines)
