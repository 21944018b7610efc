"""Judging: met, not met or unjudged, each side of the threshold, and the basis before everything else."""

from decimal import Decimal
from typing import Any

import pytest

from anwroster.audit.case import Case
from anwroster.audit.policies import BASIS, shipped_policies
from anwroster.audit.verdicts import Outcome, judge, judged
from anwroster.model import Criterion, Policy, Role
from tests.audit.measuring import case_of, doctors
from tests.builders import doctor, instance, roster, shift


def the_case() -> Case:
    """Return a case whose only doctor did 15 of 20 h: a fulfilment of exactly 0.75."""
    shifts = [shift(f"s{at}", at, 17, 5) for at in range(3)]
    return case_of(instance(shifts, (doctor("a"),)), roster(*(("a", each.id) for each in shifts)))


def criterion(**values: Any) -> Criterion:
    return Criterion(id="x", name="x", own_choice=True, **{"indicator": "fulfilment_lowest", **values})


@pytest.mark.parametrize(
    ("bounds", "outcome"),
    [
        ({"at_least": "0.75"}, Outcome.MET),
        ({"at_least": "0.7500000000000000000000000001"}, Outcome.NOT_MET),
        ({"at_most": "0.75"}, Outcome.MET),
        ({"at_most": "0.7499999999999999999999999999"}, Outcome.NOT_MET),
        ({"at_least": "0.75", "at_most": "0.75"}, Outcome.MET),
        ({"at_least": "0.5", "at_most": "0.7"}, Outcome.NOT_MET),
    ],
)
def test_the_threshold_itself_is_enough_and_nothing_beyond(bounds: dict[str, str], outcome: Outcome) -> None:
    exact = {name: Decimal(text) for name, text in bounds.items()}
    assert judged(the_case(), criterion(**exact), "own").outcome is outcome


def test_what_has_no_value_is_unjudged_with_its_reason() -> None:
    found = judged(the_case(), criterion(indicator="night_share", at_least=Decimal(0)), "own")
    assert found.outcome is Outcome.UNJUDGED
    assert found.measurement.reason == "nothing_to_divide"


def test_only_those_who_fail_are_behind_a_criterion_that_is_not_met() -> None:
    names = ("a0", "b0", "b1", "c0", "c1", "c2")
    shifts = [shift(each, int(each[1]), 17, 5) for each in names]
    people = [doctor(name) for name in "abc"]  # fulfilments of 0.25, 0.5 and 0.75
    case = case_of(instance(shifts, people), roster(*((each.id[0], each.id) for each in shifts)))

    def behind(**values: Any) -> list[str]:
        return doctors(judged(case, criterion(**values), "own").measurement.evidence)

    assert behind(at_least=Decimal("0.5")) == ["a"]
    assert behind(at_least=Decimal("0.51")) == ["a", "b"]
    assert behind(at_least=Decimal("0.25")) == ["a", "b", "c"]  # met: everybody, the lowest first
    assert behind(indicator="fulfilment_highest", at_most=Decimal("0.5")) == ["c"]
    # Of what is no extreme everything stays: the spread is nobody's own.
    assert sorted(behind(indicator="fulfilment_spread", at_most=Decimal("0.1"))) == ["a", "b", "c"]


def test_the_basis_comes_first_and_only_once() -> None:
    basis = [each.id for each in shipped_policies()[BASIS].criteria]
    own = Policy(id="own", name="Own", criteria=(criterion(at_least=Decimal("0.5")),))
    found = judge(the_case(), own)
    assert [(each.policy, each.criterion.id) for each in found] == [*((BASIS, each) for each in basis), ("own", "x")]
    assert [each.criterion.id for each in judge(the_case(), shipped_policies()[BASIS])] == basis


def test_of_a_bare_case_the_basis_misses_the_certificate_and_cannot_judge_payments() -> None:
    found = {each.criterion.id: each.outcome for each in judge(the_case(), shipped_policies()[BASIS])}
    assert found["certificaat-aanwezig"] is Outcome.NOT_MET
    assert found["certificaat"] is Outcome.UNJUDGED
    assert found["betaald-maximum"] is Outcome.UNJUDGED
    assert found["harde-regels-gepubliceerd"] is Outcome.MET


def test_a_role_or_agreement_that_the_hds_does_not_have_cannot_be_judged() -> None:
    for scope in ({"role": Role.WAARNEMER}, {"agreement": "vip"}, {"role": Role.WAARNEMER, "agreement": "owner"}):
        found = judged(the_case(), criterion(indicator="swaps", at_most=Decimal(0), **scope), "own")
        assert (found.outcome, found.measurement.reason) == (Outcome.UNJUDGED, "empty_scope")
    for scope in ({"role": Role.PRAKTIJKHOUDER}, {"agreement": "owner"}, {}):
        found = judged(the_case(), criterion(indicator="swaps", at_most=Decimal(0), **scope), "own")
        assert found.outcome is Outcome.MET


def test_a_policy_of_another_region_is_not_met_by_having_none_of_its_doctors() -> None:
    found = [each for each in judge(the_case(), shipped_policies()["eemland"]) if each.policy == "eemland"]
    assert {each.measurement.reason for each in found} == {"empty_scope"}
