"""Numbers, dates and euros as Dutch and English readers write them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from anwroster.anwhours import local
from anwroster.model import Period
from anwroster.words import Language, say


def decimal(number: Decimal | Fraction | float, places: int, language: Language) -> str:
    """Return a number with a fixed number of decimals, rounded half up, and thousands marked: 1.234,5 or 1,234.5."""
    exact = Fraction(number)
    units = int(abs(exact) * 10**places + Fraction(1, 2))
    whole, rest = divmod(units, 10**places)
    text = f"{whole:,}" + (f".{rest:0{places}d}" if places else "")
    sign = "-" if exact < 0 and units else ""
    return sign + (text if language == "en" else text.translate(str.maketrans(",.", ".,")))


def hours(minutes: int, language: Language) -> str:
    """Return minutes as hours with one decimal."""
    return decimal(Fraction(minutes, 60), 1, language)


def percent(share: Fraction | float | None, language: Language, places: int = 0) -> str:
    """Return a share as a percentage, whole unless ``places`` says otherwise, or a dash for None."""
    return "–" if share is None else f"{decimal(Fraction(share) * 100, places, language)} %"


def euros(amount: Decimal | None, language: Language, *, indicative: bool = False) -> str:
    """Return an amount as € 1.234,50, with the word before it when it is indicative; a dash for None."""
    if amount is None:
        return "–"
    text = f"€ {decimal(amount, 2, language)}"
    return f"{say('reports.indicative', language)} {text}" if indicative else text


def day(value: date, language: Language) -> str:
    """Return a day with its weekday: zo 28-03-2027, or Sun 2027-03-28."""
    weekday = say(f"reports.weekday.{value.weekday()}", language)
    return f"{weekday} {value:%d-%m-%Y}" if language == "nl" else f"{weekday} {value:%Y-%m-%d}"


def long_day(value: date, language: Language) -> str:
    """Return a day in words: 28 maart 2027, or 28 March 2027."""
    return f"{value.day} {say(f'reports.month.{value.month}', language)} {value.year}"


def short_day(value: date, language: Language) -> str:
    """Return a day as the head of a column: zo 28 mrt, or Sun 28 Mar."""
    weekday = say(f"reports.weekday.{value.weekday()}", language)
    return f"{weekday} {value.day} {say(f'reports.short_month.{value.month}', language)}"


def span(period: Period, language: Language) -> str:
    """Return the first and the last day of a period in words."""
    last = period.end - timedelta(days=1)
    return say("reports.subtitle", language, first=long_day(period.start, language), last=long_day(last, language))


def clock(moment: datetime) -> str:
    """Return the local time of a moment, HH:MM."""
    return f"{local(moment):%H:%M}"


def times(start: datetime, end: datetime) -> str:
    """Return the local times of a span; one that ends at midnight ends at 24:00."""
    until = clock(end)
    return f"{clock(start)}–{'24:00' if until == '00:00' else until}"
