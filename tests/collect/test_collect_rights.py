"""Whose eyes the tables are for, and tables that are links."""

from pathlib import Path

import pytest

from anwroster.errors import UsageError
from anwroster.files import read_folder
from tests.collect.answering import ANNA, answer, content, of, save, taken_in


def modes(hds: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in hds.iterdir()}


def test_a_closed_table_stays_closed_and_so_do_its_copy_and_the_log(hds: Path, tmp_path: Path) -> None:
    (hds / "availability.csv").chmod(0o600)
    usual = modes(hds)["limits.csv"]
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA)))
    found = modes(hds)
    assert {found[name] for name in ("availability.csv", "availability.csv.bak", "answers.csv")} == {0o600}
    assert {found[name] for name in ("limits.csv", "limits.csv.bak")} == {usual}
    assert usual != 0o600


def test_rights_of_a_log_that_is_there_stay(hds: Path, tmp_path: Path) -> None:
    instance = read_folder(hds)
    taken_in(hds, save(tmp_path / "a.json", answer(instance, "anna", *ANNA)))
    (hds / "answers.csv").chmod(0o640)
    taken_in(hds, save(tmp_path / "b.json", answer(instance, "bram", *ANNA)))
    assert modes(hds)["answers.csv"] == 0o640


def test_a_table_that_is_a_link_within_the_folder_is_written_through(hds: Path, tmp_path: Path) -> None:
    (hds / "tabellen").mkdir()
    (hds / "availability.csv").rename(hds / "tabellen" / "beschikbaar.csv")
    (hds / "availability.csv").symlink_to(Path("tabellen") / "beschikbaar.csv")
    before = (hds / "availability.csv").read_bytes()
    taken_in(hds, save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA)))
    assert (hds / "availability.csv").is_symlink()
    assert of(hds, "anna") == [("anna", "avond-2027-01-06"), ("anna", "nacht-2027-01-09")]
    assert (hds / "availability.csv.bak").read_bytes() == before


def test_a_table_that_is_a_link_to_elsewhere_is_refused(hds: Path, tmp_path: Path) -> None:
    (hds / "availability.csv").rename(tmp_path / "elders.csv")
    (hds / "availability.csv").symlink_to(tmp_path / "elders.csv")
    before, there = content(hds), (tmp_path / "elders.csv").read_bytes()
    path = save(tmp_path / "a.json", answer(read_folder(hds), "anna", *ANNA))
    with pytest.raises(UsageError, match=r"elders\.csv, buiten deze map; er is niets geschreven"):
        taken_in(hds, path)
    assert content(hds) == before
    assert (tmp_path / "elders.csv").read_bytes() == there
    assert (hds / "availability.csv").is_symlink()
