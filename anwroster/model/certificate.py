"""A certificate: for each level a bound that no legal roster passes, with what anyone needs to check it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import FailFast, Field

from anwroster.model.agreements import Phase
from anwroster.model.base import Record
from anwroster.model.period import Period
from anwroster.model.rulebook import RuleId


class FloorProof(Record):
    """Dual values that prove that no roster brings one rule's worst-off doctor, or all of them, below a value."""

    rule: RuleId | None = Field(description="Empty: the rules of the level together")
    least: int = Field(
        ge=1,
        description="Per mille, of all rules together with their weights; the dual values exclude everything below it",
    )
    rows: dict[int, int] = Field(description="Number of a row of the ledger → its dual value, times the scale")
    above: dict[str, int] = Field(description="Level above, whose value is a row too → its dual value, times the scale")


class LevelProof(Record):
    """Dual values of one level's relaxation, and the bound that follows from them by weak duality."""

    name: str
    value: int = Field(description="What the roster costs on this level")
    bound: int = Field(description="Proven by the dual values: no legal roster with the values above costs less")
    rows: dict[int, int] = Field(description="Number of a row of the ledger → its dual value, times the scale")
    above: dict[str, int] = Field(description="Level above, whose value is a row too → its dual value, times the scale")
    floors: Annotated[tuple[FloorProof, ...], FailFast()] = Field(
        default=(),
        max_length=len(RuleId) + 1,
        description="Of the level worst_off: rules, one by one and together",
    )


class PhaseProof(Record):
    """The levels of one phase."""

    phase: Phase
    levels: tuple[LevelProof, ...] = Field(max_length=20)


class Certificate(Record):
    """What an auditor needs beside the input and the roster; it holds no names of doctors."""

    format: Literal["anwroster-certificate-1"] = "anwroster-certificate-1"
    hds: str
    period: Period
    scale: int = Field(gt=0, description="Dual values are whole numbers of 1 ÷ scale")
    lottery: int = Field(ge=0, description="Seed of the lottery that puts the doctors, and so the rows, in their order")
    digests: dict[str, str] = Field(description="SHA-256 of every input file, by name")
    roster: str = Field(description="SHA-256 of the roster's assignments")
    kept: str = Field(default="", description="SHA-256 of the kept roster's assignments; empty: none was kept")
    frozen_until: date | None = Field(default=None, description="First day on which anything could change")
    phases: tuple[PhaseProof, ...] = Field(max_length=len(Phase))
