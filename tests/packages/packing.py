"""A folder with everything in it, a roster made from it, and what happened after: what packages are made of."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from anwroster.files import read_folder
from anwroster.model import Certificate, Instance, Roster
from anwroster.packages import pack
from anwroster.packages.naming import Pseudonyms
from anwroster.rostering import Request, certificate_of, make_rosters
from tests.files.goodfolder import Edit, add, swap, write
from tests.files.test_files_owntariffs import NAMED, TARIFF

AT = datetime(2027, 4, 1, 12, tzinfo=UTC)
KEY = b"sleutel van de HDS, 32 bytes ..."
NEWCOMERS = "dokter;naam;overeenkomst;email\nfleur;F. Gerritsen;eigen;fleur@example.org\n"
WORKED = "dienst;van;naar;soort;wanneer;betaald_aan;opmerking\n"
PAID = "dokter;band;uren;tarief;bedrag\n"


@dataclass(frozen=True)
class Case:
    """What goes into a package."""

    folder: Path
    instance: Instance
    roster: Roster
    certificate: Certificate
    after: Mapping[str, bytes]

    def pack(self, **changes: Any) -> bytes:
        values = {"certificate": self.certificate, "after": self.after, "made_at": AT}
        return pack(self.folder, self.instance, self.roster, **(values | changes))


def telling(files: Any) -> None:
    """Put names of people where they should not stand: in comments, sources and remarks."""
    swap("hds.toml", "[quota]\n", "# afgesproken met A. Bakker en het plein\n[quota]\n")(files)
    source = 'source = "brief van dr. Cornelis en D. Evers (d@example.org) aan Het Plein"\n'
    swap("hds.toml", "weight = 2\n", f"weight = 2\n{source}")(files)
    files["eigen.toml"] = TARIFF.replace('source = "besluit"', 'source = "besluit van C. Dekker"')
    swap("availability.csv", "graag", "graag, groet van Anneke")(files)


def case_in(place: Path, *edits: Edit) -> Case:
    """Return a folder with every table and a roster of all phases."""
    offers = ["avond-2027-01-07", "avond-2027-01-11", "nacht-2027-01-08", "nacht-2027-01-09", "avond-2027-01-14"]
    rows = "".join(f"{who};aanbod;{shift};;;;;;;\n" for who in ("anna", "bram", "eva") for shift in offers)
    folder = write(place, NAMED, telling, add("availability.csv", rows), *edits)
    instance = read_folder(folder)
    made = make_rosters(instance, Request(phase="all", time_limit_seconds=10, workers=1))
    roster = made[-1].roster
    return Case(folder, instance, roster, certificate_of(instance, made), after_of(roster))


def after_of(roster: Roster) -> dict[str, bytes]:
    """Return a hand-over to a newcomer, an illness, and what was paid for it."""
    first, second = roster.assignments[0], roster.assignments[-1]
    worked = WORKED + (
        f"{second.shift};{second.doctor};;ziekte;6-1-2027 8:00;;griep van Anneke\n"
        f"{first.shift};{first.doctor};fleur;overdragen;5-1-2027;{first.doctor};\n"
    )
    paid = f"{PAID}{first.doctor};avond;6;100,00;600,00\nfleur;nacht;7:45;€ 120,00;930\n"
    return {"worked.csv": worked.encode(), "newcomers.csv": NEWCOMERS.encode(), "paid.csv": paid.encode()}


def names_of(case: Case) -> Pseudonyms:
    """Return who is who under ``KEY``."""
    doctors = [*(each.id for each in case.instance.doctors), "fleur"]
    return Pseudonyms(KEY, doctors, [each.id for each in case.instance.practices])


def contents(package: bytes) -> dict[str, bytes]:
    """Return what is in a zip file."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def repacked(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these files, made by somebody else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
