"""The roster and its costs as CSV."""

from decimal import ROUND_HALF_UP, Decimal

from anwroster.anwhours import local
from anwroster.files import csv_bytes
from anwroster.model import Instance, Roster
from anwroster.tariffs import pay
from anwroster.words import Language, say


def roster_csv(instance: Instance, roster: Roster) -> bytes:
    """Return a row per seat, in order of start; an open seat has no doctor."""
    language = instance.hds.language
    names = {each.id: each.name for each in instance.doctors}
    working: dict[str, list[tuple[str, str, str]]] = {}
    for each in roster.assignments:
        remark = "fixed" if each.fixed else "forced" if each.forced else ""
        working.setdefault(each.shift, []).append((each.doctor, remark, each.phase.value))
    rows: list[tuple[object, ...]] = []
    for shift in instance.shifts:
        people = sorted(working.get(shift.id, []))
        people += [("", "", "")] * (shift.demand - len(people))
        for doctor, remark, phase in people:
            rows.append(
                (
                    shift.id,
                    shift.day,
                    f"{local(shift.start):%H:%M}",
                    f"{local(shift.end):%H:%M}",
                    shift.post,
                    shift.kind,
                    doctor,
                    names.get(doctor, ""),
                    _rounded(Decimal(shift.minutes) / 60, "0.01"),
                    say(f"reports.wish.{remark}", language) if remark else "",
                    phase,
                )
            )
    header = _header("shift day start end post kind doctor name hours remark phase", language)
    return csv_bytes(header, rows, dutch=language == "nl")


def costs_csv(instance: Instance, roster: Roster, assume_year: int | None = None) -> bytes:
    """Return a row per doctor, band and rate; amounts are not rounded yet (four decimals), totals are in reports."""
    language = instance.hds.language
    names = {each.id: each.name for each in instance.doctors}
    rows = [
        (
            line.doctor,
            names.get(line.doctor, ""),
            line.band,
            line.minutes,
            line.rate,
            None if line.exact is None else _rounded(line.exact, "0.0001"),
            say(f"tariffs.status.{line.status}", language) if line.status else "",
            line.decision,
        )
        for line in pay(instance, roster, assume_year).lines
    ]
    header = _header("doctor name band minutes rate euros status decision", language)
    return csv_bytes(header, rows, dutch=language == "nl")


def _header(keys: str, language: Language) -> list[str]:
    return [say(f"reports.column.{key}", language) for key in keys.split()]


def _rounded(number: Decimal, places: str) -> Decimal:
    return number.quantize(Decimal(places), ROUND_HALF_UP)
