"""Instances at the edge of sense: each gets a roster, and claims no more than it proves."""

import highspy
import numpy as np
import pytest

from anwroster.checks import findings
from anwroster.model import Limit, Phase
from anwroster.rostering import Request, make_roster, make_rosters
from anwroster.solver import highs
from anwroster.solver.highs import Relaxed
from tests.builders import doctor, instance, night, shift
from tests.solver.clock import HERE


def quick(**changes):
    return Request(**({"time_limit_seconds": 20, "workers": 1} | changes))


def nights(count: int):
    return [night(f"n{at:02}", at) for at in range(count)]


def test_hundreds_of_identical_doctors_are_no_riddle():
    made = make_roster(instance(nights(20), [doctor(f"d{at:03}") for at in range(300)]), quick())
    assert len(made.assignments) == 20
    assert len({each.doctor for each in made.assignments}) == 20
    assert {each.name: each.gap for each in made.phases[0].levels}["coverage"] == 0


def test_a_quota_of_nothing_gives_a_roster():
    made = make_roster(instance(nights(3), [doctor("a", commitment_hours=0), doctor("b")]), quick())
    assert made.phases[0].open_seats == 0
    assert made.status == "optimal"


def test_quotas_of_nothing_for_everybody_give_a_roster():
    made = make_roster(instance(nights(3), [doctor(name, commitment_hours=0) for name in "ab"]), quick())
    assert made.phases[0].open_seats == 0


def test_a_level_with_nothing_to_decide_is_proven_at_once():
    made = make_roster(instance(nights(1), [doctor("a")]), quick())
    assert made.status == "optimal"
    assert all(each.gap == 0 for each in made.phases[0].levels)


def test_a_demand_above_all_doctors_together_is_proven_to_stay_open():
    crowd = instance([shift("s", 0, 18, 5, demand=40)], [doctor(f"d{at}") for at in range(3)])
    made = make_roster(crowd, quick())
    assert made.phases[0].open_seats == 37
    assert made.status == "optimal"


def broken(relaxation, seconds):
    none = np.zeros(0)
    return Relaxed(objective=None, values=none, duals=none, failed=True)


def test_a_relaxation_that_breaks_down_is_said_and_proves_nothing(monkeypatch):
    case = instance([*nights(3), shift("s", 4, 8, 8)], [doctor("a", commitment_hours=30), doctor("b")])
    sound = make_roster(case, quick())
    monkeypatch.setattr(highs.Relaxation, "solve", broken)
    heard = []
    (made,) = make_rosters(case, quick(), heard.append)
    assert not findings(case, made.roster)
    assert "failed" in {each.note for each in heard}
    assert made.roster.phases[0].open_seats == sound.phases[0].open_seats
    assert all(not each.rows for each in made.proof.levels)
    assert all(each.bound == 0 for each in made.proof.levels)


def test_a_relaxation_out_of_time_has_not_failed():
    case = instance(nights(2), [doctor("a")])
    from anwroster.problem import problem_of
    from anwroster.solver.arrays import stage
    from anwroster.solver.relaxing import relax
    from anwroster.solver.rules import post

    ledger = post(problem_of(case, Phase.ONE, None))
    relaxed = relax(stage(ledger, ledger.levels()[0], {}), 5, 0, HERE)
    assert relaxed.failed is False
    assert highspy.HighsModelStatus.kSolveError not in highs._ENDINGS


def test_the_lottery_decides_between_equals_and_stands_in_the_roster():
    case = instance(nights(1), [doctor(f"d{at}") for at in range(8)])
    winners = {}
    for seed in range(12):
        made = make_roster(case, quick(seed=seed))
        assert made.provenance.options["seed"] == str(seed)
        winners[seed] = made.assignments[0].doctor
    assert len(set(winners.values())) > 2
    assert winners[3] == make_roster(case, quick(seed=3)).assignments[0].doctor


def test_the_order_of_the_file_decides_nothing():
    people = [doctor(f"d{at}") for at in range(6)]
    forth, back = instance(nights(2), people), instance(nights(2), people[::-1])
    assert make_roster(forth, quick()).assignments == make_roster(back, quick()).assignments


@pytest.mark.parametrize("gap", [0.0, 1.0])
def test_a_wide_gap_never_leaves_coverage_or_obligations(gap):
    case = instance(nights(6), [doctor(name, commitment_hours=20) for name in "abc"])
    made = make_roster(case, quick(gap=gap))
    upper = [each for each in made.phases[0].levels if each.name in ("coverage", "obligations")]
    assert all(each.status == "optimal" for each in upper)
    assert made.provenance.options["gap"] == f"{100 * gap:g} %"


def test_a_maximum_of_nothing_leaves_a_doctor_at_home():
    case = instance(nights(1), [doctor("a")], limits=(Limit(doctor="a", bound="maximum", unit="shifts", amount=0),))
    assert make_roster(case, quick()).assignments == ()
