"""Which fields a layout can ask for, and what kind of value each one is."""

from collections.abc import Mapping
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field holds, and so how it may be written."""

    TEXT = "text"
    KEY = "key"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    DECIMAL = "decimal"
    WHOLE = "whole"
    FLAG = "flag"


LAYOUT_FIELDS: Mapping[str, FieldKind] = {
    "hds": FieldKind.KEY,
    "hds_name": FieldKind.TEXT,
    "shift": FieldKind.KEY,
    "template": FieldKind.KEY,
    "seat": FieldKind.WHOLE,
    "day": FieldKind.DAY,
    "end_day": FieldKind.DAY,
    "weekday": FieldKind.WHOLE,
    "start": FieldKind.TIME,
    "end": FieldKind.TIME,
    "start_at": FieldKind.MOMENT,
    "end_at": FieldKind.MOMENT,
    "post": FieldKind.KEY,
    "post_name": FieldKind.TEXT,
    "kind": FieldKind.KEY,
    "kind_name": FieldKind.TEXT,
    "standby": FieldKind.FLAG,
    "hours": FieldKind.DECIMAL,
    "minutes": FieldKind.WHOLE,
    "minutes_avond": FieldKind.WHOLE,
    "minutes_nacht": FieldKind.WHOLE,
    "minutes_weekend": FieldKind.WHOLE,
    "minutes_feestdag": FieldKind.WHOLE,
    "minutes_buiten": FieldKind.WHOLE,
    "night": FieldKind.FLAG,
    "weekend": FieldKind.FLAG,
    "holiday": FieldKind.FLAG,
    "holiday_name": FieldKind.TEXT,
    "doctor": FieldKind.KEY,
    "name": FieldKind.TEXT,
    "agb": FieldKind.TEXT,
    "email": FieldKind.TEXT,
    "agreement": FieldKind.KEY,
    "role": FieldKind.KEY,
    "phase": FieldKind.KEY,
    "fixed": FieldKind.FLAG,
    "forced": FieldKind.FLAG,
}
"""Every field by name; what it means stands in ``words/layouts.toml``."""

DATE_DIRECTIVES, TIME_DIRECTIVES = "dmYyjVGu", "HMSz"
"""Letters that may follow a ``%`` in a form: only those that no computer's own language changes."""
