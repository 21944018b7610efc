"""``python -m anwroster``: the command line, deaf to nothing from the first moment on."""

import gc
import sys

OBJECTS = (200_000, 20, 20)
"""Thresholds of the garbage collector: a large year is millions of objects that all stay; it need not look often.

Measured on the large year of the benchmarks: reading it and posting its rules took 4.1 s with Python's own thresholds,
3.2 s with these.
"""


def main() -> None:
    """Run the command line; Ctrl-C while it is still starting ends quietly as well."""
    gc.set_threshold(*OBJECTS)
    try:
        from anwroster.cli import main as start
    except KeyboardInterrupt:
        sys.exit(130)
    start()


if __name__ == "__main__":
    main()
