"""The catalogue of indicators: each with formula, unit and source (``docs/indicatoren.md``)."""

from anwroster.audit.indicators import (
    changes,
    claims,
    commitments,
    equalpay,
    feasts,
    fulfilment,
    integrity,
    offers,
    openings,
    payments,
    proven,
    shares,
    undone,
)
from anwroster.audit.measure import Indicator

__all__ = ["CATALOGUE", "SUBJECTS"]

SUBJECTS: dict[str, tuple[Indicator, ...]] = {
    "shares": shares.INDICATORS,
    "fulfilment": fulfilment.INDICATORS,
    "proven": proven.INDICATORS,
    "commitments": commitments.INDICATORS,
    "openings": openings.INDICATORS,
    "changes": changes.INDICATORS,
    "undone": undone.INDICATORS,
    "offers": offers.INDICATORS,
    "feasts": feasts.INDICATORS,
    "payments": payments.INDICATORS,
    "equalpay": equalpay.INDICATORS,
    "integrity": (*integrity.INDICATORS, *claims.INDICATORS),
}
"""The indicators by subject, as the catalogue shows them."""

CATALOGUE: dict[str, Indicator] = {each.id: each for own in SUBJECTS.values() for each in own}
"""Every indicator by its key."""
