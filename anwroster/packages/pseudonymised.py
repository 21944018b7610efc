"""A whole package's content under pseudonyms, with everything that the audit needs as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from anwroster.errors import OwnFaultError
from anwroster.files import read_contents
from anwroster.files.aftercolumns import AFTER
from anwroster.files.aftertables import after_table
from anwroster.files.collector import Faults
from anwroster.files.columns import TABLE
from anwroster.files.inputfiles import Input
from anwroster.model import Certificate, Doctor, FloorProof, Instance, LevelProof, Phase, Roster
from anwroster.packages.carrying import Side, carried, partners
from anwroster.packages.naming import Pseudonyms
from anwroster.packages.rostersout import kept_renamed, renamed, revalued
from anwroster.packages.settingsout import settings_files, telling_keys
from anwroster.packages.tablesout import known_of, rewritten
from anwroster.problem import before_of, problem_of
from anwroster.solver.claims import TOGETHER
from anwroster.solver.rules import post
from anwroster.solver.verify import Verdict, kept_digest, roster_digest, verify


@dataclass(frozen=True)
class Lessened:
    """A level of which less is proven under pseudonyms than before.

    Parameters
    ----------
    before, after
        What was proven, and what is proven now.
    """

    phase: Phase
    level: str
    before: int
    after: int


@dataclass(frozen=True)
class Pseudonymised:
    """What goes into the package instead of the HDS's own files.

    Parameters
    ----------
    files
        Input files by name.
    after
        Tables of what happened after publication, by name.
    telling
        Keys in the settings that hold a doctor's key: they stay, since the audit needs them.
    """

    instance: Instance
    roster: Roster
    certificate: Certificate | None
    files: Mapping[str, bytes]
    after: Mapping[str, bytes]
    fingerprint: str
    lessened: tuple[Lessened, ...] = ()
    telling: tuple[str, ...] = ()


def pseudonymised(
    instance: Instance,
    files: Mapping[str, bytes],
    roster: Roster,
    certificate: Certificate | None,
    after: Mapping[str, bytes],
    newcomers: tuple[Doctor, ...],
    key: bytes,
) -> Pseudonymised:
    """Return everything under pseudonyms.

    Parameters
    ----------
    instance, files
        The input, and the content of its files by name.
    after, newcomers
        Tables of what happened after publication, proven before, and the doctors who joined then.
    key
        32 bytes that stay at the HDS: with the same key everybody has the same pseudonym in every period.

    Raises
    ------
    UsageError
        When two keys come to the same pseudonym.
    """
    language = instance.hds.language
    everybody = (*instance.doctors, *newcomers)
    practices = [each.id for each in instance.practices]
    earlier = (each.doctor for each in instance.kept.assignments) if instance.kept else ()
    names = Pseudonyms(key, (*(each.id for each in everybody), *earlier), practices, language)
    rewritten_files = {**settings_files(instance, everybody, names), **_tables(instance, files, names)}
    read = read_contents(rewritten_files)
    if instance.kept:
        read = read.model_copy(update={"kept": kept_renamed(instance.kept, names.doctors)})
    known = known_of(instance, everybody)
    tables = {}
    for name in after:
        stem = PurePath(name).stem
        raw = after_table(stem, name, after[name], Faults())
        if raw is not None:
            tables[f"{stem}.csv"] = rewritten(AFTER[stem], raw, known, names, language)
    called = renamed(roster, read, names.doctors)
    proven: Certificate | None = None
    lessened: tuple[Lessened, ...] = ()
    if certificate is None:
        called = revalued(called, read, {})
    else:
        draft = certificate.model_copy(
            update={
                "digests": read.digests,
                "roster": roster_digest(called.assignments),
                "kept": kept_digest(read),
            }
        )
        rows = {
            each.phase: _rows(each.phase, certificate, (instance, roster), (read, called), names)
            for each in draft.phases
        }
        called, proven, lessened = reproven(read, called, carried(draft, rows), certificate)
    telling = telling_keys(instance, everybody)
    return Pseudonymised(read, called, proven, rewritten_files, tables, names.fingerprint, lessened, telling)


def _tables(instance: Instance, files: Mapping[str, bytes], names: Pseudonyms) -> dict[str, bytes]:
    """Return the input's tables, each as a CSV file."""
    faults = Faults()
    raw = Input(None, faults, instead=files).tables()
    known = known_of(instance, instance.doctors)
    language = instance.hds.language
    return {f"{name}.csv": rewritten(TABLE[name], each, known, names, language) for name, each in raw.items()}


def _rows(
    phase: Phase,
    certificate: Certificate,
    old: tuple[Instance, Roster],
    new: tuple[Instance, Roster],
    names: Pseudonyms,
) -> dict[int, int]:
    """Return for the rows of one phase's ledger those of the ledger under pseudonyms."""
    sides = []
    for (instance, roster), called in ((old, names.doctors), (new, {})):
        problem = problem_of(instance, phase, before_of(roster, phase), seed=certificate.lottery)
        sides.append(Side(post(problem), problem, called))
    return partners(*sides)


def reproven(
    instance: Instance, roster: Roster, draft: Certificate, original: Certificate
) -> tuple[Roster, Certificate, tuple[Lessened, ...]]:
    """Return roster and certificate with the values and bounds that hold, and where less is proven than before.

    Parameters
    ----------
    instance, roster
        Under pseudonyms.
    draft
        Certificate with dual values carried over, and still the values and bounds of the ``original``.

    Raises
    ------
    OwnFaultError
        When what holds by ``verify`` is then refused by it.
    """
    verdicts, refusals = verify(instance, roster, draft)
    if not refusals and len(draft.phases) == len(roster.phases):
        return roster, draft, ()
    found = {(each.phase, each.level.value): each for each in verdicts}
    failing = {
        (dict(each.values)["phase"], rule)
        for each in refusals
        if each.key == "fails_floor"
        for rule in dict(each.values)["found"].split(", ")
    }
    phases = tuple(
        phase.model_copy(update={"levels": tuple(_level(each, phase.phase, found, failing) for each in phase.levels)})
        for phase in draft.phases
    )
    proven = draft.model_copy(update={"phases": phases})
    bounds = {key: each.bound for key, each in found.items()}
    valued = revalued(roster, instance, bounds)
    _, still = verify(instance, valued, proven)
    if still:
        raise OwnFaultError(f"pseudonymised certificate: {', '.join(each.key for each in still)}")
    told = {(phase.phase, each.name): each for phase in original.phases for each in phase.levels}
    lessened = tuple(
        Lessened(phase, name, told[phase, name].bound, each.bound)
        for (phase, name), each in found.items()
        if each.value - each.bound > told[phase, name].value - told[phase, name].bound
    )
    return valued, proven, lessened


def _level(
    level: LevelProof, phase: Phase, found: Mapping[tuple[Phase, str], Verdict], failing: set[tuple[str, str]]
) -> LevelProof:
    verdict = found[phase, level.name]

    def holds(floor: FloorProof) -> bool:
        return (phase.value, floor.rule.value if floor.rule else TOGETHER) not in failing

    floors = tuple(each for each in level.floors if holds(each))
    return level.model_copy(update={"value": verdict.value, "bound": verdict.bound, "floors": floors})
