"""What a package says of itself, held against what it really is."""

from collections.abc import Iterator

from anwroster import checks
from anwroster.audit.case import Case
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.model import Level, Phase, PhaseResult, Roster
from anwroster.problem import before_of


def _input_changed(case: Case, _: Scope) -> Measurement:
    """Return the input files that are not as they were when the roster was made."""
    if case.published.provenance is None:
        return unjudged("no_provenance")
    made, now = case.published.provenance.digests, case.instance.digests
    changed = sorted(name for name in made.keys() | now.keys() if made.get(name) != now.get(name))
    return counted(Evidence("changed_input", values=(("file", name),)) for name in changed)


def _paid_elsewhere(case: Case, _: Scope) -> Measurement:
    """Return the seats that are paid to somebody other than who worked, or than who is paid for that doctor."""
    payers = {each.id: each.paid_by for each in case.instance.hds.agreements}
    agreements = case.as_worked.agreements
    return counted(
        Evidence("paid_elsewhere", seat.worked or "", seat.shift, values=(("after", seat.paid),))
        for seat in case.seats
        if seat.worked and seat.paid and seat.paid != seat.worked and payers[agreements[seat.worked]] == "hds"
    )


def _claims_false(case: Case, _: Scope) -> Measurement:
    """Return what the published roster tells wrongly of its levels, open seats and forced doctors."""
    if not case.published.phases:
        return unjudged("no_claims")
    return counted(_claims(case))


def _claims(case: Case) -> Iterator[Evidence]:
    instance, roster = case.instance, case.published
    order = list(Phase)
    seats = sum(each.demand for each in instance.shifts)
    for result in roster.phases:
        reached = order.index(result.phase)
        so_far = tuple(each for each in roster.assignments if order.index(each.phase) <= reached)
        own = sum(each.phase is result.phase for each in so_far)
        if result.filled != own:
            yield _claim("claims_filled", result, result.filled, own)
        if result.open_seats != seats - len(so_far):
            yield _claim("claims_open", result, result.open_seats, seats - len(so_far))
        yield from _levels(case, roster.model_copy(update={"assignments": so_far}), result)
    offered = {(each.doctor, each.shift) for each in instance.offers}
    for each in roster.assignments:
        without = each.phase is Phase.THREE and not each.fixed and (each.doctor, each.shift) not in offered
        if without and not each.forced:
            yield Evidence("hidden_forced", each.doctor, each.shift)


def _levels(case: Case, so_far: Roster, result: PhaseResult) -> Iterator[Evidence]:
    known = {each.level.value: each.value for each in case.verification[0] if each.phase is result.phase}
    if not known:  # no certificate that counted them already
        scores = checks.score(case.instance, so_far, result.phase, before_of(so_far, result.phase))
        known = {level.value: scores.get(level, 0) for level in Level}
    for each in result.levels:
        if each.name in known and each.value != known[each.name]:
            yield _claim("claims_level", result, each.value, known[each.name], each.name)


def _claim(key: str, result: PhaseResult, told: int, found: int, level: str = "") -> Evidence:
    values = (("phase", result.phase.value), ("told", str(told)), ("found", str(found)))
    return Evidence(key, values=(*values, ("level", level)) if level else values)


INDICATORS = (
    Indicator("input_changed", "count", _input_changed),
    Indicator("claims_false", "count", _claims_false),
    Indicator("paid_elsewhere", "count", _paid_elsewhere),
)
