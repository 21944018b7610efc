"""Help pages, drawn from ``words/cli.toml`` in the user's language: plain text, the same on every terminal."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from anwroster.commands.talk import language
from anwroster.words import Language, area, say

WIDTH = 88
"""Widest line of a help page."""


class HelpCommand(TyperCommand):
    """A command whose help stands in the catalogue under ``help.<name>``."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx, language()))


class HelpGroup(TyperGroup):
    """The program itself, with the list of its commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx, language()))


def page(command: Any, ctx: Any, spoken: Language, width: int | None = None) -> str:
    """Return a help page.

    Parameters
    ----------
    command, ctx
        The command and its context.
    spoken
        Language of the page.
    width
        Columns; the terminal's when left out, at most ``WIDTH``.
    """
    columns = width or max(50, min(WIDTH, shutil.get_terminal_size().columns - 1))
    name = command.name or "anwroster"
    shown = [each for each in command.get_params(ctx) if not each.hidden]
    told = {each: meaning(each, name, spoken) for each in shown}
    arguments = [(metavar(each, name, spoken), told[each]) for each in shown if each.param_type_name == "argument"]
    options = [(_names(each, name, spoken), told[each]) for each in shown if each.param_type_name == "option"]
    parts = [usage(command, ctx, spoken), *_paragraphs(_help(name, "text", spoken), columns)]
    if arguments:
        parts.append(_section(_frame("arguments", spoken), arguments, columns))
    if isinstance(command, HelpGroup):
        commands = [(each, _help(each, "short", spoken)) for each in command.list_commands(ctx)]
        parts.append(_section(_frame("commands", spoken), commands, columns))
    parts.append(_section(_frame("options", spoken), options, columns))
    lines = [f"  {line}" for line in examples(name, spoken)]
    parts.append("\n".join([f"{_frame('example', spoken)}:", *lines]))
    return "\n\n".join(parts) + "\n"


def examples(command: str, spoken: Language) -> list[str]:
    """Return the example command lines of a help page; they run one after the other, those of ``solve`` first."""
    return _help(command, "example", spoken).splitlines()


def usage(command: Any, ctx: Any, spoken: Language) -> str:
    """Return the line that says how a command is called."""
    pieces = []
    for each in command.params:
        value = metavar(each, command.name or "anwroster", spoken)
        if each.param_type_name == "argument":
            pieces.append(value if each.required else f"[{value}]")
        elif each.required:
            pieces.append(f"{each.opts[0]} {value}")
    if isinstance(command, HelpGroup):
        pieces.append(_frame("command", spoken))
    return " ".join([f"{_frame('usage', spoken)}:", ctx.command_path, *pieces, _frame("some_options", spoken)])


def metavar(parameter: Any, command: str, spoken: Language) -> str:
    """Return what stands for a parameter's value, the command's own word first; empty for a switch."""
    if getattr(parameter, "is_flag", False):
        return ""
    return _of_command("metavar", parameter.name, command, spoken)


def meaning(parameter: Any, command: str, spoken: Language) -> str:
    """Return what a parameter is for, in the words of the command or in those that all commands share."""
    return _of_command("parameter", parameter.name, command, spoken)


def _of_command(part: str, name: str, command: str, spoken: Language) -> str:
    own = area("cli")[part].get(command, {})
    return say(f"cli.{part}.{f'{command}.{name}' if name in own else name}", spoken)


def _help(command: str, part: str, spoken: Language) -> str:
    return say(f"cli.help.{command}.{part}", spoken).strip()


def _frame(key: str, spoken: Language) -> str:
    return say(f"cli.frame.{key}", spoken)


def _names(option: Any, command: str, spoken: Language) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {metavar(option, command, spoken)}".rstrip()


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for each in text.split("\n\n"):
        yield textwrap.fill(" ".join(each.split()), width, initial_indent="  ", subsequent_indent="  ")


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    """Return names with their meanings beside them, or below them where the name is long."""
    column = min(28, max(len(name) for name, _ in rows)) + 2
    lines = [f"{title}:"]
    for name, text in rows:
        wrapped = textwrap.wrap(text, max(20, width - column - 2))
        beside = name
        if len(name) + 2 > column:
            lines.append(f"  {name}")
            beside = ""
        lines.append(f"  {beside:<{column}}{wrapped[0]}")
        lines += [f"  {'':<{column}}{line}" for line in wrapped[1:]]
    return "\n".join(lines)
