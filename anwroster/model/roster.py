"""A roster: who works which shift, and where that came from."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from anwroster.model.agreements import Phase
from anwroster.model.base import Record
from anwroster.model.period import Period

Status = Literal["optimal", "feasible", "unknown"]


class Assignment(Record):
    """A doctor on a shift."""

    doctor: str
    shift: str
    phase: Phase = Field(description="Round in which it was assigned")
    fixed: bool = Field(default=False, description="Pinned by the planner")
    forced: bool = Field(default=False, description="Assigned in phase 3 without having been offered")


class LevelResult(Record):
    """What was reached on one level, and what no roster can pass."""

    name: str
    value: int = Field(description="What the roster costs on this level; 0 is perfect")
    bound: int = Field(description="Proven: no legal roster with the values above costs less")
    gap: float = Field(ge=0, description="(value - bound) / max(value, 1): 0 is proven optimal")
    status: Status


class PhaseResult(Record):
    """What one phase filled and whom it forced."""

    phase: Phase
    filled: int = Field(description="Seats that this phase filled")
    open_seats: int = Field(description="Seats still open after it")
    forced: tuple[str, ...] = Field(default=(), description="Doctors given a shift that they did not offer, sorted")
    levels: tuple[LevelResult, ...]


class Provenance(Record):
    """Where a roster came from; enough to make it again."""

    made_at: datetime = Field(description="When it was made, in UTC")
    versions: dict[str, str] = Field(description="anwroster, Python and solver")
    digests: dict[str, str] = Field(description="SHA-256 of every input file, by name")
    options: dict[str, str] = Field(description="Options of the run: phase, seed, time limit, workers")
    tariffs: tuple[str, ...] = Field(default=(), description="Tariff decisions used")


class Roster(Record):
    """One roster of one HDS and period: plain data, readable without the solver."""

    format: Literal["anwroster-roster-1"] = "anwroster-roster-1"
    hds: str
    period: Period
    status: Status = Field(description="optimal: every level of the last phase is proven optimal")
    assignments: tuple[Assignment, ...] = Field(description="Sorted by shift, then doctor")
    phases: tuple[PhaseResult, ...] = ()
    provenance: Provenance | None = Field(default=None, description="None for a roster made elsewhere")
