"""The command line: gathers the commands of ``commands/`` and runs one of them."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from anwroster.commands import (
    advise,
    audit,
    check,
    collect,
    endings,
    export,
    form,
    init,
    key,
    national,
    package,
    policies,
    quota,
    report,
    solve,
    tariffs,
    validate,
    verify,
)
from anwroster.commands.help import HelpCommand, HelpGroup
from anwroster.commands.talk import out
from anwroster.version import __version__

app = typer.Typer(
    name="anwroster",
    cls=HelpGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        out(f"anwroster {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def anwroster(
    ctx: typer.Context, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False
) -> None:
    """Show the help when no command is named."""
    if ctx.invoked_subcommand is None:
        out(ctx.get_help())


COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "validate": validate.validate,
    "quota": quota.quota,
    "form": form.form,
    "collect": collect.collect,
    "tariffs": tariffs.tariffs,
    "advise": advise.advise,
    "solve": solve.solve,
    "check": check.check,
    "verify": verify.verify,
    "report": report.report,
    "export": export.export,
    "key": key.key,
    "package": package.package,
    "audit": audit.audit,
    "national": national.national,
    "policies": policies.policies,
}
"""Every command by name, in the order in which a planner meets them."""

for _name, _function in COMMANDS.items():
    app.command(_name, cls=HelpCommand)(_function)


def command() -> Any:
    """Return the program as typer's parser sees it."""
    return get_command(app)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code.

    Parameters
    ----------
    arguments
        What stands after ``anwroster``.
    """
    return endings.end(_work, arguments)


def _work(arguments: Sequence[str]) -> int:
    program = command()
    with program.make_context("anwroster", list(arguments)) as ctx:
        program.invoke(ctx)
    return 0


def main() -> None:
    """Run the command line and end the process."""
    sys.exit(run(sys.argv[1:]))
