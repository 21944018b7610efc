"""The user's files: a folder read whole, a roster as JSON, outputs written whole or not at all."""

from anwroster.files.aftertables import read_worked
from anwroster.files.csvout import csv_bytes, neutral
from anwroster.files.example import write_example
from anwroster.files.folder import read_contents, read_folder
from anwroster.files.layoutchecks import CODECS
from anwroster.files.leftovers import settle
from anwroster.files.locking import alone
from anwroster.files.madeat import made_at
from anwroster.files.output import write_all, write_whole
from anwroster.files.remarks import Remark, remarks
from anwroster.files.rosterfile import (
    certificate_from,
    certificate_json,
    kept_from,
    kept_json,
    publication_json,
    read_certificate,
    read_publication,
    read_roster,
    roster_from,
    roster_json,
)
from anwroster.files.schema import schemas

__all__ = [
    "CODECS",
    "Remark",
    "alone",
    "certificate_from",
    "certificate_json",
    "csv_bytes",
    "kept_from",
    "kept_json",
    "made_at",
    "neutral",
    "publication_json",
    "read_certificate",
    "read_contents",
    "read_folder",
    "read_publication",
    "read_roster",
    "read_worked",
    "remarks",
    "roster_from",
    "roster_json",
    "schemas",
    "settle",
    "write_all",
    "write_example",
    "write_whole",
]
