"""What came back from doctors: answers, workbooks, tables and calendars, merged into the folder whole or not at all."""

from anwroster.files.intake.collecting import Collected, Options, collect, written
from anwroster.files.intake.received import PASSED, is_own
from anwroster.files.intake.reminders import REASONS, Reminder, remind_csv, reminders

__all__ = [
    "PASSED",
    "REASONS",
    "Collected",
    "Options",
    "Reminder",
    "collect",
    "is_own",
    "remind_csv",
    "reminders",
    "written",
]
