"""Hours per band and euros per doctor, practice, role, post and month."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from anwroster.audit.case import Case
from anwroster.audit.costs.rows import CostRow, On, paid_roster, parts_of, row_of, whole
from anwroster.model import Instance, Roster
from anwroster.tariffs import PayLine, pay

By = Literal["doctor", "practice", "role", "post", "month"]
CUTS: tuple[By, ...] = ("doctor", "practice", "role", "post", "month")
"""By what hours and euros can be told apart."""


def costs_by(case: Case, on: On, by: By) -> tuple[CostRow, ...]:
    """Return hours and euros, sorted by key.

    Notes
    -----
    A doctor's minutes count for practices in proportion to the doctor's quota lines; of who has none for the key "".
    Euros of a doctor are not yet rounded here; an HDS pays doctors in whole cents (``Pay.totals``).
    """
    instance, roster = paid_roster(case, on)
    if by in ("post", "month"):
        return tuple(row_of(key, whole(found)) for key, found in _split(instance, roster, by))
    shares = _shares(case, on, by)
    groups: dict[str, list[tuple[PayLine, Fraction]]] = {}
    for line in pay(instance, roster).lines:
        for key, share in shares(line.doctor):
            groups.setdefault(key, []).append((line, share))
    return tuple(row_of(key, own) for key, own in sorted(groups.items()))


def _shares(case: Case, on: On, by: By) -> Callable[[str], list[tuple[str, Fraction]]]:
    """Return doctor → (key, part of the doctor's hours)."""
    view = case.view(on)
    if by == "doctor":
        return lambda doctor: [(doctor, Fraction(1))]
    if by == "role":
        return lambda doctor: [(view.roles[doctor].value if doctor in view.roles else "", Fraction(1))]
    owed: dict[str, dict[str, int]] = {}
    for line in view.quota_lines:
        if line.doctor is not None and line.practice is not None and line.minutes:
            own = owed.setdefault(line.doctor, {})
            own[line.practice] = own.get(line.practice, 0) + line.minutes

    def practices(doctor: str) -> list[tuple[str, Fraction]]:
        own = owed.get(doctor, {})
        return [(key, Fraction(part, sum(own.values()))) for key, part in own.items()] or [("", Fraction(1))]

    return practices


def _split(instance: Instance, roster: Roster, by: By) -> Iterator[tuple[str, tuple[PayLine, ...]]]:
    key: Callable[[date, str], str] = (lambda _, post: post) if by == "post" else (lambda day, _: f"{day:%Y-%m}")
    for name, own in parts_of(instance, roster, key):
        yield name, pay(instance, own).lines
