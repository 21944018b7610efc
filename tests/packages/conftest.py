from pathlib import Path

import pytest

from tests.packages.packing import Case, case_in


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return case_in(tmp_path_factory.mktemp("package") / "hds")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "pakket.zip"
