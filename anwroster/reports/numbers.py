"""Numbers, dates and euros as Dutch and English readers write them."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from anwroster.anwhours import local
from anwroster.words import Language, say


def decimal(number: Decimal | Fraction | float, places: int, language: Language) -> str:
    """Return a number with a fixed number of decimals and thousands marked: 1.234,5 or 1,234.5."""
    text = f"{float(number):,.{places}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def hours(minutes: int, language: Language) -> str:
    """Return minutes as hours with one decimal."""
    return decimal(Fraction(minutes, 60), 1, language)


def percent(share: Fraction | float | None, language: Language) -> str:
    """Return a share as a whole percentage, or a dash for None."""
    return "–" if share is None else f"{decimal(Fraction(share) * 100, 0, language)} %"


def euros(amount: Decimal | None, language: Language) -> str:
    """Return an amount as € 1.234,50, or a dash for None."""
    return "–" if amount is None else f"€ {decimal(amount, 2, language)}"


def day(value: date, language: Language) -> str:
    """Return a day with its weekday: zo 28-03-2027, or Sun 2027-03-28."""
    weekday = say(f"reports.weekday.{value.weekday()}", language)
    return f"{weekday} {value:%d-%m-%Y}" if language == "nl" else f"{weekday} {value:%Y-%m-%d}"


def clock(moment: datetime) -> str:
    """Return the local time of a moment, HH:MM."""
    return f"{local(moment):%H:%M}"
