"""``solve --keep`` and ``verify --keep``: what is asked, what is told, what is refused."""

import json
from pathlib import Path

import pytest

from tests.commands.calling import Caller


def block(folder: Path, doctor: str) -> None:
    """Let a doctor be ill for the whole period."""
    path = folder / "availability.csv"
    header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(";")
    period = (folder / "hds.toml").read_text(encoding="utf-8")
    start = next(line.partition("=")[2].strip() for line in period.splitlines() if line.strip().startswith("start"))
    row = {"dokter": doctor, "wat": "blokkade", "van": start, "tot": "31-12-2027"}
    path.write_bytes(path.read_bytes() + (";".join(row.get(each, "") for each in header) + "\r\n").encode())


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a place with input (``hds``), its roster (``uit``), and a roster after illness (``nieuw``); who is ill."""
    from anwroster.cli import run

    place = tmp_path_factory.mktemp("keep")
    words = ["--phase", "all", "--time-limit", "10", "--quiet"]
    assert run(["init", str(place / "hds")]) == 0
    assert run(["solve", str(place / "hds"), "-o", str(place / "uit"), *words]) == 0
    told = json.loads((place / "uit/roster.json").read_text(encoding="utf-8"))
    offered = [each["doctor"] for each in told["assignments"] if not each["fixed"] and each["phase"] == "1"]
    fixed = {each["doctor"] for each in told["assignments"] if each["fixed"]}
    ill = next(each for each in offered if each not in fixed)
    block(place / "hds", ill)
    kept = ["--keep", str(place / "uit")]
    assert run(["solve", str(place / "hds"), "-o", str(place / "nieuw"), *words, *kept]) == 0
    return place, ill


def pairs(path: Path) -> set[tuple[str, str]]:
    told = json.loads((path / "roster.json").read_text(encoding="utf-8"))
    return {(each["doctor"], each["shift"]) for each in told["assignments"]}


def test_whoever_is_not_ill_keeps_nearly_everything(again: tuple[Path, str]) -> None:
    place, ill = again
    lost = pairs(place / "uit") - pairs(place / "nieuw")
    assert {pair for pair in pairs(place / "uit") if pair[0] == ill} <= lost
    told = json.loads((place / "nieuw/roster.json").read_text(encoding="utf-8"))
    moved = [each for phase in told["phases"] for each in phase["levels"] if each["name"] == "changes"]
    assert {each["status"] for each in moved} == {"optimal"}
    assert len([pair for pair in lost if pair[0] != ill]) == sum(each["value"] for each in moved)


def test_verify_takes_the_same_roster_and_no_other(call: Caller, again: tuple[Path, str]) -> None:
    place, _ = again
    words = ("verify", place / "hds", place / "nieuw")
    holds = call(*words, "--keep", place / "uit")
    told = "wijzigingen" in holds.out, "Nagerekend met het eerdere rooster" in holds.out
    assert (holds.code, told) == (0, (True, True))
    missing, other = call(*words), call(*words, "--keep", place / "nieuw")
    assert (missing.code, "geef dat hier ook, met --keep" in missing.out) == (1, True)
    assert (other.code, "is niet dat waarmee het gemaakt is" in other.out) == (1, True)


def test_check_recomputes_the_changes_only_with_the_earlier_roster(call: Caller, again: tuple[Path, str]) -> None:
    place, _ = again
    plain = call("check", place / "hds", place / "nieuw")
    assert (plain.code, "wijzigingen" in plain.out, "klopt niet" in plain.err) == (0, False, False)
    words = ("check", place / "hds", place / "nieuw/concepts/phase-1.json")
    levels = call(*words, "--keep", place / "uit", "--json").document["levels"]
    changes = next(each for each in levels if each["name"] == "changes")
    assert changes["value"] == changes["claimed"]
    assert "changes" not in {each["name"] for each in call(*words, "--json").document["levels"]}


def test_the_changes_are_told_at_the_end(call: Caller, again: tuple[Path, str], tmp_path: Path) -> None:
    place, ill = again
    words = ("solve", place / "hds", "--phase", "all", "--time-limit", "10", "--keep", place / "uit")
    shown = call(*words, "-o", tmp_path / "een")
    assert "Diensten waarin iets veranderde sinds het eerdere rooster" in shown.out
    assert f"anwroster verify {place}/hds {tmp_path}/een/roster.json --keep {place}/uit" in shown.err
    assert "Het concept na elke fase staat in" in shown.err
    assert f"anwroster export {place}/hds {tmp_path}/een/roster.json --to ics -o {tmp_path}/een-agendas" in shown.err
    told = call(*words, "-o", tmp_path / "twee", "--json").document["changes"]
    assert {"shifts", "of", "impossible", "moved", "doctors"} == set(told)
    row = next(each for each in told["doctors"] if each["doctor"] == ill)
    assert row["lost"]
    assert not row["gained"]


def test_the_next_phase_is_shown_with_the_same_roster_and_day(call: Caller, made: Path) -> None:
    words = ("solve", made / "hds", "-o", made / "een", "--time-limit", "5")
    path = made / "hds/availability.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    left = [each for each in lines if each == lines[0] or each.startswith("akkers;")]
    path.write_text("\n".join(left) + "\n", encoding="utf-8")
    answer = call(*words, "--keep", made / "uit", "--frozen-until", "04-01-2027")
    assert answer.code == 0
    kept = f"--keep {made}/uit --frozen-until 04-01-2027"
    assert f"-o {made}/een-2b --phase 2b --from {made}/een/roster.json {kept}" in answer.err


def test_a_frozen_shift_of_who_is_ill_is_named_and_nothing_written(
    call: Caller, again: tuple[Path, str], tmp_path: Path
) -> None:
    place, ill = again
    words = ("solve", place / "hds", "-o", tmp_path / "x", "--keep", place / "uit", "--frozen-until", "31-12-2027")
    answer = call(*words)
    assert answer.code == 1
    assert f"({ill})" in answer.err
    assert "--frozen-until" in answer.err
    assert not (tmp_path / "x").exists()


def test_what_makes_no_sense_is_refused(call: Caller, made: Path) -> None:
    words = ("solve", made / "hds", "-o", made / "x")
    alone = call(*words, "--frozen-until", "01-03-2027")
    assert (alone.code, "--keep" in alone.err) == (2, True)
    assert call(*words, "--keep", made / "uit", "--frozen-until", "straks").code == 2
    assert "bestaat niet" in call(*words, "--keep", made / "nergens.json").err
    over = call("solve", made / "hds", "-o", made / "uit", "--keep", made / "uit", "--force")
    assert (over.code, "verify" in over.err) == (2, True)
    assert not (made / "x").exists()
