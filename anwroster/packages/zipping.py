"""Files to a zip file and back: the same bytes for the same files; from outside, nothing believed and all bounded."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from anwroster.files.bounded import MEGABYTE, MOST_BYTES
from anwroster.files.collector import UnreadableError
from anwroster.files.rosterfile import MOST_BYTES as MOST_RECORD
from anwroster.model import Certificate
from anwroster.packages.layout import CERTIFICATE, MANIFEST, SIGNATURE, is_safe

MOST_FILES = 100
MOST_UNPACKED = 300 * MEGABYTE
MOST_RATIO = 200
"""Most times that a file of more than a megabyte may be larger than what it takes in the zip file."""

MOST_DIRECTORY = MEGABYTE
"""Most bytes of the zip file's list of entries."""

_END, _END_64, _END_BYTES = b"PK\x05\x06", b"PK\x06\x07", 22

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: every file of a package bears it."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these files, sorted, without times or rights of their own."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip file by path.

    Raises
    ------
    UnreadableError
        ``package_broken``, ``package_bomb``, ``package_path``, ``package_twice``, ``package_odd_entry``; sizes are
        looked at before anything is unpacked, and unpacking stops where a size turns out to be a lie.
    """
    try:
        _prove_directory(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _proven(archive.infolist())
            return {each.filename: _read(archive, each) for each in entries}
    except UnreadableError:
        raise
    except Exception as error:  # zipfile, zlib and struct raise what has no common parent
        raise UnreadableError("package_broken") from error


def _prove_directory(content: bytes) -> None:
    """Refuse a list of entries that is too long to be read at all, before a value is made of any of them.

    The end record says how many bytes the list takes; one for files beyond 4 GB, which no package has, is refused.
    """
    end = content[-(_END_BYTES + 65_535) :]
    at = end.find(_END)
    while at >= 0:
        size = int.from_bytes(end[at + 12 : at + 16], "little")
        if size > MOST_DIRECTORY or end[max(0, at - 20) : at].startswith(_END_64):
            raise UnreadableError("package_bomb", found=_megabytes(size), most=_megabytes(MOST_DIRECTORY))
        at = end.find(_END, at + 1)


def _proven(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the entries that are files, after looking at every name, kind and size."""
    if len(entries) > MOST_FILES:
        raise UnreadableError("package_bomb", found=f"{len(entries)}", most=f"{MOST_FILES}")
    total = sum(each.file_size for each in entries)
    if total > MOST_UNPACKED:
        raise UnreadableError("package_bomb", found=_megabytes(total), most=_megabytes(MOST_UNPACKED))
    seen: set[str] = set()
    files = []
    for each in entries:
        if not is_safe(each.filename.removesuffix("/")) or each.filename != each.orig_filename:
            raise UnreadableError("package_path", path=each.orig_filename)
        if each.filename.casefold() in seen:
            raise UnreadableError("package_twice", path=each.filename)
        seen.add(each.filename.casefold())
        if each.is_dir() and not each.file_size:
            continue
        kind = stat.S_IFMT(each.external_attr >> 16)
        plain = kind in (0, stat.S_IFREG) and not each.is_dir()
        if not plain or each.flag_bits & _ENCRYPTED or each.compress_type not in _METHODS:
            raise UnreadableError("package_odd_entry", path=each.filename)
        if each.file_size > (most := _most(each.filename)):
            raise UnreadableError("package_bomb", found=_megabytes(each.file_size), most=_megabytes(most))
        if each.file_size > MEGABYTE and each.file_size > MOST_RATIO * each.compress_size:
            times = f"{each.file_size // max(1, each.compress_size)} ×"
            raise UnreadableError("package_bomb", found=times, most=f"{MOST_RATIO} ×")
        files.append(each)
    return files


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UnreadableError("package_broken")
    return content


def _most(name: str) -> int:
    """Return the most bytes of a file: as in an input folder, and little for what is read before anything is proven."""
    own = {MANIFEST: 2 * MEGABYTE, SIGNATURE: 2 * MEGABYTE, CERTIFICATE: MOST_RECORD[Certificate]}
    return own.get(name) or MOST_BYTES.get(PurePosixPath(name).suffix, 2 * MEGABYTE)


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE)} MB"
