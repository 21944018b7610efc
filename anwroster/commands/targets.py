"""Places to write to: nothing is overwritten without a word."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from anwroster.commands.talk import Talk
from anwroster.errors import UsageError


def write_file(talk: Talk, target: Path, content: bytes, name: str, *, force: bool) -> None:
    """Write one file that the user named, and say so.

    Parameters
    ----------
    name
        A file name to suggest when the target is a folder.
    force
        Whether a file that exists may be replaced.

    Raises
    ------
    UsageError
        When the target is a folder, exists already, or cannot be written.
    """
    from anwroster.files import write_whole

    if target.is_dir():
        raise UsageError(talk.say("error.output_is_folder", path=target, name=name))
    if target.exists() and not force:
        raise UsageError(talk.say("error.file_exists", path=target))
    write_whole(target, content, talk.language)
    talk.tell("written.file", path=target)


def write_files(
    output: Path,
    files: Mapping[str, bytes],
    talk: Talk,
    outdated: Sequence[str] = (),
    *,
    owned: frozenset[str] = frozenset(),
    replace: bool,
) -> None:
    """Write files into a folder, all or none.

    Parameters
    ----------
    outdated
        Files of an earlier publication that go away.
    owned
        Files of an earlier publication, of which these are the next version.
    replace
        Whether other files that are there may be replaced.

    Raises
    ------
    UsageError
        When one may not.
    """
    from anwroster.files import write_all

    present = [name for name in sorted(files) if name not in owned and (output / name).exists()]
    if present and not replace:
        raise UsageError(talk.say("error.export_exists", path=output, count=len(present), first=present[0]))
    write_all(output, files, True, talk.language, outdated)
