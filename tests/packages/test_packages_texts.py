"""Free texts, keys and own tariff files of the settings under pseudonyms."""

from pathlib import Path
from typing import Any

from anwroster.files import read_folder
from anwroster.packages import read_package
from anwroster.packages.settingsout import cleaner, telling_keys
from tests.files.goodfolder import put, swap, write
from tests.files.test_files_owntariffs import NAMED, TARIFF
from tests.packages.packing import KEY, Case, names_of


def test_a_name_that_two_bear_becomes_nobodys(case: Case) -> None:
    names = names_of(case)
    clean = cleaner(case.instance, case.instance.doctors, names)
    assert clean("A. Bakker en b. cornelis, Dekkers") == f"… en {names.name('doctor', 'bram')}, Dekkers"
    assert clean("bram@example.org van het plein") == (
        f"{names.name('doctor', 'bram')}@example.org van {names.name('practice', 'plein')}"
    )


def test_a_text_at_its_longest_is_still_read(case: Case, tmp_path: Path, target: Path) -> None:
    def full(files: Any) -> None:
        files["hds.toml"] = files["hds.toml"].replace('"HDS Proef"', f'"{"Evers " * 19}Evers."')
        files["hds.toml"] = files["hds.toml"].replace(
            'quota = "share"', f'quota = "share"\npaid_by = "{"Evers " * 9}Evers."'
        )

    folder = write(tmp_path / "map", full)
    instance = read_folder(folder)
    assert (len(instance.hds.name), len(instance.hds.agreements[1].paid_by)) == (120, 60)
    roster = case.roster.model_copy(update={"assignments": (), "phases": (), "provenance": None})
    target.write_bytes(Case(folder, instance, roster, case.certificate, {}).pack(certificate=None, pseudonym_key=KEY))
    hds = read_package(target).instance.hds
    assert (len(hds.name), len(hds.agreements[1].paid_by), hds.agreements[0].paid_by) == (120, 60, "hds")
    assert "Evers" not in f"{hds.name}{hds.agreements[1].paid_by}"


def test_keys_of_the_settings_that_tell_a_doctor_are_named(case: Case) -> None:
    hds = case.instance.hds
    first, *others = hds.agreements
    apart = hds.model_copy(update={"agreements": (first.model_copy(update={"id": "regeling-anna"}), *others)})
    assert telling_keys(case.instance, case.instance.doctors) == ()
    told = case.instance.model_copy(update={"hds": apart})
    assert telling_keys(told, case.instance.doctors) == ("regeling-anna",)


def test_own_tariffs_with_a_gap_between_their_files_stay_so(case: Case, tmp_path: Path, target: Path) -> None:
    second = TARIFF.replace("eigen", "later").replace("2027", "2029").replace("2028", "2030")
    files = swap("hds.toml", '"eigen.toml"', '"eigen.toml", "tarieven/later.toml"')
    (tmp_path / "map" / "tarieven").mkdir(parents=True)
    folder = write(tmp_path / "map", NAMED, put("eigen.toml", TARIFF), files, put("tarieven/later.toml", second))
    instance = read_folder(folder)
    roster = case.roster.model_copy(update={"assignments": (), "phases": (), "provenance": None})
    plain = Case(folder, instance, roster, case.certificate, {})
    for key in (None, KEY):
        target.write_bytes(plain.pack(certificate=None, pseudonym_key=key))
        assert read_package(target).instance.own_tariffs == instance.own_tariffs
    assert len(instance.own_tariffs) == 2
