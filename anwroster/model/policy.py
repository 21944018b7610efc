"""A policy: by which criteria a balance is judged, each threshold with where it comes from."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from anwroster.model.agreements import Role
from anwroster.model.base import Identifier, Name, Record
from anwroster.words import Language

LARGEST_THRESHOLD = 1_000_000_000
"""No threshold lies beyond it, in whatever unit."""


class Criterion(Record):
    """One demand on one indicator; a threshold is a policy of somebody, never national law.

    It has at least one threshold, and a source or ``own_choice``: ``audit/policies`` refuses a file without.
    """

    id: Identifier
    name: Name = Field(description="What is asked, as a reader knows it")
    name_en: str = Field(default="", max_length=120, description="The same in English; empty: as name")
    indicator: str = Field(description="Key of an indicator of the catalogue (docs/indicatoren.md)")
    on: Literal["published", "worked"] = Field(default="worked", description="Which of the two rosters is judged")
    role: Role | None = Field(default=None, description="Only this role; None: everybody")
    agreement: Identifier | None = Field(default=None, description="Only doctors under this agreement; None: all")
    at_least: Decimal | None = Field(
        default=None,
        ge=-LARGEST_THRESHOLD,
        le=LARGEST_THRESHOLD,
        description="In the indicator's unit; the value itself is enough",
    )
    at_most: Decimal | None = Field(
        default=None,
        ge=-LARGEST_THRESHOLD,
        le=LARGEST_THRESHOLD,
        description="In the indicator's unit; the value itself may be",
    )
    unit: str = Field(default="", max_length=20, description="Unit of the threshold; must be the indicator's")
    source: str = Field(default="", max_length=300, description="Document that lays the threshold down")
    source_en: str = Field(default="", max_length=300, description="The same in English; empty: as source")
    own_choice: bool = Field(default=False, description="Whether nobody published the threshold")

    def named(self, language: Language) -> str:
        """Return what is asked in a language, as far as the policy has it."""
        return self.name_en if language == "en" and self.name_en else self.name

    def sourced(self, language: Language) -> str:
        """Return the document that lays the threshold down in a language, as far as the policy has it."""
        return self.source_en if language == "en" and self.source_en else self.source


class Policy(Record):
    """Criteria that belong together: of a region, an insurer or an HDS."""

    format: Literal["anwroster-policy-1"] = "anwroster-policy-1"
    id: Identifier
    name: Name
    name_en: str = Field(default="", max_length=120, description="The same in English; empty: as name")
    about: str = Field(default="", max_length=1000, description="For whom it is, and what it is not")
    about_en: str = Field(default="", max_length=1000, description="The same in English; empty: as about")
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    def named(self, language: Language) -> str:
        """Return the policy's name in a language, as far as it has it."""
        return self.name_en if language == "en" and self.name_en else self.name

    def told(self, language: Language) -> str:
        """Return what the policy is about in a language, as far as it has it."""
        return self.about_en if language == "en" and self.about_en else self.about
