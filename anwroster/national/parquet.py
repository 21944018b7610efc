"""Rows to Parquet and back, by duckdb; amounts stay whole numbers on the way."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from anwroster.errors import UsageError
from anwroster.national.rows import Row, Table
from anwroster.words import say


def engine() -> Any:
    """Return a connection to an engine in memory.

    Raises
    ------
    UsageError
        When duckdb is not installed, with how to install it.
    """
    try:
        import duckdb
    except ImportError:
        raise UsageError(say("national.without_duckdb")) from None
    return duckdb.connect(config={"threads": 2, "memory_limit": "1500MB", "preserve_insertion_order": True})


def parquet_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """Return a table as the content of a Parquet file; a table without rows has its columns."""
    names = [name for name, _ in table.columns]
    with tempfile.TemporaryDirectory(prefix="anwroster-") as folder:
        text, target = Path(folder, "rows.json"), Path(folder, "rows.parquet")
        with text.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(dict(zip(names, row, strict=True)), default=str) + "\n" for row in rows)
        source = f"read_json(?, format = 'newline_delimited', columns = {dict(table.columns)!r})"
        with engine() as connection:
            connection.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet)", [str(text)])
        return target.read_bytes()


def files_of(folders: Sequence[Path], table: str) -> list[str]:
    """Return the Parquet files of a table in the folders that have one."""
    return [str(path) for folder in folders if (path := folder / f"{table}.parquet").is_file()]
