"""The made profiles: the largest HDS for one and for two years, a dense one, and a summer that cannot be filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from benchmarks.profiles.settings import EVERY, FREE, WEEKDAY, Line, Post, settings
from examples.maker.absence import Season
from examples.maker.amounts import balances, limits
from examples.maker.availability import Intake, availability
from examples.maker.example import example
from examples.maker.locums import Locums
from examples.maker.people import doctor_rows, tie_rows
from examples.maker.practices import Region
from examples.maker.tables import write_tables

DAY_AND_NIGHT = Post(
    "haag",
    (
        Line("consult", "17:00", "23:00", WEEKDAY, 3),
        Line("visite", "16:30", "23:30", WEEKDAY),
        Line("regie", "17:00", "23:15", WEEKDAY),
        Line("consult", "08:00", "15:30", FREE, 4),
        Line("visite", "08:00", "16:00", FREE),
        Line("regie", "08:00", "16:00", FREE),
        Line("consult", "15:30", "23:00", FREE, 3),
        Line("visite", "16:00", "23:30", FREE),
        Line("regie", "16:00", "23:15", FREE),
        Line("consult", "22:45", "08:15", EVERY),
        Line("visite", "23:15", "08:15", EVERY),
        Line("achterwacht", "17:00", "23:00", EVERY),
    ),
)
EVENINGS = (
    Line("consult", "17:00", "23:00", WEEKDAY, 3),
    Line("visite", "17:00", "23:30", WEEKDAY),
    Line("consult", "08:00", "16:00", FREE, 3),
    Line("visite", "08:00", "16:00", FREE),
    Line("consult", "16:00", "23:00", FREE, 2),
    Line("visite", "16:00", "23:30", FREE),
)
CLOSED_AT_NIGHT = (Post("kust", EVENINGS), Post("tuin", EVENINGS))
EAGERNESS = {"avond": 4.9, "weekend": 5.2, "nacht": 2.9, "feestdag": 2.6}
WORKED = (("eerste_paasdag", 2025), ("eerste_kerstdag", 2025), ("koningsdag", 2025))


@dataclass(frozen=True)
class Made:
    """How one profile is made; numbers of doctors are those of the regions and the locums together."""

    start: date
    end: date
    posts: tuple[Post, ...]
    regions: Sequence[Region]
    locums: Sequence[Locums]
    doctors: int
    seasons: Sequence[Season] = ()
    eagerness: Mapping[str, float] | None = None

    def write(self, folder: Path, name: str) -> None:
        """Write the input folder."""
        (folder / "hds.toml").write_text(settings(name, self.start, self.end, self.posts), encoding="utf-8")
        made = example(folder, name, self.regions, self.locums, self.doctors, namesakes=2)
        eagerness = self.eagerness or EAGERNESS
        opens = datetime(self.start.year - 1, 11, 16, 9, 0)  # noqa: DTZ001  local wall clock, only to be written
        intake = Intake(made.table, self.seasons, eagerness, eagerness, opens)
        write_tables(
            folder,
            {
                "practices": made.practice_rows(),
                "doctors": doctor_rows(made.people),
                "affiliations": tie_rows(made.people),
                "availability": availability(made.dice, made.people, intake),
                "limits": limits(made.dice, made.people),
                "balances": balances(made.dice, made.people, WORKED),
            },
        )


def _large(years: int) -> Made:
    return Made(
        start=date(2026, 1, 1),
        end=date(2026 + years, 1, 1),
        posts=(DAY_AND_NIGHT, *CLOSED_AT_NIGHT),
        regions=(
            Region("haag", "hg", 275_000, practices=95, owners=160, hidhas=40, takers=24),
            Region("kust", "ks", 140_000, practices=48, owners=84, hidhas=20, takers=12),
            Region("tuin", "tn", 130_000, practices=45, owners=78, hidhas=20, takers=12),
        ),
        locums=(
            Locums("vip-uren", 60, 100.0 * years),
            Locums("vid", 50, 70.0 * years, shifts=10 * years),
            Locums("regulier", 60, 40.0, committed=False),
        ),
        doctors=620,
        seasons=(
            Season("meivakantie", date(2026, 4, 25), date(2026, 5, 10), 0.2),
            Season("zomer", date(2026, 7, 18), date(2026, 8, 30), 0.2),
            Season("Kerst", date(2026, 12, 24), date(2026, 12, 31), 0.25),
        ),
    )


MADE: Mapping[str, Made] = {
    "large": _large(1),
    "longer": _large(2),
    "dense": Made(
        start=date(2026, 1, 1),
        end=date(2026, 4, 1),
        posts=(DAY_AND_NIGHT, CLOSED_AT_NIGHT[0]),
        regions=(
            Region("haag", "hg", 160_000, practices=60, owners=110, hidhas=26, takers=4),
            Region("kust", "ks", 110_000, practices=40, owners=69, hidhas=18, takers=3),
        ),
        locums=(Locums("vip-uren", 40, 25.0), Locums("vid", 30, 18.0, shifts=3)),
        doctors=300,
        eagerness={"avond": 60.0, "weekend": 50.0, "nacht": 30.0, "feestdag": 30.0},
    ),
    "tight": Made(
        start=date(2026, 7, 1),
        end=date(2026, 10, 1),
        posts=(DAY_AND_NIGHT,),
        regions=(Region("haag", "hg", 160_000, practices=52, owners=70, hidhas=16, takers=10),),
        locums=(Locums("vip-uren", 10, 25.0), Locums("regulier", 14, 20.0, committed=False)),
        doctors=120,
        seasons=(Season("zomer", date(2026, 7, 11), date(2026, 8, 23), 0.7),),
        eagerness={"avond": 1.6, "weekend": 1.1, "nacht": 0.9, "feestdag": 1.0},
    ),
}
