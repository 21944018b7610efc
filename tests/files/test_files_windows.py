"""What Windows does otherwise, pretended: no module or function of Linux alone, and files that are open elsewhere.

It has not been run on Windows; these tests say that nothing is asked for which it lacks.
"""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from anwroster.errors import UsageError
from anwroster.files import locking, moving, settle, system, write_all
from anwroster.files.keyfile import write_key
from anwroster.files.locking import alone, locked
from anwroster.files.moving import within

ROOT = Path(__file__).parents[2]
LACKING = """
import os, pkgutil, signal, sys
for name in ("fcntl", "termios", "pwd", "grp", "resource", "syslog", "pty", "tty", "curses", "readline"):
    sys.modules[name] = None
for name in ("fchmod", "fchown", "chown", "geteuid", "getuid", "getgid", "fork", "killpg", "sched_getaffinity",
             "getloadavg", "mkfifo", "setsid", "sync", "sysconf", "posix_fadvise", "O_DIRECTORY"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGALRM", "SIGUSR1", "SIGKILL", "SIGQUIT", "SIGPIPE", "alarm", "setitimer", "pthread_kill"):
    if hasattr(signal, name):
        delattr(signal, name)
signal.SIGBREAK = signal.SIGUSR2  # what Windows has instead
"""
"""Taken away before anything of ours is imported."""

EVERYTHING = (
    LACKING
    + """
import importlib, warnings
warnings.simplefilter("ignore")
import anwroster
count = 0
for each in pkgutil.walk_packages(anwroster.__path__, "anwroster."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)
        count += 1
print(count)
"""
)

WORK = (
    LACKING
    + """
import warnings
warnings.simplefilter("ignore")  # on the lock, which is another one on Windows
from anwroster.cli import main
sys.argv = ["anwroster", *sys.argv[1:]]
sys.exit(main())
"""
)


def python(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)


def test_every_module_is_imported_without_what_only_linux_has() -> None:
    found = python(EVERYTHING)
    assert (found.returncode, found.stderr) == (0, "")
    assert int(found.stdout) > 300


def test_a_form_goes_out_and_an_answer_comes_in_without_what_only_linux_has(tmp_path: Path) -> None:
    import json

    from anwroster.files import read_folder
    from tests.collect.answering import answer, offer
    from tests.files.goodfolder import write

    hds = write(tmp_path / "hds")
    made = python(WORK, "form", hds, "-o", tmp_path / "uit")
    assert (made.returncode, made.stderr.count("Traceback")) == (0, 0), made.stderr
    (tmp_path / "a.json").write_text(json.dumps(answer(read_folder(hds), "anna", offer("avond-2027-01-06"))))
    taken = python(WORK, "collect", hds, tmp_path / "a.json")
    assert (taken.returncode, taken.stderr.count("Traceback")) == (0, 0), taken.stderr
    assert "anna;aanbod;avond-2027-01-06" in (hds / "availability.csv").read_text()
    assert [each.name for each in hds.iterdir() if each.name.startswith(".")] == []


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "IS_WINDOWS", True)
    monkeypatch.setattr(system, "_PAUSE_SECONDS", 0.0)


def held(monkeypatch: pytest.MonkeyPatch, name: str, times: int) -> None:
    """Refuse to move anything into a place so often, as for a file that a program has open."""
    whole, left = Path.replace, [times]

    def replace(source: Path, target: Path) -> Path:
        if target.name == name and left[0] > 0:
            left[0] -= 1
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return whole(source, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize(("times", "is_moved"), [(9, True), (10, False)])
@pytest.mark.usefixtures("windows")
def test_a_file_that_is_open_for_a_moment_is_waited_for_and_one_that_stays_open_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, *, is_moved: bool
) -> None:
    write_all(tmp_path, {"a": b"1", "b": b"1"})
    held(monkeypatch, "b", times)
    if is_moved:
        write_all(tmp_path, {"a": b"2", "b": b"2"}, force=True)
    else:
        with pytest.raises(UsageError, match="sluit het bestand in het programma waarin het open is"):
            write_all(tmp_path, {"a": b"2", "b": b"2"}, force=True)
    expected = b"2" if is_moved else b"1"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": expected, "b": expected}


def test_elsewhere_a_refusal_is_final_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"a": b"1"})
    held(monkeypatch, "a", 1)
    with pytest.raises(UsageError):
        write_all(tmp_path, {"a": b"2"}, force=True)


@pytest.mark.usefixtures("windows")
def test_a_folder_cannot_be_opened_to_see_it_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.open

    def opened(path: object, flags: int, *rest: int) -> int:
        if Path(str(path)).is_dir():
            raise PermissionError(13, "Permission denied")
        return whole(str(path), flags, *rest)

    monkeypatch.setattr(moving.os, "open", opened)
    write_all(tmp_path, {"a": b"1"})
    assert (tmp_path / "a").read_bytes() == b"1"


@pytest.mark.usefixtures("windows")
def test_the_hidden_folder_has_no_rights_of_its_own_that_would_go_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python makes a folder of ``mkdtemp`` private on Windows, and what is moved out of it stays so."""

    def never(**_: object) -> str:
        raise AssertionError("private")

    monkeypatch.setattr(tempfile, "mkdtemp", never)
    write_all(tmp_path, {"a": b"1"})
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_elsewhere_the_hidden_folder_is_private(tmp_path: Path) -> None:
    made = system.hidden_folder(".x-", tmp_path)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


@pytest.mark.usefixtures("windows")
def test_what_is_marked_as_read_only_is_cleared_away_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "x"
    (folder / "old").mkdir(parents=True)
    (folder / "old" / "a").write_bytes(b"1")
    (folder / "old" / "a").chmod(0o400)
    whole = os.unlink

    def unlink(path: str, **options: int) -> None:
        if not os.stat(path, **options).st_mode & stat.S_IWRITE:  # noqa: PTH116 - as Windows has it
            raise PermissionError(13, "Access is denied")
        whole(path, **options)

    monkeypatch.setattr(os, "unlink", unlink)
    system.cleared(folder)
    assert not folder.exists()


@pytest.mark.usefixtures("windows")
def test_a_lock_that_is_open_cannot_go_away_until_it_is_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, is_open = Path.unlink, [True]

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name == "lock" and is_open[0]:
            is_open[0] = False
            raise PermissionError(13, "The process cannot access the file")
        whole(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with locked(tmp_path / "lock") as ours:
        assert ours
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows")
def test_a_folder_that_cannot_be_written_is_not_taken_for_one_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import filelock

    class Refusing(filelock.FileLock):  # type: ignore[misc]
        def acquire(self, *_: object, **__: object) -> None:
            raise filelock.Timeout(self.lock_file)

    monkeypatch.setattr(filelock, "FileLock", Refusing)
    with pytest.raises(UsageError, match="lukt niet"), alone(tmp_path, "nl"):
        pass
    (tmp_path / locking.NAME).touch()
    with pytest.raises(UsageError, match="Een andere opdracht"), alone(tmp_path, "nl"):
        pass


@pytest.mark.parametrize("name", ["C:x", "x:stream", "C:\\x", "\\\\server\\x", "a/../../x", "/x", ""])
def test_a_name_that_leads_elsewhere_on_windows_is_none_of_ours(name: str) -> None:
    assert not within(name)
    assert within("a/b.csv")


def test_a_journal_that_names_another_drive_moves_nothing(tmp_path: Path) -> None:
    staging = tmp_path / ".anwroster-x"
    (staging / "new").mkdir(parents=True)
    (staging / "new" / "C:x").write_bytes(b"1")
    (staging / "journal.json").write_text('{"before": {"C:x": null}, "outdated": []}')
    assert settle(tmp_path) is False
    assert not (tmp_path / "C:x").exists()


def test_a_key_is_written_as_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    whole = os.open
    monkeypatch.setattr(os, "O_BINARY", 0x8000, raising=False)

    def opened(path: object, flags: int, mode: int = 0o777) -> int:
        asked.append(flags & 0x8000)
        return whole(str(path), flags & ~0x8000, mode)

    monkeypatch.setattr(os, "open", opened)
    write_key(tmp_path / "k", b"\n\n")
    assert asked == [0x8000]
    assert (tmp_path / "k").read_bytes() == b"\n\n"
