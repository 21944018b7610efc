"""A report on the terminal."""

from typing import TYPE_CHECKING, Any

from anwroster.commands.talk import Talk

if TYPE_CHECKING:
    pass


def report_text(report: Any, talk: Talk, width: int | None) -> str:
    """Return a report as text."""
    return str(report)
