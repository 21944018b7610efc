"""``anwroster form``: a form for each doctor to fill in, as an HTML file or a workbook."""

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands import values
from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.mailing import Attached, prove_empty, write_mails
from anwroster.commands.parameters import Folder, Force, Output
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, language
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.model import Instance

FORMATS = ("html", "xlsx")
RUNS = 20
"""Rosters drawn for the advice in forms: fewer than ``advise`` draws, since it is about all doctors at once."""


def form(
    folder: Folder,
    output: Output,
    format: Annotated[str, Option("--format")] = "html",
    doctor: Annotated[str | None, Option("--doctor")] = None,
    one: Annotated[bool, Option("--one")] = False,
    advise: Annotated[bool, Option("--advise")] = False,
    mails: Annotated[Path | None, Option("--mails", readable=False)] = None,
    force: Force = False,
) -> None:
    """Write forms for doctors; see ``help.form`` of ``words/cli.toml``."""
    from anwroster.files import write_all

    kind = values.choice(format, "--format", FORMATS)
    instance = read_input(folder)
    talk = Talk(language(instance.hds.language))
    if one and (doctor is not None or kind != "html"):
        raise UsageError(talk.say("form.one_or_all"))
    if advise and (one or kind != "html"):
        raise UsageError(talk.say("form.advise_own"))
    if one and mails is not None:
        raise UsageError(talk.say("mails.not_for_one"))
    prove_empty(talk, mails)
    wanted = [each.id for each in instance.doctors] if doctor is None else [one_doctor(instance, doctor)]
    own: dict[str, Attached] = {}
    if kind == "html" and not one:
        own = _pages(instance, talk, wanted, _advice(instance, talk) if advise else None)
    elif not one:
        own = _books(instance, talk, wanted)
    files = _shared(instance, talk) if one else dict(file for _, each in own.values() for file in each.items())
    write_all(output, files, force, talk.language)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))
    talk.tell("form.shared" if one else "form.personal")
    if mails is not None:
        write_mails(talk, instance, mails, own)
    elif len(own) > 1:
        talk.tell("mails.hint")
    talk.next_step("collect", folder, "antwoorden" if talk.language == "nl" else "answers")


def _pages(instance: "Instance", talk: Talk, wanted: list[str], more: dict[str, int] | None) -> dict[str, Attached]:
    from anwroster.forms import form_names, forms

    names = form_names(instance)
    return {each: ("form", {names[each]: page}) for each, page in forms(instance, wanted, talk.language, more)}


def _advice(instance: "Instance", talk: Talk) -> dict[str, int]:
    """Return by doctor about how many minutes more to offer, as ``anwroster advise`` reckons it."""
    from anwroster.problem import problem_of
    from anwroster.solver.rules import post
    from anwroster.solver.simulation import outlooks

    problem = problem_of(instance)
    with steps(talk, "advise.busy", RUNS) as heard:
        found = outlooks(problem, post(problem), RUNS, Random(0).random, heard)
    return {each.doctor: each.more_minutes for each in found}


def _books(instance: "Instance", talk: Talk, wanted: list[str]) -> dict[str, Attached]:
    from anwroster.exports import slug
    from anwroster.exports.formbook import form_books

    talk.tell("form.books")
    files: dict[str, Attached] = {}
    with steps(talk, "form.books", len(wanted)) as heard:
        for done, (each, book) in enumerate(form_books(instance, wanted), start=1):
            files[each] = ("workbook", {f"antwoord-{slug(instance.hds.id)}-{slug(each)}.xlsx": book})
            heard(done)
    return files


def _shared(instance: "Instance", talk: Talk) -> dict[str, bytes]:
    """Return one form for all doctors."""
    from anwroster.forms import one_form

    return {f"formulier-{instance.hds.id}.html": one_form(instance, talk.language)}
