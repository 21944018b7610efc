import json
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from anwroster.errors import ImpossibleError, UsageError
from anwroster.figures import worked_seats
from anwroster.model import ChangeKind, RuleId
from anwroster.packages import read_package
from anwroster.version import __version__
from tests.packages.packing import AT, Case, contents


def test_what_was_packed_is_read_back(case: Case, target: Path) -> None:
    target.write_bytes(case.pack())
    package = read_package(target)
    assert (package.instance, package.published, package.certificate) == (case.instance, case.roster, case.certificate)
    assert (package.manifest.hds, package.manifest.period) == ("proef", case.instance.hds.period)
    assert package.manifest.made_at == AT
    assert package.manifest.versions["anwroster"] == __version__
    assert package.manifest.options["seed"] == "0"
    assert (package.manifest.pseudonyms, package.signed_by) == ("", "")


def test_the_manifest_names_every_other_file(case: Case, target: Path) -> None:
    files = contents(case.pack())
    manifest = json.loads(files.pop("manifest.json"))
    assert {name: each["sha256"] for name, each in manifest["files"].items()} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert {name: each["bytes"] for name, each in manifest["files"].items()} == {
        name: len(content) for name, content in files.items()
    }
    assert {f"input/{name}" for name in case.instance.digests} <= files.keys()
    assert {"worked.csv", "newcomers.csv", "paid.csv", "roster.json", "certificate.json"} <= files.keys()


def test_the_digest_names_the_manifest(case: Case, target: Path) -> None:
    target.write_bytes(case.pack())
    assert read_package(target).digest == sha256(contents(case.pack())["manifest.json"]).hexdigest()


def test_the_same_input_makes_the_same_bytes_and_another_moment_others(case: Case) -> None:
    assert case.pack() == case.pack()
    assert case.pack() != case.pack(made_at=AT + timedelta(seconds=1))


def test_what_happened_after_publication_is_read(case: Case, target: Path) -> None:
    target.write_bytes(case.pack())
    package = read_package(target)
    changes = package.worked.changes
    assert [each.kind for each in changes] == [ChangeKind.ILLNESS, ChangeKind.HAND_OVER]
    assert (changes[0].after, changes[1].after) == (None, "fleur")
    assert changes[1].paid_to == case.roster.assignments[0].doctor
    assert changes[0].at.isoformat() == "2027-01-06T07:00:00+00:00"
    assert changes[1].at.isoformat() == "2027-01-04T23:00:00+00:00"
    assert [each.name for each in package.worked.newcomers] == ["F. Gerritsen"]
    assert [(each.minutes, each.rate, each.euros) for each in package.worked.paid] == [
        (360, Decimal("100.00"), Decimal("600.00")),
        (465, Decimal("120.00"), Decimal("930")),
    ]
    assert worked_seats(package.instance, package.published, package.worked)[1] == ()


def test_rules_and_tariffs_stand_in_it_with_their_sources(case: Case) -> None:
    files = contents(case.pack())
    rules = {each["id"]: each for each in json.loads(files["rulebook.json"])["rules"]}
    assert set(rules) == {each.value for each in RuleId}
    assert (rules["spacing"]["weight"], rules["spacing"]["parameters"]["days"]) == (2, 4)
    assert "dr. Cornelis" in rules["spacing"]["source"]
    decisions = {each["id"]: each for each in json.loads(files["tariffs.json"])["decisions"]}
    assert decisions["eigen"]["avond"] == {"euros": "100.00", "status": "own", "source": "besluit van C. Dekker"}


def test_without_certificate_or_changes_it_is_read_as_well(case: Case, target: Path) -> None:
    target.write_bytes(case.pack(certificate=None, after=None))
    package = read_package(target)
    assert package.certificate is None
    assert (package.worked.changes, package.worked.paid) == ((), ())


def test_a_roster_from_other_input_is_refused_with_the_files(case: Case, tmp_path: Path) -> None:
    digests = {**case.instance.digests, "limits.csv": "0" * 64}
    other = case.instance.model_copy(update={"digests": digests})
    with pytest.raises(ImpossibleError, match=r"limits\.csv"):
        Case(case.folder, other, case.roster, case.certificate, {}).pack(certificate=None)


def test_a_certificate_of_another_roster_or_input_is_refused(case: Case) -> None:
    fewer = case.roster.model_copy(update={"assignments": case.roster.assignments[1:]})
    with pytest.raises(ImpossibleError, match="ander rooster"):
        Case(case.folder, case.instance, fewer, case.certificate, {}).pack()
    stale = case.certificate.model_copy(update={"digests": {}})
    with pytest.raises(ImpossibleError, match=r"certificaat .*hds\.toml"):
        case.pack(certificate=stale)


def test_a_file_that_changed_since_it_was_read_is_not_packed(case: Case, tmp_path: Path) -> None:
    for each in case.folder.iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    (tmp_path / "limits.csv").write_bytes(b"dokter;grens\n")
    with pytest.raises(UsageError, match=r"limits\.csv veranderde"):
        Case(tmp_path, case.instance, case.roster, case.certificate, {}).pack()


def test_a_name_that_no_package_can_hold_is_refused(case: Case) -> None:
    digests = {**case.instance.digests, "x/../eigen.toml": "0" * 64}
    odd = case.instance.model_copy(update={"digests": digests})
    roster = case.roster.model_copy(update={"provenance": None})
    with pytest.raises(UsageError, match=r"x/\.\./eigen\.toml"):
        Case(case.folder, odd, roster, case.certificate, {}).pack(certificate=None)
