from pathlib import Path

import pytest

from anwroster.errors import InputError
from anwroster.files import read_folder
from anwroster.words import area
from tests.files.goodfolder import faults_of, write
from tests.files.planting import Plant
from tests.files.plants import PLANTS


def test_the_good_folder_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path)) == ()


@pytest.mark.parametrize("plant", PLANTS, ids=[each.name for each in PLANTS])
def test_a_planted_mistake_is_told_with_place_and_words(plant: Plant, tmp_path: Path) -> None:
    folder = write(tmp_path / "map", *plant.edits)
    faults = faults_of(folder)
    assert plant.code in [each.code for each in faults], [(each.code, each.where()) for each in faults]
    fault = next(each for each in faults if each.code == plant.code)
    row = plant.row
    if isinstance(row, str):
        lines = (folder / plant.file).read_text().splitlines()
        row = next(number for number, line in enumerate(lines, start=1) if row in line)
    assert (fault.file, fault.row, fault.column, fault.value) == (plant.file, row, plant.column, plant.value)
    told = f"{fault.why('nl')} {fault.fix('nl')}"
    assert plant.says in told
    for language in ("nl", "en"):
        text = f"{fault.where(language)}: {fault.why(language)} {fault.fix(language)}"
        assert "{" not in text
        assert plant.file in text


def test_plants_bear_different_names() -> None:
    assert len({each.name for each in PLANTS}) == len(PLANTS) >= 45


@pytest.mark.parametrize("plant", PLANTS, ids=[each.name for each in PLANTS])
def test_one_mistake_is_one_fault(plant: Plant, tmp_path: Path) -> None:
    more = {
        "improbable period": 2,  # both its days
        "duplicate post": 5,  # the post that is now gone is still named four times
        "duplicate practice": 3,  # likewise, twice
        "bad key": 2,  # likewise, once
    }
    faults = faults_of(write(tmp_path, *plant.edits))
    assert len(faults) == more.get(plant.name, 1), [(each.code, each.where(), each.value) for each in faults]


def test_all_mistakes_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    chosen = ("unreadable date", "unknown scope", "31 June", "negative number", "demand of zero", "25 o'clock")
    edits = [edit for each in PLANTS if each.name in chosen for edit in each.edits]
    with pytest.raises(InputError) as caught:
        read_folder(write(tmp_path, *edits))
    places = [(each.file, each.row) for each in caught.value.faults]
    assert places == [
        ("hds.toml", 33),
        ("practices.csv", 2),
        ("doctors.csv", 5),
        ("doctors.csv", 5),
        ("limits.csv", 4),
        ("busy.csv", 2),
    ]


def test_the_error_speaks_the_language_of_the_hds(tmp_path: Path) -> None:
    from tests.files.goodfolder import swap

    folder = write(tmp_path, swap("hds.toml", '"nl"', '"en"'), swap("limits.csv", "totaal", "ochtend"))
    with pytest.raises(InputError, match="row 4, column waarvoor"):
        read_folder(folder)


def test_every_fault_of_the_catalogue_is_met_by_a_test() -> None:
    texts = "".join(
        path.read_text() for path in Path(__file__).parents[1].rglob("*.py") if path.name != Path(__file__).name
    )
    unreachable = {"not_understood"}  # for an error of pydantic that its models cannot raise today
    missed = {code for code in area("faults") if f'"{code}"' not in texts} - {"place"}
    assert missed == unreachable
