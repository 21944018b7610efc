"""Whether every doctor's shifts lie apart, with the rest of the doctor's agreement in between."""

from collections.abc import Iterator

from anwroster.checks.breach import Breach
from anwroster.checks.case import Case


def overlap(case: Case) -> Iterator[Breach]:
    """No two shifts of one doctor have a moment in common."""
    for doctor, shifts in case.work.items():
        for place, first in enumerate(shifts):
            for second in shifts[place + 1 :]:
                if second.start >= first.end:
                    break
                values = {"doctor": case.facts.doctors[doctor], "first": first, "second": second}
                yield Breach("overlap", values, doctor, (first.id, second.id))


def rest(case: Case) -> Iterator[Breach]:
    """Two shifts of one doctor that do not overlap lie at least the doctor's rest apart; soft, each pair costs 1."""
    for doctor, shifts in case.work.items():
        least = case.facts.rest(doctor)
        for place, first in enumerate(shifts):
            for second in shifts[place + 1 :]:
                gap = second.start - first.end
                if gap >= least:
                    break
                if second.start >= first.end:
                    values = {
                        "doctor": case.facts.doctors[doctor],
                        "first": first,
                        "second": second,
                        "gap": gap,
                        "rest": least,
                    }
                    yield Breach("rest", values, doctor, (first.id, second.id))
