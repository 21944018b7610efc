"""Packages that are made once, and a way to call the command."""

from pathlib import Path

import pytest

from tests.audit.auditcase import Made, handed_over, made, packed, worked_csv


@pytest.fixture(scope="session")
def hds(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the HDS with its roster of 2026."""
    return made(tmp_path_factory.mktemp("audit") / "hds")


@pytest.fixture(scope="session")
def worked(hds: Made) -> str:
    """Return what happened afterwards: a night handed over between two owners."""
    return worked_csv(*handed_over(hds, "nacht", ("anna", "bas"), ("anna", "bas"), 1))


@pytest.fixture(scope="session")
def honest(hds: Made, worked: str) -> bytes:
    """Return the honest package."""
    return packed(hds, worked)


@pytest.fixture
def package(tmp_path: Path):
    """Return a way to put a package on the disk."""

    def put(content: bytes, name: str = "pakket.zip") -> Path:
        place = tmp_path / name
        place.write_bytes(content)
        return place

    return put
