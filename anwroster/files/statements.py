"""Limits, fixed assignments, shifts elsewhere, balances and top-ups."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from anwroster.files.build import built
from anwroster.files.selection import span_of
from anwroster.files.tables import Row
from anwroster.model import Balance, BalanceCategory, Bound, Busy, Fixed, Limit, Shift, Span, TopUp, Unit


def limits(rows: Sequence[Row]) -> tuple[Limit, ...]:
    """Return the limits in the order of their rows; a minimum may not pass its maximum."""
    seen: dict[tuple[Any, ...], Row] = {}
    found = []
    for row in rows:
        if row["unit"] in (Unit.SHIFTS, Unit.HOLIDAY_SHIFTS) and row["amount"] is not None:
            if row["amount"] != int(row["amount"]):
                row.fault("not_whole", "amount")
            else:
                row.values["amount"] = Decimal(int(row["amount"]))
        if row.broken:
            continue
        about = (row["doctor"], row["unit"], row["scope"] or "total")
        if (row["bound"], *about) in seen:
            row.fault("duplicate_row", "bound", other=seen[row["bound"], *about].number)
        seen.setdefault((row["bound"], *about), row)
        record = built(Limit, row, row=row.number)
        if record:
            found.append(record)
    for (bound, *rest), row in seen.items():
        most = seen.get((Bound.MAXIMUM, *rest))
        if bound is Bound.MINIMUM and most and row["amount"] > most["amount"]:
            row.fault("minimum_above_maximum", "amount", maximum=most["amount"], other=most.number)
    return tuple(found)


def fixed(rows: Sequence[Row], shifts: Mapping[str, Shift] | None) -> tuple[Fixed, ...]:
    """Return the fixed assignments, sorted by shift and doctor; no more on a shift than it needs.

    Parameters
    ----------
    shifts
        Shifts by key; None when they could not be made.
    """
    found = []
    pinned: Counter[str] = Counter()
    for row in once(rows, "doctor", "shift"):
        shift = (shifts or {}).get(row["shift"])
        pinned[row["shift"]] += 1
        if shift and pinned[shift.id] > shift.demand:
            row.fault("more_fixed_than_demand", "shift", demand=shift.demand)
        record = built(Fixed, row, row=row.number)
        if record:
            found.append(record)
    return tuple(sorted(found, key=lambda each: (each.shift, each.doctor)))


def busy(rows: Iterable[Row]) -> tuple[Busy, ...]:
    """Return the shifts elsewhere, sorted by doctor and start."""
    found = []
    for row in rows:
        if row.broken:
            continue
        start, end = span_of(row["from"], row["until"])
        if start >= end:
            row.fault("until_before_from", "until")
            continue
        span = Span(start=start, end=end)
        found.append(Busy(doctor=row["doctor"], span=span, where=row["where"] or "", row=row.number))
    return tuple(sorted(found, key=lambda each: (each.doctor, each.span.start, each.row)))


def balances(rows: Sequence[Row]) -> tuple[Balance, ...]:
    """Return the balances in the order of their rows; a holiday goes with its year and counts as 1 unless said."""
    found = []
    for row in once(rows, "doctor", "category", "holiday", "year"):
        if "holiday" in row.values:
            row.values.setdefault("amount", Decimal(1))
            if row["category"] is not BalanceCategory.HOLIDAYS:
                row.fault("holiday_in_other_category", "holiday")
            if row["year"] is None:
                row.fault("holiday_without_year", "year")
        elif row["amount"] is None:
            row.fault("empty_cell", "amount")
        elif abs(row["amount"]) > 100_000:
            row.fault("unlikely_number", "amount")
        record = built(Balance, row, row=row.number)
        if record:
            found.append(record)
    return tuple(found)


def top_ups(rows: Sequence[Row]) -> tuple[TopUp, ...]:
    """Return the private top-ups in the order of their rows."""
    found = (built(TopUp, row, row=row.number) for row in once(rows, "doctor", "shift"))
    return tuple(each for each in found if each)


def once(rows: Iterable[Row], *fields: str) -> Iterable[Row]:
    """Yield the rows that could be read; two with the same values in these fields are a fault."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        if row.broken:
            continue
        key = tuple(row[field] for field in fields)
        if key in seen:
            row.fault("duplicate_row", fields[0], other=seen[key])
            continue
        seen[key] = row.number
        yield row
