from pathlib import Path

import pytest

from tests.commands.calling import Caller

WEEK, SMALL = Path("examples/first-week"), Path("examples/small")


def test_everybody_with_a_quota_gets_advice(call: Caller) -> None:
    answer = call("advise", WEEK, "--runs", 20)
    told = call("advise", WEEK, "--runs", 20, "--json").document
    assert answer.code == 0
    assert "Kans om bij te blijven" in answer.out
    assert "snelle roosters" in answer.out
    assert len(told["doctors"]) >= 3
    for each in told["doctors"]:
        assert all(0 <= each[key] <= 1 for key in ("reached", "kept_up", "assigned"))
        assert each["reached"] <= each["kept_up"]
        assert len(each["given_minutes"]) == 20
        assert max(each["given_minutes"]) <= each["offered_minutes"]


def test_the_same_seed_gives_the_same_advice(call: Caller) -> None:
    one, same, other = (call("advise", SMALL, "--runs", 5, "--seed", seed, "--json").document for seed in (3, 3, 4))
    assert one == same != other


def test_one_doctor_gets_a_picture(call: Caller) -> None:
    told = call("advise", WEEK, "--json").document["doctors"][0]
    answer = call("advise", WEEK, "--doctor", told["doctor"])
    assert answer.code == 0
    assert "Hoe vaak kwam" in answer.out
    assert "█" in answer.out
    assert "anwroster solve" in answer.err


def test_who_falls_short_is_pointed_at(call: Caller) -> None:
    answer = call("advise", SMALL, "--runs", 5)
    assert "doen er goed aan meer aan te bieden" in answer.err
    assert "anwroster advise" in answer.err


@pytest.mark.parametrize(
    ("words", "said"), [(("--runs", "0"), "--runs"), (("--doctor", "niemand-hier"), "niemand-hier")]
)
def test_wrong_usage_is_said(call: Caller, words: tuple[str, str], said: str) -> None:
    answer = call("advise", WEEK, *words)
    assert (answer.code, said in answer.err) == (2, True)
