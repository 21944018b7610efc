"""What is kept of one audited package beside its rows."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from anwroster.model import Period
from anwroster.model.base import Record
from anwroster.words import Language

Outcome = Literal["met", "not_met", "unjudged", "refused", "unreadable", "failed"]
"""refused: altered or wrongly signed; unreadable: no package, or faults in its input; failed: a fault of our own."""

NOTHING_READ = ("refused", "unreadable", "failed")
"""Outcomes without any rows."""


class Judgement(Record):
    """One package and what came of it."""

    format: Literal["anwroster-judgement-1"] = "anwroster-judgement-1"
    file: str = Field(description="Name of the package's file")
    content: str = Field(description="SHA-256 of the file")
    version: str = Field(description="anwroster that judged")
    policy: str = Field(description="Key of the policy")
    outcome: Outcome
    reasons: tuple[str, ...] = Field(default=(), description="Why it was refused, or which criteria are not met")
    reasons_en: tuple[str, ...] = Field(default=(), description="The same in English")
    hds: str = ""
    name: str = ""
    period: Period | None = None
    made_at: datetime | None = None
    digest: str = Field(default="", description="SHA-256 of the manifest")
    signed_by: str = ""
    pseudonyms: str = ""
    tariffs: dict[str, tuple[str, ...]] = Field(default={}, description="Tariff decision → statuses of its amounts")
    uncovered_days: int = Field(default=0, description="Days with ANW hours for which no rate is known")

    def why(self, language: Language) -> tuple[str, ...]:
        """Return the reasons in a language."""
        return self.reasons_en if language == "en" else self.reasons
