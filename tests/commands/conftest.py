"""A folder to work on, a roster made from it once, and a way to call commands."""

import shutil
from pathlib import Path

import pytest

from anwroster.cli import run
from anwroster.files import write_example


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example and its roster, made once."""
    place = tmp_path_factory.mktemp("made")
    write_example(place / "hds", "nl")
    words = ["solve", place / "hds", "-o", place / "uit", "--phase", "all", "--time-limit", "10", "--quiet"]
    assert run([str(each) for each in words]) == 0
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a fresh copy of the Dutch example."""
    write_example(tmp_path / "hds", "nl")
    return tmp_path / "hds"


@pytest.fixture
def made(_made: Path, tmp_path: Path) -> Path:
    """Return a fresh copy of the example (``hds``) with the output of its solve (``uit``)."""
    shutil.copytree(_made, tmp_path / "made")
    return tmp_path / "made"
