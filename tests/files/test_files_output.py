import os
from pathlib import Path

import pytest

from anwroster.errors import OwnFaultError, UsageError
from anwroster.files import write_all, write_whole


def tree(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "nieuw" / "a.txt"
    write_whole(target, b"een")
    write_whole(target, b"twee")
    assert tree(tmp_path) == {"nieuw/a.txt": b"twee"}


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "gewoon").write_bytes(b"")
    write_whole(tmp_path / "a", b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "gewoon").stat().st_mode


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"oud")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write_whole(target, b"nieuw")
    assert tree(tmp_path) == {"a.txt": b"oud"}


def test_many_files_are_written(tmp_path: Path) -> None:
    files = {"roster.json": b"{}", "calendars/a.ics": b"A", "calendars/b.ics": b"B"}
    write_all(tmp_path / "uit", files)
    assert tree(tmp_path / "uit") == files


def test_nothing_is_replaced_without_force(tmp_path: Path) -> None:
    write_all(tmp_path, {"a": b"1"})
    with pytest.raises(UsageError, match="--force") as caught:
        write_all(tmp_path, {"a": b"2", "b": b"2"})
    assert caught.value.exit_code == 2
    assert tree(tmp_path) == {"a": b"1"}


def test_force_replaces_what_is_named_and_leaves_the_rest(tmp_path: Path) -> None:
    write_all(tmp_path, {"a": b"1", "eigen.txt": b"van mij"})
    write_all(tmp_path, {"a": b"2", "b/c": b"3"}, force=True)
    assert tree(tmp_path) == {"a": b"2", "b/c": b"3", "eigen.txt": b"van mij"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "uit").write_bytes(b"x")
    with pytest.raises(UsageError, match="bestand, geen map"):
        write_all(tmp_path / "uit", {"a": b"1"}, force=True)
    assert tree(tmp_path) == {"uit": b"x"}


def test_a_failing_write_of_many_writes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def full(_: int) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write_all(tmp_path / "uit", {"a": b"1", "b": b"2"})
    assert not (tmp_path / "uit").exists()


def test_a_failing_move_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"a": b"oud", "c": b"oud"})
    whole = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == "c" and "new" in path.parts:
            raise PermissionError(13, "Permission denied")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(UsageError, match="Permission denied"):
        write_all(tmp_path, {"a": b"nieuw", "b": b"nieuw", "c": b"nieuw"}, force=True)
    assert tree(tmp_path) == {"a": b"oud", "c": b"oud"}


def test_what_cannot_be_put_back_is_kept_and_put_back_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"a": b"oud", "b": b"oud", "c": b"oud"}
    write_all(tmp_path, before)
    whole = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if (target.name == "c" and "new" in path.parts) or (target.name == "a" and "old" in path.parts):
            raise PermissionError(13, "Permission denied")
        return whole(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing)
        with pytest.raises(UsageError, match="niet alles kon worden teruggezet"):
            write_all(tmp_path, dict.fromkeys(before, b"nieuw"), force=True)
    assert (tmp_path / "a").read_bytes() == b"nieuw"
    write_all(tmp_path, {"d": b"d"})
    assert tree(tmp_path) == before | {"d": b"d"}


def test_what_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    write_all(tmp_path, {"a": b"1", "b": b"1"})
    (tmp_path / "a").chmod(0o600)
    write_all(tmp_path, {"a": b"2", "b": b"2", "c": b"2"}, force=True, like={"c": "a"})
    write_whole(tmp_path / "a", b"3")
    modes = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
    usual = modes["b"]
    assert modes == {"a": 0o600, "b": usual, "c": 0o600}
    assert usual != 0o600


def test_a_link_within_the_folder_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "echt" / "a").write_bytes(b"1")
    (tmp_path / "a").symlink_to(Path("echt") / "a")
    write_all(tmp_path, {"a": b"2"}, force=True)
    assert (tmp_path / "a").is_symlink()
    assert tree(tmp_path) == {"a": b"2", "echt/a": b"2"}


@pytest.mark.parametrize("target", ["../buiten", "../buiten-weg", "a"])
def test_a_link_out_of_the_folder_or_round_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "buiten").write_bytes(b"1")
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "a").symlink_to(target)
    with pytest.raises(UsageError, match="buiten deze map"):
        write_all(folder, {"a": b"2", "b": b"2"}, force=True)
    assert (folder / "a").is_symlink()
    assert [each.name for each in folder.iterdir()] == ["a"]
    assert (tmp_path / "buiten").read_bytes() == b"1"


def test_a_link_to_a_file_that_is_written_as_well_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"1")
    (tmp_path / "a").symlink_to("b")
    with pytest.raises(UsageError, match="ook zelf geschreven"):
        write_all(tmp_path, {"b": b"2", "a": b"2"}, force=True)
    assert (tmp_path / "b").read_bytes() == b"1"


def test_one_file_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"1")
    (tmp_path / "a").symlink_to("b")
    write_whole(tmp_path / "a", b"2")
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "b").read_bytes() == b"2"


def test_ctrl_c_during_the_move_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"a": b"oud"})
    whole = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a": b"nieuw", "b": b"nieuw"}, force=True)
    assert tree(tmp_path) == {"a": b"oud"}


@pytest.mark.parametrize("name", ["../a", "/a", "", "b/../../a", "a\\b"])
def test_a_name_outside_the_folder_is_our_own_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(OwnFaultError):
        write_all(tmp_path / "uit", {name: b"1"})
    assert not (tmp_path / "uit").exists()


def test_the_way_out_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    write_all(tmp_path, {"a": b"1"})
    with pytest.raises(UsageError, match="nothing was written"):
        write_all(tmp_path, {"a": b"1"}, language="en")
