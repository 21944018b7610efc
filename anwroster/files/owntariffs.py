"""The HDS's own tariff files, named in ``hds.toml``; they must lie within the folder."""

from collections.abc import Sequence
from pathlib import Path

from anwroster.errors import InputError
from anwroster.files.bounded import decoded
from anwroster.files.collector import UnreadableError
from anwroster.files.inputfiles import Input
from anwroster.files.settings import Settings
from anwroster.model import TariffDecision
from anwroster.tariffs import decisions_from


def own_tariffs(settings: Settings, given: Input) -> tuple[TariffDecision, ...]:
    """Return the decisions in all own tariff files, which may not overlap each other; faults are kept with the rest."""
    if settings.hds is None:
        return ()
    found: list[TariffDecision] = []
    for number, name in enumerate(settings.hds.tariffs.files):
        path = (given.folder or Path()) / name
        key = ("tariffs", "files", number)
        inside, missing = _place(given, name, path)
        if not inside:
            settings.fault(given.faults, "outside_folder", key, name)
        elif missing:
            settings.fault(given.faults, "missing_tariff_file", key, name)
        elif (content := given.content(name, path)) is not None:
            found.extend(_decisions(name, content, given, found))
    return tuple(found)


def _place(given: Input, name: str, path: Path) -> tuple[bool, bool]:
    """Return whether a name stays within the folder, and whether there is no such file."""
    if given.folder is None:
        return True, name not in given.instead
    try:
        inside = path.resolve().is_relative_to(given.folder.resolve()) and not name.startswith(("/", "\\"))
        return inside, not path.exists()
    except (OSError, ValueError, RuntimeError):
        return True, True  # a name that no file can have


def _decisions(name: str, content: bytes, given: Input, known: Sequence[TariffDecision]) -> tuple[TariffDecision, ...]:
    try:
        return decisions_from(decoded(content), name, tuple(known))
    except UnreadableError as reason:
        given.faults.add(reason.code, name)
    except InputError as error:
        given.faults.extend(error.faults)
    except (ValueError, RecursionError, TypeError):
        given.faults.add("toml_syntax", name)
    return ()
