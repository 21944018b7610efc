"""``python -m anwroster``: the command line, deaf to nothing from the first moment on."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C while it is still starting ends quietly as well."""
    try:
        from anwroster.cli import main as start
    except KeyboardInterrupt:
        sys.exit(130)
    start()


if __name__ == "__main__":
    main()
