"""The tables about what happened after publication as data, like those of the input in ``columns.py``."""

from collections.abc import Mapping

from anwroster.files.columns import TABLE, Column, Holds, Table
from anwroster.model import Band, ChangeKind

CHANGES: Mapping[str, object] = {
    **dict.fromkeys(("ruilen", "ruil", "swap"), ChangeKind.SWAP),
    **dict.fromkeys(("overdragen", "overdracht", "hand over"), ChangeKind.HAND_OVER),
    **dict.fromkeys(("ziekte", "ziek", "illness"), ChangeKind.ILLNESS),
    **dict.fromkeys(("opgepakt", "oppakken", "take up"), ChangeKind.TAKE_UP),
}
PAID_BANDS: Mapping[str, object] = {
    **dict.fromkeys(("avond", "evening"), Band.EVENING.value),
    **dict.fromkeys(("nacht", "night"), Band.NIGHT.value),
    **dict.fromkeys(("weekend",), Band.WEEKEND.value),
    **dict.fromkeys(("feestdag", "holiday"), Band.HOLIDAY.value),
    **dict.fromkeys(("buiten", "outside"), Band.OUTSIDE.value),
    **dict.fromkeys(("achterwacht", "standby"), "achterwacht"),
}

AFTER_TABLES: tuple[Table, ...] = (
    Table("newcomers", TABLE["doctors"].columns),
    Table(
        "worked",
        (
            Column("shift", "dienst", Holds.SHIFT, needed=True, example="noord-nacht-2027-03-28"),
            Column("before", "van", Holds.DOCTOR, example="jansen"),
            Column("after", "naar", Holds.DOCTOR, example="de-vries"),
            Column("kind", "soort", Holds.WORD, needed=True, words=CHANGES, example="overdragen"),
            Column("at", "wanneer", Holds.MOMENT, needed=True, example="14-3-2027 9:30"),
            Column("paid_to", "betaald_aan", Holds.DOCTOR, example="de-vries"),
            Column("remark", "opmerking", Holds.TEXT, example="telefonisch"),
        ),
    ),
    Table(
        "paid",
        (
            Column("doctor", "dokter", Holds.DOCTOR, needed=True, example="jansen"),
            Column("band", "band", Holds.WORD, needed=True, words=PAID_BANDS, example="nacht"),
            Column("hours", "uren", Holds.HOURS, needed=True, example="15,5"),
            Column("rate", "tarief", Holds.EUROS, needed=True, example="104,53"),
            Column("euros", "bedrag", Holds.EUROS, needed=True, example="1620,22"),
        ),
    ),
)
"""Newcomers first: the other tables may name them."""

AFTER = {table.name: table for table in AFTER_TABLES}
