"""``anwroster key``: a new key for pseudonyms or signatures."""

from pathlib import Path
from typing import Annotated

from typer import Argument

from anwroster.commands import values
from anwroster.commands.talk import Talk, language, out

KINDS = ("pseudonyms", "signature")


def key(
    kind: Annotated[str, Argument()],
    file: Annotated[Path, Argument(readable=False)],
) -> None:
    """Make a key; see ``help.key`` of ``words/cli.toml``."""
    from anwroster.files.keyfile import random_key, write_key
    from anwroster.packages import new_signing_key
    from anwroster.packages.naming import key_text

    chosen = values.choice(kind, "KIND", KINDS)
    talk = Talk(language())
    if chosen == "pseudonyms":
        write_key(file, key_text(random_key()), talk.language)
        talk.tell("key.pseudonyms", path=file)
        return
    pem, public = new_signing_key(talk.language)
    write_key(file, pem, talk.language)
    talk.tell("key.signature", path=file)
    out(public)
