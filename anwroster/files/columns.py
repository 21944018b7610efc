"""The tables of the input folder as data: every column, its names, what it holds, an example.

Reading, the guide, the JSON schemas and the example folder all follow these tables; what a column means stands in
``words/tables.toml`` under ``<table>.<field>``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from anwroster.model import BalanceCategory, Bound, Unit


class Holds(StrEnum):
    """What the cells of a column hold."""

    KEY = "key"
    NAME = "name"
    TEXT = "text"
    EMAIL = "email"
    AGB = "agb"
    DATE = "date"
    MOMENT = "moment"
    WHOLE = "whole"
    YEAR = "year"
    NUMBER = "number"
    HOURS = "hours"
    SHARE = "share"
    EUROS = "euros"
    YES_NO = "yes_no"
    WORD = "word"
    DOCTOR = "doctor"
    PRACTICE = "practice"
    AGREEMENT = "agreement"
    REGION = "region"
    SHIFT = "shift"
    POSTS = "posts"
    KINDS = "kinds"
    HOLIDAY = "holiday"
    SCOPE = "scope"
    PATTERN = "pattern"


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    field
        English name, as in the model; accepted as a header.
    dutch
        Dutch name: the header that ``init`` and the examples write.
    holds
        What its cells hold.
    needed
        Whether the column must be there and each of its cells filled.
    words
        For ``Holds.WORD``: every accepted word, in lower case, with what it stands for.
    example
        A cell as a Dutch planner may write it.
    """

    field: str
    dutch: str
    holds: Holds
    needed: bool = False
    words: Mapping[str, object] | None = None
    example: str = ""


@dataclass(frozen=True)
class Table:
    """One table: ``<name>.csv`` or the sheet ``<name>`` of ``input.xlsx``."""

    name: str
    columns: tuple[Column, ...]
    needed: bool = False


WHAT: Mapping[str, object] = {
    **dict.fromkeys(("aanbod", "offer"), "offer"),
    **dict.fromkeys(("voorkeur", "prefer"), "prefer"),
    **dict.fromkeys(("liever niet", "avoid"), "avoid"),
    **dict.fromkeys(("blokkade", "block"), "block"),
}
BOUNDS: Mapping[str, object] = {
    **dict.fromkeys(("minimum", "min"), Bound.MINIMUM),
    **dict.fromkeys(("maximum", "max"), Bound.MAXIMUM),
}
UNITS: Mapping[str, object] = {
    **dict.fromkeys(("uren", "hours"), Unit.HOURS),
    **dict.fromkeys(("diensten", "shifts"), Unit.SHIFTS),
    **dict.fromkeys(("feestdagdiensten", "holiday shifts"), Unit.HOLIDAY_SHIFTS),
}
CATEGORIES: Mapping[str, object] = {
    **dict.fromkeys(("uren", "hours"), BalanceCategory.HOURS),
    **dict.fromkeys(("nachten", "nights"), BalanceCategory.NIGHTS),
    **dict.fromkeys(("weekenden", "weekends"), BalanceCategory.WEEKENDS),
    **dict.fromkeys(("feestdagen", "holidays"), BalanceCategory.HOLIDAYS),
}

_DOCTOR = Column("doctor", "dokter", Holds.DOCTOR, needed=True, example="jansen")
_SHIFT = Column("shift", "dienst", Holds.SHIFT, needed=True, example="noord-nacht-2027-03-28")

TABLES: tuple[Table, ...] = (
    Table(
        "practices",
        (
            Column("id", "praktijk", Holds.KEY, needed=True, example="de-linde"),
            Column("name", "naam", Holds.NAME, needed=True, example="Huisartsen De Linde"),
            Column("region", "regio", Holds.REGION, needed=True, example="noord"),
            Column("patients", "patienten", Holds.WHOLE, needed=True, example="2168"),
        ),
    ),
    Table(
        "doctors",
        (
            Column("id", "dokter", Holds.KEY, needed=True, example="jansen"),
            Column("name", "naam", Holds.NAME, needed=True, example="A. Jansen"),
            Column("agreement", "overeenkomst", Holds.AGREEMENT, needed=True, example="praktijkhouder"),
            Column("joins", "start", Holds.DATE, example="1-2-2027"),
            Column("leaves", "einde", Holds.DATE, example="1-6-2027"),
            Column("papers_until", "papieren_tot", Holds.DATE, example="15-5-2027"),
            Column("night_runs", "nachtenrijtjes", Holds.YES_NO, example="ja"),
            Column("commitment_hours", "eigen_uren", Holds.HOURS, example="50"),
            Column("commitment_shifts", "eigen_diensten", Holds.WHOLE, example="6"),
            Column("email", "email", Holds.EMAIL, example="jansen@example.org"),
            Column("agb", "agb", Holds.AGB, example="01012345"),
        ),
        needed=True,
    ),
    Table(
        "affiliations",
        (
            _DOCTOR,
            Column("practice", "praktijk", Holds.PRACTICE, example="de-linde"),
            Column("share", "aandeel", Holds.SHARE, example="50 %"),
            Column("hours", "uren", Holds.HOURS, example="30"),
            Column("posts", "posten", Holds.POSTS, example="noord zuid"),
            Column("kinds", "soorten", Holds.KINDS, example="consult visite"),
        ),
    ),
    Table(
        "availability",
        (
            _DOCTOR,
            Column("what", "wat", Holds.WORD, needed=True, words=WHAT, example="aanbod"),
            Column("shift", "dienst", Holds.SHIFT, example="noord-nacht-2027-03-28"),
            Column("from", "van", Holds.MOMENT, example="24-12-2027 18:00"),
            Column("until", "tot", Holds.MOMENT, example="26-12-2027"),
            Column("pattern", "patroon", Holds.PATTERN, example="di avond"),
            Column("posts", "posten", Holds.POSTS, example="noord"),
            Column("kinds", "soorten", Holds.KINDS, example="consult"),
            Column("submitted", "ingediend", Holds.MOMENT, example="1-6-2027 9:30"),
            Column("remark", "opmerking", Holds.TEXT, example="na overleg"),
        ),
    ),
    Table(
        "limits",
        (
            _DOCTOR,
            Column("bound", "grens", Holds.WORD, needed=True, words=BOUNDS, example="maximum"),
            Column("amount", "aantal", Holds.HOURS, needed=True, example="3"),
            Column("unit", "eenheid", Holds.WORD, needed=True, words=UNITS, example="diensten"),
            Column("scope", "waarvoor", Holds.SCOPE, example="nacht"),
        ),
    ),
    Table("fixed", (_DOCTOR, _SHIFT)),
    Table(
        "busy",
        (
            _DOCTOR,
            Column("from", "van", Holds.MOMENT, needed=True, example="5-4-2027 17:00"),
            Column("until", "tot", Holds.MOMENT, needed=True, example="5-4-2027 23:00"),
            Column("where", "waar", Holds.TEXT, example="HAP Oost"),
        ),
    ),
    Table(
        "balances",
        (
            _DOCTOR,
            Column("category", "categorie", Holds.WORD, needed=True, words=CATEGORIES, example="uren"),
            Column("amount", "aantal", Holds.NUMBER, example="-7,5"),
            Column("holiday", "feestdag", Holds.HOLIDAY, example="eerste_kerstdag"),
            Column("year", "jaar", Holds.YEAR, example="2026"),
        ),
    ),
    Table(
        "topups",
        (
            _DOCTOR,
            _SHIFT,
            Column("euros", "euro", Holds.EUROS, needed=True, example="150,00"),
            Column("date_agreed", "afgesproken_op", Holds.DATE, example="1-3-2027"),
        ),
    ),
)
"""Every table, in the order in which it is read and its faults are told."""

TABLE = {table.name: table for table in TABLES}
