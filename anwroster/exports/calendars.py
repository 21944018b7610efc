"""Calendars: one per doctor and one per post."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from anwroster.exports.calendarfile import Entry, calendar_bytes
from anwroster.model import Instance, Roster, Shift
from anwroster.words import say


def calendars(instance: Instance, roster: Roster) -> dict[str, bytes]:
    """Return ``calendars/dokter-<key>.ics`` for every doctor with shifts and ``calendars/post-<key>.ics`` per post.

    In a post's calendar an open seat is an event of its own.
    """
    language, hds = instance.hds.language, instance.hds
    shifts = {each.id: each for each in instance.shifts}
    names = {each.id: each.name for each in instance.doctors}
    posts = {each.id: each for each in hds.posts}
    kinds = {each.id: each.name for each in hds.kinds}
    stamp = roster.provenance.made_at if roster.provenance else datetime(2000, 1, 1, tzinfo=UTC)
    own: dict[str, list[Entry]] = {}
    there: dict[str, list[Entry]] = {post: [] for post in posts}
    taken: dict[str, int] = {}

    def entry(shift: Shift, seat: str, title: str) -> Entry:
        about = say("exports.about", language, shift=shift.id, hds=hds.name, hours=f"{shift.minutes / 60:g}")
        place = posts[shift.post]
        location = f"{place.name}, {place.address}" if place.address else place.name
        uid = f"{hds.id}-{shift.id}-{seat}@anwroster"
        return Entry(uid, shift.start, shift.end, title, about, location, stamp)

    for each in roster.assignments:
        shift = shifts[each.shift]
        taken[shift.id] = taken.get(shift.id, 0) + 1
        kind = kinds[shift.kind]
        mine = say("exports.event_doctor", language, kind=kind, post=posts[shift.post].name)
        own.setdefault(each.doctor, []).append(entry(shift, each.doctor, mine))
        title = say("exports.event_post", language, kind=kind, doctor=names.get(each.doctor, each.doctor))
        there[shift.post].append(entry(shift, each.doctor, title))
    for shift in instance.shifts:
        for seat in range(taken.get(shift.id, 0), shift.demand):
            title = say("exports.event_open", language, kind=kinds[shift.kind])
            there[shift.post].append(entry(shift, f"open-{seat + 1}", title))
    files = {}
    for doctor, slug in _slugs(sorted(own)).items():
        name = say("exports.calendar_doctor", language, name=names.get(doctor, doctor))
        files[f"calendars/dokter-{slug}.ics"] = calendar_bytes(name, own[doctor])
    for post, slug in _slugs(sorted(posts)).items():
        name = say("exports.calendar_post", language, name=posts[post].name)
        files[f"calendars/post-{slug}.ics"] = calendar_bytes(name, there[post])
    return files


def _slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return a file name for each key: small letters, digits and dashes; numbered where two would be the same."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for key in keys:
        plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
        slug = base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "x"
        number = 2
        while slug in used:
            slug, number = f"{base}-{number}", number + 1
        used.add(slug)
        found[key] = slug
    return found
