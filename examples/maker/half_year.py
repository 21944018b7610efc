"""The example ``half-year``: two posts with totals of their own, Easter, a clock change, and every edge case."""

from datetime import date, datetime
from pathlib import Path

from examples.maker.absence import Season
from examples.maker.amounts import balances, limits
from examples.maker.availability import Intake, availability
from examples.maker.example import example
from examples.maker.locums import Locums
from examples.maker.people import doctor_rows, tie_rows
from examples.maker.practices import Region
from examples.maker.story import busy, fixed, tell, topups
from examples.maker.tables import write_tables

REGIONS = (
    Region("verzinsdam", "vz", 149_000, practices=52, owners=75, hidhas=18, takers=14, large=True),
    Region("bedachterveen", "bv", 176_000, practices=60, owners=88, hidhas=22, takers=18, succession=True),
)
LOCUMS = (
    Locums("vip-uren", 25, 50.0),
    Locums("vip-diensten", 20, 45.0, shifts=6),
    Locums("flex", 20, 20.0, committed=False),
    Locums("regulier", 25, 25.0, committed=False),
)
SEASONS = (
    Season("voorjaarsvakantie", date(2027, 2, 13), date(2027, 2, 28), 0.16),
    Season("Pasen", date(2027, 3, 26), date(2027, 3, 29), 0.25),
    Season("meivakantie", date(2027, 4, 24), date(2027, 5, 9), 0.2),
    Season("Pinksteren", date(2027, 5, 15), date(2027, 5, 17), 0.15),
)
EAGERNESS = {"avond": 6.4, "weekend": 5.6, "nacht": 2.2, "feestdag": 1.9}
LOCUM_EAGERNESS = {"avond": 3.0, "weekend": 8.0, "nacht": 12.0, "feestdag": 12.0}
FIXED = 8
"""Assignments that the planner pinned beforehand."""
WORKED = (
    ("eerste_paasdag", 2026),
    ("tweede_paasdag", 2026),
    ("koningsdag", 2026),
    ("eerste_kerstdag", 2026),
    ("tweede_kerstdag", 2025),
    ("nieuwjaarsdag", 2026),
)


def make(folder: Path) -> None:
    """Write the tables of ``half-year`` into a folder that holds its ``hds.toml``."""
    made = example(folder, "half-year", REGIONS, LOCUMS, doctors=325, namesakes=3)
    opens = datetime(2026, 11, 16, 9, 0)  # noqa: DTZ001  local wall clock, only to be written
    tell(made)
    intake = Intake(made.table, SEASONS, EAGERNESS, LOCUM_EAGERNESS, opens)
    said = list(availability(made.dice, made.people, intake))
    pinned = fixed(made, said, FIXED)
    write_tables(
        folder,
        {
            "practices": made.practice_rows(),
            "doctors": doctor_rows(made.people),
            "affiliations": tie_rows(made.people),
            "availability": said,
            "limits": limits(made.dice, made.people),
            "fixed": pinned,
            "busy": busy(made),
            "balances": balances(made.dice, made.people, WORKED),
            "topups": topups(made, pinned),
        },
    )
