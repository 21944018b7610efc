"""Write the generated pages of ``docs/`` again: ``python -m docs.generate``."""

from pathlib import Path

from docs import auditschema, commandpages, indicatorpage, inputguide, packageguide

MAKERS = (inputguide, packageguide, commandpages, indicatorpage, auditschema)
"""Modules that make pages, each by its ``pages``."""


def pages() -> dict[Path, str]:
    """Return the current text of every generated page, by place; a test compares it with what is committed."""
    return {path: text for maker in MAKERS for path, text in maker.pages().items()}


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
