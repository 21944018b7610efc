from pathlib import Path

from anwroster.files import read_folder, write_example
from tests.commands.calling import Caller
from tests.forms.reading import data_of


def test_every_doctor_gets_a_form(call: Caller, folder: Path, tmp_path: Path) -> None:
    answer = call("form", folder, "-o", tmp_path / "uit")
    instance = read_folder(folder)
    assert answer.code == 0
    assert answer.out == ""
    names = {f"formulier-{instance.hds.id}-{each.id}.html" for each in instance.doctors}
    assert {each.name for each in (tmp_path / "uit").iterdir()} == names


def test_one_doctor_by_name_or_key(call: Caller, folder: Path, tmp_path: Path) -> None:
    doctor = read_folder(folder).doctors[0]
    assert call("form", folder, "-o", tmp_path / "uit", "--doctor", doctor.name).code == 0
    (page,) = (tmp_path / "uit").iterdir()
    assert data_of(page.read_text())["doctors"][0]["id"] == doctor.id


def test_one_form_for_all(call: Caller, folder: Path, tmp_path: Path) -> None:
    answer = call("form", folder, "-o", tmp_path / "uit", "--one")
    assert answer.code == 0
    assert "--one" in answer.err
    (page,) = (tmp_path / "uit").iterdir()
    instance = read_folder(folder)
    assert page.name == f"formulier-{instance.hds.id}.html"
    data = data_of(page.read_text())
    assert len(data["doctors"]) == len(instance.doctors)
    assert all("standing" not in each and "limits" not in each for each in data["doctors"])


def test_one_and_doctor_do_not_go_together(call: Caller, folder: Path, tmp_path: Path) -> None:
    answer = call("form", folder, "-o", tmp_path / "uit", "--one", "--doctor", "x")
    assert answer.code == 2
    assert "--one" in answer.err
    assert not (tmp_path / "uit").exists()


def test_an_unknown_doctor_writes_nothing(call: Caller, folder: Path, tmp_path: Path) -> None:
    assert call("form", folder, "-o", tmp_path / "uit", "--doctor", "niemand").code == 2
    assert not (tmp_path / "uit").exists()


def test_forms_that_are_there_stay_unless_forced(call: Caller, folder: Path, tmp_path: Path) -> None:
    assert call("form", folder, "-o", tmp_path / "uit").code == 0
    page = next((tmp_path / "uit").iterdir())
    page.write_text("eigen")
    assert call("form", folder, "-o", tmp_path / "uit").code == 2
    assert page.read_text() == "eigen"
    assert call("form", folder, "-o", tmp_path / "uit", "--force").code == 0
    assert page.read_text() != "eigen"


def test_the_language_is_that_of_the_folder(call: Caller, tmp_path: Path) -> None:
    write_example(tmp_path / "hds", "en")
    assert call("form", tmp_path / "hds", "-o", tmp_path / "uit", "--one").code == 0
    (page,) = (tmp_path / "uit").iterdir()
    assert '<html lang="en">' in page.read_text()
    assert data_of(page.read_text())["language"] == "en"
