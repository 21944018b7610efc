"""``docs/commands.md``: the help of every command, as ``--help`` shows it in Dutch."""

from pathlib import Path
from typing import Any

from typer import Context

from anwroster.cli import COMMANDS, command
from anwroster.commands.help import WIDTH, page

PAGE = Path(__file__).parent / "commands.md"

HEAD = """# Opdrachten

Wat elke opdracht doet en hoe die heet: de uitleg die `anwroster OPDRACHT --help` toont, in dezelfde woorden. In het
Engels met `ANWROSTER_LANGUAGE=en` ervoor. Deze bladzijde wordt gemaakt met `make docs`.
"""


def pages() -> dict[Path, str]:
    """Return the current text of the page, by place."""
    program = command()
    top = Context(program, info_name="anwroster", help_option_names=["-h", "--help"])
    parts = [HEAD, _part("anwroster", page(program, top, "nl", WIDTH))]
    parts += [_part(f"anwroster {name}", _help_of(program, top, name)) for name in COMMANDS]
    return {PAGE: "\n".join(parts)}


def _help_of(program: Any, top: Context, name: str) -> str:
    ctx = Context(program.commands[name], info_name=name, parent=top)
    return page(program.commands[name], ctx, "nl", WIDTH)


def _part(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}```\n"
