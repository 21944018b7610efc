"""The good folder, into which the tests collect."""

from pathlib import Path

import pytest

from tests.files.goodfolder import write


@pytest.fixture
def hds(tmp_path: Path) -> Path:
    return write(tmp_path / "hds")
