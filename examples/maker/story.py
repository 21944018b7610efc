"""What happens in ``half-year``: who comes, who goes, who has two practices, who also works elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from examples.maker.example import Example
from examples.maker.people import Person, Tie
from examples.maker.tables import Cell, Row

HANDOVER = date(2027, 5, 1)
"""Day on which one owner succeeds another."""


def tell(made: Example) -> None:
    """Give the people of the example their peculiarities."""
    _succession(made)
    _two_practices(made, "verzinsdam", "bedachterveen")
    _two_practices(made, "bedachterveen", "verzinsdam")
    joins = made.person("hidha", 4)
    joins.joins, joins.hours = date(2027, 3, 1), joins.hours * 4 / 6
    leaves = made.person("vip-uren", 0)
    leaves.leaves, leaves.hours = date(2027, 4, 1), 25.0
    more = made.person("vip-uren", 1)
    more.own_hours, more.hours = 80, 80.0
    fewer = made.person("vip-diensten", 0)
    fewer.own_shifts, fewer.shifts, fewer.hours = 4, 4, 30.0
    made.person("regulier", 0).papers_until = date(2027, 5, 15)


def _owners_of(made: Example, practice: str) -> list[Person]:
    return [each for each in made.people if each.agreement == "praktijkhouder" and each.ties[0].practice == practice]


def _succession(made: Example) -> None:
    for practice in made.practices:
        if practice.succession:
            goes, comes = _owners_of(made, practice.id)
            goes.leaves, goes.hours = HANDOVER, goes.hours * 4 / 6
            comes.joins, comes.hours = HANDOVER, comes.hours * 2 / 6


def _two_practices(made: Example, home: str, away: str) -> None:
    """Let the owner of one practice become the second owner of one on the other post."""
    alone = [each for each in made.practices if each.owners == 1 and not each.taken]
    first = next(each for each in alone if each.region == home)
    second = next(each for each in reversed(alone) if each.region == away)
    (owner,), (colleague, *others) = _owners_of(made, first.id), _owners_of(made, second.id)
    if len(owner.ties) > 1 or others:
        raise ValueError(f"{owner.id} has two practices already")
    owner.ties.append(Tie(practice=second.id, posts=(away,)))
    owner.hours += second.hours / 2
    colleague.hours = second.hours / 2
    owner.night_runs = False


def busy(made: Example) -> Iterator[Row]:
    """Give shifts elsewhere: every third Tuesday evening, every fourth Saturday night, a weekend in spring."""
    evenings, nights = made.person("vip-uren", 3), made.person("regulier", 3)
    for day in made.table.hds.period:
        week = day.isocalendar().week
        if day.weekday() == 1 and week % 3 == 0:
            yield _elsewhere(evenings, day, 17, 6, "HAP Elders")
        if day.weekday() == 5 and week % 4 == 0:
            yield _elsewhere(nights, day, 23, 9, "Spoedpost Overkant")
    for day in (date(2027, 4, 10), date(2027, 4, 11)):
        yield _elsewhere(made.person("vip-diensten", 3), day, 8, 9, "HAP Elders")


def _elsewhere(person: Person, day: date, hour: int, length: int, where: str) -> Row:
    start = datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001  local wall clock, only to be written
    return {"dokter": person.id, "van": start, "tot": start + timedelta(hours=length), "waar": where}


def fixed(made: Example, said: Sequence[Row], count: int) -> list[Row]:
    """Return fixed assignments: single shifts on holidays that doctors asked for, one per doctor and per shift."""
    holidays = {f"{day:%Y-%m-%d}" for day in made.table.holidays}
    unsuited = {row["dokter"] for row in busy(made)}
    unsuited |= {row["dokter"] for row in said if row["wat"] == "blokkade" and row.get("patroon")}
    owing = {each.id for each in made.people if each.committed}
    found: dict[Cell, Row] = {}
    for row in said:
        shift, doctor = row.get("dienst"), row["dokter"]
        if shift is None or row["wat"] != "voorkeur" or str(shift)[-10:] not in holidays:
            continue
        if doctor in owing and doctor not in unsuited and doctor not in {each["dokter"] for each in found.values()}:
            found.setdefault(shift, {"dokter": doctor, "dienst": shift})
    return list(found.values())[:count]


def topups(made: Example, pinned: Sequence[Row]) -> Iterator[Row]:
    """Give private top-ups: VIP-waarnemers who took a fixed holiday shift over from an owner."""
    locums = {each.id for each in made.people if each.agreement.startswith("vip")}
    for row in pinned:
        if row["dokter"] in locums:
            yield {**row, "euro": 150, "afgesproken_op": date(2026, 12, 4)}
