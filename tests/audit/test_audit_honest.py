"""Honest packages pass: a plain one, and one of a roster that was made again to keep an earlier one."""

from dataclasses import replace
from pathlib import Path

from anwroster.rostering import Request, certificate_of, keeping, make_rosters
from tests.audit.auditcase import Made, packed
from tests.commands.calling import Caller


def test_an_honest_package_passes(call: Caller, package, honest: bytes) -> None:
    answer = call("audit", package(honest))
    assert answer.code == 0, answer.out
    assert "Voldaan: het rooster van HDS Proef over 2 februari 2026 t/m 1 maart 2026" in answer.out
    assert "niet voldaan" not in answer.out
    assert "-o mijn-audit" in answer.err


def test_a_roster_that_keeps_an_earlier_one_passes_as_well(call: Caller, package, hds: Made, tmp_path: Path) -> None:
    instance = keeping(hds.instance, hds.roster)
    made = make_rosters(instance, Request(phase="1", time_limit_seconds=20))
    again = replace(hds, instance=instance, roster=made[-1].roster, certificate=certificate_of(instance, made))
    answer = call("audit", package(packed(again)), "-o", tmp_path / "uit")
    assert answer.code == 0, answer.out
    assert "bleef zo dicht mogelijk bij een eerder rooster" in (tmp_path / "uit" / "audit.html").read_text("utf-8")
