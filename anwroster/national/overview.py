"""What came of each package, as a table to open in a spreadsheet."""

from collections.abc import Iterable
from datetime import timedelta

from anwroster.files import csv_bytes
from anwroster.national.judgement import Judgement
from anwroster.words import Language, say

_HEADS = ("file", "hds_name", "first_day", "last_day", "outcome", "reason")


def overview_name(language: Language) -> str:
    """Return the name of the file."""
    return say("national.overview_file", language)


def overview_csv(judgements: Iterable[Judgement], language: Language) -> bytes:
    """Return a row per package, in the order given."""
    rows = [
        (
            each.file,
            each.name or each.hds,
            each.period.start if each.period else None,
            each.period.end - timedelta(days=1) if each.period else None,
            say(f"national.outcome.{each.outcome}", language),
            "; ".join(each.why(language)),
        )
        for each in judgements
    ]
    heads = [say(f"reports.column.{each}", language) for each in _HEADS]
    return csv_bytes(heads, rows, dutch=language == "nl")
