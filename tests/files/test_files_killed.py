"""A run that is really killed while it moves its files: the next one finishes it, and nothing is half for long."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anwroster.errors import UsageError
from anwroster.files import settle, write_all, write_whole
from tests.children import Child, children, killed

CHILD = """
import os
from pathlib import Path
from anwroster.files import write_all
folder, where, seconds, failing = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4]
whole, sync = Path.replace, os.fsync

def slow(path, target):
    if target.name == failing and "new" in path.parts:
        raise PermissionError(13, "Permission denied")
    result = whole(path, target)
    if f"{path.parent.name}/{target.name}" == where:
        pause(seconds)
    return result

def synced(handle):
    sync(handle)
    if where == "sync":
        pause(seconds)

Path.replace, os.fsync = slow, synced
files = {"a": b"new a", "b": b"new b", "c": b"new c"}
write_all(folder, files, force=True, outdated=["old"])
"""
BEFORE = {"a": b"old a", "c": b"old c", "mine": b"mine", "old": b"old"}
AFTER = {"a": b"new a", "b": b"new b", "c": b"new c", "mine": b"mine"}
Start = Callable[..., Child]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file, those in hidden folders too."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def shown(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if not name.startswith(".")}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for name, content in BEFORE.items():
        (tmp_path / "uit" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "uit" / name).write_bytes(content)
    return tmp_path / "uit"


@pytest.fixture
def start(out: Path) -> Iterator[Start]:
    """Start a child that writes, and return when it pauses behind a move."""
    with children() as begin:
        yield lambda where, seconds=60, failing="": begin(CHILD, out, where, seconds, failing)


@pytest.mark.parametrize(
    ("where", "half"),
    [
        ("new/a", BEFORE | {"a": b"new a"}),
        ("new/b", BEFORE | {"a": b"new a", "b": b"new b"}),
        ("new/c", BEFORE | {"a": b"new a", "b": b"new b", "c": b"new c"}),
    ],
)
def test_what_a_killed_run_began_is_finished(out: Path, start: Start, where: str, half: dict[str, bytes]) -> None:
    killed(start(where))
    assert shown(out) == half
    assert settle(out) is True
    assert tree(out) == AFTER
    assert settle(out) is False


def test_the_next_writing_finishes_it_first(out: Path, start: Start) -> None:
    killed(start("new/a"))
    write_all(out, {"d": b"d"})
    assert tree(out) == AFTER | {"d": b"d"}


def test_writing_one_file_finishes_it_first(out: Path, start: Start) -> None:
    killed(start("new/a"))
    write_whole(out / "d", b"d")
    assert tree(out) == AFTER | {"d": b"d"}


def test_killed_before_anything_moves_leaves_what_was_there(out: Path, start: Start) -> None:
    killed(start("sync"))
    assert shown(out) == BEFORE
    assert len(tree(out)) > len(BEFORE)
    assert settle(out) is False
    assert tree(out) == BEFORE


def test_killed_while_putting_back_is_put_back(out: Path, start: Start) -> None:
    """The move of c fails; the child is killed behind the first file that it puts back."""
    killed(start("old/a", failing="c"))
    assert shown(out)["b"] == b"new b"
    assert settle(out) is True
    assert tree(out) == BEFORE


def test_a_file_that_was_changed_since_is_not_overwritten(out: Path, start: Start) -> None:
    killed(start("new/a"))
    (out / "c").write_bytes(b"by hand")
    before = tree(out)
    with pytest.raises(UsageError, match="daarna veranderd") as caught:
        settle(out)
    assert str(out / "c") in str(caught.value)
    before = {name: content for name, content in before.items() if not name.endswith("/lock")}
    assert tree(out) == before
    assert [content for name, content in before.items() if name.endswith("/old/c")] == [b"old c"]


def test_a_file_that_is_in_place_may_be_changed_since(out: Path, start: Start) -> None:
    killed(start("new/a"))
    (out / "a").write_bytes(b"by hand")
    assert settle(out) is True
    assert tree(out) == AFTER | {"a": b"by hand"}


def test_a_run_at_work_is_left_alone(out: Path, start: Start) -> None:
    child = start("new/a", seconds=1)
    before = tree(out)
    assert settle(out) is False
    assert tree(out) == before
    assert child.wait() == 0
    assert tree(out) == AFTER


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_waits_until_all_is_moved(out: Path, start: Start, number: signal.Signals) -> None:
    child = start("new/a", seconds=1)
    child.send_signal(number)
    _, told = child.communicate()
    assert child.returncode == -number
    assert ("KeyboardInterrupt" in told) is (number is signal.SIGINT)
    assert shown(out) == AFTER
    assert settle(out) is False
    assert tree(out) == AFTER


@pytest.mark.parametrize(
    "journal",
    [
        b"{",
        b"[]",
        b'{"before": {"../x": null}, "outdated": []}',
        b'{"before": {}, "outdated": ["/etc/x"]}',
        b'{"before": 1}',
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(out: Path, tmp_path: Path, journal: bytes) -> None:
    staging = out / ".anwroster-x"
    (staging / "new").mkdir(parents=True)
    (staging / "new" / "x").write_bytes(b"x")
    (staging / "journal.json").write_bytes(journal)
    before = shown(out)
    assert settle(out) is False
    assert shown(out) == before
    assert not (tmp_path / "x").exists()


def test_only_hidden_folders_that_grew_old_are_cleared(out: Path) -> None:
    for name, age in (("young", 3_500), ("stale", 3_700)):
        place = out / f".anwroster-{name}"
        (place / "new").mkdir(parents=True)
        at = place.stat().st_mtime - age
        os.utime(place, (at, at))
    (out / ".anwroster-link").symlink_to(out.parent)
    settle(out)
    assert sorted(each.name for each in out.glob(".anwroster-*")) == [".anwroster-link", ".anwroster-young"]
    assert out.is_dir()
