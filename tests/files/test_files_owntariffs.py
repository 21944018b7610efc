from pathlib import Path

import pytest

from anwroster.files import read_folder
from tests.files.goodfolder import faults_of, put, swap, write


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.file) for each in faults_of(folder)]


TARIFF = """
[[tariff]]
id = "eigen"
valid_from = 2027-01-01
valid_until = 2028-01-01
avond = { euros = "100.00", status = "own", source = "besluit" }
nacht = { euros = "120.00", status = "own", source = "besluit" }
weekend = { euros = "110.00", status = "own", source = "besluit" }
feestdag = { euros = "120.00", status = "own", source = "besluit" }
"""
NAMED = swap("hds.toml", "[rules.spacing]\n", '[tariffs]\nfiles = ["eigen.toml"]\n[rules.spacing]\n')


def test_an_own_tariff_file_is_read_and_digested(tmp_path: Path) -> None:
    instance = read_folder(write(tmp_path, NAMED, put("eigen.toml", TARIFF)))
    assert [each.id for each in instance.own_tariffs] == ["eigen"]
    assert "eigen.toml" in instance.digests


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (TARIFF.replace("2028-01-01", "2026-01-01").encode(), "tariff_span"),
        (b"x = 1", "tariff_none"),
        (b"= 1", "toml_syntax"),
        (b"\xff\xfe", "wrong_encoding"),
        (b"a = " + b"[" * 100_000, "toml_syntax"),
        (b"tariff = [1]", "tariff_value"),
        (b"x = " + b"9" * 9_000, "toml_syntax"),
    ],
)
def test_a_wrong_tariff_file_is_told_with_the_rest(tmp_path: Path, content: bytes, code: str) -> None:
    folder = write(tmp_path, NAMED, put("eigen.toml", content), swap("limits.csv", "totaal", "ochtend"))
    found = codes(folder)
    assert (code, "eigen.toml") in found
    assert ("unknown_scope", "limits.csv") in found


BOTH = swap("hds.toml", "[rules.spacing]\n", '[tariffs]\nfiles = ["een.toml", "twee.toml"]\n[rules.spacing]\n')


def test_own_tariff_files_may_not_overlap_each_other(tmp_path: Path) -> None:
    other = TARIFF.replace('"eigen"', '"ander"').replace("2027-01-01", "2027-12-31").replace("2028-01-01", "2028-06-01")
    (fault,) = faults_of(write(tmp_path, BOTH, put("een.toml", TARIFF), put("twee.toml", other)))
    assert (fault.code, fault.file, fault.column) == ("tariff_overlap", "twee.toml", "tariff[1].valid_from")


def test_own_tariff_files_may_follow_each_other(tmp_path: Path) -> None:
    other = TARIFF.replace('"eigen"', '"ander"').replace("2028-01-01", "2029-01-01").replace("2027-01-01", "2028-01-01")
    instance = read_folder(write(tmp_path, BOTH, put("een.toml", TARIFF), put("twee.toml", other)))
    assert [each.id for each in instance.own_tariffs] == ["eigen", "ander"]


@pytest.mark.parametrize("name", ["../x.toml", "/etc/passwd", "a/../../x.toml", "..\\x.toml", "a" * 5_000])
def test_a_tariff_file_outside_the_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.toml").write_text(TARIFF)
    edit = swap("hds.toml", "[rules.spacing]\n", f"[tariffs]\nfiles = ['{name}']\n[rules.spacing]\n")
    (fault,) = faults_of(write(tmp_path / "map", edit))
    assert fault.code in ("outside_folder", "missing_tariff_file")
    assert fault.column == "tariffs.files[1]"


def test_a_tariff_file_with_an_impossible_name(tmp_path: Path) -> None:
    edit = swap("hds.toml", "[rules.spacing]\n", '[tariffs]\nfiles = ["a\\u0000b"]\n[rules.spacing]\n')
    assert codes(write(tmp_path, edit)) == [("control_character", "hds.toml"), ("missing_tariff_file", "hds.toml")]


def test_a_link_to_a_tariff_file_outside_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "geheim.toml").write_text(TARIFF)
    folder = write(tmp_path / "map", NAMED)
    (folder / "eigen.toml").symlink_to(tmp_path / "geheim.toml")
    assert codes(folder) == [("outside_folder", "hds.toml")]
