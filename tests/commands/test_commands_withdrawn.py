"""What is left in ``withdrawn/`` after publishing again."""

import json
from pathlib import Path

import pytest

from tests.commands.calling import Caller


def test_files_that_cancel_go_with_the_version_that_they_belong_to(
    call: Caller, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads((made / "uit/roster.json").read_text())
    doctor = told["assignments"][0]["doctor"]
    (made / "minder.json").write_text(json.dumps(told | {"assignments": told["assignments"][1:]}))
    words = ("--to", "ics", "-o", made / "feed")
    assert call("export", made / "hds", made / "uit", *words).code == 0
    assert call("export", made / "hds", made / "minder.json", *words).code == 0
    cancels = made / f"feed/withdrawn/dokter-{doctor}.ics"
    before = cancels.read_bytes()
    for name in ("withdrawn/eigen.ics", "withdrawn/notitie.txt"):
        (made / "feed" / name).write_text("van de planner")
    record = (made / "feed/publication.json").read_bytes()
    unlink = Path.unlink

    def failing(path: Path, missing_ok: bool = False) -> None:
        if path == cancels:
            raise OSError(5, "kapot")
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", failing)
        assert call("export", made / "hds", made / "uit", *words).code == 2
    assert (cancels.read_bytes(), (made / "feed/publication.json").read_bytes()) == (before, record)
    answer = call("export", made / "hds", made / "uit", *words)
    assert answer.code == 0
    assert f"withdrawn/dokter-{doctor}.ics" in answer.err
    assert sorted(each.name for each in (made / "feed/withdrawn").iterdir()) == ["eigen.ics", "notitie.txt"]
