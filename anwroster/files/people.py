"""Practices, doctors and affiliations, with what must hold between them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from anwroster.files.build import built
from anwroster.files.tables import Row
from anwroster.model import Affiliation, Agreement, Doctor, Practice, QuotaSource, Unit


def unique(rows: Iterable[Row], field: str) -> dict[str, Row]:
    """Return the rows by key; a second row with the same key is a fault."""
    found: dict[str, Row] = {}
    for row in rows:
        key = row[field]
        if key in found:
            row.fault("duplicate_id", field, other=found[key].number)
        elif key is not None:
            found[key] = row
    return found


def names_of(rows: Mapping[str, Row]) -> dict[str, str]:
    """Return the name by key, of rows that may be broken elsewhere."""
    return {key: row["name"] or key for key, row in rows.items()}


def practices(rows: Mapping[str, Row]) -> tuple[Practice, ...]:
    """Return the practices, sorted by key."""
    found = (built(Practice, row) for _, row in sorted(rows.items()))
    return tuple(each for each in found if each)


def doctors(rows: Mapping[str, Row]) -> tuple[Doctor, ...]:
    """Return the doctors, sorted by key."""
    for row in rows.values():
        joins, leaves = row["joins"], row["leaves"]
        if joins and leaves and leaves <= joins:
            row.fault("joins_after_leaves", "leaves", joins=joins)
    found = (built(Doctor, row) for _, row in sorted(rows.items()))
    return tuple(each for each in found if each)


def affiliations(rows: Sequence[Row], agreement_of: Mapping[str, Agreement]) -> tuple[Affiliation, ...]:
    """Return the affiliations in the order of their rows.

    Parameters
    ----------
    agreement_of
        Agreement by doctor, of the doctors who could be read.
    """
    seen: dict[object, int] = {}
    shares: dict[str, Decimal] = defaultdict(Decimal)
    found = []
    for row in rows:
        doctor, practice, share, hours = row["doctor"], row["practice"], row["share"], row["hours"]
        if share is not None and hours is not None:
            row.fault("share_and_hours", "hours", percent=share * 100)
        for field in ("share", "hours"):
            if row[field] is not None and "practice" not in row.values and not row.broken:
                row.fault("share_without_practice", field)
        if practice and share is not None:
            shares[practice] += share
            if shares[practice] > 1:
                row.fault("shares_above_one", "share", practice=practice, percent=shares[practice] * 100)
        if doctor and not row.broken:
            tie = (doctor, practice or (row["posts"], row["kinds"]))
            if tie in seen:
                code, field = ("practice_twice", "practice") if practice else ("duplicate_row", "doctor")
                row.fault(code, field, other=seen[tie])
            seen.setdefault(tie, row.number)
            if practice and (agreement := agreement_of.get(doctor)):
                _check_part(row, agreement)
        record = built(Affiliation, row, row=row.number)
        if record:
            found.append(record)
    return tuple(found)


def _check_part(row: Row, agreement: Agreement) -> None:
    """Keep a fault when the part taken of a practice and the doctor's agreement contradict each other."""
    named = [field for field in ("share", "hours") if row[field] is not None]
    if agreement.quota is QuotaSource.SHARE and not named:
        row.fault("share_missing", "practice", agreement=agreement.id)
    if agreement.quota in (QuotaSource.COMMITMENT, QuotaSource.NONE):
        for field in named:
            row.fault("share_not_owed", field, doctor=row["doctor"], agreement=agreement.id)


def check_quota_sources(
    rows: Mapping[str, Row], agreement_of: Mapping[str, Agreement], ties: Iterable[Affiliation]
) -> None:
    """Keep a fault for every doctor whose quota, by the agreement, cannot be found."""
    with_practice = {each.doctor for each in ties if each.practice}
    for doctor, row in rows.items():
        agreement = agreement_of.get(doctor)
        if agreement is None:
            continue
        if agreement.quota in (QuotaSource.PATIENTS, QuotaSource.SHARE) and doctor not in with_practice:
            row.fault("no_practice", "id", agreement=agreement.id)
        own = row["commitment_hours"] is not None or row["commitment_shifts"] is not None
        due = any(each.unit is not Unit.HOLIDAY_SHIFTS for each in agreement.obligations)
        if agreement.quota is QuotaSource.COMMITMENT and not own and not due and not row.broken:
            row.fault("no_commitment", "agreement", agreement=agreement.id)
