"""``collect`` that is asked to stop, is killed, or meets another one in the same folder."""

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.children import Child, children, killed
from tests.commands.calling import Caller
from tests.commands.test_commands_collect import save

CHILD = """
from pathlib import Path
where, seconds = sys.argv[1], float(sys.argv[2])
whole = Path.replace

def slow(path, target):
    result = whole(path, target)
    if where in (path.parent.name, f"{path.parent.name}/{target.name}"):
        pause(seconds)
    return result

def reading(*given):
    if where == "reading":
        pause(seconds)
    return read(*given)

from anwroster.files.intake import collecting
read, collecting.read_log, Path.replace = collecting.read_log, reading, slow
from anwroster.cli import run
sys.exit(run(sys.argv[3:]))
"""
Start = Callable[..., Child]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


@pytest.fixture
def answer(folder: Path, tmp_path: Path) -> Path:
    return save(folder, tmp_path / "akkers.json", "akkers")


@pytest.fixture
def start(folder: Path, answer: Path) -> Iterator[Start]:
    """Start a child that collects, and return when it pauses."""
    with children() as begin:
        yield lambda where, seconds=60: begin(CHILD, where, seconds, "collect", folder, answer)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_asked_to_stop_while_reading_it_writes_nothing(
    folder: Path, start: Start, number: signal.Signals, code: int
) -> None:
    before = tree(folder)
    child = start("reading")
    child.send_signal(number)
    out, told = child.communicate(timeout=20)
    assert (child.returncode, out, told) == (code, "", "Afgebroken.\n")
    assert tree(folder) == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_asked_to_stop_while_writing_it_writes_all(
    call: Caller, folder: Path, answer: Path, start: Start, number: signal.Signals, code: int
) -> None:
    child = start("new/availability.csv", seconds=1)
    child.send_signal(number)
    child.communicate(timeout=20)
    assert child.returncode == code
    assert [name for name in tree(folder) if name.startswith(".")] == []
    assert call("validate", folder).code == 0
    assert [each["code"] for each in call("collect", folder, answer, "--json").document["notes"]] == ["same"]


def test_killed_while_writing_the_next_command_finishes_it(
    call: Caller, folder: Path, answer: Path, start: Start
) -> None:
    child = start("new/availability.csv")
    assert not (folder / "answers.csv").exists()
    killed(child)
    found = call("validate", folder)
    assert found.code == 0
    assert "is nu afgemaakt" in found.err
    again = call("collect", folder, answer)
    assert "al eerder verwerkt" in again.err
    assert "is nu afgemaakt" not in again.err
    assert [name for name in tree(folder) if name.startswith(".")] == []


def test_killed_while_reading_leaves_nothing_that_hinders(
    call: Caller, folder: Path, answer: Path, start: Start
) -> None:
    child = start("reading")
    killed(child)
    assert call("collect", folder, answer).code == 0
    assert [name for name in tree(folder) if name.startswith(".")] == []


def test_one_at_a_time(call: Caller, folder: Path, answer: Path, tmp_path: Path, start: Start) -> None:
    other = save(folder, tmp_path / "colijn.json", "colijn")
    child = start("reading", seconds=3)
    before = tree(folder)
    refused = call("collect", folder, other)
    assert refused.code == 2
    assert "Een andere opdracht verwerkt op dit moment antwoorden" in refused.err
    assert tree(folder) == before
    assert call("validate", folder).code == 0
    assert call("collect", folder, other, "--dry-run").code == 0
    child.communicate(timeout=20)
    assert child.returncode == 0
    assert call("collect", folder, other).code == 0
    log = (folder / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in log[1:]] == ["akkers", "colijn"]
    assert [name for name in tree(folder) if name.startswith(".")] == []


def test_the_lock_is_no_table_and_no_answer(call: Caller, folder: Path, answer: Path) -> None:
    (folder / ".anwroster.lock").touch()
    assert call("validate", folder).code == 0
    assert call("collect", folder, answer, "--json").document["notes"] == []
    assert not (folder / ".anwroster.lock").exists()


def test_a_publication_that_was_cut_off_counts_as_published(call: Caller, made: Path) -> None:
    """What a client may have seen of it is withdrawn or restored with a higher number, never taken for new."""
    told = json.loads((made / "uit/roster.json").read_text())
    (made / "minder.json").write_text(json.dumps(told | {"assignments": told["assignments"][1:]}))

    def export(roster: str, feed: str) -> list[object]:
        return ["export", made / "hds", made / roster, "--to", "ics", "-o", made / feed, "--force"]

    for roster in ("uit", "minder.json", "uit"):
        assert call(*export(roster, "heel")).code == 0
    assert call(*export("uit", "stuk")).code == 0
    with children() as begin:
        killed(begin(CHILD, "new", 60, *export("minder.json", "stuk")))
    answer = call(*export("uit", "stuk"))
    assert answer.code == 0
    assert "is nu afgemaakt" in answer.err
    assert tree(made / "stuk") == tree(made / "heel")
