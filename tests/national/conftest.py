"""Packages of two HDSs and two periods, made once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from anwroster.files import read_folder
from anwroster.packages import pack
from anwroster.rostering import Request, certificate_of, make_rosters
from tests.audit.auditcase import TABLES, settings, worked_csv


def package(folder: Path, hds: str, year: int, *changes: str, day: int = 1) -> bytes:
    """Return a package of the HDS of ``tests/audit``, under another key."""
    folder.mkdir(parents=True)
    text = settings(year).replace('"proef"', f'"{hds}"').replace("HDS Proef", f"HDS {hds.title()}")
    for name, content in {"hds.toml": text, **TABLES}.items():
        (folder / name).write_text(content, encoding="utf-8")
    instance = read_folder(folder)
    found = make_rosters(instance, Request(time_limit_seconds=2))
    after = {"worked.csv": worked_csv(*changes).encode()} if changes else {}
    moment = datetime(year, 4, day, tzinfo=UTC)
    return pack(folder, instance, found[-1].roster, certificate_of(instance, found), after, made_at=moment)


@pytest.fixture(scope="session")
def four(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return packages of two HDSs over two years, by file name."""
    root = tmp_path_factory.mktemp("national")
    return {
        f"{hds}-{year}.zip": package(root / f"{hds}-{year}", hds, year)
        for hds in ("noord", "zuid")
        for year in (2026, 2027)
    }


@pytest.fixture
def packages(tmp_path: Path, four: dict[str, bytes]) -> Path:
    """Return a folder with the four packages."""
    folder = tmp_path / "pakketten"
    folder.mkdir()
    for name, content in four.items():
        (folder / name).write_bytes(content)
    return folder
