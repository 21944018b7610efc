"""``python -m benchmarks.country``: make the packages, audit them, make the national view, and time it.

``packages FOLDER`` makes 416 packages; ``audit FOLDER OUT`` judges them; ``million OUT`` writes five million
assignments; ``view OUT`` makes the national view. Each prints seconds and the most memory that any process had.
"""

import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from anwroster.__main__ import main as anwroster
from benchmarks.country.million import write
from benchmarks.country.packages import Order, make
from benchmarks.country.regions import QUARTERS, REGIONS, country


def main(arguments: Sequence[str]) -> None:
    """Carry out one step."""
    begin = time.monotonic()
    step, folder, *rest = arguments
    if step == "packages":
        regions, quarters = (int(each) for each in rest) if rest else (REGIONS, QUARTERS)
        _packages(Path(folder), regions, quarters)
    elif step == "million":
        print(write(Path(folder)))  # noqa: T201
    elif step == "audit":
        _command("audit", "--many", folder, "-o", *rest)
    elif step == "view":
        _command("national", folder, "--force")
    usage = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{step}: {time.monotonic() - begin:.1f} s, {usage[0]} MB here, {usage[1]} MB in the largest child")  # noqa: T201


def _packages(folder: Path, regions: int, quarters: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    orders = [Order(hds, start, made) for hds, start, made in country(regions, quarters)]
    waiting = [each for each in orders if not (folder / each.file).exists()]
    with ProcessPoolExecutor(2) as pool:
        for done in [pool.submit(make, each, folder) for each in waiting]:
            done.result()


def _command(*words: str) -> None:
    sys.argv = ["anwroster", *words]
    try:
        anwroster()
    except SystemExit as ending:
        print(f"exit code {ending.code}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
