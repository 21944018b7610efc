"""``anwroster form``: a form for each doctor to fill in, as an HTML file."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Force, Output
from anwroster.commands.talk import Talk, language
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Instance


def form(
    folder: Folder,
    output: Output,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    one: Annotated[bool, Option("--one")] = False,
    force: Force = False,
) -> None:
    """Write forms for doctors; see ``help.form`` of ``words/cli.toml``."""
    from anwroster.files import write_all

    instance = read_input(folder)
    talk = Talk(language(instance.hds.language))
    if one and doctor is not None:
        raise UsageError(talk.say("form.one_or_all"))
    files = _one(instance, talk) if one else _each(instance, talk, doctor)
    write_all(output, files, force, talk.language)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))
    talk.tell("form.shared" if one else "form.personal")


def _each(instance: "Instance", talk: Talk, doctor: str | None) -> dict[str, bytes]:
    """Return the form of every doctor, or of one."""
    from anwroster.forms import form_names, forms

    names = form_names(instance)
    wanted = list(names) if doctor is None else [one_doctor(instance, doctor)]
    return {names[each]: page for each, page in forms(instance, wanted, talk.language)}


def _one(instance: "Instance", talk: Talk) -> dict[str, bytes]:
    """Return one form for all doctors."""
    from anwroster.forms import one_form

    return {f"formulier-{instance.hds.id}.html": one_form(instance, talk.language)}
