"""``docs/indicatoren.md``: the catalogue of indicators, made from their words."""

from pathlib import Path

from anwroster.audit.catalogue import catalogue

PAGE = Path(__file__).parent / "indicatoren.md"


def pages() -> dict[Path, str]:
    """Return the current text of the page, by its place."""
    return {PAGE: catalogue("nl")}
