"""Everything that people said about one roster, with all cross-references proven."""

from pydantic import Field

from anwroster.model.agreements import Agreement
from anwroster.model.base import Record
from anwroster.model.doctors import Affiliation, Doctor, Practice
from anwroster.model.holidays import Holiday
from anwroster.model.kept import Kept
from anwroster.model.layouts import Layout
from anwroster.model.rulebook import Rulebook
from anwroster.model.settings import Hds
from anwroster.model.shifts import Shift
from anwroster.model.tariffs import TariffDecision
from anwroster.model.wishes import Balance, Blocked, Busy, Fixed, Limit, Offer, TopUp, Wish


class Instance(Record):
    """One HDS, one period, and what its doctors said; sorted, unique and consistent.

    Whoever holds an Instance need not check it again: every key exists, every span is positive and every share of a
    practice adds up to at most 1.
    """

    hds: Hds
    rulebook: Rulebook
    holidays: tuple[Holiday, ...] = Field(description="Holidays from a day before to a day after the period")
    shifts: tuple[Shift, ...] = Field(description="Sorted by start, then key")
    practices: tuple[Practice, ...] = ()
    doctors: tuple[Doctor, ...] = Field(default=(), description="Sorted by key")
    affiliations: tuple[Affiliation, ...] = ()
    offers: tuple[Offer, ...] = ()
    wishes: tuple[Wish, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    busy: tuple[Busy, ...] = ()
    limits: tuple[Limit, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    balances: tuple[Balance, ...] = ()
    top_ups: tuple[TopUp, ...] = ()
    own_tariffs: tuple[TariffDecision, ...] = Field(default=(), description="From the HDS's own tariff files")
    layouts: tuple[Layout, ...] = Field(default=(), description="Forms for other systems, from layouts.toml")
    kept: Kept | None = Field(default=None, description="Earlier roster to change as little as possible")
    digests: dict[str, str] = Field(default={}, description="SHA-256 of every input file, by name")

    def agreement_of(self, doctor: Doctor) -> Agreement:
        """Return the agreement that the doctor is under."""
        return next(each for each in self.hds.agreements if each.id == doctor.agreement)
