"""A roster for other programs: calendars, the planner's workbook, CSV."""

from anwroster.exports.calendarfile import Entry, calendar_bytes, folded
from anwroster.exports.calendars import calendars
from anwroster.exports.layouts import layout_csv
from anwroster.exports.mails import About, can_be_mailed, mails
from anwroster.exports.publication import Published, publish
from anwroster.exports.slugs import slug
from anwroster.exports.tables import costs_csv, roster_csv
from anwroster.exports.workbook import workbook

__all__ = [
    "About",
    "Entry",
    "Published",
    "calendar_bytes",
    "calendars",
    "can_be_mailed",
    "costs_csv",
    "folded",
    "layout_csv",
    "mails",
    "publish",
    "roster_csv",
    "slug",
    "workbook",
]
