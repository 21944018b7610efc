"""A small folder without faults, as texts by file name, and how to plant one fault in it."""

from collections.abc import Callable
from pathlib import Path

from anwroster.errors import Fault, InputError
from anwroster.files import read_folder

HDS = """\
id = "proef"
name = "HDS Proef"
language = "nl"

[period]
start = 2027-01-04
end = 2027-03-01

[[posts]]
id = "noord"
name = "Post Noord"

[[posts]]
id = "zuid"
name = "Post Zuid"

[[kinds]]
id = "consult"
name = "Consult"

[[kinds]]
id = "achterwacht"
name = "Achterwacht"
standby = true

[[templates]]
id = "avond"
post = "noord"
kind = "consult"
start = "17:00"
end = "23:00"
days = ["weekday"]
demand = 2

[[templates]]
id = "nacht"
post = "zuid"
kind = "consult"
start = "23:00"
end = "08:00"
next_day = true
days = ["weekday", "saturday", "sunday", "holiday"]
valid_from = 2027-01-01
valid_until = 2028-01-01

[[agreements]]
id = "houder"
name = "Praktijkhouder"
role = "praktijkhouder"
phase = "1"
quota = "patients"

[[agreements]]
id = "vast"
name = "Vaste waarnemer"
role = "waarnemer"
phase = "1"
quota = "share"

[[agreements]]
id = "eigen"
name = "Aangesloten"
role = "waarnemer"
phase = "1"
quota = "commitment"

[quota]
[[quota.regions]]
id = "heel"
name = "Hele regio"
posts = ["noord", "zuid"]

[rules.spacing]
weight = 2

[rules.spacing.parameters]
days = 4
"""

GOOD = {
    "hds.toml": HDS,
    "practices.csv": """\
praktijk;naam;regio;patienten
linde;De Linde;heel;3000
plein;Het Plein;heel;2000
""",
    "doctors.csv": """\
dokter;naam;overeenkomst;start;einde;papieren_tot;nachtenrijtjes;eigen_uren;eigen_diensten;email;agb
anna;A. Bakker;houder;;;;;;;;
bram;B. Cornelis;houder;;;;ja;;;;01012345
cees;C. Dekker;vast;;;;;;;;
dina;D. Evers;eigen;1-1-2027;1-6-2027;;;7,5;;d@example.org;
eva;A. Bakker;eigen;;;;;;3;;
""",
    "affiliations.csv": """\
dokter;praktijk;aandeel;uren;posten;soorten
anna;linde;;;noord zuid;
bram;plein;;;;
cees;linde;50 %;;;consult
cees;plein;;20;;
""",
    "availability.csv": """\
dokter;wat;dienst;van;tot;patroon;posten;soorten;ingediend;opmerking
anna;aanbod;avond-2027-01-05;;;;;;;
bram;voorkeur;;;;di avond;;;;
cees;liever niet;;4-1-2027;10-1-2027;;zuid;;;
dina;blokkade;;12-01-2027 18:00;13-01-2027;;;;;
eva;aanbod;;1-2-2027;28-2-2027;elke dag nacht;;;1-12-2026 9:30;graag
""",
    "limits.csv": """\
dokter;grens;aantal;eenheid;waarvoor
anna;maximum;3;diensten;nacht
anna;minimum;1;diensten;nacht
bram;maximum;40,5;uren;totaal
""",
    "fixed.csv": """\
dokter;dienst
bram;avond-2027-01-06
cees;avond-2027-01-06
""",
    "busy.csv": """\
dokter;van;tot;waar
eva;9-1-2027 8:00;9-1-2027 16:00;HAP Oost
""",
    "balances.csv": """\
dokter;categorie;aantal;feestdag;jaar
anna;uren;-4,5;;
bram;feestdagen;;eerste_kerstdag;2026
""",
    "topups.csv": """\
dokter;dienst;euro;afgesproken_op
cees;avond-2027-01-06;150,00;1-12-2026
""",
}

Files = dict[str, str | bytes]
Edit = Callable[[Files], None]


def write(folder: Path, *edits: Edit) -> Path:
    """Write the good folder with these edits and return it."""
    files: Files = dict(GOOD)
    for edit in edits:
        edit(files)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def swap(file: str, old: str, new: str) -> Edit:
    """Return an edit that replaces the first ``old`` in a file, which must be there."""

    def edit(files: Files) -> None:
        text = files[file]
        assert isinstance(text, str)
        assert old in text, f"{old!r} is not in {file}"
        files[file] = text.replace(old, new, 1)

    return edit


def add(file: str, text: str) -> Edit:
    """Return an edit that adds text at the end of a file."""

    def edit(files: Files) -> None:
        before = files.get(file, "")
        assert isinstance(before, str)
        files[file] = before + text

    return edit


def put(file: str, content: str | bytes) -> Edit:
    """Return an edit that puts a whole file in place."""

    def edit(files: Files) -> None:
        files[file] = content

    return edit


def drop(*names: str) -> Edit:
    """Return an edit that takes files away."""

    def edit(files: Files) -> None:
        for name in names:
            del files[name]

    return edit


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of a folder; none when it is read."""
    try:
        read_folder(folder)
    except InputError as error:
        return error.faults
    return ()
