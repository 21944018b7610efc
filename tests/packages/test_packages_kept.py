"""A roster that was made from an earlier one: the earlier one goes along, and can be hidden as well."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from anwroster.errors import ImpossibleError
from anwroster.model import Kept
from anwroster.packages import RefusedPackageError, read_package
from anwroster.rostering import Request, certificate_of, keeping, make_rosters
from anwroster.solver.verify import kept_digest, verify
from tests.packages.packing import KEY, Case, contents, names_of
from tests.packages.test_packages_badcases import faults, resealed

UNTIL = date(2027, 1, 12)


@pytest.fixture(scope="module")
def remade(case: Case) -> Case:
    """Return a roster that keeps the earlier one, in which somebody worked who has left, and freezes a week of it."""
    first, *others = case.roster.assignments
    later = next(each for each in others if each.shift.endswith("2027-02-02"))
    gone = [first, *(each.model_copy(update={"doctor": "gerda"}) if each == later else each for each in others)]
    earlier = case.roster.model_copy(update={"assignments": tuple(gone)})
    instance = keeping(case.instance, earlier, UNTIL)
    made = make_rosters(instance, Request(phase="all", time_limit_seconds=10, workers=1))
    return replace(
        case, instance=instance, roster=made[-1].roster, certificate=certificate_of(instance, made), after={}
    )


def test_the_earlier_roster_goes_along(remade: Case, target: Path) -> None:
    target.write_bytes(remade.pack())
    package = read_package(target)
    assert package.instance == remade.instance
    assert package.instance.kept is not None
    assert package.certificate is not None
    assert verify(package.instance, package.published, package.certificate)[1] == ()


def test_under_pseudonyms_it_proves_as_much(remade: Case, target: Path) -> None:
    target.write_bytes(remade.pack(pseudonym_key=KEY))
    assert not any(b"gerda" in content or b"anna" in content for content in contents(target.read_bytes()).values())
    package = read_package(target)
    assert package.certificate is not None
    assert remade.instance.kept is not None
    verdicts, refusals = verify(package.instance, package.published, package.certificate)
    before, _ = verify(remade.instance, remade.roster, remade.certificate)
    assert refusals == ()
    assert [(each.level, each.value, each.bound) for each in verdicts] == [
        (each.level, each.value, each.bound) for each in before
    ]
    kept = package.instance.kept
    assert kept is not None
    assert kept.frozen_until == UNTIL
    called = names_of(remade).doctors
    assert {(each.shift, each.doctor) for each in kept.assignments if each.doctor in called.values()} == {
        (each.shift, called[each.doctor]) for each in remade.instance.kept.assignments if each.doctor != "gerda"
    }
    assert package.published.provenance is not None
    assert package.published.provenance.options["keep"] == kept_digest(package.instance)


def test_without_the_earlier_roster_or_with_another_it_is_refused(remade: Case, case: Case) -> None:
    with pytest.raises(ImpossibleError, match="--keep"):
        replace(remade, instance=case.instance).pack()
    other = remade.instance.model_copy(update={"kept": Kept(assignments=(), frozen_until=UNTIL)})
    with pytest.raises(ImpossibleError, match="datzelfde rooster"):
        replace(remade, instance=other).pack()
    with pytest.raises(ImpossibleError, match="Laat --keep weg"):
        replace(case, instance=remade.instance).pack()
    assert "kept.json" not in contents(replace(remade, instance=case.instance).pack(certificate=None))


def test_an_earlier_roster_that_is_none_is_told(case: Case, target: Path) -> None:
    assert faults(target, resealed(case, **{"kept.json": b"{"})) == [("roster_syntax", "")]


def test_a_roster_with_strangers_is_not_packed(case: Case) -> None:
    first, *others = case.roster.assignments
    strange = case.roster.model_copy(update={"assignments": (first.model_copy(update={"doctor": "zorro"}), *others)})
    for key in (None, KEY):
        with pytest.raises(ImpossibleError, match=r"roster\.json noemt .* zorro"):
            replace(case, roster=strange).pack(certificate=None, after={}, pseudonym_key=key)


def test_a_roster_with_strangers_is_refused(case: Case, target: Path) -> None:
    roster = contents(case.pack())["roster.json"]
    strange = roster.replace(b'"doctor": "anna"', b'"doctor": "zorro"').replace(
        b"avond-2027-01-06", b"avond-2029-01-06"
    )
    assert faults(target, resealed(case, **{"roster.json": strange}), RefusedPackageError) == [
        ("package_unknown", "roster.json")
    ]
    kept = Kept(
        assignments=(case.roster.assignments[0].model_copy(update={"doctor": "zorro"}),), frozen_until=date(2028, 1, 1)
    )
    content = resealed(case, **{"kept.json": kept.model_dump_json().encode()})
    assert faults(target, content, RefusedPackageError) == [("package_unknown", "kept.json")]
