"""``anwroster audit``: recompute a package and judge it by the criteria of a policy."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from anwroster.commands import values
from anwroster.commands.audittext import show_audit
from anwroster.commands.many import audit_many
from anwroster.commands.outputs import prove_writable
from anwroster.commands.parameters import Force, Json
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, document, language
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.audit.audited import Audited
    from anwroster.model import Instance
    from anwroster.words import Language

NOT_MET = 1
"""Exit code when a criterion is not met, or one that matters cannot be judged."""

POLICY = "evenwicht"
"""Policy that is judged by when none is named."""

FILES = 4
"""Steps after the criteria: one for each file."""


def audit(
    package: Annotated[Path | None, Argument(readable=False)] = None,
    policy: Annotated[str, Option("--policy")] = POLICY,
    output: Annotated[Path | None, Option("-o", "--output", readable=False)] = None,
    signed_by: Annotated[str | None, Option("--signed-by")] = None,
    many: Annotated[Path | None, Option("--many", readable=False)] = None,
    jobs: Annotated[str | None, Option("--jobs")] = None,
    cluster: Annotated[str | None, Option("--cluster")] = None,
    language_: Annotated[str | None, Option("--language")] = None,
    json: Json = False,
    force: Force = False,
) -> None:
    """Audit a package, or many; see ``help.audit`` of ``words/cli.toml``."""
    asked = None if language_ is None else values.choice(language_, "--language", ("nl", "en"))
    first = Talk("en" if asked == "en" else "nl" if asked == "nl" else language(), quiet=json)
    _prove_choice(package, many, first, {"--jobs": jobs, "--cluster": cluster}, {"--signed-by": signed_by})
    if many is not None:
        met = audit_many(many, output, policy, first, jobs=jobs, cluster=cluster, json=json)
    else:
        assert package is not None
        met = _audit(package, policy, output, signed_by, asked, first, force=force)
    if not met:
        raise Exit(NOT_MET)


def _audit(
    package: Path,
    policy: str,
    output: Path | None,
    signed_by: str | None,
    asked: str | None,
    first: Talk,
    *,
    force: bool,
) -> bool:
    """Audit one package, and return whether all of it is met.

    Parameters
    ----------
    asked
        Language of the report; None: the HDS's.
    first
        How to speak before the package tells its language.
    """
    from anwroster.audit.audited import Identity
    from anwroster.audit.audited import audit as audited_by
    from anwroster.audit.case import Case
    from anwroster.audit.policies import read_policy
    from anwroster.audit.report import HTML, NAMES, audit_files, audit_result
    from anwroster.audit.verdicts import policies_of
    from anwroster.files import write_all
    from anwroster.packages import prove_signed, read_package

    expected = None if signed_by is None else _public_key(signed_by)
    criteria = read_policy(policy, first.language)
    if output is not None:
        _prove_room(output, first, force=force)
    first.tell("audit.reading", path=package)
    read = read_package(package)
    spoken: Language = "en" if asked == "en" else "nl" if asked == "nl" else language(read.instance.hds.language)
    talk = Talk(spoken, quiet=first.quiet)
    if expected is not None:
        prove_signed(read, expected)
    case = Case(_spoken(read.instance, spoken), read.published, read.worked, read.certificate, read.manifest)
    identity = Identity(read.digest, read.signed_by, expected is not None)
    asked_for = sum(len(each.criteria) for each in policies_of(criteria))
    total = asked_for + FILES
    talk.tell("audit.judging", count=asked_for, policy=criteria.named(spoken))
    with steps(talk, "audit.busy", total) as done:
        count = iter(range(total + 1))
        found = audited_by(case, criteria, identity, lambda _: done(next(count)))
        if output is not None:
            files, missing = audit_files(found, spoken, lambda _: done(next(count)))
            write_all(output, files, force, spoken, [each for each in NAMES if each not in files])
    if talk.quiet:
        document(audit_result(found, spoken).model_dump(mode="json"))
    else:
        show_audit(found, talk)
    if output is not None:
        talk.tell("written.files", path=output, names=talk.some(sorted(files), FILES))
        if missing:
            talk.tell("audit.without_pdf", why=missing)
        talk.tell("audit.open", path=output / HTML)
    else:
        talk.next_step("audit", package, "--policy", policy, "-o", talk.say("audit.folder"))
    return _passed(found)


def _prove_choice(
    package: Path | None, many: Path | None, talk: Talk, of_many: dict[str, str | None], of_one: dict[str, str | None]
) -> None:
    """Refuse options that do not go with the package or folder that was given."""
    if (package is None) is (many is None):
        raise UsageError(talk.say("many.or_package"))
    for key, options in (("only_many", of_many if many is None else {}), ("not_many", of_one if many else {})):
        for option, given in options.items():
            if given is not None:
                raise UsageError(talk.say(f"many.{key}", option=option))


def _passed(found: "Audited") -> bool:
    from anwroster.audit.verdicts import Outcome

    return found.outcome is Outcome.MET


def _spoken(instance: "Instance", spoken: "Language") -> "Instance":
    """Return the input with the language of the report, in which findings are told."""
    return instance.model_copy(update={"hds": instance.hds.model_copy(update={"language": spoken})})


def _public_key(given: str) -> str:
    """Return a public key in hexadecimal: as it is given, or from a file that holds it.

    Raises
    ------
    UsageError
        When it is neither.
    """
    from anwroster.files.bounded import read_bytes
    from anwroster.files.collector import UnreadableError

    text = given.strip()
    if not _is_key(text):
        try:
            text = read_bytes(Path(given)).decode("ascii").strip()
        except (UnreadableError, ValueError):
            text = ""
    if not _is_key(text):
        raise UsageError(Talk(language()).say("audit.no_public_key", given=given))
    return text.lower()


def _is_key(text: str) -> bool:
    return re.fullmatch(r"[0-9a-fA-F]{64}", text) is not None


def _prove_room(output: Path, talk: Talk, *, force: bool) -> None:
    """Refuse an output folder that cannot be written or holds an earlier audit, before any work.

    Raises
    ------
    UsageError
        When it is a file, may not be written, or holds one of the files and ``force`` is not given.
    """
    from anwroster.audit.report import NAMES

    prove_writable(output)
    present = [each for each in NAMES if (output / each).exists()]
    if present and not force:
        raise UsageError(talk.say("audit.exists", path=output, first=present[0]))
