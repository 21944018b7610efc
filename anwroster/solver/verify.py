"""Verifying a certificate: from the input files, the roster and the certificate alone, without any solver."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from anwroster import checks
from anwroster.model import (
    Assignment,
    Certificate,
    Instance,
    Level,
    Phase,
    PhaseProof,
    Roster,
    RuleId,
)
from anwroster.perfect import perfect
from anwroster.problem import before_of, frozen, problem_of
from anwroster.solver.claims import proven, strangers
from anwroster.solver.rules import post


@dataclass(frozen=True)
class Part:
    """What one rule has in a level where the rules measure fair parts.

    Parameters
    ----------
    bound
        No legal roster gets this rule lower while the level's other rules cost no more than they do now.
    """

    rule: RuleId
    value: int
    bound: int
    perfect: int


@dataclass(frozen=True)
class Verdict:
    """One level of one phase, recomputed.

    Parameters
    ----------
    value
        What the roster costs, as the independent checks count it.
    bound
        What the certificate proves: no legal roster with the values above costs less.
    perfect
        What every doctor would cost who were alone: 0 but for shifts that come in blocks.
    parts
        The level by rule, where rules measure fair parts.
    """

    phase: Phase
    level: Level
    value: int
    bound: int
    perfect: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def is_optimal(self) -> bool:
        """Return whether no legal roster is better on this level."""
        return self.value <= self.bound


@dataclass(frozen=True)
class Refusal:
    """Why a certificate is refused: a key of ``words/verify.toml`` under ``refusal``, and what to say with it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


def certify(instance: Instance, roster: Roster, proofs: tuple[PhaseProof, ...], scale: int, seed: int) -> Certificate:
    """Return the certificate of a roster.

    Parameters
    ----------
    proofs
        Of the phases that were solved, the last one included.
    seed
        Of the lottery.
    """
    return Certificate(
        hds=roster.hds,
        period=roster.period,
        scale=scale,
        lottery=seed,
        digests=instance.digests,
        roster=roster_digest(roster.assignments),
        kept=kept_digest(instance),
        frozen_until=instance.kept.frozen_until if instance.kept else None,
        phases=proofs,
    )


def roster_digest(assignments: tuple[Assignment, ...]) -> str:
    """Return the SHA-256 of who works what since which phase, whatever the order."""
    lines = sorted(f"{each.shift}\t{each.doctor}\t{each.phase.value}\n" for each in assignments)
    return sha256("".join(lines).encode()).hexdigest()


def kept_digest(instance: Instance) -> str:
    """Return the SHA-256 of the assignments of the roster that is kept; empty when none is."""
    return roster_digest(instance.kept.assignments) if instance.kept else ""


def verify(
    instance: Instance, roster: Roster, certificate: Certificate
) -> tuple[tuple[Verdict, ...], tuple[Refusal, ...]]:
    """Return every level recomputed, and every reason to refuse the certificate; accepted when there is none.

    Notes
    -----
    The rows of the ledger are built again from the input, the roster's values come from ``checks``, and each bound is
    added up from the certificate's dual values in whole numbers (``proof.py``).
    """
    refusals = list(_strangers(instance, roster, certificate))
    if refusals:
        return (), tuple(refusals)
    verdicts: list[Verdict] = []
    for proof in certificate.phases:
        for verdict, refusal in _phase(instance, roster, certificate, proof):
            verdicts += [verdict] if verdict else []
            refusals += [refusal] if refusal else []
    return tuple(verdicts), tuple(refusals)


def _strangers(instance: Instance, roster: Roster, certificate: Certificate) -> Iterator[Refusal]:
    """Yield why input, roster and certificate do not belong together."""
    if (certificate.hds, certificate.period) != (instance.hds.id, instance.hds.period):
        yield Refusal("other_hds", (("found", certificate.hds), ("wanted", instance.hds.id)))
    there, here = certificate.digests, instance.digests
    changed = sorted(name for name in there.keys() | here.keys() if there.get(name) != here.get(name))
    if changed:
        yield Refusal("other_input", (("files", ", ".join(changed)),))
    if certificate.kept != kept_digest(instance):
        key = "other_kept" if certificate.kept and instance.kept else "needs_kept" if certificate.kept else "no_kept"
        yield Refusal(key)
    elif certificate.frozen_until != (instance.kept.frozen_until if instance.kept else None):
        yield Refusal("other_frozen", (("found", f"{certificate.frozen_until or '–'}"),))
    if certificate.roster != roster_digest(roster.assignments):
        yield Refusal("other_roster")
    elif broken := checks.findings(instance, roster):
        yield Refusal("breaks_rules", (("count", str(len(broken))), ("first", broken[0].because.detail)))
    made = [each.phase for each in roster.phases]
    proven = [each.phase for each in certificate.phases]
    if not proven or proven != made[-len(proven) :]:
        names = ", ".join(phase.value for phase in made) or "–"
        yield Refusal("other_phases", (("found", ", ".join(each.value for each in proven) or "–"), ("wanted", names)))


def _phase(
    instance: Instance, roster: Roster, certificate: Certificate, proof: PhaseProof
) -> Iterator[tuple[Verdict | None, Refusal | None]]:
    order = list(Phase)
    at = order.index(proof.phase)
    past = {(each.doctor, each.shift) for each in frozen(instance)}
    so_far = tuple(
        each for each in roster.assignments if order.index(each.phase) <= at or (each.doctor, each.shift) in past
    )
    before = before_of(roster, proof.phase)
    problem = problem_of(instance, proof.phase, before, seed=certificate.lottery)
    ledger, nearest = post(problem), perfect(problem)
    scores = checks.scores(instance, roster.model_copy(update={"assignments": so_far}), proof.phase, before)
    values = {level: sum(value for (its, _), value in scores.items() if its is level) for level in Level}
    levels = ledger.levels()
    if [each.name for each in proof.levels] != [level.value for level in levels]:
        found, wanted = ", ".join(each.name for each in proof.levels), ", ".join(level.value for level in levels)
        yield None, Refusal("other_levels", (("phase", proof.phase.value), ("found", found), ("wanted", wanted)))
        return
    claimed = {each.name: each.value for phase in roster.phases if phase.phase is proof.phase for each in phase.levels}
    least: Mapping[int, int] = {}
    for at, (level, told) in enumerate(zip(levels, proof.levels, strict=True)):
        value = values.get(level, 0)
        above = {each: values.get(each, 0) for each in levels[:at]}
        shown = proven(ledger, level, above, told, certificate.scale, least)
        least = shown.least or least
        bound = min(value, shown.bound)
        parts = tuple(_parts(level, value, bound, scores, nearest, shown.floors))
        place = (("phase", proof.phase.value), ("level", level.value))
        yield Verdict(proof.phase, level, value, bound, sum(each.perfect for each in parts), parts), None
        if told.value != value:
            yield None, Refusal("other_value", (*place, ("found", str(told.value)), ("wanted", str(value))))
        if claimed.get(level.value, value) != value:
            found = str(claimed[level.value])
            yield None, Refusal("other_claim", (*place, ("found", found), ("wanted", str(value))))
        if told.bound > bound:
            yield None, Refusal("proves_less", (*place, ("found", str(told.bound)), ("wanted", str(bound))))
        if shown.failing:
            yield None, Refusal("fails_floor", (*place, ("found", ", ".join(shown.failing))))
        if stranger := next(strangers(ledger, level, told), ""):
            yield None, Refusal("unknown_row", (*place, ("found", stranger)))


def _parts(
    level: Level,
    value: int,
    bound: int,
    scores: Mapping[tuple[Level, RuleId], int],
    nearest: Mapping[tuple[Level, RuleId], int],
    floors: Mapping[RuleId, int],
) -> Iterator[Part]:
    for (its, rule), perfect_ in nearest.items():
        if its is level:
            own = scores.get((level, rule), 0)
            yield Part(rule, own, min(own, max(perfect_, floors.get(rule, 0), own - (value - bound))), perfect_)
