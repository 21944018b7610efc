"""From a row's values to a record of the model."""

from typing import Any, TypeVar

from pydantic import ValidationError

from anwroster.files.tables import Row
from anwroster.files.translate import code_of
from anwroster.model.base import Record

R = TypeVar("R", bound=Record)


def built(model: type[R], row: Row, /, **changes: Any) -> R | None:
    """Return the record that a row says; None, with faults kept, when it is none.

    Parameters
    ----------
    changes
        Values beside or instead of the row's own.
    """
    if row.broken:
        return None
    try:
        return model(**(row.values | changes))
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=True):
            code, details = code_of(each)
            field = str(each["loc"][0]) if each["loc"] else None
            row.fault(code, field, **details)
        return None
