"""Help pages, drawn from ``words/cli.toml`` in the user's language: plain text, the same on every terminal."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from anwroster.commands.talk import language
from anwroster.words import area, say

WIDTH = 88
"""Widest line of a help page."""


class HelpCommand(TyperCommand):
    """A command whose help stands in the catalogue under ``help.<name>``."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx))


class HelpGroup(TyperGroup):
    """The program itself, with the list of its commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx))


def page(command: Any, ctx: Any, width: int | None = None) -> str:
    """Return a help page.

    Parameters
    ----------
    command, ctx
        The command and its context.
    width
        Columns; the terminal's when left out, at most ``WIDTH``.
    """
    columns = width or max(50, min(WIDTH, shutil.get_terminal_size().columns - 1))
    name = command.name or "anwroster"
    parameters = [each for each in command.get_params(ctx) if not each.hidden]
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    parts = [usage(command, ctx), *_paragraphs(_help(name, "text"), columns)]
    if arguments:
        rows = [(metavar(each), meaning(each, name)) for each in arguments]
        parts.append(_section("arguments", rows, columns))
    if isinstance(command, HelpGroup):
        rows = [(each, _help(each, "short")) for each in command.list_commands(ctx)]
        parts.append(_section("commands", rows, columns))
    parts.append(_section("options", [(_shown(each), meaning(each, name)) for each in options], columns))
    lines = [f"  {line}" for line in _help(name, "example").strip().splitlines()]
    parts.append("\n".join([f"{_frame('example')}:", *lines]))
    return "\n\n".join(parts) + "\n"


def usage(command: Any, ctx: Any) -> str:
    """Return the line that says how a command is called."""
    pieces = []
    for each in command.params:
        if each.param_type_name == "argument":
            pieces.append(metavar(each) if each.required else f"[{metavar(each)}]")
        elif each.required:
            pieces.append(f"{each.opts[0]} {metavar(each)}")
    if isinstance(command, HelpGroup):
        pieces.append(_frame("command"))
    return " ".join([f"{_frame('usage')}:", ctx.command_path, *pieces, _frame("some_options")])


def metavar(parameter: Any) -> str:
    """Return what stands for a parameter's value; empty for a switch."""
    if getattr(parameter, "is_flag", False):
        return ""
    return say(f"cli.metavar.{parameter.name}", language())


def meaning(parameter: Any, command: str) -> str:
    """Return what a parameter is for, in the words of the command or in those that all commands share."""
    own = area("cli")["parameter"].get(command, {})
    path = f"{command}.{parameter.name}" if parameter.name in own else parameter.name
    return say(f"cli.parameter.{path}", language())


def _help(command: str, part: str) -> str:
    return say(f"cli.help.{command}.{part}", language()).strip()


def _frame(key: str) -> str:
    return say(f"cli.frame.{key}", language())


def _shown(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {metavar(option)}".rstrip()


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for each in text.split("\n\n"):
        yield textwrap.fill(" ".join(each.split()), width, initial_indent="  ", subsequent_indent="  ")


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    """Return names with their meanings beside them, or below them where the name is long."""
    column = min(28, max(len(name) for name, _ in rows)) + 2
    lines = [f"{_frame(title)}:"]
    for name, text in rows:
        wrapped = textwrap.wrap(text, max(20, width - column - 2))
        if len(name) + 2 > column:
            lines.append(f"  {name}")
            name = ""
        lines.append(f"  {name:<{column}}{wrapped[0]}")
        lines += [f"  {'':<{column}}{line}" for line in wrapped[1:]]
    return "\n".join(lines)
