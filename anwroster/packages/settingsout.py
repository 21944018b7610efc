"""``hds.toml`` and own tariff files without comments, and without anybody's name."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from anwroster.model import Doctor, Instance
from anwroster.model.base import Record
from anwroster.packages.naming import Pseudonyms
from anwroster.packages.tomlout import toml

TEXTS = ("name", "address", "source", "paid_by")
"""Keys of texts that people write freely."""

PAYERS = ("hds", "employer")
"""Words of ``paid_by`` that mean something to the program."""

SHORT = 60
"""Every free text may have as many characters; a longer one does not grow when pseudonyms come into it."""

UNCLEAR = "…"
"""Stands for a name that several people bear."""


def settings_files(instance: Instance, doctors: tuple[Doctor, ...], names: Pseudonyms) -> dict[str, bytes]:
    """Return ``hds.toml`` and the own tariffs, a file for each decision: between files there may be gaps.

    Parameters
    ----------
    doctors
        Everybody whose name must not stand in a text, newcomers included.
    """
    clean = cleaner(instance, doctors, names)
    told = instance.hds.model_dump(mode="json")
    tariffs = {f"tarief-{number}.toml": each for number, each in enumerate(instance.own_tariffs, start=1)}
    told["tariffs"]["files"] = list(tariffs)
    files = {"hds.toml": toml(_cleaned(told, clean))}
    return files | {
        name: toml(_cleaned({"tariff": [each.model_dump(mode="json")]}, clean)) for name, each in tariffs.items()
    }


def cleaner(instance: Instance, doctors: tuple[Doctor, ...], names: Pseudonyms) -> Callable[[str], str]:
    """Return what puts pseudonyms into a free text for names of doctors and practices, surnames, keys and addresses."""
    told = [(each.name, names.name("practice", each.id)) for each in instance.practices]
    told += [(each, names.name("doctor", doctor.id)) for doctor in doctors for each in _called(doctor)]
    wanted: dict[str, str] = {}
    for called, name in told:
        folded = called.casefold()
        wanted[folded] = name if wanted.get(folded, name) == name else UNCLEAR
    if not wanted:
        return lambda text: text
    longest_first = sorted(wanted, key=lambda each: (-len(each), each))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: wanted.get(found[0].casefold(), UNCLEAR), text)


def _called(doctor: Doctor) -> Iterator[str]:
    """Yield everything by which a text may call a doctor; no surname of less than four letters."""
    yield from (each for each in (doctor.name, doctor.id, doctor.email, doctor.agb) if each)
    surname = doctor.name.split()[-1]
    if len(surname) > 3:
        yield surname


def _cleaned(value: Any, clean: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(each, clean, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each, clean, key) for each in value]
    if key not in TEXTS or not isinstance(value, str) or value in PAYERS:
        return value
    return clean(value)[: max(len(value), SHORT)]


def telling_keys(instance: Instance, doctors: tuple[Doctor, ...]) -> tuple[str, ...]:
    """Return keys of the settings that hold a doctor's key as one of their parts: they stay, and may tell who it is."""
    hds = instance.hds
    named = [hds.posts, hds.kinds, hds.templates, hds.agreements, hds.quota.regions]
    kept: list[str] = [each["id"] for part in named for each in _dumped(part)]
    own = {each.id.casefold() for each in doctors}
    found = {key for key in kept if own & {key.casefold(), *re.split(r"[-_.]", key.casefold())}}
    return tuple(sorted(found))


def _dumped(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    yield from (each.model_dump(include={"id"}) for each in records)
