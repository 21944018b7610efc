"""What the dual values of a certificate prove of one level, in whole numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from anwroster.model import FloorProof, Level, LevelProof, RuleId
from anwroster.solver.caps import left_to_each
from anwroster.solver.ledger import Ledger
from anwroster.solver.proof import SCALE, Duals, exact_bound, excludes

TOGETHER = "together"
"""What a floor of all rules together is called where rules have their names."""


@dataclass(frozen=True)
class Proven:
    """The bound of one level.

    Parameters
    ----------
    floors
        Of the level worst_off: rule → what no roster passes, weight included.
    failing
        Rules whose floor is claimed and does not follow; ``TOGETHER`` for that of all of them.
    least
        The same floors as ``exact_bound`` takes them: column of the measure → what no roster passes.
    """

    bound: int
    floors: Mapping[RuleId, int] = field(default_factory=dict)
    failing: tuple[str, ...] = ()
    least: Mapping[int, int] = field(default_factory=dict)


def proven(
    ledger: Ledger,
    level: Level,
    above: Mapping[Level, int],
    told: LevelProof,
    scale: int = SCALE,
    least: Mapping[int, int] = MappingProxyType({}),
) -> Proven:
    """Return what a certificate proves of a level, whatever it claims.

    Parameters
    ----------
    above
        Values of the levels above, as the roster has them.
    told
        The level in the certificate.
    least
        What was proven of the level worst_off.
    """
    bound = exact_bound(ledger, level, above, _duals(told), scale, least)
    worst = {each.because.rule: each for each in ledger.penalties if each.level is Level.WORST_OFF is level}
    floors: dict[RuleId, int] = {}
    found: dict[int, int] = {}
    failing: list[str] = []
    for each in told.floors:
        if each.rule is None:
            continue
        # Once for each rule: a claim that is made again is no proof, and would be added up again.
        charged = worst.pop(each.rule, None)
        if charged and excludes(ledger, {charged.column: each.least - 1}, above, _duals(each)):
            floors[each.rule] = charged.cost * each.least
            found[charged.column] = each.least
        else:
            failing.append(each.rule.value)
    bound = max(bound, sum(floors.values()))
    for at, each in enumerate(each for each in told.floors if each.rule is None):
        # A roster that costs less on the level leaves each measure no more than the floors of the others do.
        caps = left_to_each(ledger, found, each.least - 1)
        if level is Level.WORST_OFF and at == 0 and excludes(ledger, caps, above, _duals(each)):
            bound = max(bound, each.least)
        else:
            failing.append(TOGETHER)
    return Proven(bound, floors, tuple(failing), found)


def strangers(ledger: Ledger, level: Level, told: LevelProof) -> Iterator[str]:
    """Yield rows that a certificate reckons with and the ledger does not have."""
    names = {each.value for each in ledger.levels()[: ledger.levels().index(level)]}
    claims: tuple[LevelProof | FloorProof, ...] = (told, *told.floors)
    for each in claims:
        yield from (str(number) for number in each.rows if not 0 <= number < len(ledger.rows))
        yield from (name for name in each.above if name not in names)


def _duals(told: LevelProof | FloorProof) -> Duals:
    known = {level.value: level for level in Level}
    return Duals(told.rows, {known[name]: dual for name, dual in told.above.items() if name in known})
