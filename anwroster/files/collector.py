"""Gathers the faults of a whole folder, so that they can all be told at once."""

from datetime import date
from decimal import Decimal
from typing import Any

from anwroster.errors import Fault, InputError
from anwroster.words import Language

MOST_FAULTS = 5_000
"""More than this in one folder are not kept: the last one then says that there are more."""

SHOWN_CHARACTERS = 80


class UnreadableError(ValueError):
    """A value that a reader cannot take, with the code of its fault and the details that its sentences need."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details: dict[str, Any] = {name: str(value) for name, value in details.items()}
        super().__init__(code)


def shown(value: object) -> str:
    """Return a value as it can be shown on a screen: one line, no control characters, at most 80 characters."""
    text = "".join(each if each.isprintable() else " " for each in str(value)[:400])
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


class Faults:
    """The faults found so far; empty is falsy."""

    def __init__(self) -> None:
        self.language: Language = "nl"
        self._faults: dict[Fault, None] = {}
        self._more = False

    def __len__(self) -> int:
        return len(self._faults)

    def add(
        self,
        code: str,
        file: str,
        *,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
        **details: object,
    ) -> None:
        """Keep one fault; the same fault twice is one."""
        if len(self._faults) >= MOST_FAULTS:
            self._more = True
            return
        told = None if value is None else shown(value)
        pairs = tuple((name, shown(self._as_written(each, file))) for name, each in sorted(details.items()))
        self._faults[Fault(code, shown(file), sheet, row, column and shown(column), told, pairs)] = None

    def _as_written(self, value: object, file: str) -> object:
        """Return dates and decimals as people of the HDS's language write them, or as TOML does in its files."""
        if file.endswith(".toml"):
            return value
        if isinstance(value, date):
            return f"{value.day}-{value.month}-{value.year}" if self.language == "nl" else value.isoformat()
        if isinstance(value, Decimal):
            plain = f"{value:f}"
            plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
            return plain.replace(".", ",") if self.language == "nl" else plain
        return value

    def extend(self, faults: tuple[Fault, ...]) -> None:
        """Keep faults that another reader found."""
        self._faults.update(dict.fromkeys(faults))

    def sorted(self, order: tuple[str, ...] = ()) -> tuple[Fault, ...]:
        """Return the faults by file (those of ``order`` first), sheet, row and column."""
        rank = {name: place for place, name in enumerate(order)}

        def place(fault: Fault) -> tuple[int, str, int, str, int, str, str]:
            sheet = rank.get(fault.sheet or "", -1)
            by_name = (rank.get(fault.file, len(rank)), fault.file, sheet, fault.sheet or "")
            return (*by_name, fault.row or 0, fault.column or "", fault.code)

        found = tuple(sorted(self._faults, key=place))
        return (*found, Fault("too_many_faults", found[-1].file)) if self._more else found

    def raise_if_any(self, order: tuple[str, ...] = ()) -> None:
        """Raise everything found so far.

        Raises
        ------
        InputError
            When there is at least one fault.
        """
        if self._faults:
            raise InputError(self.sorted(order), self.language)
