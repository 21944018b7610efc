import os
from pathlib import Path

import pytest

from anwroster.errors import InputError
from anwroster.files import read_folder
from anwroster.model import NzaHoliday
from anwroster.words import area
from tests.files.goodfolder import GOOD, add, drop, faults_of, put, swap, write


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.file) for each in faults_of(folder)]


def test_a_missing_folder(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "weg")
    assert (fault.code, fault.file) == ("missing_folder", str(tmp_path / "weg"))
    assert "anwroster init" in fault.fix("nl")


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "map").write_text("x")
    (fault,) = faults_of(tmp_path / "map")
    assert fault.code == "folder_is_file"


def test_a_folder_with_an_impossible_name() -> None:
    (fault,) = faults_of(Path("a\0b"))
    assert fault.code in ("missing_folder", "folder_not_permitted")


def test_a_200_mb_file_is_refused_by_its_size(tmp_path: Path) -> None:
    folder = write(tmp_path)
    with (folder / "availability.csv").open("wb") as stream:
        stream.truncate(200_000_000)
    (fault,) = faults_of(folder)
    assert (fault.code, fault.file) == ("too_large", "availability.csv")
    assert "200 MB" in fault.why("nl")
    assert "50 MB" in fault.why("nl")


@pytest.mark.parametrize("name", ["hds.toml", "limits.csv", "input.xlsx"])
def test_a_folder_where_a_file_should_be(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path)
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    assert codes(folder) == [("not_a_file", name)]


def test_a_pipe_where_a_file_should_be_does_not_hang(tmp_path: Path) -> None:
    folder = write(tmp_path, drop("limits.csv"))
    os.mkfifo(folder / "limits.csv")
    assert codes(folder) == [("not_a_file", "limits.csv")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "limits.csv").chmod(0)
    assert codes(folder) == [("not_permitted", "limits.csv")]


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path)
    whole = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "limits.csv":
            raise PermissionError(13, "no")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    assert codes(folder) == [("not_permitted", "limits.csv")]


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "iterdir", failing)
    assert codes(write(tmp_path)) == [("folder_not_permitted", str(tmp_path))]


def test_only_settings_and_doctors_are_needed(tmp_path: Path) -> None:
    others = [name for name in GOOD if name not in ("hds.toml", "doctors.csv")]
    folder = write(
        tmp_path, drop(*others), put("doctors.csv", "dokter;naam;overeenkomst;eigen_uren\neva;Eva;eigen;20\n")
    )
    instance = read_folder(folder)
    assert [each.id for each in instance.doctors] == ["eva"]
    assert instance.practices == instance.offers == instance.fixed == ()


def test_tables_with_a_header_only_are_empty(tmp_path: Path) -> None:
    edits = [put(name, GOOD[name].splitlines()[0] + "\n") for name in ("limits.csv", "fixed.csv", "busy.csv")]
    instance = read_folder(write(tmp_path, *edits))
    assert instance.limits == instance.fixed == instance.busy == ()


def test_broken_settings_do_not_hide_faults_of_tables(tmp_path: Path) -> None:
    folder = write(tmp_path, put("hds.toml", "id = \n"), swap("doctors.csv", "1-1-2027", "31-6-2027"))
    assert codes(folder) == [("toml_syntax", "hds.toml"), ("impossible_date", "doctors.csv")]


def test_refused_settings_still_prove_posts_and_agreements(tmp_path: Path) -> None:
    folder = write(
        tmp_path, swap("hds.toml", "demand = 2", "demand = 0"), swap("doctors.csv", "eva;A. Bakker;eigen", "eva;E;eign")
    )
    assert codes(folder) == [("too_small", "hds.toml"), ("unknown_agreement", "doctors.csv")]


def test_an_unreadable_table_of_doctors_does_not_make_all_others_unknown(tmp_path: Path) -> None:
    assert codes(write(tmp_path, swap("doctors.csv", "naam", "nam"))) == [("misspelt_column", "doctors.csv")]


def test_there_are_no_more_faults_than_can_be_told(tmp_path: Path) -> None:
    faults = faults_of(write(tmp_path, add("fixed.csv", "niemand;nooit\n" * 6_000)))
    assert len(faults) == 5_001
    assert faults[-1].code == "too_many_faults"


def test_more_offers_than_fit_in_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anwroster.files.availability.MOST_OFFERS", 35)
    (fault,) = faults_of(write(tmp_path))
    assert (fault.code, fault.row) == ("too_many_offers", 6)


def test_digests_are_of_every_file_that_was_read(tmp_path: Path) -> None:
    folder = write(tmp_path, put("notes.txt", "x"))
    digests = read_folder(folder).digests
    assert sorted(digests) == sorted(GOOD)
    assert all(len(each) == 64 for each in digests.values())
    (folder / "limits.csv").write_text(GOOD["limits.csv"] + "\n")
    changed = read_folder(folder).digests
    assert {name for name in digests if changed[name] != digests[name]} == {"limits.csv"}


def test_the_same_folder_gives_the_same_instance(tmp_path: Path) -> None:
    assert read_folder(write(tmp_path / "a")) == read_folder(write(tmp_path / "b"))


def test_the_order_of_rows_does_not_matter_for_doctors_and_offers(tmp_path: Path) -> None:
    header, *rows = GOOD["doctors.csv"].splitlines()
    turned = "\n".join([header, *reversed(rows)])
    first, second = read_folder(write(tmp_path / "a")), read_folder(write(tmp_path / "b", put("doctors.csv", turned)))
    assert first.doctors == second.doctors
    assert first.offers == second.offers


def test_a_name_that_one_doctor_bears_is_a_key_too(tmp_path: Path) -> None:
    instance = read_folder(write(tmp_path, swap("fixed.csv", "bram;", "b. cornelis;")))
    assert "bram" in [each.doctor for each in instance.fixed]


def test_holidays_reach_beyond_both_ends_of_the_period(tmp_path: Path) -> None:
    folder = write(tmp_path, swap("hds.toml", "2027-01-04", "2027-01-02"), swap("hds.toml", "2027-03-01", "2027-03-26"))
    assert [each.id for each in read_folder(folder).holidays] == [
        NzaHoliday.NIEUWJAARSDAG,
        NzaHoliday.GOEDE_VRIJDAG,
    ]


def test_every_fault_says_why_and_what_to_do_in_both_languages() -> None:
    for code, sentences in area("faults").items():
        assert set(sentences) == {"why", "fix"} or code == "place"
        for texts in sentences.values():
            assert set(texts) == {"nl", "en"}, code
            assert texts["nl"] != texts["en"] or texts["nl"].count(" ") < 3, code


def test_an_input_error_names_every_fault(tmp_path: Path) -> None:
    folder = write(tmp_path, swap("limits.csv", "totaal", "ochtend"), swap("fixed.csv", "bram", "x"))
    with pytest.raises(InputError) as caught:
        read_folder(folder)
    assert caught.value.exit_code == 2
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "limits.csv, rij 4, kolom waarvoor",
        "fixed.csv, rij 2, kolom dokter",
    ]
