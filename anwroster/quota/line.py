"""One line of the quota."""

from dataclasses import dataclass, replace

from anwroster.model import QuotaSource


@dataclass(frozen=True)
class QuotaLine:
    """One line of the quota: the answer to a dispute.

    Parameters
    ----------
    doctor
        Who owes it; None: nobody.
    practice, region, patients
        Whose quota it is part of, and the practice's patients; None for an own commitment.
    agreement
        The doctor's agreement; None where nobody owes it.
    source
        PATIENTS: the practice's quota or what is left of it; SHARE: a share or hours taken over; COMMITMENT: the
        doctor's own.
    minutes
        0 or more; the lines of a region add up to the region's minutes exactly.
    row
        Row in affiliations from which it follows; 0 for a commitment and where nobody owes it.
    how
        The computation in words, in the HDS's language.
    """

    doctor: str | None
    practice: str | None
    region: str | None
    agreement: str | None
    source: QuotaSource
    patients: int | None
    minutes: int
    row: int
    how: str

    def with_minutes(self, minutes: int) -> "QuotaLine":
        """Return the same line with other minutes."""
        return replace(self, minutes=minutes)
