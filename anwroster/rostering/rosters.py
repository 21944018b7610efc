"""From an Instance to a Roster: phase by phase, solved, checked by the independent reading, and stamped."""

import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from anwroster import checks
from anwroster.errors import ImpossibleError, NoRosterInTimeError, OwnFaultError, UsageError
from anwroster.files import made_at
from anwroster.model import (
    Assignment,
    Certificate,
    Finding,
    Instance,
    Level,
    LevelResult,
    Phase,
    PhaseProof,
    PhaseResult,
    Provenance,
    Roster,
    Status,
)
from anwroster.rostering.keeping import FROZEN
from anwroster.rostering.worker import Worker
from anwroster.solver.options import Options, Progress
from anwroster.solver.proof import SCALE
from anwroster.solver.verify import certify, roster_digest
from anwroster.tariffs import TariffTable
from anwroster.version import __version__
from anwroster.words import say

Watcher = Callable[[Progress], None]


@dataclass(frozen=True)
class Request:
    """What the user asks for.

    Parameters
    ----------
    phase
        The round to solve; ``all`` solves 1, 2b and 3 one after the other.
    before
        Roster of the earlier phases; required for 2b and 3, None for 1 and all.
    time_limit_seconds
        For the whole run, all phases together; greater than 0.
    workers
        Threads, 1 or more.
    seed
        Seed of the lottery between equal rosters, and of every other choice by chance.
    gap
        Part of a level's range by which it may miss its bound and still be good enough, 0 or more.
    assume_year
        Tariff year to price with where none was published; kept in the provenance.
    """

    phase: Literal["1", "2b", "3", "all"] = "1"
    before: Roster | None = None
    time_limit_seconds: float = 60
    workers: int = 2
    seed: int = 0
    assume_year: int | None = None
    gap: float = 0.001


@dataclass(frozen=True)
class Made:
    """The roster after one phase, and what proves the bounds of that phase."""

    phase: Phase
    roster: Roster
    proof: PhaseProof


SHARES: dict[Phase, float] = {Phase.ONE: 0.7, Phase.TWO_B: 0.5, Phase.THREE: 1.0}
"""Part of the time left that each phase of a whole run may use."""


def make_roster(instance: Instance, request: Request, watch: Watcher | None = None) -> Roster:
    """Return the roster that the request asks for; for all phases, that of the last one."""
    return make_rosters(instance, request, watch)[-1].roster


def make_rosters(instance: Instance, request: Request, watch: Watcher | None = None) -> tuple[Made, ...]:
    """Return what came of each phase that the request asks for.

    Parameters
    ----------
    watch
        Hears of progress, on the calling thread.

    Raises
    ------
    UsageError
        When ``before`` is missing or superfluous.
    ImpossibleError
        When fixed or frozen assignments, or those of ``before``, break hard rules.
    NoRosterInTimeError
        When the time limit passes before there is any roster.
    OwnFaultError
        When solver and checks disagree.
    """
    phases = tuple(Phase) if request.phase == "all" else (Phase(request.phase),)
    _prove_request(instance, request)
    begin = time.monotonic()
    roster = request.before
    made: list[Made] = []
    for phase in phases:
        left = request.time_limit_seconds - (time.monotonic() - begin)
        seconds = left * (SHARES[phase] if len(phases) > 1 else 1.0)
        worker = Worker(phase, begin, max(0.0, seconds), watch)
        options = Options(seed=request.seed, workers=request.workers, gap=request.gap)
        try:
            solved = worker.run(instance, roster, options)
        except TimeoutError:
            limit = f"{request.time_limit_seconds:g}"
            raise NoRosterInTimeError(say("solver.error.no_time", instance.hds.language, seconds=limit)) from None
        earlier = roster
        roster = _roster(instance, request, phase, roster, solved.assignments, solved.levels)
        _prove(instance, roster, phase, earlier, solved.levels)
        made.append(Made(phase, roster, PhaseProof(phase=phase, levels=solved.proofs)))
    return tuple(made)


def certificate_of(instance: Instance, made: Sequence[Made]) -> Certificate:
    """Return the certificate of the last roster made, over all phases made."""
    last = made[-1].roster
    seed = int(last.provenance.options["seed"]) if last.provenance else 0
    return certify(instance, last, tuple(each.proof for each in made), SCALE, seed)


def _prove_request(instance: Instance, request: Request) -> None:
    """Refuse a request that cannot be carried out, before any work."""
    language, later = instance.hds.language, request.phase in ("2b", "3")
    if later and request.before is None:
        raise UsageError(say("solver.error.needs_before", language, phase=request.phase))
    if not later and request.before is not None:
        raise UsageError(say("solver.error.no_before", language, phase=request.phase))
    clashes = checks.pinned_clashes(instance)
    if clashes:
        raise ImpossibleError(say("solver.error.fixed_clash", language, findings=_list(clashes)))
    if request.before is not None:
        clashes = checks.findings(instance, request.before)
        if clashes:
            raise ImpossibleError(say("solver.error.before_clash", language, findings=_list(clashes)))


def _list(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"  • {each.because.detail}" for each in findings)


def _roster(
    instance: Instance,
    request: Request,
    phase: Phase,
    before: Roster | None,
    assignments: tuple[Assignment, ...],
    levels: tuple[LevelResult, ...],
) -> Roster:
    seats = sum(each.demand for each in instance.shifts)
    result = PhaseResult(
        phase=phase,
        filled=len(assignments) - (len(before.assignments) if before else 0),
        open_seats=seats - len(assignments),
        forced=tuple(sorted({each.doctor for each in assignments if each.forced})),
        levels=levels,
    )
    status: Status = "optimal" if all(each.status == "optimal" for each in levels) else "feasible"
    return Roster(
        hds=instance.hds.id,
        period=instance.hds.period,
        status=status,
        assignments=assignments,
        phases=(*(before.phases if before else ()), result),
        provenance=_provenance(instance, request),
    )


def _provenance(instance: Instance, request: Request) -> Provenance:
    """Return where the roster comes from; ``SOURCE_DATE_EPOCH`` fixes the time for reproducible files."""
    table = TariffTable(instance.own_tariffs)
    used = {each.id for day in instance.hds.period if (each := table.find(day))}
    if request.assume_year is not None:
        used.add(table.of_year(request.assume_year).id)
    return Provenance(
        made_at=made_at(),
        versions={
            "anwroster": __version__,
            "python": platform.python_version(),
            "ortools": version("ortools"),
            "highspy": version("highspy"),
        },
        digests=instance.digests,
        options={
            **_kept(instance),
            "phase": request.phase,
            "seed": str(request.seed),
            "gap": f"{100 * request.gap:g} %",
            "time_limit": f"{request.time_limit_seconds:g}",
            "workers": str(request.workers),
            "assume_tariff": str(request.assume_year or ""),
        },
        tariffs=tuple(sorted(used)),
    )


def _kept(instance: Instance) -> dict[str, str]:
    """Return what a roster's provenance says of the earlier roster that it keeps to; nothing when it keeps to none."""
    if instance.kept is None:
        return {}
    until = instance.kept.frozen_until
    return {"keep": roster_digest(instance.kept.assignments)} | ({FROZEN: until.isoformat()} if until else {})


def _prove(
    instance: Instance, roster: Roster, phase: Phase, before: Roster | None, levels: tuple[LevelResult, ...]
) -> None:
    """Let the independent checks read the roster: they must accept it and come to the same value per level."""
    broken = checks.findings(instance, roster)
    score = checks.score(instance, roster, phase, before)
    told = {Level(each.name): each.value for each in levels}
    differing = [level.value for level in Level if score.get(level, 0) != told.get(level, 0)]
    if broken or differing:
        what = "; ".join([*(each.because.rule.value for each in broken[:5]), *differing])
        raise OwnFaultError(say("solver.error.disagree", instance.hds.language, what=what))
