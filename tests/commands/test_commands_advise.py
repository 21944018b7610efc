from fractions import Fraction
from pathlib import Path

import pytest

from anwroster.commands.advise import advice
from anwroster.commands.talk import Talk
from anwroster.solver.simulation import ENOUGH, Outlook
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
    assert "is het wijs meer aan te bieden" in answer.err
    assert "anwroster advise" in answer.err


@pytest.mark.parametrize(
    ("words", "said"), [(("--runs", "0"), "--runs"), (("--doctor", "niemand-hier"), "niemand-hier")]
)
def test_wrong_usage_is_said(call: Caller, words: tuple[str, str], said: str) -> None:
    answer = call("advise", WEEK, *words)
    assert (answer.code, said in answer.err) == (2, True)


def outlook(**changes: object) -> Outlook:
    found = {"owed_minutes": 600, "offered_minutes": 6000, "offered_shifts": 10, "given_minutes": (500,)}
    chances = {"reached": Fraction(1), "kept_up": Fraction(1), "assigned": Fraction(0), "more_minutes": 0}
    return Outlook(doctor="x", **{**found, **chances, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reached": ENOUGH}, "genoeg"),
        ({"reached": ENOUGH - Fraction(1, 100)}, "genoeg om bij te blijven; meer aanbieden brengt u nu niet verder"),
        ({"reached": Fraction(0)}, "genoeg om bij te blijven; meer aanbieden brengt u nu niet verder"),
        ({"kept_up": ENOUGH - Fraction(1, 100)}, "genoeg uren, maar gewilde diensten"),
        ({"more_minutes": 120}, "bied ongeveer 2 uur meer aan"),
        ({"owed_minutes": 0}, "al genoeg gedaan"),
        ({"offered_shifts": 0, "more_minutes": 60}, "biedt nog niets aan"),
    ],
)
def test_enough_is_said_only_when_the_chance_is_there(changes: dict[str, object], said: str) -> None:
    told = advice(Talk("nl"), outlook(**changes))
    assert told.startswith(said)
    assert (told == "genoeg") == (said == "genoeg")


def test_each_chance_is_explained_in_a_line(call: Caller) -> None:
    answer = call("advise", WEEK, "--runs", 20)
    for head in ("Kans om bij te blijven", "Kans op alle uren", "Kans op fase 3"):
        assert head in answer.out.splitlines()[1]
        assert sum(line.startswith(f"{head}:") or f". {head}:" in line for line in answer.out.splitlines()) == 1
    assert "vanaf 80 % kans" in answer.out
    assert Fraction(80, 100) == ENOUGH
