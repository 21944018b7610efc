"""An honest package of a small HDS, made once: four weeks, two posts with quotas apart, three owners, two locums."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from anwroster.audit.case import Case
from anwroster.figures import worked_roster, worked_seats
from anwroster.files import read_folder, read_worked
from anwroster.model import Certificate, Instance, Manifest, Roster
from anwroster.packages import pack, sealed, unzipped
from anwroster.rostering import Request, certificate_of, make_rosters
from anwroster.tariffs import pay

HDS = """\
id = "proef"
name = "HDS Proef"
language = "nl"

[period]
start = {year}-02-02
end = {year}-03-02

[[posts]]
id = "noord"
name = "Post Noord"

[[posts]]
id = "zuid"
name = "Post Zuid"

[[kinds]]
id = "consult"
name = "Consult"

[[templates]]
id = "avond"
post = "noord"
kind = "consult"
start = "18:00"
end = "23:00"
days = ["weekday"]
demand = {demand}

[[templates]]
id = "nacht"
post = "noord"
kind = "consult"
start = "23:00"
end = "08:00"
next_day = true
days = ["weekday", "saturday", "sunday"]

[[templates]]
id = "dag"
post = "zuid"
kind = "consult"
start = "08:00"
end = "18:00"
days = ["saturday", "sunday"]

[[agreements]]
id = "houder"
name = "Praktijkhouder"
role = "praktijkhouder"
phase = "1"
quota = "patients"

[[agreements]]
id = "vip"
name = "VIP-waarnemer"
role = "waarnemer"
phase = "1"
quota = "commitment"
obligations = [{{ unit = "shifts", amount = 2, per = "period" }}]

[quota]
per_person = "{per_person}"

[[quota.regions]]
id = "rn"
name = "Regio Noord"
posts = ["noord"]

[[quota.regions]]
id = "rz"
name = "Regio Zuid"
posts = ["zuid"]

[rules.fair_nights]
mode = "off"

[rules.fair_weekends]
mode = "off"
"""

TABLES = {
    "practices.csv": """\
praktijk;naam;regio;patienten
pa;Praktijk A;rn;2000
pb;Praktijk B;rn;2000
pz;Praktijk Z;rz;2000
""",
    "doctors.csv": """\
dokter;naam;overeenkomst;start;einde;papieren_tot;nachtenrijtjes;eigen_uren;eigen_diensten;email;agb
anna;A. Anders;houder;;;;;;;;
bas;B. Bos;houder;;;;;;;;
eva;E. Evers;houder;;;;;;;;
cor;C. Cohen;vip;;;;;30;;;
dee;D. Dekker;vip;;;;;30;;;
""",
    "affiliations.csv": """\
dokter;praktijk;aandeel;uren;posten;soorten
anna;pa;;;;
anna;pz;50 %;;;
bas;pb;;;;
eva;pz;;;;
cor;;;;;
dee;;;;;
""",
    "availability.csv": "dokter;wat;dienst;van;tot;patroon;posten;soorten;ingediend;opmerking\n"
    + "".join(
        f"{each};aanbod;;;;elke dag;{posts};;;\n"
        for each, posts in (("anna", ""), ("bas", "noord"), ("eva", "zuid"), ("cor", "noord"), ("dee", "noord"))
    ),
}


def settings(year: int = 2026, demand: int = 1, per_person: str = "gescheiden") -> str:
    return HDS.format(year=year, demand=demand, per_person=per_person)


@dataclass(frozen=True)
class Made:
    """A folder with its roster and certificate."""

    folder: Path
    instance: Instance
    roster: Roster
    certificate: Certificate


def made(folder: Path, year: int = 2026, seed: int = 0) -> Made:
    """Return the roster of the HDS; solved in about a second."""
    folder.mkdir()
    for name, text in {"hds.toml": settings(year), **TABLES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    instance = read_folder(folder)
    found = make_rosters(instance, Request(phase="1", time_limit_seconds=20, seed=seed))
    return Made(folder, instance, found[-1].roster, certificate_of(instance, found))


def worked_csv(*rows: str) -> str:
    return "dienst;van;naar;soort;wanneer;betaald_aan;opmerking\n" + "".join(f"{row}\n" for row in rows)


def paid_csv(made: Made, worked: str = "") -> str:
    """Return what an honest HDS pays: every minute worked, at the NZa's maximum."""
    after = read_worked(made.instance, {"worked.csv": worked.encode()} if worked else {})
    seats, _ = worked_seats(made.instance, made.roster, after)
    lines = ["dokter;band;uren;tarief;bedrag"]
    for line in pay(made.instance, worked_roster(made.roster, seats)).lines:
        rate = line.rate or Decimal("100.00")
        euros = (rate * line.minutes / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
        lines.append(
            ";".join((line.doctor, line.band, *(_dutch(each) for each in (Decimal(line.minutes) / 60, rate, euros))))
        )
    return "\n".join(lines) + "\n"


def _dutch(number: Decimal) -> str:
    return f"{number:.2f}".replace(".", ",")


def handed_over(made: Made, kind: str, givers: Sequence[str], takers: Sequence[str], count: int) -> list[str]:
    """Return rows of hand-overs, a week ahead, that break no hard rule: shifts of a kind, from some to others."""
    rows: list[str] = []
    for shift, giver in holders(made, kind):
        for taker in (each for each in takers if giver in givers and each != giver):
            more = [*rows, f"{shift};{giver};{taker};overdragen;{shift[-10:]} 00:00;;"]
            after = read_worked(made.instance, {"worked.csv": worked_csv(*more).encode()})
            if not Case(made.instance, made.roster, after).as_worked.findings:
                rows = more
                break
        if len(rows) == count:
            return rows
    raise AssertionError("no such hand-overs")


def holders(made: Made, kind: str) -> list[tuple[str, str]]:
    """Return (shift, doctor) of every seat of a kind that somebody has, in order."""
    return [(each.shift, each.doctor) for each in made.roster.assignments if each.shift.startswith(kind)]


def packed(made: Made, worked: str = "", paid: str | None = None, key: bytes | None = None) -> bytes:
    """Return the package as the program makes it.

    Parameters
    ----------
    paid
        None: what an honest HDS pays.
    """
    after = {"worked.csv": worked.encode()} if worked else {}
    after["paid.csv"] = (paid_csv(made, worked) if paid is None else paid).encode()
    moment = datetime(2026, 4, 1, 12, tzinfo=UTC)
    return pack(made.folder, made.instance, made.roster, made.certificate, after, made_at=moment, signing_key=key)


def forged(content: bytes, changes: Mapping[str, bytes | None], key: bytes | None = None) -> bytes:
    """Return a package as a forger makes it: files changed or taken out, the manifest made to fit them.

    Parameters
    ----------
    key
        Key that the forger signs with; None: an unsigned package.
    """
    files = {name: each for name, each in unzipped(content).items() if name not in ("manifest.json", "signature.json")}
    manifest = Manifest.model_validate_json(unzipped(content)["manifest.json"])
    whole = {name: each for name, each in (files | changes).items() if each is not None}
    return sealed(whole, manifest, key)


def rezipped(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return a package with files changed and nothing made to fit."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        for name, each in (unzipped(content) | changes).items():
            book.writestr(name, each)
    return target.getvalue()
