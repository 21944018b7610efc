from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anwroster.exports import calendars, slug
from anwroster.model import Assignment
from tests.hostile import NAMES
from tests.reportcase import DOCTORS, made
from tests.reportcase import given as case


@pytest.mark.parametrize("key", ["anna", "a-bedacht", "a-voorbeeld-2", "7"])
def test_a_good_key_is_its_own_name(key: str) -> None:
    assert slug(key) == key


@given(st.text(max_size=80))
@example("../../etc/passwd")
@example("..")
@example("C:\\con")
@example("\ud800")
def test_a_name_never_leaves_its_folder(key: str) -> None:
    name = f"calendars/dokter-{slug(key)}.ics"
    assert name.isascii()
    assert PurePosixPath(name).parts[:-1] == ("calendars",)
    assert len(PureWindowsPath(name).parts) == 2
    assert ".." not in name
    assert len(name) < 110


@given(st.lists(st.text(max_size=8), unique=True))
@example(["Jan", "jan", "JAN", "jan.", "jan-", "já n", "j-a-n"])
def test_no_two_keys_share_a_name(keys: list[str]) -> None:
    assert len({slug(each) for each in keys}) == len(keys)


def test_names_differ_on_disks_that_know_no_capitals() -> None:
    assert len({slug(each).lower() for each in ("Jan", "jan", "JAN", "jAn")}) == 4


@pytest.mark.parametrize("name", NAMES)
def test_files_are_called_by_keys_never_by_names(name: str) -> None:
    assert set(calendars(case((name,) * 5), made())) == set(calendars(case(), made()))


def test_namesakes_have_a_file_each() -> None:
    found = calendars(case(("A. Anders",) * 5), made())
    assert found["calendars/dokter-anna.ics"] != found["calendars/dokter-eva.ics"]


def test_a_file_does_not_depend_on_who_else_works() -> None:
    doctors = tuple(DOCTORS[0].model_copy(update={"id": key}) for key in ("Jan", "jan", "jan."))
    instance = case(doctors=doctors, affiliations=(), wishes=(), fixed=(), offers=(), balances=(), top_ups=())

    def written(*keys: str) -> dict[str, bytes]:
        work = tuple(
            Assignment(doctor=key, shift=f"n-nacht-2026-03-{25 + at}", phase="1") for at, key in enumerate(keys)
        )
        return {name: body for name, body in calendars(instance, made(assignments=work)).items() if "dokter" in name}

    both, alone = written("Jan", "jan."), written("Jan")
    assert set(alone) < set(both)
    assert len(both) == 2
