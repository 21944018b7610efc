import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from anwroster.errors import UsageError
from anwroster.packages import RefusedPackageError, new_signing_key, prove_signed, read_package
from tests.packages.packing import Case, contents, repacked
from tests.packages.test_packages_badcases import faults, told_anew


def test_who_signed_is_read_back(case: Case, target: Path) -> None:
    pem, public = new_signing_key()
    target.write_bytes(case.pack(signing_key=pem))
    package = read_package(target)
    assert package.signed_by == public
    prove_signed(package, public)
    prove_signed(package, f" {public.upper()}\n")


def test_the_same_key_signs_the_same_bytes_alike(case: Case) -> None:
    pem, _ = new_signing_key()
    assert case.pack(signing_key=pem) == case.pack(signing_key=pem)
    assert new_signing_key()[0] != pem


def test_another_key_or_none_where_one_is_asked_for_is_refused(case: Case, target: Path) -> None:
    pem, _ = new_signing_key()
    _, other = new_signing_key()
    target.write_bytes(case.pack(signing_key=pem))
    with pytest.raises(RefusedPackageError) as caught:
        prove_signed(read_package(target), other)
    assert [each.code for each in caught.value.faults] == ["package_other_signer"]
    target.write_bytes(case.pack())
    with pytest.raises(RefusedPackageError, match="niet getekend") as caught:
        prove_signed(read_package(target), other)
    assert [each.code for each in caught.value.faults] == ["package_unsigned"]


def test_a_manifest_altered_after_signing_is_refused(case: Case, target: Path) -> None:
    files = contents(case.pack(signing_key=new_signing_key()[0]))
    altered = told_anew(files, made_at="2020-01-01T00:00:00Z")
    assert faults(target, repacked(altered), RefusedPackageError) == [("package_signature", "")]


def test_a_signature_of_another_key_under_this_name_is_refused(case: Case, target: Path) -> None:
    files = contents(case.pack(signing_key=new_signing_key()[0]))
    signature = json.loads(files["signature.json"]) | {"public_key": new_signing_key()[1]}
    files["signature.json"] = json.dumps(signature).encode()
    assert faults(target, repacked(files), RefusedPackageError) == [("package_signature", "")]


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000])
def test_a_signature_that_is_none_is_refused(case: Case, target: Path, content: bytes) -> None:
    files = {**contents(case.pack()), "signature.json": content}
    assert faults(target, repacked(files), RefusedPackageError) == [("package_signature_syntax", "")]


@pytest.mark.parametrize("key", [b"", b"anwroster-pseudonyms-1 " + b"0" * 64, b"-----BEGIN PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_signs_nothing(case: Case, key: bytes) -> None:
    with pytest.raises(UsageError, match="geen sleutel om mee te tekenen"):
        case.pack(signing_key=key)


def test_a_missing_library_is_told_with_how_to_install_it(
    case: Case, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(case.pack(signing_key=new_signing_key()[0]))
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.startswith("cryptography"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    for work in (new_signing_key, lambda: read_package(target)):
        with pytest.raises(UsageError, match=r"pip install 'anwroster\[audit\]'"):
            work()
