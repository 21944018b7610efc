"""What changed hands after publication: hand-overs by direction, timing and lateness, swaps, illness."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

from anwroster.audit.case import Case
from anwroster.audit.indicators.inequality import median
from anwroster.audit.measure import Evidence, Indicator, Measurement, Scope, counted, unjudged
from anwroster.figures import in_order
from anwroster.model import Change, ChangeKind, Role

WEEK = timedelta(days=7)
_INSTANT = timedelta(microseconds=1)


def _changes(case: Case, scope: Scope, kind: ChangeKind) -> list[Change]:
    """Return the changes of a kind that were possible; the scope is about who gave the shift away, or took it up."""
    impossible = {id(each.change) for each in case.impossible}
    return [
        each
        for each in in_order(case.worked)
        if each.kind is kind and id(each) not in impossible and _inside(case, scope, each)
    ]


def _inside(case: Case, scope: Scope, change: Change) -> bool:
    return Scope("worked", scope.role, scope.agreement).holds(case, change.before or change.after or "")


def _direction(case: Case, change: Change) -> str:
    roles = case.as_worked.roles
    before, after = roles.get(change.before or ""), roles.get(change.after or "")
    return f"{before.value if before else '–'} → {after.value if after else '–'}"


def _days(case: Case, change: Change) -> Fraction:
    ahead = case.as_worked.shifts[change.shift].start - change.at
    return Fraction(ahead // _INSTANT, timedelta(days=1) // _INSTANT)


def _evidence(case: Case, change: Change) -> Evidence:
    days = _days(case, change)
    values = (
        ("direction", _direction(case, change)),
        ("before", change.before or "–"),
        ("after", change.after or "–"),
        ("days", f"{float(days):.1f}"),
    )
    return Evidence(change.kind.value, change.before or change.after or "", change.shift, days, values, "days")


def _count(kind: ChangeKind, keep: Callable[[Case, Change], bool] = lambda _, __: True) -> "_Measure":
    def measure(case: Case, scope: Scope) -> Measurement:
        found = [each for each in _changes(case, scope, kind) if keep(case, each)]
        ways: dict[str, int] = {}
        for each in found:
            way = _direction(case, each)
            ways[way] = ways.get(way, 0) + 1
        evidence = sorted((_evidence(case, each) for each in found), key=lambda each: each.amount or Fraction(0))
        return counted(evidence, ((way, Fraction(number)) for way, number in sorted(ways.items())))

    return measure


_Measure = Callable[[Case, Scope], Measurement]


def _to_locums(case: Case, change: Change) -> bool:
    roles = case.as_worked.roles
    before, after = roles.get(change.before or ""), roles.get(change.after or "")
    return after is Role.WAARNEMER and before is not Role.WAARNEMER


def _within_week(case: Case, change: Change) -> bool:
    return timedelta(0) < case.as_worked.shifts[change.shift].start - change.at < WEEK


def _after_start(case: Case, change: Change) -> bool:
    return change.at >= case.as_worked.shifts[change.shift].start


def _share(case: Case, scope: Scope) -> Measurement:
    allotted = [each for each in case.published.assignments if scope.holds(case, each.doctor)]
    if not allotted:
        return unjudged("nothing_to_divide")
    found = _count(ChangeKind.HAND_OVER)(case, scope)
    parts = tuple((way, number and number / len(allotted)) for way, number in found.parts)
    return Measurement(Fraction(len(found.evidence), len(allotted)), parts=parts, evidence=found.evidence)


def _days_median(case: Case, scope: Scope) -> Measurement:
    found = _count(ChangeKind.HAND_OVER)(case, scope)
    if not found.evidence:
        return unjudged("no_hand_overs")
    return Measurement(median([each.amount or Fraction(0) for each in found.evidence]), evidence=found.evidence)


def _one_way(case: Case, scope: Scope) -> Measurement:
    """Count the halves of swaps without a counterpart: between two doctors as many go one way as the other."""
    given: dict[tuple[str, str], list[Change]] = {}
    for each in _changes(case, Scope("worked"), ChangeKind.SWAP):
        given.setdefault((each.before or "", each.after or ""), []).append(each)
    evidence = []
    for (before, after), own in sorted(given.items()):
        back = len(given.get((after, before), ()))
        if scope.holds(case, before) and len(own) > back:
            evidence += [_evidence(case, each) for each in own[back:]]
    return counted(evidence)


def _changed(case: Case, scope: Scope) -> Measurement:
    seats = [each for each in case.seats if each.allotted and scope.holds(case, each.allotted)]
    if not seats:
        return unjudged("nothing_to_divide")
    moved = [each for each in seats if each.worked != each.allotted]
    evidence = tuple(
        Evidence("moved", each.allotted or "", each.shift, values=(("after", each.worked or "–"),)) for each in moved
    )
    return Measurement(Fraction(len(moved), len(seats)), evidence=evidence)


INDICATORS = (
    Indicator("hand_overs", "shifts", _count(ChangeKind.HAND_OVER)),
    Indicator("hand_overs_share", "share", _share),
    Indicator("hand_overs_to_locums", "shifts", _count(ChangeKind.HAND_OVER, _to_locums)),
    Indicator("hand_overs_days_median", "days", _days_median),
    Indicator("hand_overs_within_week", "shifts", _count(ChangeKind.HAND_OVER, _within_week)),
    Indicator("hand_overs_after_start", "shifts", _count(ChangeKind.HAND_OVER, _after_start)),
    Indicator("swaps", "shifts", _count(ChangeKind.SWAP)),
    Indicator("swaps_one_way", "shifts", _one_way),
    Indicator("swaps_after_start", "shifts", _count(ChangeKind.SWAP, _after_start)),
    Indicator("illness", "shifts", _count(ChangeKind.ILLNESS)),
    Indicator("take_ups", "shifts", _count(ChangeKind.TAKE_UP)),
    Indicator("changed_share", "share", _changed),
)
