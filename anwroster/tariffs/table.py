"""Which tariff holds on which day."""

from collections.abc import Iterable
from datetime import date, timedelta
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
    """The shipped decisions with an HDS's own, which come first where both cover a day.

    Parameters
    ----------
    own
        Decisions of the HDS's own files, without overlaps.
    language
        Language of the refusals.
    """

    def __init__(self, own: Iterable[TariffDecision] = (), language: Language = "nl") -> None:
        self.decisions = (*own, *shipped())
        self._language = language

    def find(self, day: date, use: TariffUse = TariffUse.MAXIMUM) -> TariffDecision | None:
        """Return the decision that holds on a day, or None."""
        return next(
            (each for each in self.decisions if each.use is use and each.valid_from <= day < each.valid_until), None
        )

    def on(self, day: date, use: TariffUse = TariffUse.MAXIMUM, assume_year: int | None = None) -> TariffDecision:
        """Return the tariff on a day.

        Parameters
        ----------
        use
            A maximum (default), or what the HDS says that it pays.
        assume_year
            Year whose maximum is taken where none is known for the day: indicative only. None refuses.

        Raises
        ------
        NoTariffError
            When none is known, for the day or the assumed year: with the covered range and the way out.
        """
        found = self.find(day, use)
        if found is None and assume_year is not None:
            return self.of_year(assume_year)
        if found is None:
            raise NoTariffError(
                say(
                    "tariffs.no_tariff",
                    self._language,
                    day=_day(day, self._language),
                    covered=self.covered(),
                    latest=self.years()[-1],
                )
            )
        return found

    def of_year(self, year: int) -> TariffDecision:
        """Return the first maximum tariff of a year, to be used indicatively for other days.

        Raises
        ------
        NoTariffError
            When none is known for any day of that year: with the years to choose from.
        """
        days = (date(year, month, 1) for month in range(1, 13)) if year in self.years() else ()
        found = next((each for day in days if (each := self.find(day))), None)
        if found is None:
            years = ", ".join(str(each) for each in self.years())
            raise NoTariffError(say("tariffs.no_year", self._language, year=year, years=years))
        return found

    def years(self) -> tuple[int, ...]:
        """Return the calendar years with a maximum tariff on the first day of some month, in order."""
        maxima = [each for each in self.decisions if each.use is TariffUse.MAXIMUM]
        first, last = min(each.valid_from for each in maxima), max(each.valid_until for each in maxima)
        months = ((year, month) for year in range(first.year, last.year + 1) for month in range(1, 13))
        return tuple(sorted({year for year, month in months if self.find(date(year, month, 1))}))

    def covered(self) -> str:
        """Return the days with a maximum tariff in words, spans that meet taken together."""
        spans: list[tuple[date, date]] = []
        for each in sorted(self.decisions, key=lambda each: each.valid_from):
            if each.use is TariffUse.MAXIMUM:
                if spans and each.valid_from <= spans[-1][1]:
                    spans[-1] = (spans[-1][0], max(spans[-1][1], each.valid_until))
                else:
                    spans.append((each.valid_from, each.valid_until))
        return ", ".join(
            say(
                "tariffs.span",
                self._language,
                first=_day(first, self._language),
                last=_day(until - timedelta(days=1), self._language),
            )
            for first, until in spans
        )


def _day(day: date, language: Language) -> str:
    return f"{day.day}-{day.month}-{day.year}" if language == "nl" else day.isoformat()


def amount(decision: TariffDecision, band: Band) -> Amount | None:
    """Return a decision's amount for a band; None outside ANW, for which the NZa has none."""
    if band is Band.OUTSIDE:
        return None
    found: Amount = getattr(decision, band.value)
    return found
