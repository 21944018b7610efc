import json
import stat
from pathlib import Path

import pytest

from anwroster.commands.package import given_tables
from anwroster.errors import InputError
from anwroster.files import read_folder
from anwroster.packages import prove_signed, read_package
from tests.commands.calling import Caller

WORKED = "dienst;van;naar;soort;wanneer\n"


def test_a_package_is_written_and_what_is_in_it_is_told(call: Caller, made: Path) -> None:
    answer = call("package", made / "hds", made / "uit", "-o", made / "pakket.zip")
    assert answer.code == 0
    for told in ("certificate.json", "roster.json", "manifest.json", "Zonder --worked", "anwroster audit"):
        assert told in answer.err
    package = read_package(made / "pakket.zip")
    assert package.certificate is not None
    assert package.published.assignments


def test_a_package_that_is_there_is_replaced_only_when_asked(call: Caller, made: Path) -> None:
    words = ("package", made / "hds", made / "uit", "-o", made / "pakket.zip")
    (made / "pakket.zip").write_bytes(b"x")
    assert call(*words).code == 2
    assert (made / "pakket.zip").read_bytes() == b"x"
    assert call(*words, "--force").code == 0
    assert call("package", made / "hds", made / "uit", "-o", made).code == 2


def test_the_same_moment_gives_the_same_bytes(call: Caller, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for name in ("a.zip", "b.zip"):
        assert call("package", made / "hds", made / "uit", "-o", made / name).code == 0
    assert (made / "a.zip").read_bytes() == (made / "b.zip").read_bytes()
    assert read_package(made / "a.zip").manifest.made_at.isoformat() == "2027-01-15T08:00:00+00:00"


def test_keys_are_made_once_for_their_owner_alone(call: Caller, tmp_path: Path) -> None:
    for kind in ("pseudonyms", "signature"):
        file = tmp_path / f"{kind}.key"
        answer = call("key", kind, file)
        assert answer.code == 0
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        before = file.read_bytes()
        again = call("key", kind, file)
        assert (again.code, again.out) == (2, "")
        assert "nooit overschreven" in again.err
        assert file.read_bytes() == before
        assert (answer.out == "") == (kind == "pseudonyms")
    assert call("key", "huis", tmp_path / "x").code == 2
    assert call("key", "pseudonyms", tmp_path / "nergens" / "x").code == 2


def test_signed_and_under_pseudonyms(call: Caller, made: Path) -> None:
    public = call("key", "signature", made / "s.key").out.strip()
    call("key", "pseudonyms", made / "p.key")
    words = ("package", made / "hds", made / "uit", "-o", made / "pakket.zip")
    answer = call(*words, "--pseudonymise", made / "p.key", "--sign", made / "s.key")
    assert answer.code == 0
    assert "Getekend" in answer.err
    package = read_package(made / "pakket.zip")
    prove_signed(package, public)
    assert package.manifest.pseudonyms
    assert not {each.id for each in package.instance.doctors} & {"akkers", "berghuis"}


@pytest.mark.parametrize(("option", "key"), [("--pseudonymise", "s.key"), ("--sign", "p.key"), ("--sign", "nergens")])
def test_the_wrong_key_packs_nothing(call: Caller, made: Path, option: str, key: str) -> None:
    call("key", "signature", made / "s.key")
    call("key", "pseudonyms", made / "p.key")
    answer = call("package", made / "hds", made / "uit", "-o", made / "pakket.zip", option, made / key)
    assert answer.code == 2
    assert "sleutel" in answer.err
    assert not (made / "pakket.zip").exists()


def test_a_stale_roster_is_refused_with_the_way_out(call: Caller, made: Path) -> None:
    with (made / "hds" / "limits.csv").open("a") as stream:
        stream.write("\n")
    answer = call("package", made / "hds", made / "uit", "-o", made / "pakket.zip")
    assert answer.code == 1
    assert "limits.csv" in answer.err
    assert "anwroster solve" in answer.err
    assert not (made / "pakket.zip").exists()


def test_faults_of_tables_bear_the_users_own_names(call: Caller, made: Path) -> None:
    (made / "gewerkt q1.csv").write_text(f"{WORKED}nacht-2027-01-08;zorro;akkers;ruilen;5-1-2027\n")
    (made / "betaald.ods").write_text("x")
    words = ("package", made / "hds", made / "uit", "-o", made / "pakket.zip")
    answer = call(*words, "--worked", made / "gewerkt q1.csv")
    assert answer.code == 2
    assert "gewerkt q1.csv, rij 2, kolom van" in answer.err
    assert "newcomers" in answer.err
    answer = call(*words, "--paid", made / "betaald.ods", "--newcomers", made / "nergens.csv")
    assert answer.code == 2
    assert all(told in answer.err for told in ("betaald.ods", "--paid", "nergens.csv", "--newcomers"))
    with pytest.raises(InputError) as caught:
        given_tables({"paid": made / "betaald.ods", "newcomers": made / "nergens.csv"}, read_folder(made / "hds"))
    assert [each.code for each in caught.value.faults] == ["no_such_table", "table_missing"]


def test_what_an_auditor_will_miss_is_told(call: Caller, made: Path) -> None:
    roster = json.loads((made / "uit" / "roster.json").read_text(encoding="utf-8"))
    (made / "elders").mkdir()
    (made / "elders" / "roster.json").write_text(json.dumps({**roster, "provenance": None}), encoding="utf-8")
    answer = call("package", made / "hds", made / "elders", "-o", made / "pakket.zip")
    assert answer.code == 0
    assert "Zonder certificaat" in answer.err
    assert "met welke invoer" in answer.err
    assert read_package(made / "pakket.zip").certificate is None


def test_a_roster_that_was_made_from_an_earlier_one_needs_it(call: Caller, made: Path) -> None:
    keep = ("--keep", made / "uit", "--frozen-until", "5-1-2027")
    solve = ("solve", made / "hds", "-o", made / "na", "--phase", "all", "--time-limit", "5", "--quiet")
    assert call(*solve, *keep).code == 0
    words = ("package", made / "hds", made / "na", "-o", made / "pakket.zip")
    refused = call(*words)
    assert refused.code == 1
    assert "--keep" in refused.err
    assert call(*words, "--keep", made / "uit").code == 0
    kept = read_package(made / "pakket.zip").instance.kept
    assert kept is not None
    assert f"{kept.frozen_until}" == "2027-01-05"
