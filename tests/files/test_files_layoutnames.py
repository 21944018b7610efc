"""What may stand between braces in the name of a layout's file."""

from pathlib import Path

import pytest

from tests.files.goodfolder import faults_of, put, write
from tests.files.plants_layouts import GOOD_LAYOUTS


def named(folder: Path, name: str) -> list[tuple[str, str | None, str | None]]:
    layouts = GOOD_LAYOUTS.replace("hap-{start}.csv", name)
    assert name in layouts
    return [(each.code, each.column, each.value) for each in faults_of(write(folder, put("layouts.toml", layouts)))]


@pytest.mark.parametrize(
    "name",
    [
        "{layout:>999999999999}.csv",
        "hap{start:/>1}.csv",
        "hap{start:/>12}.csv",
        "{start:%Y/%m}.csv",
        "{start!r}.csv",
        "{layout:{hds}}.csv",
        "{layout:}{.csv",
        "{start.year}.csv",
        "{start[0]}.csv",
        "{}.csv",
        "hap-{start",
        "hap-}.csv",
        "{start}" * 10 + "x",
        "x" * 101,
    ],
)
def test_only_a_name_between_braces_and_only_as_long_as_a_file_name(tmp_path: Path, name: str) -> None:
    (found,) = named(tmp_path, name)
    assert found[:2] == ("bad_file_name", "layouts[1].file")


@pytest.mark.parametrize("name", ["{layout}-{hds}-{start}-{end}.csv", "{start}" * 10, "x" * 100])
def test_good_names(tmp_path: Path, name: str) -> None:
    assert named(tmp_path, name) == []
