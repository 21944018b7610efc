"""Whatever is done to the bytes of a package, it is read as it was or refused in words."""

from pathlib import Path
from random import Random

import pytest

from anwroster.errors import InputError
from anwroster.packages import new_signing_key, read_package
from tests.packages.packing import Case

PIECES = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"../", b"")


@pytest.mark.parametrize("seed", range(6))
def test_a_spoilt_package_is_read_as_it_was_or_refused(case: Case, target: Path, seed: int) -> None:
    chance = Random(seed)
    whole = case.pack(signing_key=new_signing_key()[0])
    read = 0
    for _ in range(40):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(content)) if chance.random() < 0.5 else -chance.randrange(1, 1200)
            content[at : at + chance.randrange(4)] = chance.choice((bytes([chance.randrange(256)]), *PIECES))
        target.write_bytes(content)
        try:
            package = read_package(target)
        except InputError as error:
            assert error.faults
        else:
            read += 1
            assert (package.instance, package.published) == (case.instance, case.roster)
    assert read < 40
