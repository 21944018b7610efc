"""The example ``small``: one post, a quarter with Christmas."""

from datetime import date, datetime
from pathlib import Path

from examples.maker.absence import Season
from examples.maker.amounts import balances, limits
from examples.maker.availability import Intake, availability
from examples.maker.example import example
from examples.maker.locums import Locums
from examples.maker.people import doctor_rows, tie_rows
from examples.maker.practices import Region
from examples.maker.tables import write_tables

REGIONS = (Region("testwoude", "tw", patients=150_000, practices=46, owners=62, hidhas=12, takers=8),)
LOCUMS = (
    Locums("aangesloten", 8, 12.5),
    Locums("vid", 7, 16.0, shifts=3),
    Locums("regulier", 13, 20.0, committed=False),
)
SEASONS = (
    Season("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25), 0.25),
    Season("Kerst", date(2026, 12, 24), date(2026, 12, 26), 0.3),
    Season("Oud en Nieuw", date(2026, 12, 30), date(2026, 12, 31), 0.2),
)
EAGERNESS = {"avond": 7.0, "weekend": 6.2, "nacht": 2.7, "feestdag": 2.2}
LOCUM_EAGERNESS = {"avond": 3.0, "weekend": 8.0, "nacht": 12.0, "feestdag": 12.0}
WORKED = (("eerste_kerstdag", 2025), ("tweede_kerstdag", 2025), ("oudejaarsdag", 2025), ("eerste_paasdag", 2026))


def make(folder: Path) -> None:
    """Write the tables of ``small`` into a folder that holds its ``hds.toml``."""
    made = example(folder, "small", REGIONS, LOCUMS, doctors=110, namesakes=2)
    opens = datetime(2026, 8, 31, 9, 0)  # noqa: DTZ001  local wall clock, only to be written
    intake = Intake(made.table, SEASONS, EAGERNESS, LOCUM_EAGERNESS, opens)
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
