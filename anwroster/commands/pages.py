"""A page for every doctor, for a browser or for print."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster
    from anwroster.words import Language


def pages(
    instance: "Instance", roster: "Roster", form: str, doctor: str | None, year: int | None, spoken: "Language"
) -> dict[str, bytes]:
    """Return the files by name: a page per doctor, or only the one that is asked for.

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
    return {
        f"dokter-{slug(key)}.{ending}": reports.render_html(page).encode() if printer is None else printer.pdf(page)
        for key, page in reports.doctor_pages(instance, roster, doctors, spoken, year)
    }
