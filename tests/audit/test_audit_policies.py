"""Policies as data: the shipped ones, and every fault in somebody's own, all at once, by line and key."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.policies import BASIS, read_policy, shipped_policies, shipped_text
from anwroster.errors import Fault, InputError
from docs import indicatorpage

HEAD = 'format = "anwroster-policy-1"\nid = "own"\nname = "Own"\n'
CRITERION = '\n[[criteria]]\nid = "{id}"\nname = "Something"\nindicator = "{indicator}"\n{rest}\n'


def criterion(rest: str, indicator: str = "fulfilment_lowest", id: str = "one") -> str:
    return CRITERION.format(id=id, indicator=indicator, rest=rest)


def faults(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_policy(file)
    for each in caught.value.faults:
        assert each.why("nl") and each.fix("nl") and each.why("en") and each.fix("en")
    return caught.value.faults


def only(tmp_path: Path, text: str) -> Fault:
    found = faults(tmp_path, text)
    assert len(found) == 1, [each.code for each in found]
    return found[0]


def test_every_shipped_policy_asks_for_what_can_be_measured_and_says_where_thresholds_come_from() -> None:
    assert set(shipped_policies()) == {BASIS, "evenwicht", "hzw", "eemland", "primacura"}
    for name, policy in shipped_policies().items():
        assert policy.id == name
        assert policy.name_en
        assert policy.about_en
        for each in policy.criteria:
            assert each.indicator in CATALOGUE
            assert each.source or each.own_choice
            assert each.name_en


def test_no_shipped_threshold_is_shown_as_national_law() -> None:
    for policy in shipped_policies().values():
        for each in policy.criteria:
            text = f"{each.name} {each.name_en} {each.source}".lower()
            assert not any(word in text for word in (" wet ", "wettelijk", "landelijk", "national law", "statutory"))


def test_a_policy_of_ones_own_is_read(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(HEAD + criterion('at_least = 0.75\nunit = "share"\nsource = "Contract 2026"'), encoding="utf-8")
    policy = read_policy(file)
    assert str(policy.criteria[0].at_least) == "0.75"
    assert policy.criteria[0].source == "Contract 2026"
    assert policy.criteria[0].on == "worked"


def test_a_name_finds_a_shipped_policy_and_a_misspelt_one_lists_them() -> None:
    assert read_policy("hzw").id == "hzw"
    with pytest.raises(InputError) as caught:
        read_policy("eemlant")
    assert caught.value.faults[0].code == "unknown_policy"
    assert dict(caught.value.faults[0].details)["known"] == ", ".join(shipped_policies())


def test_a_file_that_is_not_there_or_empty_or_no_toml(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_policy(tmp_path / "none.toml")
    assert only(tmp_path, "").code == "empty_policy"
    assert only(tmp_path, "id = ").code == "toml_syntax"


def test_a_misspelt_indicator_names_the_nearest_at_its_line(tmp_path: Path) -> None:
    found = only(tmp_path, HEAD + criterion("at_least = 1\nown_choice = true", "fulfilment_lowst"))
    assert (found.code, found.row, found.column, found.value) == (
        "unknown_indicator",
        8,
        "criteria[1].indicator",
        "fulfilment_lowst",
    )
    assert "fulfilment_lowest" in dict(found.details)["near"]


def test_a_criterion_needs_a_threshold_and_an_origin(tmp_path: Path) -> None:
    assert only(tmp_path, HEAD + criterion("own_choice = true")).code == "criterion_without_threshold"
    assert only(tmp_path, HEAD + criterion("at_least = 0.5")).code == "criterion_without_source"
    assert only(tmp_path, HEAD + criterion('at_least = 0.5\nsource = "  "')).code == "criterion_without_source"
    assert only(tmp_path, HEAD + criterion("at_least = 0.5\nown_choice = false")).code == "criterion_without_source"


@pytest.mark.parametrize(
    ("rest", "indicator", "code"),
    [
        ("at_least = 75", "fulfilment_lowest", "threshold_percent"),
        ("at_least = 10.01", "fulfilment_lowest", "threshold_percent"),
        ("at_most = 0.5", "open_seats", "threshold_not_whole"),
        ("at_most = -1", "open_seats", "threshold_negative"),
        ("at_least = 0.5\nat_most = 0.4", "fulfilment_lowest", "thresholds_crossed"),
        ('at_least = 0.5\nunit = "hours"', "fulfilment_lowest", "criterion_unit"),
        ('at_least = 0.5\nunit = "bananas"', "fulfilment_lowest", "criterion_unit"),
        ('at_least = "75"', "fulfilment_lowest", "threshold_percent"),
        ("at_least = true", "fulfilment_lowest", "wrong_type_number"),
        ("at_least = nan", "fulfilment_lowest", "wrong_type_number"),
        ("at_least = inf", "fulfilment_lowest", "wrong_type_number"),
        ("at_most = 1000000001", "open_seats", "too_large_number"),
        (f"at_most = {10**400}", "open_seats", "too_large_number"),
        ("at_least = 0.5\nat_leest = 0.5", "fulfilment_lowest", "misspelt_key"),
        ("at_least = 0.5\nxyzzy = 1", "fulfilment_lowest", "unknown_key"),
        ('at_least = 0.5\nrole = "huisarts"', "fulfilment_lowest", "unknown_choice"),
        ('at_least = 0.5\non = "paid"', "fulfilment_lowest", "unknown_choice"),
    ],
)
def test_nonsense_is_told_once_and_what_makes_sense_is_not(
    tmp_path: Path, rest: str, indicator: str, code: str
) -> None:
    assert only(tmp_path, HEAD + criterion(f"{rest}\nown_choice = true", indicator)).code == code


@pytest.mark.parametrize(
    ("rest", "indicator"),
    [
        ("at_least = 10", "fulfilment_highest"),
        ("at_most = 0.05", "fulfilment_gini_change"),
        ("at_least = -0.1", "night_share_change"),
        ("at_least = -2", "hand_overs_days_median"),
        ("at_least = 5.5", "shifts_per_half_year_lowest"),
        ("at_most = 3.0", "open_seats"),
        ("at_most = 1000000000", "open_seats"),
        ('at_least = "0.75"', "fulfilment_lowest"),
        ("at_least = 0.4\nat_most = 0.4", "fulfilment_lowest"),
        ('at_most = 3\nunit = "shifts"', "open_seats"),
    ],
)
def test_a_threshold_at_the_edge_of_sense_is_taken(tmp_path: Path, rest: str, indicator: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(HEAD + criterion(f"{rest}\nown_choice = true", indicator), encoding="utf-8")
    assert read_policy(file).criteria[0].indicator == indicator


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = 'format = "anwroster-policy-1"\nid = "own"\n'
    text += criterion("at_least = 75", "fulfilment_lowst") + criterion('at_most = "many"\nsource = "x"', "open_seats")
    found = {(each.code, each.column) for each in faults(tmp_path, text)}
    assert found == {
        ("missing_key", "name"),
        ("unknown_indicator", "criteria[1].indicator"),
        ("criterion_without_source", "criteria[1].source"),
        ("wrong_type_number", "criteria[2].at_most"),
        ("duplicate_key", "criteria[2].id"),
    }


def test_a_policy_without_criteria_is_none(tmp_path: Path) -> None:
    assert only(tmp_path, HEAD).code == "missing_key"
    assert only(tmp_path, HEAD + "criteria = []\n").code == "empty_list"
    assert only(tmp_path, HEAD + 'criteria = "many"\n').code == "wrong_type_list"


@pytest.mark.parametrize("name", shipped_policies())
def test_the_schema_for_editors_accepts_what_is_shipped_and_refuses_a_misspelling(name: str) -> None:
    schema = json.loads(indicatorpage.SCHEMA.read_text(encoding="utf-8"))
    policy = tomllib.loads(shipped_text(name).decode())
    jsonschema.validate(policy, schema)
    policy["criteria"][0]["indicator"] += "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(policy, schema)
