"""Doctors, practices, and who belongs where."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from anwroster.model.base import Identifier, Name, Record


class Practice(Record):
    """A practice with registered patients: the base of the quota."""

    id: Identifier
    name: Name
    region: Identifier = Field(description="Quota region in which the practice owes its hours")
    patients: int = Field(ge=0, le=200_000, description="Registered patients (ingeschreven patiënten)")


class Doctor(Record):
    """A GP on the roster: praktijkhouder, HIDHA or waarnemer."""

    id: Identifier
    name: Name
    agreement: Identifier
    joins: date | None = Field(default=None, description="First day under the agreement; None: before the period")
    leaves: date | None = Field(default=None, description="First day no longer under it; None: after the period")
    papers_until: date | None = Field(default=None, description="First day on which registration has lapsed")
    night_runs: bool = Field(default=False, description="Whether the doctor wants nights kept together (rijtjes)")
    commitment_hours: Decimal | None = Field(
        default=None,
        ge=0,
        description="Own commitment in hours for this roster period, instead of the agreement's",
    )
    commitment_shifts: int | None = Field(default=None, ge=0, description="The same in shifts")
    email: str = Field(default="", max_length=200)
    agb: str = Field(default="", pattern=r"^(\d{8})?$", description="AGB code, 8 digits, as text")


class Affiliation(Record):
    """A doctor's tie to a practice, to posts and to kinds of shift.

    A doctor may have several: at most one for each practice, and any number without a practice for other posts and
    kinds. The doctor may do a shift when at least one affiliation names its post (or names none, which means all) and
    its kind (likewise). Share and hours go with agreements whose quota comes from patients or a share only.
    """

    doctor: Identifier
    practice: Identifier | None = Field(default=None, description="Practice whose quota is owed; None: none")
    share: Decimal | None = Field(
        default=None, ge=0, le=1, description="Part of the practice's quota, 0 to 1; None: what others leave"
    )
    hours: Decimal | None = Field(
        default=None,
        ge=0,
        description="Hours taken over from the practice in the roster period, instead of a share",
    )
    posts: tuple[Identifier, ...] = Field(default=(), description="Posts that the doctor may do; empty: all")
    kinds: tuple[Identifier, ...] = Field(default=(), description="Kinds that the doctor may do; empty: all")
    row: int = Field(default=0, description="Row in affiliations, for provenance")
