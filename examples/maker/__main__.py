"""``python -m examples.maker``: write the tables of the large examples again."""

import sys
from pathlib import Path

from examples.maker import half_year, small

FOLDERS = {"small": small.make, "half-year": half_year.make}
"""Examples that the maker makes, and how."""


def main() -> None:
    """Write each example into the folder given, or beside this package."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    for name, make in FOLDERS.items():
        make(root / name)


if __name__ == "__main__":
    main()
