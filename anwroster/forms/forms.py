"""All forms of a folder, or one form for all doctors."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from anwroster.forms.document import Documents
from anwroster.forms.page import render
from anwroster.model import Instance
from anwroster.words import Language


def forms(
    instance: Instance, doctors: Collection[str], language: Language, more_minutes: Mapping[str, int] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield (doctor, page) for the doctors named, sorted by key.

    Parameters
    ----------
    more_minutes
        By doctor, how many minutes ``anwroster advise`` would offer besides; None: not drawn.
    """
    documents = Documents(instance, more_minutes)
    for doctor in instance.doctors:
        if doctor.id in doctors:
            own, rows = documents.own(doctor)
            yield doctor.id, render(documents.frame([own], rows, language)).encode()


def one_form(instance: Instance, language: Language) -> bytes:
    """Return one page for all doctors, who pick their own name; it holds nothing of what anybody said before."""
    documents = Documents(instance)
    rows = documents.all_rows()
    people = sorted(instance.doctors, key=lambda each: (each.name.casefold(), each.id))
    return render(documents.frame([documents.shared(each, rows) for each in people], rows, language)).encode()


def form_names(instance: Instance) -> dict[str, str]:
    """Return the file name of every doctor's form; no two are the same, also where case does not count."""
    taken = Counter(each.id.casefold() for each in instance.doctors)
    found = {}
    for doctor in instance.doctors:
        more = "" if taken[doctor.id.casefold()] == 1 else "_" + hashlib.sha256(doctor.id.encode()).hexdigest()[:8]
        found[doctor.id] = f"formulier-{instance.hds.id}-{doctor.id}{more}.html"
    return found
