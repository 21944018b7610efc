import random
import time
from pathlib import Path

from anwroster.files import read_folder
from tests.files.goodfolder import GOOD, drop, put, swap, write

DOCTORS, ROWS = 325, 16_000
MOST_SECONDS = 2.0
"""Of processor time, so that other work on the machine does not count."""


def test_sixteen_thousand_rows_of_availability_are_read_in_two_seconds(tmp_path: Path) -> None:
    long = swap("hds.toml", "end = 2027-03-01", "end = 2027-07-05")
    shifts = [each.id for each in read_folder(write(tmp_path / "short", long)).shifts]
    chosen = random.Random(5)
    doctors = ["dokter;naam;overeenkomst;eigen_uren", *(f"d{n};Dokter {n};eigen;50" for n in range(DOCTORS))]
    rows = [GOOD["availability.csv"].splitlines()[0]]
    for number in range(ROWS):
        said = "aanbod;;;;ma,wo avond" if chosen.random() < 0.03 else f"aanbod;{chosen.choice(shifts)};;;"
        rows.append(f"d{number % DOCTORS};{said};;;1-12-2026 9:{number % 60:02d};")
    others = ("affiliations.csv", "limits.csv", "fixed.csv", "busy.csv", "balances.csv", "topups.csv")
    tables = put("doctors.csv", "\n".join(doctors)), put("availability.csv", "\n".join(rows))
    folder = write(tmp_path / "long", long, drop(*others), *tables)
    begin = time.process_time()
    instance = read_folder(folder)
    assert time.process_time() - begin < MOST_SECONDS
    assert len(instance.offers) > 20_000
