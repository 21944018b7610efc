"""Many packages side by side: judged in parallel, each result kept whole, finished ones not done again."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from anwroster.crew import Crew
from anwroster.errors import Fault, UsageError
from anwroster.files import write_all
from anwroster.files.bounded import read_bytes
from anwroster.files.collector import UnreadableError
from anwroster.model import Policy
from anwroster.national.judgement import Judgement
from anwroster.national.judging import JUDGEMENT, Task, judge_package, key_of
from anwroster.words import Language, say

KEPT = "judged"
"""Folder within the output that holds a folder per judged package."""

LARGEST = 150_000_000
"""Most bytes of a package."""


@dataclass(frozen=True)
class News:
    """A package that is done.

    Parameters
    ----------
    before
        Whether an earlier run had judged it.
    """

    done: int
    total: int
    judgement: Judgement
    before: bool = False


def packages_in(folder: Path, language: Language = "nl") -> list[Path]:
    """Return the packages of a folder and of the folders in it, sorted.

    Raises
    ------
    UsageError
        When it is no folder or holds no package.
    """
    if not folder.is_dir():
        raise UsageError(say("national.no_folder", language, path=folder))
    found = sorted(each for each in folder.rglob("*.zip") if each.is_file() and not each.name.startswith("."))
    if not found:
        raise UsageError(say("national.no_packages", language, path=folder))
    return found


def audit_many(
    paths: Sequence[Path], output: Path, policy: Policy, crew: Crew, tell: Callable[[News], None] = lambda _: None
) -> tuple[Judgement, ...]:
    """Judge packages and keep what was found; return the judgements in the order of the packages.

    Parameters
    ----------
    output
        Each result is written whole into a folder of its own below ``judged/``, so that a run which is broken off
        loses only what was under way: the next one takes up where it stopped. Results of packages that are no longer
        among ``paths``, or were judged by another policy or version, are removed at the end.
    crew
        Who does the work.
    tell
        Hears of each package that is done.
    """
    kept = output / KEPT
    kept.mkdir(parents=True, exist_ok=True)
    found: dict[str, Judgement] = {}
    keys: list[str] = []
    total = len(paths)

    def tasks() -> Iterator[Task]:
        seen: set[str] = set()
        for path in paths:
            try:
                task = Task(path.name, read_bytes(path, LARGEST), policy)
            except UnreadableError as reason:
                keys.append(path.as_posix())
                found[keys[-1]] = _unreadable(path, policy, reason)
                tell(News(len(found), total, found[keys[-1]]))
                continue
            key = key_of(task)
            keys.append(key)
            if key in seen:
                continue  # the same file twice
            seen.add(key)
            earlier = read_judgement(kept / key)
            if earlier is None:
                yield task
            else:
                found[key] = earlier
                tell(News(len(found), total, earlier, before=True))

    for task, files in crew.each(judge_package, tasks()):
        key = key_of(task)
        content = files or {JUDGEMENT: _lost(task)}
        write_all(kept / key, content, force=True)
        told = Judgement.model_validate_json(content[JUDGEMENT])
        if files is None:
            shutil.rmtree(kept / key)  # tried again by the next run
        found[key] = told
        tell(News(len(found), total, told))
    for stale in sorted(kept.iterdir()):
        if stale.name not in found and read_judgement(stale) is not None:
            shutil.rmtree(stale, ignore_errors=True)
    return tuple(found[key] for key in keys)


def read_judgement(folder: Path) -> Judgement | None:
    """Return what was kept of a package; None when there is nothing, or not the whole of it."""
    try:
        return Judgement.model_validate_json((folder / JUDGEMENT).read_bytes())
    except (OSError, ValueError):
        return None


def _unreadable(path: Path, policy: Policy, reason: UnreadableError) -> Judgement:
    """Return that a file cannot even be opened; nothing of it is kept, so that the next run tries again."""
    fault = Fault(reason.code, path.name, details=tuple(sorted(reason.details.items())))
    return Judgement(
        file=path.name,
        content="",
        version="",
        policy=policy.id,
        outcome="unreadable",
        reasons=(fault.why("nl"),),
        reasons_en=(fault.why("en"),),
    )


def _lost(task: Task) -> bytes:
    lost = Judgement(
        file=task.name,
        content="",
        version="",
        policy=task.policy.id,
        outcome="failed",
        reasons=(say("national.worker_lost", "nl"),),
        reasons_en=(say("national.worker_lost", "en"),),
    )
    return lost.model_dump_json().encode()
