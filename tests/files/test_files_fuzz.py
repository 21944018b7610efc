"""Nothing that a user can put into the folder raises anything but an InputError."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from anwroster.errors import InputError
from anwroster.files import read_folder, read_roster
from tests.files.goodfolder import GOOD, put, write

FILES = sorted(GOOD)
LITTLE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        (
            "",
            " ",
            "=1",
            "1e5",
            "1.234",
            "7:30",
            "24:00",
            "32-1-2027",
            "1-1-2027 7:61",
            "-",
            "+",
            "%",
            "½",
            "١٢",
            "𝟙",
            "∞",
        )
    ),
    st.sampled_from(
        ("nan", "0x1", "1_0", "٣-١-٢٠٢٧", "ma-", "-ma", "even weken", "99:99-1:00", "soort:", "band:", "T")
    ),
    st.sampled_from(("\ud7ff", "\ufeff", "\u202e", "a" * 500, "9" * 500, "0," + "1" * 40, "31-12-2100 24:00", "€")),
)


def read(folder: Path) -> None:
    """Read a folder; every fault that it holds must have its sentences."""
    try:
        read_folder(folder)
    except InputError as error:
        for fault in error.faults:
            assert fault.why("nl") and fault.fix("en") and fault.where("nl")
            assert fault.why("en").isprintable()


@LITTLE
@given(st.sampled_from([*FILES, "input.xlsx"]), st.binary(max_size=300))
@example("hds.toml", b"a = " + b"[" * 100_000)
@example("hds.toml", b"a = " + b"9" * 5_000)
@example("hds.toml", b"[[posts]]\nid = {}\n")
@example("hds.toml", b"posts = 3\nquota = []\nholidays = {extra = 2}\nperiod = 'x'")
@example("hds.toml", b"a = inf\nb = nan")
@example("input.xlsx", b"PK\x05\x06" + b"\x00" * 18)
def test_random_bytes_in_any_file(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read(write(Path(folder), put(name, content)))


@LITTLE
@given(st.sampled_from([each for each in FILES if each != "hds.toml"]), st.data())
def test_random_cells_in_any_table(name: str, data: st.DataObject) -> None:
    header, *rows = GOOD[name].splitlines()
    cells = [row.split(";") for row in rows]
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.sampled_from(cells))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
    text = "\n".join([header, *(";".join(row) for row in cells)])
    with tempfile.TemporaryDirectory() as folder:
        read(write(Path(folder), put(name, text.encode("utf-8", "replace"))))


@LITTLE
@given(st.data())
def test_random_lines_of_settings_taken_out_or_changed(data: st.DataObject) -> None:
    lines = GOOD["hds.toml"].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        key = lines[place].partition("=")[0]
        values = [
            "3",
            "-1",
            "2.5",
            '"x"',
            '""',
            "true",
            "[]",
            "{}",
            "[1]",
            "2027-01-01",
            "07:30:00",
            "inf",
            '"2030-01-01"',
        ]
        lines[place] = data.draw(st.sampled_from(["", *(f"{key}= {value}" for value in values)]))
    with tempfile.TemporaryDirectory() as folder:
        read(write(Path(folder), put("hds.toml", "\n".join(lines))))


@LITTLE
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)))
@example(b"[" * 200_000)
@example(b'{"hds": 1, "period": {"start": "x"}, "x": [], "assignments": [{}]}')
def test_random_bytes_as_a_roster(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.json"
        path.write_bytes(content)
        with pytest.raises(InputError) as caught:
            read_roster(path)
        assert all(each.why("nl") and each.fix("en") for each in caught.value.faults)
