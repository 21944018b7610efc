"""Which year's tariff to assume where none is known."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster


def assumed_year(instance: "Instance", roster: "Roster", asked: int | None) -> int | None:
    """Return the year that the user asks for, else the one that the roster was made with; None for neither.

    Raises
    ------
    NoTariffError
        When no tariff is known for the year asked for.
    """
    from anwroster.tariffs import TariffTable

    if asked is not None:
        TariffTable(instance.own_tariffs, instance.hds.language).of_year(asked)
        return asked
    kept = roster.provenance.options.get("assume_tariff", "") if roster.provenance else ""
    table = TariffTable(instance.own_tariffs)
    return int(kept) if kept.isdecimal() and int(kept) in table.years() else None
