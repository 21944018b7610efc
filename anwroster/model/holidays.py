"""Holidays: the eleven of the NZa, and days that an HDS counts as holidays for fairness only."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from anwroster.model.base import Identifier, Name, Record


class NzaHoliday(StrEnum):
    """The eleven holidays of the NZa's HDS list (beleidsregel WB/REG-2023-05; ``domain.md`` §3)."""

    NIEUWJAARSDAG = "nieuwjaarsdag"
    GOEDE_VRIJDAG = "goede_vrijdag"
    EERSTE_PAASDAG = "eerste_paasdag"
    TWEEDE_PAASDAG = "tweede_paasdag"
    KONINGSDAG = "koningsdag"
    BEVRIJDINGSDAG = "bevrijdingsdag"
    HEMELVAARTSDAG = "hemelvaartsdag"
    EERSTE_PINKSTERDAG = "eerste_pinksterdag"
    TWEEDE_PINKSTERDAG = "tweede_pinksterdag"
    EERSTE_KERSTDAG = "eerste_kerstdag"
    TWEEDE_KERSTDAG = "tweede_kerstdag"


class ExtraHoliday(Record):
    """A day that counts as a holiday for fairness, never for the tariff."""

    id: Identifier = Field(description="Key, as in oudejaarsdag")
    name: Name
    day: str = Field(pattern=r"^\d{2}-\d{2}$", description="Month and day, MM-DD, as in 12-31")


class HolidaySettings(Record):
    """Which holidays the HDS keeps."""

    goede_vrijdag: bool = Field(default=True, description="Whether the HDS is open on Goede Vrijdag")
    off: tuple[NzaHoliday, ...] = Field(default=(), description="Holidays of the NZa that the HDS does not keep")
    extra: tuple[ExtraHoliday, ...] = Field(default=(), description="Days that are holidays for fairness only")


class Holiday(Record):
    """One holiday on one date."""

    id: str
    name: str
    day: date
    tariff: bool = Field(description="Whether it has the holiday tariff; False: for fairness only")
