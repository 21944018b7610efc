"""What the parser refuses, said in the user's language with the way out."""

from collections.abc import Iterable, Sequence
from typing import Any

from anwroster.commands.help import meaning, metavar
from anwroster.commands.talk import language
from anwroster.commands.values import hint
from anwroster.words import area, say


def refusal(error: Any, asked: Sequence[str]) -> str:
    """Return what was wrong with a call, and where its help is.

    Parameters
    ----------
    error
        What typer's parser raised: told apart by the names of its classes, which typer does not export.
    asked
        What the user typed after ``anwroster``.
    """
    command = asked[0] if asked and asked[0] in area("cli")["help"] else ""
    path = f"anwroster {command}".rstrip()
    return f"{_sentence(error, getattr(error, 'ctx', None))}\n{_say('try_help', command=path)}"


def _sentence(error: Any, ctx: Any) -> str:
    kind, message = type(error).__name__, error.format_message()
    if kind == "MissingParameter" and error.param is not None:
        command = ctx.command.name or ""
        told = meaning(error.param, command, language())
        if error.param.param_type_name == "argument":
            return _say("missing_argument", name=metavar(error.param, command, language()), meaning=told)
        return _say("missing_option", option=error.param.opts[-1], meaning=told)
    if kind == "NoSuchOption":
        known = [name for each in ctx.command.get_params(ctx) for name in each.opts]
        return _say("unknown_option", option=error.option_name, hint=hint(error.option_name, known))
    if kind == "BadOptionUsage":
        key = "superfluous_value" if "does not take" in message else "no_value"
        return _say(key, option=error.option_name)
    if message.startswith("No such command"):
        name = message.split("'")[1] if "'" in message else message
        return _say("unknown_command", name=name, hint=hint(name, _commands(ctx)))
    if message.startswith("Missing command"):
        return _say("no_command")
    if message.startswith("Got unexpected extra argument"):
        return _say("extra_arguments", words=message.partition("(s) (")[2].removesuffix(")"))
    return _say("other_usage", message=message)


def _commands(ctx: Any) -> Iterable[str]:
    return ctx.command.list_commands(ctx) if ctx is not None else ()


def _say(key: str, **values: object) -> str:
    return say(f"cli.error.{key}", language(), **values)
