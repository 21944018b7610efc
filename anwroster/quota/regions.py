"""The quota of every practice of a region, line by line down to the doctor and the row."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from anwroster.model import Affiliation, Doctor, Instance, Practice, QuotaRegion, QuotaSource
from anwroster.quota.figures import day_shown, hours, shown
from anwroster.quota.line import QuotaLine
from anwroster.quota.presence import presence
from anwroster.quota.shares import Claim, Division, divide
from anwroster.words import say

OWING = (QuotaSource.PATIENTS, QuotaSource.SHARE)
"""Ways of finding a quota for which a share or hours of a practice count."""


def region_minutes(instance: Instance, region: QuotaRegion) -> int:
    """Return Σ minutes × demand of the counting shifts at the region's posts."""
    kinds = {kind.id for kind in instance.hds.kinds if kind.counts}
    return sum(
        each.minutes * each.demand for each in instance.shifts if each.post in region.posts and each.kind in kinds
    )


def region_lines(instance: Instance, region: QuotaRegion) -> tuple[QuotaLine, ...]:
    """Return the lines of a region; their minutes add up to ``region_minutes`` exactly.

    A practice owes region minutes × its patients ÷ patients of the region. Only doctors whose agreement finds the
    quota from patients or a share owe a part of it; ``anwroster.quota.shares`` says which. A doctor who stands more
    than once at one practice without share or hours (for several posts or kinds) takes part in the rest once.

    Rounding: every line down to whole minutes, then one minute more for the lines with the greatest remainders,
    the earlier line first on a tie.
    """
    practices = [each for each in instance.practices if each.region == region.id]
    patients = sum(each.patients for each in practices)
    total = region_minutes(instance, region)
    if not patients:
        how = say("quota.no_patients", instance.hds.language, region=region.name)
        return (QuotaLine(None, None, region.id, None, QuotaSource.PATIENTS, None, total, 0, how),)
    people = {each.id: each for each in instance.doctors}
    rows = _rows(instance, people)
    found: list[tuple[QuotaLine, Fraction]] = []
    for practice in practices:
        book = _Practice(instance, region, practice, total, patients)
        found.extend(book.lines(rows.get(practice.id, ()), people))
    minutes = _rounded([exact for _, exact in found], total)
    return tuple(line.with_minutes(rounded) for (line, _), rounded in zip(found, minutes, strict=True))


def _rows(instance: Instance, people: Mapping[str, Doctor]) -> dict[str, list[Affiliation]]:
    sources = {each.id: each.quota for each in instance.hds.agreements}
    rows: dict[str, list[Affiliation]] = {}
    for each in instance.affiliations:
        source = sources[people[each.doctor].agreement]
        named = each.share is not None or each.hours is not None
        if each.practice and (source is QuotaSource.PATIENTS or (named and source in OWING)):
            mine = rows.setdefault(each.practice, [])
            if named or not any(row.doctor == each.doctor and row.share is row.hours is None for row in mine):
                mine.append(each)
    return rows


def _rounded(exact: Sequence[Fraction], total: int) -> list[int]:
    minutes = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: (minutes[at] - exact[at], at))
    for at in by_remainder[: total - sum(minutes)]:
        minutes[at] += 1
    return minutes


class _Practice:
    """One practice with its quota, and the sentences that tell where each line comes from."""

    def __init__(self, instance: Instance, region: QuotaRegion, practice: Practice, total: int, patients: int) -> None:
        self.period, self.language = instance.hds.period, instance.hds.language
        self.region, self.practice = region, practice
        self.total, self.patients = total, patients
        self.quota = Fraction(total * practice.patients, patients)

    def lines(self, rows: Sequence[Affiliation], people: Mapping[str, Doctor]) -> Iterator[tuple[QuotaLine, Fraction]]:
        claims = [self._claim(row, people[row.doctor]) for row in rows]
        division = divide(self.quota, claims, self.period)
        for at, row in enumerate(rows):
            source = QuotaSource.PATIENTS if claims[at].rest else QuotaSource.SHARE
            how = "; ".join(self._how(row, claims, at, division))
            yield self._line(row.doctor, people[row.doctor].agreement, source, row.row, how), division.owed[at]
        if division.unowed > 0:
            how = say("quota.nobody", self.language, practice=hours(self.quota, self.language))
            yield self._line(None, None, QuotaSource.PATIENTS, 0, how), division.unowed

    def _claim(self, row: Affiliation, doctor: Doctor) -> Claim:
        share = None if row.share is None else Fraction(row.share)
        minutes = None if row.hours is None else Fraction(row.hours) * 60
        return Claim(*presence(doctor, self.period), share, minutes, rest=share is None and minutes is None)

    def _line(self, doctor: str | None, agreement: str | None, source: QuotaSource, row: int, how: str) -> QuotaLine:
        return QuotaLine(
            doctor, self.practice.id, self.region.id, agreement, source, self.practice.patients, 0, row, how
        )

    def _how(self, row: Affiliation, claims: Sequence[Claim], at: int, division: Division) -> Iterator[str]:
        language, claim = self.language, claims[at]
        practice = {"practice": hours(self.quota, language)}
        if claim.share is not None:
            yield say("quota.share", language, share=shown(claim.share * 100, language), **practice)
        if claim.minutes is not None:
            yield say("quota.hours", language, hours=hours(claim.minutes, language), **practice)
            if division.hours_scale < 1:
                yield say("quota.hours_reduced", language)
        if claim.rest:
            yield say(
                "quota.patients",
                language,
                region=hours(self.total, language),
                name=self.region.name,
                patients=self.practice.patients,
                all=self.patients,
                **practice,
            )
            taken = sum((owed for owed, each in zip(division.owed, claims, strict=True) if not each.rest), Fraction(0))
            if taken:
                yield say("quota.less", language, taken=hours(taken, language))
            among = sum(each.rest and each.days > 0 for each in claims)
            if among > 1:
                yield say("quota.among", language, doctors=among)
        if claim.days == 0:
            yield say("quota.absent", language)
        elif claim.days < self.period.days:
            first, after = day_shown(claim.first, language), day_shown(claim.last, language)
            yield say("quota.present", language, first=first, after=after, days=claim.days, all=self.period.days)
