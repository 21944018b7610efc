"""How one input mistake is planted in the good folder, with everything that its fault must say."""

from dataclasses import dataclass

from tests.files.goodfolder import Edit, swap


@dataclass(frozen=True)
class Plant:
    """One mistake.

    Parameters
    ----------
    row
        The row, or a text that stands on the line in question of the edited file.
    says
        Words that the Dutch sentences must hold.
    """

    name: str
    edits: tuple[Edit, ...]
    code: str
    file: str
    row: int | str | None = None
    column: str | None = None
    value: str | None = None
    says: str = ""


def plant(name: str, edit: Edit | tuple[Edit, ...], code: str, file: str, *rest: object, says: str = "") -> Plant:
    row, column, value = (*rest, None, None, None)[:3]
    edits = edit if isinstance(edit, tuple) else (edit,)
    return Plant(name, edits, code, file, row, column, value, says)  # type: ignore[arg-type]


def hds(name: str, old: str, new: str, code: str, *rest: object, says: str = "") -> Plant:
    return plant(name, swap("hds.toml", old, new), code, "hds.toml", *rest, says=says)


def cell(name: str, file: str, old: str, new: str, code: str, *rest: object, says: str = "") -> Plant:
    return plant(name, swap(file, old, new), code, file, *rest, says=says)


A, D, L = "availability.csv", "doctors.csv", "limits.csv"
TIES, PRACTICES, FIXED, BUSY, BALANCES, TOPUPS = (
    "affiliations.csv",
    "practices.csv",
    "fixed.csv",
    "busy.csv",
    "balances.csv",
    "topups.csv",
)
