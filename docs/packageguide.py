"""The generated part of ``docs/pakket.md``: the tables about what happened after publication."""

from pathlib import Path

from anwroster.files.aftercolumns import AFTER
from anwroster.words import say
from docs.inputguide import filled, table_text

GUIDE = Path(__file__).parent / "pakket.md"


def pages() -> dict[Path, str]:
    """Return the current text of the guide, by place."""
    newcomers = f"### newcomers\n\n{say('tables.newcomers.about')}\n"
    tables = "\n".join([table_text(AFTER["worked"]), newcomers, table_text(AFTER["paid"])])
    return {GUIDE: filled(GUIDE.read_text(encoding="utf-8"), "tables", tables)}
