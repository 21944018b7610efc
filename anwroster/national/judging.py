"""From the bytes of one package to what is kept of it: a pure function, so that it can run on any machine."""

import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from anwroster.audit.audited import Audited, Identity, audit
from anwroster.audit.case import Case
from anwroster.audit.costs import tariffs_used
from anwroster.audit.verdicts import Outcome
from anwroster.errors import AnwrosterError, InputError, UsageError
from anwroster.model import Band, Policy, TariffDecision
from anwroster.national.judgement import Judgement
from anwroster.national.judgement import Outcome as Kind
from anwroster.national.parquet import engine, parquet_bytes
from anwroster.national.rows import TABLES, rows_of
from anwroster.packages import Package, RefusedPackageError, read_package
from anwroster.tariffs import amount
from anwroster.version import __version__
from anwroster.words import LANGUAGES, Language

JUDGEMENT = "judgement.json"
MOST_REASONS = 20


@dataclass(frozen=True)
class Task:
    """A package to be judged.

    Parameters
    ----------
    name
        Of its file, for messages.
    """

    name: str
    content: bytes
    policy: Policy


def key_of(task: Task) -> str:
    """Return under which name the result of a task is kept: another package, policy or version is another result."""
    parts = (sha256(task.content).hexdigest(), task.policy.model_dump_json(), __version__)
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def judge_package(task: Task) -> dict[str, bytes]:
    """Return the files to keep of one package, by name: its judgement, and a Parquet file per table where it was read.

    Whatever is wrong with a package becomes part of its judgement; nothing is raised for it, so that one package never
    stops the others.

    Raises
    ------
    UsageError
        When a library is not installed where this runs: no fault of the package.
    """
    try:
        engine().close()
        return _judged(task)
    except UsageError:
        raise
    except AnwrosterError as error:
        outcome: Kind = "refused" if isinstance(error, RefusedPackageError) else "unreadable"
        return {JUDGEMENT: _told(_of_nothing(task, outcome, _reasons(task, error, "nl"), _reasons(task, error, "en")))}
    except MemoryError:
        raise
    except Exception as error:  # a package may meet a fault of ours; the others must be judged all the same
        reasons = (f"{type(error).__name__}: {error}"[:300],)
        return {JUDGEMENT: _told(_of_nothing(task, "failed", reasons, reasons))}


def _judged(task: Task) -> dict[str, bytes]:
    package = _read(task)
    case = Case(package.instance, package.published, package.worked, package.certificate, package.manifest)
    audited = audit(case, task.policy, Identity(package.digest, package.signed_by))
    rows = rows_of(audited)
    files = {f"{each.name}.parquet": parquet_bytes(each, rows[each.name]) for each in TABLES}
    return {**files, JUDGEMENT: _told(_judgement(task, package, audited))}


def _read(task: Task) -> Package:
    with tempfile.TemporaryDirectory(prefix="anwroster-") as folder:
        path = Path(folder, Path(task.name).name)
        path.write_bytes(task.content)
        return read_package(path)


def _reasons(task: Task, error: AnwrosterError, language: Language) -> tuple[str, ...]:
    if isinstance(error, InputError):
        told = [
            each.why(language) if (where := each.where(language)) == task.name else f"{where}: {each.why(language)}"
            for each in error.faults[:MOST_REASONS]
        ]
        return tuple(dict.fromkeys(told))
    return (str(error),)


def _of_nothing(task: Task, outcome: Kind, reasons: tuple[str, ...], in_english: tuple[str, ...]) -> Judgement:
    return Judgement(
        file=task.name,
        content=sha256(task.content).hexdigest(),
        version=__version__,
        policy=task.policy.id,
        outcome=outcome,
        reasons=reasons,
        reasons_en=in_english,
    )


def _judgement(task: Task, package: Package, audited: Audited) -> Judgement:
    failed = [each.criterion for each in audited.judged if each.outcome is Outcome.NOT_MET]
    names, in_english = (tuple(each.named(spoken) for each in failed) for spoken in LANGUAGES)
    return _of_nothing(task, audited.outcome.value, names, in_english).model_copy(
        update={
            "hds": package.manifest.hds,
            "name": package.manifest.name,
            "period": package.manifest.period,
            "made_at": package.manifest.made_at,
            "digest": package.digest,
            "signed_by": package.signed_by,
            "pseudonyms": package.manifest.pseudonyms,
            "tariffs": {each.id: _statuses(each) for each in tariffs_used(audited.case, "worked")},
            "uncovered_days": len(audited.case.as_worked.pay.uncovered),
        }
    )


def _told(judgement: Judgement) -> bytes:
    return (judgement.model_dump_json(indent=1) + "\n").encode()


def _statuses(decision: TariffDecision) -> tuple[str, ...]:
    """Return how sure the amounts of a tariff are, sorted."""
    return tuple(sorted({found.status.value for band in Band if (found := amount(decision, band))}))
