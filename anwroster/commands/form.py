"""``anwroster form``: a form for each doctor to fill in, as an HTML file or a workbook."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Force, Output
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, language
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Instance

FORMATS = ("html", "xlsx")


def form(
    folder: Folder,
    output: Output,
    format: Annotated[str, Option("--format")] = "html",
    doctor: Annotated[str | None, Option("--doctor")] = None,
    one: Annotated[bool, Option("--one")] = False,
    force: Force = False,
) -> None:
    """Write forms for doctors; see ``help.form`` of ``words/cli.toml``."""
    from anwroster.files import write_all

    kind = values.choice(format, "--format", FORMATS)
    instance = read_input(folder)
    talk = Talk(language(instance.hds.language))
    if one and (doctor is not None or kind != "html"):
        raise UsageError(talk.say("form.one_or_all"))
    wanted = [each.id for each in instance.doctors] if doctor is None else [one_doctor(instance, doctor)]
    if one:
        files = _shared(instance, talk)
    elif kind == "html":
        files = _pages(instance, talk, wanted)
    else:
        files = _books(instance, talk, wanted)
    write_all(output, files, force, talk.language)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))
    talk.tell("form.shared" if one else "form.personal")
    talk.next_step("collect", folder, "antwoorden" if talk.language == "nl" else "answers")


def _pages(instance: "Instance", talk: Talk, wanted: list[str]) -> dict[str, bytes]:
    from anwroster.forms import form_names, forms

    names = form_names(instance)
    return {names[each]: page for each, page in forms(instance, wanted, talk.language)}


def _books(instance: "Instance", talk: Talk, wanted: list[str]) -> dict[str, bytes]:
    from anwroster.exports import slug
    from anwroster.exports.formbook import form_book

    talk.tell("form.books")
    files = {}
    with steps(talk, "form.books", len(wanted)) as heard:
        for done, each in enumerate(wanted, start=1):
            files[f"antwoord-{slug(instance.hds.id)}-{slug(each)}.xlsx"] = form_book(instance, each)
            heard(done)
    return files


def _shared(instance: "Instance", talk: Talk) -> dict[str, bytes]:
    """Return one form for all doctors."""
    from anwroster.forms import one_form

    return {f"formulier-{instance.hds.id}.html": one_form(instance, talk.language)}
