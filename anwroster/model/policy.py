"""A policy: by which criteria a balance is judged, each threshold with where it comes from."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from anwroster.model.agreements import Role
from anwroster.model.base import Identifier, Name, Record


class Criterion(Record):
    """One demand on one indicator; a threshold is a policy of somebody, never national law."""

    id: Identifier
    name: Name = Field(description="What is asked, as a reader knows it")
    indicator: str = Field(description="Key of an indicator of the catalogue (docs/indicatoren.md)")
    on: Literal["published", "worked"] = Field(default="worked", description="Which of the two rosters is judged")
    role: Role | None = Field(default=None, description="Only this role; None: everybody")
    agreement: Identifier | None = Field(default=None, description="Only doctors under this agreement; None: all")
    at_least: Decimal | None = Field(default=None, description="In its unit; the value itself is enough")
    at_most: Decimal | None = Field(default=None, description="In its unit; the value itself is not too much")
    source: str = Field(min_length=1, max_length=300, description="Document that lays it down, or: own choice")
    own_choice: bool = Field(default=False, description="Whether nobody published the threshold")

    @model_validator(mode="after")
    def _has_threshold(self) -> "Criterion":
        if self.at_least is None and self.at_most is None:
            raise ValueError("criterion_without_threshold")
        return self


class Policy(Record):
    """Criteria that belong together: of a region, an insurer or an HDS."""

    format: Literal["anwroster-policy-1"] = "anwroster-policy-1"
    id: Identifier
    name: Name
    about: str = Field(default="", max_length=1000, description="For whom it is, and what it is not")
    criteria: tuple[Criterion, ...] = Field(min_length=1)
