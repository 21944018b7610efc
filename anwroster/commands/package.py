"""``anwroster package``: everything that an auditor needs, in one file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from anwroster.commands.given import CERTIFICATE_FILE, certificate_file, read_matching, roster_file
from anwroster.commands.keep import with_kept
from anwroster.commands.parameters import Folder, Force, Output, RosterFile
from anwroster.commands.talk import Talk, language
from anwroster.commands.targets import write_file
from anwroster.errors import InputError

if TYPE_CHECKING:
    from anwroster.model import Certificate, Instance
    from anwroster.packages import Packed

ENDINGS = (".csv", ".xlsx")


def package(
    folder: Folder,
    roster: RosterFile,
    output: Output,
    certificate: Annotated[Path | None, Option("--certificate", readable=False)] = None,
    keep: Annotated[Path | None, Option("--keep", readable=False)] = None,
    worked: Annotated[Path | None, Option("--worked", readable=False)] = None,
    newcomers: Annotated[Path | None, Option("--newcomers", readable=False)] = None,
    paid: Annotated[Path | None, Option("--paid", readable=False)] = None,
    pseudonymise: Annotated[Path | None, Option("--pseudonymise", readable=False)] = None,
    sign: Annotated[Path | None, Option("--sign", readable=False)] = None,
    force: Force = False,
) -> None:
    """Pack what an auditor needs; see ``help.package`` of ``words/cli.toml``."""
    from anwroster.files import made_at
    from anwroster.files.keyfile import read_key
    from anwroster.packages import packed
    from anwroster.packages.naming import key_from

    instance, given = read_matching(folder, roster)
    proof = _certificate(instance, roster, certificate)
    talk = Talk(language(instance.hds.language))
    after, names = given_tables({"worked": worked, "newcomers": newcomers, "paid": paid}, instance)
    pseudonym_key = None if pseudonymise is None else key_from(read_key(pseudonymise, talk.language), talk.language)
    signing_key = None if sign is None else read_key(sign, talk.language)
    if keep is not None:
        until = proof.frozen_until if proof else instance.kept.frozen_until if instance.kept else None
        instance = with_kept(instance.model_copy(update={"kept": None}), folder, keep, until, talk)
    try:
        made = packed(
            folder,
            instance,
            given,
            proof,
            after,
            made_at=made_at(),
            signing_key=signing_key,
            pseudonym_key=pseudonym_key,
        )
    except InputError as error:
        told = tuple(replace(each, file=names.get(each.file, each.file)) for each in error.faults)
        raise InputError(told, error.language) from None
    write_file(talk, output, made.content, f"{instance.hds.id}.zip", force=force)
    _tell(talk, made, proof is not None, given.provenance is not None, worked is not None)
    if sign is not None:
        talk.tell("package.signed")
    talk.next_step("audit", output)


def _certificate(instance: "Instance", roster: Path, named: Path | None) -> "Certificate | None":
    """Return the certificate that was named or lies beside the roster; None when there is none."""
    from anwroster.files import read_certificate

    if named is None and not (roster_file(roster).parent / CERTIFICATE_FILE).exists():
        return None
    return read_certificate(certificate_file(roster, named), instance)


def given_tables(named: Mapping[str, Path | None], instance: "Instance") -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the tables' content by their names in the package, and the user's own names for them.

    Raises
    ------
    InputError
        With every table that is no CSV or xlsx, or cannot be read.
    """
    from anwroster.files.bounded import read_bytes
    from anwroster.files.collector import Faults, UnreadableError

    faults = Faults()
    faults.language = instance.hds.language
    found, names = {}, {}
    for stem, path in named.items():
        if path is None:
            continue
        ending = path.suffix.lower()
        if ending not in ENDINGS:
            faults.add("no_such_table", path.name, option=f"--{stem}")
            continue
        try:
            found[f"{stem}{ending}"] = read_bytes(path)
            names[f"{stem}{ending}"] = path.name
        except UnreadableError as reason:
            code = "table_missing" if reason.code == "missing_file" else reason.code
            faults.add(code, path.name, **{"option": f"--{stem}", **reason.details})
    faults.raise_if_any()
    return found, names


def _tell(talk: Talk, made: "Packed", proven: bool, stamped: bool, worked: bool) -> None:
    """Say what was packed, and what the auditor will miss."""
    inputs = sum(each.startswith("input/") for each in made.files)
    others = [each for each in made.files if not each.startswith("input/")]
    talk.tell("package.packed", inputs=inputs, others=", ".join(others))
    if not proven:
        talk.tell("package.no_certificate")
    if not stamped:
        talk.tell("package.no_provenance")
    if not worked:
        talk.tell("package.nothing_changed")
    for each in made.lessened:
        level = talk.level(each.level)
        talk.tell("package.lessened", phase=each.phase.value, level=level, before=each.before, after=each.after)
    if made.telling:
        talk.tell("package.telling", keys=", ".join(made.telling))
