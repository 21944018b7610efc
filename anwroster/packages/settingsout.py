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

UNCLEAR = "…"
"""Stands for a name that several people bear."""

TARIFF_FILE = "tarieven.toml"


def settings_files(instance: Instance, doctors: tuple[Doctor, ...], names: Pseudonyms) -> dict[str, bytes]:
    """Return ``hds.toml`` and the own tariffs in one file.

    Parameters
    ----------
    doctors
        Everybody whose name must not stand in a text, newcomers included.
    """
    clean = cleaner(instance, doctors, names)
    told = instance.hds.model_dump(mode="json")
    told["tariffs"]["files"] = [TARIFF_FILE] if instance.own_tariffs else []
    files = {"hds.toml": toml(_cleaned(told, clean))}
    if instance.own_tariffs:
        tariffs = [each.model_dump(mode="json") for each in instance.own_tariffs]
        files[TARIFF_FILE] = toml(_cleaned({"tariff": tariffs}, clean))
    return files


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
    return clean(value) if key in TEXTS and isinstance(value, str) else value


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
