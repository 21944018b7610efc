"""A zip file from outside, unpacked within bounds and packed anew, so that no one else need mind its tricks."""

import io
import zipfile

from anwroster.files.collector import UnreadableError

MOST_UNPACKED = 150_000_000
MOST_PARTS = 2_000


def parts_of(content: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """Return the parts of a zip file whose names end in one of ``wanted``, never more than ``MOST_UNPACKED`` bytes.

    Raises
    ------
    UnreadableError
        ``broken_workbook`` or ``zip_bomb``.
    """
    found: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS or sum(each.file_size for each in members) > MOST_UNPACKED:
                raise UnreadableError("zip_bomb", most=MOST_UNPACKED // 1_000_000)
            for each in members:
                if each.filename.lower().endswith(wanted) and not each.is_dir():
                    with archive.open(each) as stream:
                        found[each.filename] = stream.read(left + 1)
                    left -= len(found[each.filename])
                    if left < 0:
                        raise UnreadableError("zip_bomb", most=MOST_UNPACKED // 1_000_000)
    except UnreadableError:
        raise
    except Exception as error:  # zipfile, zlib, lzma and struct raise what has no common parent
        raise UnreadableError("broken_workbook") from error
    return found


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a plain zip file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()
