"""A page for every doctor, for a browser or for print."""

from typing import TYPE_CHECKING

from anwroster.commands.mailing import Attached

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster
    from anwroster.words import Language


def pages(
    instance: "Instance", roster: "Roster", form: str, doctor: str | None, year: int | None, spoken: "Language"
) -> dict[str, Attached]:
    """Return every doctor's page as it is written and mailed; only of the one who is asked for, if anybody is.

    Parameters
    ----------
    form
        ``pages`` for HTML, ``pdf`` for print.
    """
    from anwroster import reports
    from anwroster.exports import slug

    ending = "html" if form == "pages" else "pdf"
    printer = reports.Printer() if form == "pdf" else None
    doctors = [each.id for each in instance.doctors] if doctor is None else [doctor]
    found: dict[str, Attached] = {}
    for key, page in reports.doctor_pages(instance, roster, doctors, spoken, year):
        content = reports.render_html(page).encode() if printer is None else printer.pdf(page)
        found[key] = ("page", {f"dokter-{slug(key)}.{ending}": content})
    return found
