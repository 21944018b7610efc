"""What can go wrong, each with where it is, what stood there, why it matters and what to do."""

from dataclasses import dataclass

from anwroster.words import Language, say


@dataclass(frozen=True)
class Fault:
    """One mistake in what a user gave, told so that the user can mend it.

    Parameters
    ----------
    code
        Name of the mistake; its sentences stand in ``words/faults.toml`` under ``<code>.why`` and ``<code>.fix``.
    file
        Name of the file, relative to the folder.
    sheet
        Sheet of a workbook; None for other files.
    row
        Row as the user's program numbers it (the header of a table is row 1); None for a whole file.
    column
        Column's header as the user wrote it, or the key path in a TOML file.
    value
        What stood there, as text.
    details
        Further values for the sentences' placeholders, as (name, value) pairs.
    """

    code: str
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def _values(self) -> dict[str, str]:
        shown = {"file": self.file, "column": self.column or "", "value": self.value or ""}
        return {**shown, **dict(self.details)}

    def why(self, language: Language = "nl") -> str:
        """Return why this is wrong, in one sentence."""
        return say(f"faults.{self.code}.why", language, **self._values())

    def fix(self, language: Language = "nl") -> str:
        """Return what the user can do about it, in one sentence."""
        return say(f"faults.{self.code}.fix", language, **self._values())

    def where(self, language: Language = "nl") -> str:
        """Return file, sheet, row and column (line and key in a TOML or JSON file) as one readable place."""
        parts = [self.file]
        settings = self.file.endswith((".toml", ".json"))
        if self.sheet:
            parts.append(say("faults.place.sheet", language, sheet=self.sheet))
        if self.row is not None:
            parts.append(say("faults.place.line" if settings else "faults.place.row", language, row=self.row))
        if self.column:
            parts.append(say("faults.place.key" if settings else "faults.place.column", language, column=self.column))
        return ", ".join(parts)


class AnwrosterError(Exception):
    """A failure that the program foresaw; ``exit_code`` is what the command ends with."""

    exit_code = 70


class InputError(AnwrosterError):
    """Wrong input: all of its faults at once.

    Parameters
    ----------
    faults
        At least one fault, in the order of files and rows.
    language
        Language of the HDS, as far as it could be read.
    """

    exit_code = 2

    def __init__(self, faults: tuple[Fault, ...], language: Language = "nl") -> None:
        self.faults = faults
        self.language = language
        lines = (f"{fault.where(language)}: {fault.why(language)} {fault.fix(language)}" for fault in faults)
        super().__init__("\n".join(lines))


class UsageError(AnwrosterError):
    """A request that cannot be carried out as asked; the message says what to do instead."""

    exit_code = 2


class NoRosterInTimeError(AnwrosterError):
    """The time limit passed before there was any legal roster."""

    exit_code = 3


class OwnFaultError(AnwrosterError):
    """Two parts of the program disagree: a bug of ours, never the user's."""

    exit_code = 70


class ImpossibleError(AnwrosterError):
    """The answer is no: what stands fixed breaks a hard rule, named in the message."""

    exit_code = 1
