"""Numbers and days as they stand in the quota's sentences."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from anwroster.words import Language


def shown(number: Fraction | Decimal | int, language: Language) -> str:
    """Return a number with at most two decimals, with a decimal comma in Dutch; halves are rounded up.

    The number must not be negative.
    """
    hundredths = int(Fraction(number) * 100 + Fraction(1, 2))
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "nl" else text


def hours(minutes: Fraction | int, language: Language) -> str:
    """Return minutes as hours with at most two decimals."""
    return shown(Fraction(minutes) / 60, language)


def day_shown(day: date, language: Language) -> str:
    """Return a day as 1-7-2027 in Dutch and as 2027-07-01 in English."""
    return f"{day.day}-{day.month}-{day.year}" if language == "nl" else day.isoformat()
