"""``anwroster formbook``: a workbook per doctor, to be filled in and sent back."""

from typing import Annotated

from typer import Option

from anwroster.commands.doctors import one_doctor
from anwroster.commands.given import read_input
from anwroster.commands.parameters import Folder, Force, Output
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, language


def formbook(
    folder: Folder,
    output: Output,
    doctor: Annotated[str | None, Option("--doctor")] = None,
    force: Force = False,
) -> None:
    """Write workbooks to fill in; see ``help.formbook`` of ``words/cli.toml``."""
    from anwroster.exports import slug
    from anwroster.exports.formbook import form_book
    from anwroster.files import write_all

    instance = read_input(folder)
    talk = Talk(language(instance.hds.language))
    doctors = [each.id for each in instance.doctors] if doctor is None else [one_doctor(instance, doctor)]
    talk.tell("formbook.busy")
    files = {}
    with steps(talk, "formbook.busy", len(doctors)) as heard:
        for done, each in enumerate(doctors, start=1):
            files[f"antwoord-{slug(instance.hds.id)}-{slug(each)}.xlsx"] = form_book(instance, each)
            heard(done)
    write_all(output, files, force, talk.language)
    talk.tell("written.files", path=output, names=talk.some(sorted(files), 3))
    talk.next_step("collect", folder, output)
