"""Places to write to: nothing is overwritten without a word."""

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
