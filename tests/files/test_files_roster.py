import json
from pathlib import Path

import pytest

from anwroster.errors import Fault, InputError
from anwroster.files import read_roster, roster_json
from anwroster.model import Instance, Period
from tests.builders import doctor, instance, roster, shift

MADE = roster(("a", "s2"), ("b", "s1"))


@pytest.fixture
def given_() -> Instance:
    return instance([shift("s1", 0, 18, 5), shift("s2", 1, 18, 5)], [doctor("a"), doctor("b")])


def faults_of(path: Path, given: Instance | None = None) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_roster(path, given)
    return caught.value.faults


def test_a_roster_survives_its_file(tmp_path: Path, given_: Instance) -> None:
    path = tmp_path / "roster.json"
    path.write_text(roster_json(MADE))
    assert read_roster(path, given_) == MADE


def test_the_same_roster_is_the_same_text_with_sorted_keys() -> None:
    text = roster_json(MADE)
    assert text == roster_json(MADE.model_copy())
    assert text.endswith("\n")
    keys = list(json.loads(text))
    assert keys == sorted(keys)


def test_a_missing_roster(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "roster.json")
    assert (fault.code, fault.file) == ("roster_missing", "roster.json")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"x"', b"hds = 1"])
def test_what_is_no_roster(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "roster.json"
    path.write_bytes(content)
    assert [each.code for each in faults_of(path)] == ["roster_syntax"]


@pytest.mark.parametrize(
    ("change", "code", "key", "value"),
    [
        ({"status": "prima"}, "unknown_choice", "status", "prima"),
        ({"kleur": "rood"}, "unknown_key", "kleur", "rood"),
        ({"hds": None}, "wrong_type_text", "hds", None),
        ({"format": "anwroster-roster-9"}, "unknown_choice", "format", "anwroster-roster-9"),
        ({"assignments": [{"doctor": "a", "shift": "s", "phase": "4"}]}, "unknown_choice", "assignments[1].phase", "4"),
        ({"assignments": [{"doctor": "a", "phase": "1"}]}, "missing_key", "assignments[1].shift", None),
        ({"period": {"start": "2026-01-05", "end": "2026-02-31"}}, "unreadable_date", "period.end", "2026-02-31"),
    ],
)
def test_a_wrong_value_is_told_by_its_key(
    tmp_path: Path, change: dict[str, object], code: str, key: str, value: str | None
) -> None:
    path = tmp_path / "roster.json"
    path.write_text(json.dumps(json.loads(roster_json(MADE)) | change))
    (fault,) = faults_of(path)
    assert (fault.code, fault.column, fault.value) == (code, key, value)
    assert fault.why("nl")
    assert fault.fix("en")


def test_a_roster_of_another_hds_and_period(tmp_path: Path, given_: Instance) -> None:
    path = tmp_path / "roster.json"
    other = Period(start=MADE.period.start, end=MADE.period.start.replace(day=20))
    path.write_text(roster_json(MADE.model_copy(update={"hds": "anders", "period": other})))
    faults = faults_of(path, given_)
    assert [each.code for each in faults] == ["other_hds", "other_period"]
    assert "2026-01-20" in faults[1].why("nl")
    assert read_roster(path).hds == "anders"


def test_unknown_doctors_are_for_the_checks_to_tell(tmp_path: Path, given_: Instance) -> None:
    path = tmp_path / "roster.json"
    path.write_text(roster_json(roster(("niemand", "nooit"))))
    assert read_roster(path, given_).assignments[0].doctor == "niemand"
