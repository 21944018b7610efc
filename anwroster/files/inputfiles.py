"""Which files of a folder are input, and their content."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from anwroster.files.bounded import digest, read_bytes
from anwroster.files.collector import Faults, UnreadableError
from anwroster.files.columns import TABLE
from anwroster.files.csvtables import read_csv
from anwroster.files.keys import nearest
from anwroster.files.raw import RawTable
from anwroster.files.settings import FILE
from anwroster.files.workbook import read_workbook

WORKBOOK = "input.xlsx"
LOG = "answers.csv"
"""What ``collect`` remembers of the answers that it took; no input."""

ORDER = (FILE, *(f"{name}.csv" for name in TABLE), WORKBOOK, *TABLE)
"""Files in the order in which their faults are told; the tables' own names order the sheets of the workbook."""


@dataclass
class Input:
    """The files of one folder.

    Parameters
    ----------
    folder
        None: there is no folder, only ``instead``.
    digests
        SHA-256 by name of every file that was read.
    instead
        Content by name that is read in place of the files of that name, which need not exist.
    present
        Tables that have a file or a sheet, readable or not.
    """

    folder: Path | None
    faults: Faults
    digests: dict[str, str] = field(default_factory=dict)
    instead: Mapping[str, bytes] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)

    def content(self, name: str, path: Path) -> bytes | None:
        """Return a file's content and note its digest; None, with a fault kept, when it cannot be read."""
        try:
            content = self.instead[name] if name in self.instead else self._on_disk(path)
        except UnreadableError as reason:
            self.faults.add(reason.code, name, **reason.details)
            return None
        self.digests[name] = digest(content)
        return content

    def _on_disk(self, path: Path) -> bytes:
        if self.folder is None:
            raise UnreadableError("missing_file")
        return read_bytes(path)

    def tables(self) -> dict[str, RawTable]:
        """Return every table that can be read, from CSV files and the workbook."""
        files = self._named()
        found: dict[str, RawTable] = {}
        for name in TABLE:
            for path in files.get(f"{name}.csv", []):
                self._table(name, path, found)
        for path in files.get(WORKBOOK, []):
            content = self.content(path.name, path)
            self.present |= set(TABLE) if content is None else set()
            sheets = read_workbook(path.name, content, self.faults) if content is not None else {}
            if content is not None and not sheets:
                self.present |= set(TABLE)  # what is wrong with the workbook is told once, not table by table
            for name, table in sheets.items():
                if name in self.present:
                    table.source.fault(self.faults, "table_twice", other=f"{name}.csv")
                self.present.add(name)
                found.setdefault(name, table)
        self._misspelt(files)
        return found

    def _table(self, name: str, path: Path, found: dict[str, RawTable]) -> None:
        if name in self.present:
            other = self._named()[f"{name}.csv"][0].name
            self.faults.add("table_twice", path.name, other=other)
            return
        self.present.add(name)
        content = self.content(path.name, path)
        table = None if content is None else read_csv(name, path.name, content, self.faults)
        if table is not None:
            found[name] = table

    def _misspelt(self, files: dict[str, list[Path]]) -> None:
        """Keep a fault for a file that is probably meant as a table, but does not bear its name."""
        absent = [f"{name}.csv" for name in TABLE if name not in self.present]
        wanted = [*absent, *([] if WORKBOOK in files else [WORKBOOK])]
        known = {*(f"{name}.csv" for name in TABLE), WORKBOOK, LOG}
        for name, paths in sorted(files.items()):
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, no path
            if name in known or ending not in (".csv", ".xlsx") or stem.startswith("~$"):
                continue
            near = nearest(stem, [os.path.splitext(each)[0] for each in wanted if each.endswith(ending)], 1)  # noqa: PTH122
            if near:
                self.faults.add("misspelt_file", paths[0].name, near=f"{near[0]}{ending}")

    def _named(self) -> dict[str, list[Path]]:
        """Return the files by their name in lower case."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.folder.iterdir()) if self.folder else ():
            found.setdefault(path.name.casefold(), []).append(path)
        for name in sorted(self.instead):
            if self.folder is None:
                found.setdefault(name.casefold(), []).append(Path(name))
            else:
                found.setdefault(name.casefold(), [self.folder / name])
        return found
