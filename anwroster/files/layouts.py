"""``layouts.toml``: the forms in which other systems want the roster; read when it is there, its faults with the rest.

Its digest is not noted: how a roster is written down for another system never makes the roster itself outdated.
"""

import json
from collections.abc import Mapping
from typing import Any

from anwroster.files.bounded import read_bytes
from anwroster.files.collector import UnreadableError
from anwroster.files.inputfiles import Input
from anwroster.files.keys import Known
from anwroster.files.layoutchecks import check_layouts
from anwroster.files.settings import Settings, read_toml
from anwroster.model import Hds, Layout, Layouts, Phase, Role

LAYOUTS = "layouts.toml"


def read_layouts(given: Input, settings: Settings, known: Known) -> tuple[Layout, ...]:
    """Return the folder's layouts; none when there is no ``layouts.toml``."""
    if given.folder is None or not (path := given.folder / LAYOUTS).exists():
        return ()
    try:
        content = read_bytes(path)
    except UnreadableError as reason:
        given.faults.add(reason.code, LAYOUTS, **reason.details)
        return ()
    read = read_toml(content, given.faults, LAYOUTS, Layouts, _as_json, "empty_layouts")
    if not isinstance(read.said, Layouts):
        return ()
    check_layouts(read.said, read, given.faults, _keys(settings.hds, known) if settings.hds else {})
    return read.said.layouts


def _as_json(raw: Mapping[str, Any]) -> str:
    return json.dumps(raw, default=str)


def _keys(hds: Hds, known: Known) -> dict[str, tuple[str, ...]]:
    """Return the keys that each field can hold, as far as they are known."""
    found = {
        "hds": (hds.id,),
        "template": tuple(each.id for each in hds.templates),
        "post": tuple(each.id for each in hds.posts),
        "kind": tuple(each.id for each in hds.kinds),
        "agreement": tuple(each.id for each in hds.agreements),
        "role": tuple(Role),
        "phase": tuple(Phase),
    }
    if known.doctors.names:
        found["doctor"] = tuple(known.doctors.names)
    return found
