"""anwroster policies: what is shipped, what one asks, and its TOML to start an own one from."""

from pathlib import Path

import pytest

from anwroster.audit.policies import read_policy, shipped_policies
from tests.commands.calling import Caller


def test_every_shipped_policy_is_listed(call: Caller) -> None:
    shown = call("policies")
    assert shown.code == 0
    assert all(policy.name in shown.out for policy in shipped_policies().values())


def test_a_policy_shows_every_criterion_with_threshold_and_origin(call: Caller) -> None:
    shown = call("policies", "eemland").out
    for text in ("shifts_per_half_year_lowest", "≥ 6 diensten", "aangesloten", "huisartseneemland.nl, ANW roosteren"):
        assert text in shown
    assert "niet landelijk" in shown


def test_it_speaks_english(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en")
    assert "not for the country" in call("policies", "eemland").out


def test_the_toml_of_a_policy_is_one_that_can_be_read(call: Caller, tmp_path: Path) -> None:
    given = call("policies", "hzw", "--toml")
    assert given.code == 0
    own = tmp_path / "own.toml"
    own.write_text(given.out, encoding="utf-8")
    assert read_policy(own) == shipped_policies()["hzw"]


def test_a_policy_of_ones_own_is_proven(call: Caller, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('format = "anwroster-policy-1"\nid = "own"\nname = "Own"\n[[criteria]]\nid = "x"\nname = "X"\n')
    refused = call("policies", own)
    assert refused.code == 2
    assert "indicator" in refused.err
    assert "at_least" in refused.err
    own.write_text(own.read_text() + 'indicator = "open_seats"\nat_most = 3\nown_choice = true\n')
    assert call("policies", own).code == 0
    assert read_policy(own).id == "own"


def test_the_document_holds_thresholds_as_they_are(call: Caller) -> None:
    found = call("policies", "evenwicht", "--json").document["policies"][0]
    assert found["id"] == "evenwicht"
    assert {each["at_least"] for each in found["criteria"] if each["at_least"]} == {"0.75", "0.95"}


@pytest.mark.parametrize("words", [("--toml",), ("nope", "--toml"), ("nope",), ("nope.toml",)])
def test_what_is_not_there_is_said(call: Caller, words: tuple[str, ...]) -> None:
    assert call("policies", *words).code == 2
