"""What a package says about its rules and tariffs for a reader without the program: derived from the input."""

import json
from typing import Any

from anwroster.model import Instance
from anwroster.tariffs import TariffTable


def plain_json(value: Any) -> bytes:
    """Return a value as JSON: sorted keys, indented, the same bytes for the same value."""
    return (json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def rulebook_json(instance: Instance) -> bytes:
    """Return every rule with mode, level, weight, parameters and source."""
    rules = [each.model_dump(mode="json", exclude={"allowed"}) for each in instance.rulebook.rules]
    return plain_json({"format": "anwroster-rulebook-1", "hds": instance.hds.id, "rules": rules})


def tariffs_json(instance: Instance) -> bytes:
    """Return every tariff decision that holds on some day of the period, own and shipped, with status and source."""
    table = TariffTable(instance.own_tariffs)
    period = instance.hds.period
    used = [each for each in table.decisions if each.valid_from < period.end and period.start < each.valid_until]
    dumped = [each.model_dump(mode="json") for each in sorted(used, key=lambda each: (each.valid_from, each.id))]
    own = {
        "outside_rate": instance.hds.tariffs.outside_rate,
        "standby_rate": instance.hds.tariffs.standby_rate,
        "hours": instance.hds.tariffs.hours,
    }
    hds = {name: None if value is None else str(value) for name, value in own.items()}
    return plain_json({"format": "anwroster-tariffs-1", "hds": hds, "decisions": dumped})
