"""What in a folder is not wrong but odd: a planner may have meant it, or may have forgotten something."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from anwroster.files.qualified import Qualified
from anwroster.model import Doctor, Instance, Role
from anwroster.quota import quota_lines
from anwroster.words import Language, say

SHOWN = 5
"""Names told before the rest is counted."""


@dataclass(frozen=True)
class Remark:
    """One oddity of a folder.

    Parameters
    ----------
    code
        Its sentence stands in ``words/remarks.toml``.
    subjects
        Keys of the doctors, practices or regions that it is about, sorted; empty: the whole folder.
    amount
        How many: offers, hours (rounded down) or, where nothing else is counted, subjects.
    """

    code: str
    subjects: tuple[str, ...] = ()
    amount: int = 0

    def text(self, language: Language = "nl") -> str:
        """Return the remark as a sentence or two, with the first of its subjects by key."""
        names = ", ".join(self.subjects[:SHOWN])
        if len(self.subjects) > SHOWN:
            names = say("remarks.and_more", language, names=names, count=len(self.subjects) - SHOWN)
        return say(f"remarks.{self.code}", language, names=names, amount=self.amount)


def remarks(instance: Instance) -> tuple[Remark, ...]:
    """Return everything odd in a folder that was read without faults; empty when nothing is."""
    return tuple(remark for look in _LOOKS for remark in look(instance))


def _about(code: str, subjects: Iterable[str]) -> Iterator[Remark]:
    found = tuple(sorted(set(subjects)))
    if found:
        yield Remark(code, found, len(found))


def _practices(instance: Instance) -> Iterator[Remark]:
    """Tell practices without an owner, and hours that nobody owes."""
    if not instance.practices:
        yield Remark("no_practices")
        return
    role_of = {each.id: each.role for each in instance.hds.agreements}
    owners = {each.id for each in instance.doctors if role_of[each.agreement] is Role.PRAKTIJKHOUDER}
    owned = {each.practice for each in instance.affiliations if each.doctor in owners}
    yield from _about("practice_without_owner", (each.id for each in instance.practices if each.id not in owned))
    nobody = [each for each in quota_lines(instance) if each.doctor is None and each.minutes]
    if nobody:
        places = sorted({each.practice or each.region or "" for each in nobody})
        yield Remark("quota_of_nobody", tuple(places), sum(each.minutes for each in nobody) // 60)


def _doctors(instance: Instance) -> Iterator[Remark]:
    """Tell doctors who are never there, and doctors without a row in affiliations where others have one."""
    yield from _about("never_there", (each.id for each in instance.doctors if not _is_there(each, instance)))
    tied = {each.doctor for each in instance.affiliations}
    if tied:
        yield from _about("without_affiliation", (each.id for each in instance.doctors if each.id not in tied))


def _offers(instance: Instance) -> Iterator[Remark]:
    """Tell offers that cannot count, and doctors who offer nothing."""
    if not instance.offers:
        yield Remark("no_offers")
        return
    may = Qualified(instance.doctors, instance.affiliations)
    shifts = {each.id: each for each in instance.shifts}
    away: Counter[str] = Counter()
    barred: Counter[str] = Counter()
    for each in instance.offers:
        shift, doctor = shifts[each.shift], may.of(each.doctor)
        if not doctor.joins <= shift.day < doctor.until:
            away[each.doctor] += 1
        elif not doctor.do(shift):
            barred[each.doctor] += 1
    for code, found in (("offered_while_away", away), ("offered_not_qualified", barred)):
        if found:
            yield Remark(code, tuple(sorted(found)), found.total())
    offering = {each.doctor for each in instance.offers}
    silent = (each.id for each in instance.doctors if each.id not in offering and _is_there(each, instance))
    yield from _about("offers_nothing", silent)


def _is_there(doctor: Doctor, instance: Instance) -> bool:
    """Return whether a doctor is under the agreement on any day of the period."""
    start, end = instance.hds.period.start, instance.hds.period.end
    return not (doctor.joins and doctor.joins >= end) and not (doctor.leaves and doctor.leaves <= start)


_LOOKS: tuple[Callable[[Instance], Iterator[Remark]], ...] = (_practices, _doctors, _offers)
