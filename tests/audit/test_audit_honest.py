"""An honest package passes, and leaves a report that people and machines can read."""

from tests.commands.calling import Caller


def test_an_honest_package_passes(call: Caller, package, honest: bytes) -> None:
    answer = call("audit", package(honest))
    assert answer.code == 0, answer.out
    assert "Voldaan: het rooster van HDS Proef over 2 februari 2026 t/m 1 maart 2026" in answer.out
    assert "niet voldaan" not in answer.out
    assert "-o mijn-audit" in answer.err
