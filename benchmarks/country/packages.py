"""One package of the made-up country: input, a quick roster, what happened after it, and now and then a lie."""

import io
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from anwroster.files import read_folder
from anwroster.model import Instance, Roster
from anwroster.packages import pack
from anwroster.rostering import Request, certificate_of, make_rosters
from benchmarks.profiles.made import Made

SECONDS = 1.5
"""Time for each roster: enough for a legal one with a certificate, not for a good one."""

CHANGED, ALTERED, BROKEN = 0.03, 0.02, 0.01
"""Part of the shifts that are handed over; parts of the packages that are altered afterwards, or cut off."""


@dataclass(frozen=True)
class Order:
    """A package to be made."""

    hds: str
    start: date
    made: Made

    @property
    def file(self) -> str:
        """Name of the package."""
        return f"{self.hds}-{self.start}.zip"


def make(order: Order, folder: Path) -> Path:
    """Write one package; the same order gives the same input, and changes and lies in the same places."""
    dice = Random(order.file)
    with tempfile.TemporaryDirectory() as place:
        order.made.write(Path(place), order.hds)
        instance = read_folder(Path(place))
        found = make_rosters(instance, Request(time_limit_seconds=SECONDS, workers=1))
        roster = found[-1].roster
        after = {"worked.csv": _handed_over(instance, roster, dice).encode()}
        moment = datetime(order.start.year, order.start.month, 1, tzinfo=UTC) + timedelta(days=100)
        content = pack(Path(place), instance, roster, certificate_of(instance, found), after, made_at=moment)
    target = folder / order.file
    target.write_bytes(_spoilt(content, dice))
    return target


def _handed_over(instance: Instance, roster: Roster, dice: Random) -> str:
    """Return hand-overs, each to somebody who offered the shift and works nothing within a day of it."""
    shifts = {each.id: each for each in instance.shifts}
    busy: dict[str, list[datetime]] = {}
    for each in roster.assignments:
        busy.setdefault(each.doctor, []).append(shifts[each.shift].start)
    offers: dict[str, list[str]] = {}
    for offer in instance.offers:
        offers.setdefault(offer.shift, []).append(offer.doctor)
    rows = ["dienst;van;naar;soort;wanneer;betaald_aan;opmerking"]
    day = timedelta(days=1)
    for each in roster.assignments:
        if dice.random() >= CHANGED:
            continue
        start = shifts[each.shift].start
        free = [
            doctor
            for doctor in offers.get(each.shift, ())
            if doctor != each.doctor and all(abs(start - other) > 1.5 * day for other in busy.get(doctor, ()))
        ]
        if free:
            taker = dice.choice(free)
            busy.setdefault(taker, []).append(start)
            told = start - dice.randrange(1, 20) * day
            rows.append(f"{each.shift};{each.doctor};{taker};overdragen;{told:%d-%m-%Y} 12:00;;")
    return "\n".join(rows) + "\n"


def _spoilt(content: bytes, dice: Random) -> bytes:
    """Return a package as it is, or with a file altered behind the manifest's back, or cut off."""
    fate = dice.random()
    if fate < BROKEN:
        return content[: len(content) // 2]
    if fate >= BROKEN + ALTERED:
        return content
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            data = old.read(each)
            new.writestr(each, data + b"\n" if each.filename.endswith("doctors.csv") else data)
    return target.getvalue()
