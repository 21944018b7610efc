"""What every record of the model shares: frozen, and strict about unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$")]
"""A key that people type: letters, digits, dot, dash and underscore; at most 40 characters."""

Name = Annotated[str, Field(min_length=1, max_length=120)]
"""A name as people write it; at most 120 characters."""


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
