"""``anwroster init``: a small example to start from."""

from anwroster.commands.parameters import Folder, Force
from anwroster.commands.talk import Talk, language


def init(folder: Folder, force: Force = False) -> None:
    """Write the example; see ``help.init`` of ``words/cli.toml``."""
    from anwroster.files import write_example

    talk = Talk(language())
    write_example(folder, talk.language, force)
    talk.tell("init.written", files=", ".join(sorted(each.name for each in folder.iterdir() if each.is_file())))
    talk.next_step("validate", folder)
