"""A small example to start from: one post, one month, seven doctors."""

from importlib.resources import files
from pathlib import Path

from anwroster.files.columns import TABLES
from anwroster.files.csvout import csv_bytes
from anwroster.files.output import write_all
from anwroster.words import Language

_ROWS: dict[str, tuple[dict[str, object], ...]] = {
    "practices": (
        {"id": "de-linde", "name": "Huisartsen De Linde", "region": "dorp", "patients": 4300},
        {"id": "het-plein", "name": "Praktijk Het Plein", "region": "dorp", "patients": 2150},
    ),
    "doctors": (
        {"id": "akkers", "name": "A. Akkers", "agreement": "praktijkhouder"},
        {"id": "berghuis", "name": "B. Berghuis", "agreement": "praktijkhouder", "night_runs": True},
        {"id": "colijn", "name": "C. Colijn", "agreement": "praktijkhouder"},
        {"id": "duinstra", "name": "D. Duinstra", "agreement": "vaste-waarnemer"},
        {"id": "evertse", "name": "E. Evertse", "agreement": "aangesloten"},
        {"id": "fokkinga", "name": "F. Fokkinga", "agreement": "aangesloten", "commitment_shifts": 3},
        {"id": "goudriaan", "name": "G. Goudriaan", "agreement": "flex"},
    ),
    "affiliations": (
        {"doctor": "akkers", "practice": "de-linde"},
        {"doctor": "berghuis", "practice": "de-linde"},
        {"doctor": "colijn", "practice": "het-plein"},
        {"doctor": "duinstra", "practice": "het-plein", "share": "50 %"},
        {"doctor": "evertse", "kinds": "consult"},
    ),
    "availability": (
        {"doctor": "akkers", "what": "offer", "pattern": {"nl": "ma-do avond", "en": "mon-thu evening"}},
        {"doctor": "akkers", "what": "offer", "pattern": "weekend"},
        {"doctor": "akkers", "what": "avoid", "pattern": {"nl": "weekend nacht", "en": "weekend night"}},
        {"doctor": "berghuis", "what": "prefer", "pattern": {"nl": "nacht", "en": "night"}},
        {"doctor": "berghuis", "what": "offer", "pattern": {"nl": "even weken weekend", "en": "even weeks weekend"}},
        {"doctor": "colijn", "what": "offer", "pattern": {"nl": "elke dag avond", "en": "every day evening"}},
        {"doctor": "colijn", "what": "offer", "pattern": {"nl": "za,zo overdag", "en": "sat,sun daytime"}},
        {"doctor": "duinstra", "what": "offer", "pattern": {"nl": "elke dag", "en": "every day"}},
        {
            "doctor": "duinstra",
            "what": "block",
            "from": {"nl": "18-01-2027", "en": "2027-01-18"},
            "until": {"nl": "24-01-2027", "en": "2027-01-24"},
            "remark": {"nl": "vakantie", "en": "holiday"},
        },
        {"doctor": "evertse", "what": "offer", "pattern": {"nl": "vr,za,zo", "en": "fri,sat,sun"}},
        {"doctor": "fokkinga", "what": "offer", "pattern": {"nl": "elke dag nacht", "en": "every day night"}},
        {"doctor": "fokkinga", "what": "prefer", "shift": "nacht-2027-01-08"},
        {
            "doctor": "goudriaan",
            "what": "offer",
            "from": {"nl": "11-01-2027 17:00", "en": "2027-01-11 17:00"},
            "until": {"nl": "17-01-2027", "en": "2027-01-17"},
            "submitted": {"nl": "01-12-2026 9:30", "en": "2026-12-01 9:30"},
        },
    ),
    "limits": (
        {"doctor": "akkers", "bound": "maximum", "amount": 2, "unit": "shifts", "scope": "nacht"},
        {"doctor": "fokkinga", "bound": "minimum", "amount": 2, "unit": "shifts", "scope": "total"},
    ),
    "fixed": ({"doctor": "colijn", "shift": "avond-2027-01-05"},),
    "busy": (
        {
            "doctor": "evertse",
            "from": {"nl": "09-01-2027 08:00", "en": "2027-01-09 08:00"},
            "until": {"nl": "09-01-2027 16:00", "en": "2027-01-09 16:00"},
            "where": "HAP Oost",
        },
    ),
    "balances": (
        {"doctor": "akkers", "category": "hours", "amount": {"nl": "-4,5", "en": "-4.5"}},
        {"doctor": "colijn", "category": "holidays", "holiday": "eerste_kerstdag", "year": "2026"},
    ),
    "topups": (),
}


def write_example(folder: Path, language: Language = "nl", force: bool = False) -> None:
    """Write an example folder that ``validate`` accepts.

    Parameters
    ----------
    language
        Of the file's comments, headers and words.
    force
        Whether files that exist may be replaced.

    Raises
    ------
    UsageError
        When files exist and ``force`` is not given, or when the folder cannot be written.
    """
    write_all(folder, example_files(language), force, language)


def example_files(language: Language) -> dict[str, bytes]:
    """Return the example's files by name."""
    settings = files("anwroster.files.starter").joinpath(f"hds.{language}.toml").read_bytes()
    found = {"hds.toml": settings}
    for table in TABLES:
        if rows := _ROWS[table.name]:
            header = [column.dutch if language == "nl" else column.field for column in table.columns]
            cells = [[_cell(row.get(column.field), column.words, language) for column in table.columns] for row in rows]
            found[f"{table.name}.csv"] = csv_bytes(header, cells, dutch=language == "nl")
    return found


def _cell(value: object, words: object, language: Language) -> object:
    """Return a cell in a language: words of a column by their own table, other texts as they are given."""
    if isinstance(value, dict):
        return value[language]
    if isinstance(words, dict) and value is not None:
        meanings = [word for word, meaning in words.items() if meaning == value]
        return meanings[0] if language == "nl" else meanings[-1]
    if isinstance(value, bool) and language == "en":
        return "yes" if value else "no"
    return value
