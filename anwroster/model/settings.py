"""The HDS's own file: everything in ``hds.toml``."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from anwroster.model.agreements import Agreement
from anwroster.model.base import Identifier, Name, Record
from anwroster.model.holidays import HolidaySettings
from anwroster.model.period import Period
from anwroster.model.rulebook import RuleId, RuleSetting
from anwroster.model.shifts import Post, ShiftKind, ShiftTemplate


class QuotaRegion(Record):
    """Posts whose hours are divided over the patients of the region's practices."""

    id: Identifier
    name: Name
    posts: tuple[Identifier, ...] = Field(min_length=1)


class QuotaSettings(Record):
    """How quotas of several regions go together."""

    regions: tuple[QuotaRegion, ...] = Field(min_length=1)
    per_person: Literal["merged", "apart"] = Field(
        default="merged",
        description="merged: one quota per doctor over all regions; apart: one per doctor and region",
    )


class TariffSettings(Record):
    """What the HDS pays, as far as the NZa does not say."""

    files: tuple[str, ...] = Field(default=(), description="Own tariff files, relative to the folder")
    outside_rate: Decimal | None = Field(
        default=None, ge=0, description="EUR per hour for minutes outside ANW; None: hours without euros"
    )
    standby_rate: Decimal | None = Field(
        default=None, ge=0, description="EUR per hour of achterwacht; None: hours without euros"
    )
    hours: Literal["elapsed", "nominal"] = Field(
        default="elapsed",
        description="How a night with a clock change counts: elapsed (7 or 9 h) or by the clock (8)",
    )


MAIL = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
"""An address that needs no quotation marks, and nothing escaped in a link."""


class IntakeSettings(Record):
    """Phase 0 and 1: what doctors send in."""

    deadline: date | None = Field(
        default=None, description="Last day, by the local clock, on which an answer is in time; None: never late"
    )
    mail: str | None = Field(
        default=None,
        max_length=200,
        pattern=MAIL,
        description="Where doctors send their answer; None: the form names no address",
    )


class Hds(Record):
    """One huisartsendienstenstructuur and one roster period."""

    id: Identifier = Field(description="Key of the HDS; part of every calendar UID")
    name: Name
    language: Literal["nl", "en"] = "nl"
    period: Period
    posts: tuple[Post, ...] = Field(min_length=1)
    kinds: tuple[ShiftKind, ...] = Field(min_length=1)
    templates: tuple[ShiftTemplate, ...] = Field(min_length=1)
    holidays: HolidaySettings = HolidaySettings()
    agreements: tuple[Agreement, ...] = Field(min_length=1)
    quota: QuotaSettings
    rules: dict[RuleId, RuleSetting] = Field(default={}, description="Rules that differ from the defaults")
    tariffs: TariffSettings = TariffSettings()
    intake: IntakeSettings = IntakeSettings()
