"""Dual values at other rows: as much is proven where rows have partners, less where not, and never too much."""

from typing import Any

from anwroster.model import Because, Level, RuleId
from anwroster.packages.carrying import Side, carried, partners
from anwroster.packages.pseudonymised import reproven
from anwroster.problem import problem_of
from anwroster.solver.ledger import Ledger
from anwroster.solver.rules import post
from anwroster.solver.verify import verify
from tests.builders import doctor, instance, night, shift
from tests.packages.packing import Case


def side(called: dict[str, str]) -> Side:
    """Return the ledger of three doctors, under other names if ``called`` says so."""
    shifts = [night(f"n{day}", day) for day in range(0, 8, 2)] + [shift(f"s{day}", day, 18, 5) for day in (1, 3)]
    names = {name: called.get(name, name) for name in "abc"}
    people = [doctor(names[name], commitment_hours=hours) for name, hours in zip("abc", (8, 16, 24), strict=True)]
    offers = [(names[name], each.id) for name in "abc" for each in shifts if (name, each.id) != ("a", "n2")]
    problem = problem_of(instance(shifts, people, offers))
    return Side(post(problem), problem)


def test_every_row_finds_the_row_that_says_the_same() -> None:
    called = {"a": "z", "b": "m", "c": "k"}
    plain = side({})
    old, new = Side(plain.ledger, plain.problem, called), side(called)
    found = partners(old, new)
    assert len(set(found.values())) == len(found) == len(old.ledger.rows) == len(new.ledger.rows)
    assert any(mine != theirs for mine, theirs in found.items())
    for mine, theirs in found.items():
        one, other = old.ledger.rows[mine], new.ledger.rows[theirs]
        assert (one.because.rule, one.level, one.lower, one.upper) == (
            other.because.rule,
            other.level,
            other.lower,
            other.upper,
        )
        assert called.get(one.because.subject, one.because.subject) == other.because.subject
        assert sorted(c for _, c in one.terms) == sorted(c for _, c in other.terms)


def ledger(*rows: tuple[str, int | None]) -> Side:
    made = Ledger()
    column = made.measure(10, Level.COMFORT)
    for subject, upper in rows:
        made.row([(column, 1)], Because(rule=RuleId.SPACING, subject=subject), upper=upper, level=Level.COMFORT)
    return Side(made, problem_of(instance([shift("s", 0, 18, 5)], [doctor("a")])))


def test_rows_that_differ_by_a_rounding_pair_in_their_order_and_the_others_first() -> None:
    old, new = ledger(("a", 3), ("a", 5), ("b", 7)), ledger(("b", 7), ("a", 5), ("a", 4))
    assert partners(old, new) == {0: 2, 1: 1, 2: 0}


def test_a_row_without_a_partner_has_none() -> None:
    assert partners(ledger(("a", 3), ("a", 5)), ledger(("a", 5))) == {1: 0}


def test_what_is_carried_to_nowhere_proves_less_and_still_holds(case: Case) -> None:
    lost: Any = {each.phase: {} for each in case.certificate.phases}
    roster, certificate, lessened = reproven(
        case.instance, case.roster, carried(case.certificate, lost), case.certificate
    )
    verdicts, refusals = verify(case.instance, roster, certificate)
    assert refusals == ()
    assert lessened != ()
    assert all(each.after < each.before for each in lessened)
    bounds = {(each.phase, each.level.value): each.bound for each in verdicts}
    assert all(bounds[each.phase, each.level] == each.after for each in lessened)
    told = {(phase.phase, each.name): each for phase in roster.phases for each in phase.levels}
    assert all(told[each.phase, each.level].status == "feasible" for each in lessened)
    assert roster.status == "feasible"
