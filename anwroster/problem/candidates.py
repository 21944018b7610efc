"""Which doctor could be given which shift: the pair rules, as one table.

These rules are posted by leaving the pair out of the ledger altogether: a pair that is not there cannot be chosen.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from anwroster.model import Affiliation, Agreement, Doctor, Phase, RuleId, Shift
from anwroster.quota.reach import minute_of


@dataclass(frozen=True)
class Applicant:
    """A doctor with what the pair rules look at, times in minutes since 2000.

    Parameters
    ----------
    offered
        Keys of offered shifts.
    blocked, busy
        Half-open spans, sorted by start.
    """

    doctor: Doctor
    agreement: Agreement
    affiliations: tuple[Affiliation, ...]
    offered: Collection[str]
    blocked: tuple[tuple[int, int], ...]
    busy: tuple[tuple[int, int], ...]


PairRule = Callable[[Applicant, Shift, Phase], bool]
"""Returns whether the rule lets the doctor have the shift in the phase."""


def offered(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """Offered, or phase 3."""
    return phase is Phase.THREE or shift.id in applicant.offered


def qualified(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """Look for an affiliation with both post and kind; without affiliations everything is open."""
    return not applicant.affiliations or any(
        (not each.posts or shift.post in each.posts) and (not each.kinds or shift.kind in each.kinds)
        for each in applicant.affiliations
    )


def blocked(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """No blocked span touches the shift."""
    return not _near(applicant.blocked, shift, 0)


def busy(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """No shift elsewhere touches the shift or lies within the doctor's rest of it."""
    return not _near(applicant.busy, shift, applicant.agreement.rest_minutes)


def phase(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """Phases 1 and 3 are for committed doctors, phase 2b for the others."""
    return (applicant.agreement.phase is Phase.ONE) == (phase is not Phase.TWO_B)


def validity(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """Agreement and papers are valid on the day on which the shift starts."""
    doctor = applicant.doctor
    ends = [day for day in (doctor.leaves, doctor.papers_until) if day is not None]
    return (doctor.joins or date.min) <= shift.day < min(ends, default=date.max)


PAIR_RULES: Mapping[RuleId, PairRule] = {
    RuleId.PHASE: phase,
    RuleId.OFFERED: offered,
    RuleId.VALIDITY: validity,
    RuleId.QUALIFIED: qualified,
    RuleId.BLOCKED: blocked,
    RuleId.BUSY: busy,
}
"""The pair rules, cheapest first."""


def allowed(applicant: Applicant, shift: Shift, phase: Phase) -> bool:
    """Return whether every pair rule lets the doctor have the shift."""
    return all(rule(applicant, shift, phase) for rule in PAIR_RULES.values())


def _near(spans: tuple[tuple[int, int], ...], shift: Shift, rest: int) -> bool:
    if not spans:
        return False
    start, end = minute_of(shift.start), minute_of(shift.end)
    first_after = bisect_left(spans, (end + rest, 0))
    return any(until > start - rest for _, until in spans[:first_after])


def spans_of(rows: Iterable[tuple[str, int, int]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return (doctor, start, end) rows as sorted spans per doctor."""
    found: dict[str, list[tuple[int, int]]] = {}
    for doctor, start, end in rows:
        found.setdefault(doctor, []).append((start, end))
    return {doctor: tuple(sorted(spans)) for doctor, spans in found.items()}
