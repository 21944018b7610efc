import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from anwroster.errors import InputError
from anwroster.packages import RefusedPackageError, read_package, sealed
from anwroster.packages.packing import manifest_of
from anwroster.packages.zipping import MOST_FILES, MOST_RATIO
from tests.packages.packing import AT, Case, contents, repacked

Files = dict[str, bytes]
Named = list[tuple[str, str]]


def faults(target: Path, content: bytes, error: type[InputError] = InputError) -> Named:
    """Return code and path of each fault of a package; its kind of error is exactly that."""
    target.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_package(target)
    assert type(caught.value) is error
    for each in caught.value.faults:
        for language in ("nl", "en"):
            told = f"{each.where(language)} {each.why(language)} {each.fix(language)}"
            assert "{" not in told
    return [(each.code, dict(each.details).get("path", "")) for each in caught.value.faults]


def told_anew(files: Files, /, **changes: object) -> Files:
    """Return the files with other values in the manifest."""
    manifest = json.loads(files["manifest.json"]) | changes
    return {**files, "manifest.json": json.dumps(manifest).encode()}


def resealed(case: Case, **changes: bytes) -> bytes:
    """Return a package in which somebody changed files and made the manifest anew."""
    files = contents(case.pack())
    del files["manifest.json"]
    return sealed({**files, **changes}, manifest_of(case.instance, case.roster, AT))


def test_altered_missing_and_extra_files_are_each_named(case: Case, target: Path) -> None:
    files = contents(case.pack())
    files["roster.json"] = files["roster.json"].replace(b"anna", b"bram", 1)
    files["input/limits.csv"] += b" "
    del files["certificate.json"]
    files["input/nieuw.csv"] = b"x"
    assert faults(target, repacked(files), RefusedPackageError) == [
        ("package_lacks", "certificate.json"),
        ("package_altered", "input/limits.csv"),
        ("package_extra", "input/nieuw.csv"),
        ("package_altered", "roster.json"),
    ]


def test_a_refused_package_is_a_no_and_an_unreadable_one_wrong_input() -> None:
    assert (RefusedPackageError.exit_code, InputError.exit_code) == (1, 2)


def test_an_altered_manifest_no_longer_names_what_is_there(case: Case, target: Path) -> None:
    files = contents(case.pack())
    manifest = json.loads(files["manifest.json"])
    manifest["files"]["roster.json"]["bytes"] += 1
    altered = told_anew(files, files=manifest["files"])
    assert faults(target, repacked(altered), RefusedPackageError) == [("package_altered", "roster.json")]


@pytest.mark.parametrize(
    "change", [{"hds": "ander"}, {"name": "Ander"}, {"period": {"start": "2027-01-04", "end": "2027-03-02"}}]
)
def test_a_manifest_of_another_hds_or_period_is_refused(case: Case, target: Path, change: dict[str, object]) -> None:
    files = told_anew(contents(case.pack()), **change)
    assert faults(target, repacked(files), RefusedPackageError) == [("package_other_hds", "")]


def test_a_repacked_package_with_folder_entries_is_still_the_same(case: Case, target: Path) -> None:
    files = contents(case.pack())
    target.write_bytes(repacked({"input/": b"", **files}))
    assert read_package(target).published == case.roster


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../roster.json", "package_path"),
        ("input/../../x.csv", "package_path"),
        ("/etc/passwd", "package_path"),
        ("C:/x.csv", "package_path"),
        ("input\\x.csv", "package_path"),
        ("input//x.csv", "package_path"),
        ("./roster.json", "package_path"),
        ("input/x\n.csv", "package_path"),
        ("ROSTER.json", "package_twice"),
    ],
)
def test_a_path_that_leaves_the_package_is_refused(case: Case, target: Path, name: str, code: str) -> None:
    found = faults(target, repacked({**contents(case.pack()), name: b"x"}))
    assert [each for each, _ in found] == [code]


def test_the_same_path_twice_is_refused(case: Case, target: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "w") as archive:
        for name, content in contents(case.pack()).items():
            archive.writestr(name, content)
        archive.writestr("roster.json", b"{}")
    assert faults(target, target.read_bytes()) == [("package_twice", "roster.json")]


def entry(change: Callable[[zipfile.ZipInfo], None], content: bytes = b"roster.json") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("x.json")
        change(info)
        archive.writestr(info, content)
    return target.getvalue()


def link(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def oddly_packed(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_LZMA


@pytest.mark.parametrize("change", [link, oddly_packed])
def test_links_and_odd_ways_of_packing_are_refused(target: Path, change: Callable[[zipfile.ZipInfo], None]) -> None:
    assert faults(target, entry(change)) == [("package_odd_entry", "x.json")]


def test_an_encrypted_file_is_refused(target: Path) -> None:
    content = bytearray(entry(lambda info: None))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert faults(target, bytes(content)) == [("package_odd_entry", "x.json")]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(target: Path) -> None:
    assert faults(target, repacked({"roster.json": bytes(100_000_000)})) == [("package_bomb", "")]
    assert faults(target, repacked({"manifest.json": bytes(2_000_001)})) == [("package_bomb", "")]
    many = {f"input/{number}.csv": b"x" for number in range(MOST_FILES + 1)}
    assert faults(target, repacked(many)) == [("package_bomb", "")]
    several = {f"{number}.json": bytes(160_000_000) for number in range(2)}
    assert faults(target, repacked(several)) == [("package_bomb", "")]


def test_a_list_of_countless_entries_is_not_even_looked_at(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    countless = repacked({f"input/{number:0200}": b"" for number in range(5_000)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert faults(target, countless) == [("package_bomb", "")]
    assert faults(target, b"PK\x06\x07" + bytes(16) + b"PK\x05\x06" + bytes(18)) == [("package_bomb", "")]


def test_what_packs_well_and_is_no_bomb_is_read(target: Path) -> None:
    """A line 50 times over packs well without being a bomb: it gets past the zip and fails for lack of a manifest."""
    line = "".join(chr(33 + number * 7 % 90) for number in range(MOST_RATIO * 3)).encode() + b"\n"
    assert faults(target, repacked({"x.csv": line * 2_000})) == [("package_no_manifest", "")]


def test_a_size_that_is_a_lie_is_found(target: Path) -> None:
    content = bytearray(repacked({"manifest.json": b"x" * 5000}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (10).to_bytes(4, "little")
    assert faults(target, bytes(content)) == [("package_broken", "")]


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.999])
def test_half_a_zip_is_unreadable(case: Case, target: Path, part: float) -> None:
    whole = case.pack()
    assert faults(target, whole[: int(part * len(whole))]) == [("package_broken", "")]


def test_a_spoilt_byte_is_found(case: Case, target: Path) -> None:
    spoilt = bytearray(case.pack())
    spoilt[len(spoilt) // 3] ^= 0xFF
    assert faults(target, bytes(spoilt)) == [("package_broken", "")]


def test_no_file_and_no_package_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_package(tmp_path / "nergens.zip")
    assert [each.code for each in caught.value.faults] == ["package_missing"]
    assert faults(tmp_path / "x.zip", repacked({"brief.txt": b"x"})) == [("package_no_manifest", "")]


@pytest.mark.parametrize("number", [0, 2])
def test_another_versions_package_is_refused_with_the_way_out(case: Case, target: Path, number: int) -> None:
    files = told_anew(contents(case.pack()), format=f"anwroster-package-{number}", versions={"anwroster": "9.8.7"})
    target.write_bytes(repacked(files))
    with pytest.raises(InputError, match=r"Lees het met anwroster 9\.8\.7") as caught:
        read_package(target)
    assert [each.code for each in caught.value.faults] == ["package_other_format"]


@pytest.mark.parametrize(("version", "newer"), [("0.1.1", True), ("0.10.0", True), ("0.1.0", False), ("0.0.9", False)])
def test_a_package_of_a_newer_anwroster_is_refused(case: Case, target: Path, version: str, newer: bool) -> None:
    content = repacked(told_anew(contents(case.pack()), versions={"anwroster": version}))
    if newer:
        assert faults(target, content) == [("package_newer", "")]
    else:
        target.write_bytes(content)
        assert read_package(target).manifest.versions == {"anwroster": version}


@pytest.mark.parametrize("content", [b"", b"[1]", b"{}", b"{" * 10_000, b"[" * 100_000, b"\xff\x00"])
def test_a_manifest_that_is_none_is_told(case: Case, target: Path, content: bytes) -> None:
    files = {**contents(case.pack()), "manifest.json": content}
    assert [code for code, _ in faults(target, repacked(files))] == ["package_manifest_syntax"]


def test_rules_and_tariffs_must_follow_from_the_input(case: Case, target: Path) -> None:
    files = contents(case.pack())
    rules = files["rulebook.json"].replace(b'"weight": 2', b'"weight": 3')
    tariffs = files["tariffs.json"].replace(b'"100.00"', b'"100.01"')
    content = resealed(case, **{"rulebook.json": rules, "tariffs.json": tariffs})
    assert faults(target, content, RefusedPackageError) == [
        ("package_rulebook", "rulebook.json"),
        ("package_tariffs", "tariffs.json"),
    ]


@pytest.mark.parametrize("name", ["input/brief.docx", "brief.html", "worked.txt"])
def test_a_file_that_nobody_reads_does_not_belong_in_it(case: Case, target: Path, name: str) -> None:
    assert faults(target, resealed(case, **{name: b"x"}), RefusedPackageError) == [("package_stranger", name)]


def test_two_tables_of_the_same_name_are_told(case: Case, target: Path) -> None:
    found = faults(target, resealed(case, **{"worked.xlsx": b"x"}))
    assert ("table_twice", "") in found


def test_faults_of_the_input_in_it_are_told_as_in_a_folder(case: Case, target: Path) -> None:
    limits = contents(case.pack())["input/limits.csv"].replace(b"totaal", b"ochtend")
    target.write_bytes(resealed(case, **{"input/limits.csv": limits}))
    with pytest.raises(InputError) as caught:
        read_package(target)
    assert [(each.code, each.file, each.row) for each in caught.value.faults] == [("unknown_scope", "limits.csv", 4)]
