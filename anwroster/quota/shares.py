"""How the quota of one practice is divided over the doctors tied to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from anwroster.model import Period


@dataclass(frozen=True)
class Claim:
    """What one affiliation takes of its practice's quota.

    Parameters
    ----------
    first, last
        Half-open span of days in the period under the agreement; empty when ``first`` is not before ``last``.
    share
        Part of the quota, 0 to 1, for the days present; None: none named.
    minutes
        Minutes taken over, spread evenly over the days present; None: none named.
    rest
        Whether the doctor shares equally in what the others leave.
    """

    first: date
    last: date
    share: Fraction | None
    minutes: Fraction | None
    rest: bool

    @property
    def days(self) -> int:
        """Days present, 0 or more."""
        return max(0, (self.last - self.first).days)


@dataclass(frozen=True)
class Division:
    """Minutes per claim, in their order, and what nobody owes; together exactly the quota.

    Parameters
    ----------
    hours_scale
        Less than 1 when the hours taken over came to more than the shares left: by this they were all reduced.
    """

    owed: tuple[Fraction, ...]
    unowed: Fraction
    hours_scale: Fraction


def divide(quota: Fraction, claims: Sequence[Claim], period: Period) -> Division:
    """Divide a practice's quota over its claims.

    Parameters
    ----------
    quota
        Minutes of the practice over the whole period, 0 or more.
    claims
        In any order; the shares present on one day add up to at most 1.

    Notes
    -----
    The quota lies evenly over the days of the period, which is cut where a doctor joins or leaves. In each segment:

    1. a share takes its part of the segment;
    2. hours take hours × days of the segment ÷ days present, so that they are taken over whole, however short the
       doctor is there; when all hours together exceed what shares leave, all are reduced in proportion;
    3. what is left goes in equal parts to the claims with ``rest`` that are present, or to nobody. Where hours take
       more than a segment holds, the rest of the other segments makes up for it, in proportion.
    """
    owed = [Fraction(0) for _ in claims]
    here = [at for at, claim in enumerate(claims) if claim.days > 0]
    borders = {period.start, period.end, *(day for at in here for day in (claims[at].first, claims[at].last))}
    segments = list(pairwise(sorted(borders)))
    shares = [Fraction(0) for _ in segments]
    present = [_present(claims, here, segment) for segment in segments]
    for number, segment in enumerate(segments):
        for at in present[number]:
            takes = _part(quota, segment, period) * (claims[at].share or 0)
            owed[at] += takes
            shares[number] += takes
    wanted = sum((claims[at].minutes or Fraction(0) for at in here), Fraction(0))
    room = quota - sum(shares, Fraction(0))
    scale = min(Fraction(1), room / wanted) if wanted else Fraction(1)
    for at in here:
        owed[at] += (claims[at].minutes or 0) * scale
    left = []
    for number, (first, last) in enumerate(segments):
        taken = sum(
            ((claims[at].minutes or 0) * scale * (last - first).days / claims[at].days for at in present[number]),
            Fraction(0),
        )
        left.append(max(Fraction(0), _part(quota, (first, last), period) - shares[number] - taken))
    remainder, over = quota - sum(owed, Fraction(0)), sum(left, Fraction(0))
    unowed = Fraction(0)
    for number, part in enumerate(left):
        rest = part * remainder / over if over else Fraction(0)
        takers = [at for at in present[number] if claims[at].rest]
        for at in takers:
            owed[at] += rest / len(takers)
        unowed += Fraction(0) if takers else rest
    return Division(tuple(owed), unowed, scale)


def _present(claims: Sequence[Claim], here: Sequence[int], segment: tuple[date, date]) -> list[int]:
    return [at for at in here if claims[at].first <= segment[0] and segment[1] <= claims[at].last]


def _part(quota: Fraction, segment: tuple[date, date], period: Period) -> Fraction:
    return quota * (segment[1] - segment[0]).days / period.days
