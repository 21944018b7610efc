"""``anwroster audit --many``: judge the packages of many HDSs and periods side by side."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands import values
from anwroster.commands.progress import steps
from anwroster.commands.talk import Talk, document, out
from anwroster.errors import UsageError

if TYPE_CHECKING:
    from anwroster.national import Crew, Judgement, News

SHOWN = 20
"""Packages without the outcome *met* that are named on the screen."""


def audit_many(
    folder: Path, output: Path | None, policy: str, talk: Talk, *, jobs: str | None, cluster: str | None, json: bool
) -> bool:
    """Judge every package of a folder, and return whether all of them are met.

    Parameters
    ----------
    policy
        Name of a shipped policy, or a file.
    jobs
        Processes of this machine; None: one for each core.
    cluster
        Address of a Dask scheduler; None: this machine.

    Raises
    ------
    UsageError
        When there is no output folder, nothing to judge, or no such cluster.
    """
    from anwroster.audit.policies import read_policy
    from anwroster.files import write_all
    from anwroster.national import audit_many as judge
    from anwroster.national import overview_csv, overview_name, packages_in

    if output is None:
        raise UsageError(talk.say("many.needs_output"))
    if output.exists() and not output.is_dir():
        raise UsageError(talk.say("error.output_is_file", path=output))
    criteria = read_policy(policy, talk.language)
    paths = packages_in(folder, talk.language)
    crew = _crew(jobs, cluster)
    talk.tell("many.busy", count=len(paths), path=output)
    with steps(talk, "many.bar", len(paths)) as done:
        lines = _Lines(talk)

        def tell(news: "News") -> None:
            done(news.done)
            lines(news)

        judgements = judge(paths, output, criteria, crew, tell)
    name = overview_name(talk.language)
    write_all(output, {name: overview_csv(judgements, talk.language)}, force=True, language=talk.language)
    if json:
        document([each.model_dump(mode="json") for each in judgements])
    else:
        _show(judgements, talk)
    talk.tell("many.written", path=output / name)
    talk.next_step("national", output)
    return all(each.outcome == "met" for each in judgements)


def _crew(jobs: str | None, cluster: str | None) -> "Crew":
    from anwroster.national import Alone, Cluster, Processes

    if cluster is not None:
        return Cluster(cluster)
    count = os.cpu_count() or 1 if jobs is None else values.whole(jobs, "--jobs", 1, 256)
    return Alone() if count == 1 else Processes(count)


class _Lines:
    """Names each package that was refused or failed, and says every tenth part how far it is and how long to go."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._parts = 0
        self._begin = time.monotonic()
        self._now = 0

    def __call__(self, news: "News") -> None:
        """Hear of a package that is done."""
        from anwroster.national import NOTHING_READ

        if news.judgement.outcome in NOTHING_READ:
            outcome = self._talk.words(f"national.outcome.{news.judgement.outcome}")
            reason = next(iter(news.judgement.why(self._talk.language)), "–")
            self._talk.tell("many.lost", file=news.judgement.file, outcome=outcome, reason=reason)
        self._now += not news.before
        if (part := 10 * news.done // max(1, news.total)) > self._parts:
            self._parts = part
            passed = time.monotonic() - self._begin
            left = round(passed / max(1, self._now) * (news.total - news.done))
            self._talk.tell("many.so_far", done=news.done, total=news.total, seconds=left)


def _show(judgements: "Sequence[Judgement]", talk: Talk) -> None:
    counts: dict[str, int] = {}
    for each in judgements:
        counts[each.outcome] = counts.get(each.outcome, 0) + 1
    told = ", ".join(f"{talk.words(f'national.outcome.{key}')}: {number}" for key, number in sorted(counts.items()))
    out(talk.say("many.outcomes", count=len(judgements), told=told))
    failed = [each for each in judgements if each.outcome == "not_met"]
    for each in failed[:SHOWN]:
        start = talk.day(each.period.start) if each.period else "–"
        out(talk.say("many.not_met", name=each.name, start=start, reasons=talk.some(list(each.why(talk.language)), 3)))
    if len(failed) > SHOWN:
        out(talk.say("many.and_more", count=len(failed) - SHOWN))
