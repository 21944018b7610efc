"""Which tariff holds on which day."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from anwroster.errors import UsageError
from anwroster.model import Amount, Band, TariffDecision, TariffUse
from anwroster.tariffs.parsing import decisions_from
from anwroster.words import Language, say


class NoTariffError(UsageError):
    """No tariff is known for a day; the message tells the covered range and the way out."""


@cache
def shipped() -> tuple[TariffDecision, ...]:
    """Return the NZa decisions that come with anwroster, sorted by first day."""
    folder = files(__package__).joinpath("data")
    found: list[TariffDecision] = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            found.extend(decisions_from(file.read_text(encoding="utf-8"), file.name))
    return tuple(sorted(found, key=lambda each: each.valid_from))


class TariffTable:
    """The shipped decisions with an HDS's own, which come first where both cover a day."""

    def __init__(self, own: Iterable[TariffDecision] = (), language: Language = "nl") -> None:
        self.decisions = (*own, *shipped())
        self._language = language

    def find(self, day: date, use: TariffUse = TariffUse.MAXIMUM) -> TariffDecision | None:
        """Return the decision that holds on a day, or None."""
        return next(
            (each for each in self.decisions if each.use is use and each.valid_from <= day < each.valid_until), None
        )

    def on(self, day: date) -> TariffDecision:
        """Return the maximum tariff on a day.

        Raises
        ------
        NoTariffError
            When none is known: with the covered range and the way out.
        """
        found = self.find(day)
        if found is None:
            maxima = [each for each in self.decisions if each.use is TariffUse.MAXIMUM]
            covered = ", ".join(f"{each.id} ({each.valid_from} – {each.valid_until})" for each in maxima)
            latest = max(each.valid_from for each in maxima).year
            raise NoTariffError(say("tariffs.no_tariff", self._language, day=day, covered=covered, latest=latest))
        return found

    def of_year(self, year: int) -> TariffDecision:
        """Return the maximum tariff of a year, to be used indicatively for other days.

        Raises
        ------
        NoTariffError
            When none is known for 1 January of that year.
        """
        found = self.find(date(year, 1, 1))
        if found is None:
            years = sorted({str(each.valid_from.year) for each in self.decisions if each.use is TariffUse.MAXIMUM})
            raise NoTariffError(say("tariffs.no_year", self._language, year=year, years=", ".join(years)))
        return found


def amount(decision: TariffDecision, band: Band) -> Amount | None:
    """Return a decision's amount for a band; None outside ANW, for which the NZa has none."""
    if band is Band.OUTSIDE:
        return None
    found: Amount = getattr(decision, band.value)
    return found
