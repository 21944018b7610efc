"""Dishonest packages, each caught by name."""

import json
from pathlib import Path

import pytest

from anwroster.files import certificate_json
from anwroster.packages import new_signing_key, unzipped
from tests.audit.auditcase import Made, forged, made, packed, rezipped, worked_csv
from tests.audit.forging import FORGERIES
from tests.commands.calling import Caller


def failing(call: Caller, place: Path, *more: str) -> set[str]:
    """Return the keys of the criteria that an audit does not find met."""
    told = call("audit", place, "--json", *more).document
    return {each["id"] for each in told["criteria"] if each["outcome"] == "not_met"}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_lie_in_a_package_is_caught_by_name(name: str, call: Caller, package, hds: Made) -> None:
    forgery = FORGERIES[name]
    place = package(forgery.forge(hds))
    answer = call("audit", place)
    assert answer.code == 1
    assert "Niet voldaan" in answer.out
    for words in forgery.says:
        assert words in answer.out
    assert set(forgery.caught_by) <= failing(call, place)


def test_nothing_of_it_is_found_in_the_honest_package(call: Caller, package, honest: bytes) -> None:
    assert failing(call, package(honest)) == set()


def test_the_certificate_of_another_roster_is_refused(
    call: Caller, package, hds: Made, honest: bytes, tmp_path
) -> None:
    other = made(tmp_path / "other", seed=1)
    assert other.roster.assignments != hds.roster.assignments
    told = certificate_json(other.certificate).encode()
    place = package(forged(honest, {"certificate.json": told}))
    assert "het rooster is niet dat waarvoor het gemaakt is" in call("audit", place).out
    assert failing(call, place) == {"certificaat"}


def test_a_period_without_a_tariff_is_never_judged_as_met(call: Caller, package, tmp_path: Path) -> None:
    """The payments name a rate of their own for a year of which no maximum is known."""
    place = package(packed(made(tmp_path / "later", year=2027)))
    answer = call("audit", place, "--json")
    assert answer.code == 1
    outcomes = {each["id"]: (each["outcome"], each["reason_key"]) for each in answer.document["criteria"]}
    assert outcomes["betaald-maximum"] == ("unjudged", "paid_without_tariff")
    assert outcomes["tarieven"] == ("unjudged", "no_tariff")
    assert answer.document["outcome"] == "unjudged"


def test_an_altered_file_is_named_and_nothing_is_judged(call: Caller, package, honest: bytes, tmp_path: Path) -> None:
    roster = unzipped(honest)["roster.json"].replace(b'"anna"', b'"bas"', 1)
    answer = call("audit", package(rezipped(honest, {"roster.json": roster})), "-o", tmp_path / "uit")
    assert answer.code == 1
    assert "roster.json" in answer.err
    assert answer.out == ""
    assert not (tmp_path / "uit").exists()


def test_a_manifest_altered_after_signing_is_refused(call: Caller, package, hds: Made) -> None:
    key, public = new_signing_key()
    signed = packed(hds, key=key)
    assert call("audit", package(signed), "--signed-by", public).code == 0
    altered = json.loads(unzipped(signed)["manifest.json"])
    altered["made_at"] = "2026-05-01T00:00:00Z"
    answer = call("audit", package(rezipped(signed, {"manifest.json": json.dumps(altered).encode()})))
    assert answer.code == 1
    assert "handtekening" in answer.err
    assert answer.out == ""


def test_a_package_signed_by_another_is_refused(call: Caller, package, hds: Made, tmp_path: Path) -> None:
    """The forger signs with a key of the forger's own; the auditor has the HDS's from elsewhere."""
    public = new_signing_key()[1]
    mine, own = new_signing_key()
    (tmp_path / "sleutel.txt").write_text(f"{public}\n")
    place = package(packed(hds, key=mine))
    answer = call("audit", place, "--signed-by", tmp_path / "sleutel.txt")
    assert (answer.code, answer.out) == (1, "")
    assert own in answer.err
    assert public in answer.err
    assert call("audit", package(packed(hds)), "--signed-by", public).code == 1


def test_an_unknown_doctor_who_worked_is_named(call: Caller, package, hds: Made, honest: bytes) -> None:
    shift, doctor = next((each.shift, each.doctor) for each in hds.roster.assignments)
    told = worked_csv(f"{shift};{doctor};spook;overdragen;2026-02-01 12:00;;")
    answer = call("audit", package(forged(honest, {"worked.csv": told.encode()})))
    assert answer.code == 2
    assert "spook" in answer.err
    assert "worked.csv" in answer.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04half of it", b"no package at all"])
def test_what_is_no_package_is_unreadable(content: bytes, call: Caller, package) -> None:
    assert call("audit", package(content)).code == 2
