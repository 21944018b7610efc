"""From an Instance to what the solver counts, with impossible pairs already left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from anwroster.model import (
    Affiliation,
    Agreement,
    Assignment,
    Doctor,
    Fixed,
    Instance,
    Mode,
    Phase,
    Roster,
    RuleId,
    Shift,
)
from anwroster.problem.candidates import Applicant, allowed, spans_of
from anwroster.problem.keeping import frozen, is_closed, to_keep
from anwroster.problem.lottery import by_lot
from anwroster.quota import fairparts
from anwroster.quota.accounts import Account, accounts
from anwroster.quota.duties import AgreementMaximum, Duty, duties, maxima
from anwroster.quota.reach import minute_of


@dataclass(frozen=True)
class Problem:
    """One phase of one roster, as sorted whole numbers.

    Parameters
    ----------
    instance
        What people said; rules read names and settings from it.
    phase
        The round to be solved.
    doctors, shifts
        In the order of their indices: doctors by lot, shifts by start and key.
    start, end
        Per shift, in minutes since 2000 (UTC).
    rest
        Per doctor, least minutes between two shifts.
    pairs
        Candidate pairs (doctor index, shift index), sorted.
    held
        Pairs that stand: fixed, frozen, or assigned in an earlier phase.
    beyond_maximum
        Frozen pairs of phase 3, which count for no maximum.
    kept
        Doctor index → candidate shifts that the earlier roster gave the doctor and that do not stand anyway.
    of_doctor
        Per doctor the candidate shifts by index, thus in order of start.
    taking_part
        Doctors, by index, who are in this phase or an earlier one: those to whom obligations and fairness apply.
    """

    instance: Instance
    phase: Phase
    doctors: tuple[Doctor, ...]
    shifts: tuple[Shift, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    rest: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    held: frozenset[tuple[int, int]]
    beyond_maximum: frozenset[tuple[int, int]]
    kept: dict[int, tuple[int, ...]]
    of_doctor: tuple[tuple[int, ...], ...]
    taking_part: frozenset[int]
    counting: tuple[bool, ...]
    accounts: tuple[Account, ...]
    duties: tuple[Duty, ...]
    maxima: tuple[AgreementMaximum, ...]
    fair: fairparts.FairParts
    index: dict[str, int]


def problem_of(instance: Instance, phase: Phase = Phase.ONE, before: Roster | None = None, *, seed: int = 0) -> Problem:
    """Return the problem of one phase.

    Parameters
    ----------
    before
        The roster of the earlier phases, whose assignments stand; None for an empty one.
    seed
        Seed of the lottery that puts the doctors in their order.
    """
    shifts = instance.shifts
    doctors = by_lot(instance.doctors, seed)
    index = {doctor.id: number for number, doctor in enumerate(doctors)}
    number_of = {shift.id: number for number, shift in enumerate(shifts)}
    agreements = {each.id: each for each in instance.hds.agreements}
    mine = [agreements[doctor.agreement] for doctor in doctors]
    start, end = tuple(minute_of(each.start) for each in shifts), tuple(minute_of(each.end) for each in shifts)
    past = frozen(instance)
    standing: list[Assignment | Fixed] = [*instance.fixed, *past, *(before.assignments if before else ())]
    held = frozenset((index[each.doctor], number_of[each.shift]) for each in standing)
    of_doctor = _candidates(instance, doctors, phase, mine, held, number_of, start, end)
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    open_to = {doctor.id: tuple(shifts[s] for s in of_doctor[d]) for d, doctor in enumerate(doctors)}
    return Problem(
        instance=instance,
        phase=phase,
        doctors=doctors,
        shifts=shifts,
        start=start,
        end=end,
        rest=tuple(each.rest_minutes for each in mine),
        pairs=tuple((d, s) for d, own in enumerate(of_doctor) for s in own),
        held=held,
        beyond_maximum=frozenset(
            (index[each.doctor], number_of[each.shift]) for each in past if each.phase is Phase.THREE
        ),
        kept=to_keep(instance, phase, index, number_of, of_doctor, held),
        of_doctor=of_doctor,
        taking_part=frozenset(d for d, each in enumerate(mine) if fairparts.takes_part(each, phase)),
        counting=tuple(shift.kind in kinds for shift in shifts),
        accounts=accounts(instance),
        duties=duties(instance),
        maxima=maxima(instance),
        fair=fairparts.fair_parts(instance, open_to, phase),
        index=index,
    )


def _candidates(
    instance: Instance,
    doctors: Sequence[Doctor],
    phase: Phase,
    agreements: list[Agreement],
    held: frozenset[tuple[int, int]],
    number_of: dict[str, int],
    start: tuple[int, ...],
    end: tuple[int, ...],
) -> tuple[tuple[int, ...], ...]:
    """Return per doctor the shifts that no pair rule forbids and that held assignments leave room for."""
    shifts = instance.shifts
    taken = [0] * len(shifts)
    for _, s in held:
        taken[s] += 1
    free = [s for s, shift in enumerate(shifts) if taken[s] < shift.demand and not is_closed(instance, shift)]
    is_free = set(free)
    offered: dict[str, set[int]] = {}
    for offer in instance.offers:
        offered.setdefault(offer.doctor, set()).add(number_of[offer.shift])
    blocked = spans_of((each.doctor, minute_of(each.span.start), minute_of(each.span.end)) for each in instance.blocked)
    busy = spans_of((each.doctor, minute_of(each.span.start), minute_of(each.span.end)) for each in instance.busy)
    hard_rest = instance.rulebook[RuleId.REST].mode is Mode.HARD
    standing: dict[int, list[int]] = {}
    for d, s in held:
        standing.setdefault(d, []).append(s)
    affiliations: dict[str, list[Affiliation]] = {}
    for each in instance.affiliations:
        affiliations.setdefault(each.doctor, []).append(each)
    result = []
    for d, doctor in enumerate(doctors):
        own = standing.get(d, [])
        offers = offered.get(doctor.id, set())
        applicant = Applicant(
            doctor=doctor,
            agreement=agreements[d],
            affiliations=tuple(affiliations.get(doctor.id, ())),
            offered={shifts[s].id for s in offers},
            blocked=blocked.get(doctor.id, ()),
            busy=busy.get(doctor.id, ()),
        )
        tried = free if phase is Phase.THREE else sorted(offers & is_free)
        rest = agreements[d].rest_minutes if hard_rest else 0
        mine = {
            s
            for s in tried
            if (d, s) not in held
            and allowed(applicant, shifts[s], phase)
            and all(end[s] + rest <= start[other] or end[other] + rest <= start[s] for other in own)
        }
        result.append(tuple(sorted(mine | set(own))))
    return tuple(result)


def before_of(roster: Roster, phase: Phase) -> Roster | None:
    """Return what a roster held before one of its phases; None where that phase was its first."""
    order = list(Phase)
    at = order.index(phase)
    if not any(order.index(each.phase) < at for each in roster.phases):
        return None
    earlier = tuple(each for each in roster.assignments if order.index(each.phase) < at)
    return roster.model_copy(update={"assignments": earlier})
