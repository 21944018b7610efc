"""What stands in a table: values with a meaning, shown to people and told to machines."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from anwroster.reports.numbers import day, decimal, hours, percent
from anwroster.words import Language, say


@dataclass(frozen=True)
class Hours:
    """A number of hours, held in minutes; None: nothing to tell."""

    minutes: int | None


@dataclass(frozen=True)
class Share:
    """A share, 1 for 100 %; with a bar behind it where there is room to draw one. None: nothing to tell."""

    part: Fraction | None
    bar: bool = False
    places: int = 0


@dataclass(frozen=True)
class Euros:
    """An amount, marked where it is indicative; None where no rate is known."""

    amount: Decimal | None
    indicative: bool = False


Tone = Literal["good", "bad", "unsure"]


@dataclass(frozen=True)
class Sign:
    """A verdict in a word, coloured by its tone; the word alone says it as well."""

    text: str
    tone: Tone


Cell = str | int | Decimal | date | Hours | Share | Euros | Sign | None
"""Text, a whole number, a number with decimals, a day, hours, a share, euros, a verdict, or nothing."""


def shown(cell: Cell, language: Language) -> str:
    """Return a cell as people read it; what is not known is a dash, nothing is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Sign):
        return cell.text
    if isinstance(cell, Hours):
        return "–" if cell.minutes is None else hours(cell.minutes, language)
    if isinstance(cell, Share):
        return percent(cell.part, language, cell.places)
    if isinstance(cell, Euros):
        amount = "–" if cell.amount is None else decimal(cell.amount, 2, language)
        return f"{say('reports.indicative', language)} {amount}" if is_indicative(cell) else amount
    if isinstance(cell, date):
        return day(cell, language)
    if isinstance(cell, Decimal):
        return decimal(cell, max(0, -int(cell.as_tuple().exponent)), language)
    return decimal(cell, 0, language) if isinstance(cell, int) else cell


def is_indicative(cell: Cell) -> bool:
    """Return whether a cell holds an amount that must be marked as indicative."""
    return isinstance(cell, Euros) and cell.indicative and cell.amount is not None


def spreadsheet(cell: Cell) -> str | int | date | Decimal | None:
    """Return a cell as a spreadsheet counts with it: hours and percentages as numbers, amounts without a word."""
    if isinstance(cell, Hours):
        return None if cell.minutes is None else rounded(Fraction(cell.minutes, 60), 2)
    if isinstance(cell, Share):
        return None if cell.part is None else rounded(cell.part * 100, 1)
    if isinstance(cell, Euros):
        return None if cell.amount is None else rounded(Fraction(cell.amount), 2)
    return cell.text if isinstance(cell, Sign) else cell


def machine(cell: Cell) -> str | int | float | None:
    """Return a cell as JSON holds it: hours, shares (1 for 100 %) and euros as numbers, days as 2027-03-28."""
    if isinstance(cell, Share):
        return None if cell.part is None else round(float(cell.part), 6)
    plain = spreadsheet(cell)
    if isinstance(plain, Decimal):
        return float(plain)
    return plain.isoformat() if isinstance(plain, date) else plain


def order(cell: Cell) -> float | None:
    """Return the number by which a cell is sorted; None where its text is."""
    if isinstance(cell, date):
        return cell.toordinal()
    value = machine(cell)
    return value if isinstance(value, (int, float)) else None


def rounded(number: Fraction, places: int) -> Decimal:
    """Return a number rounded half up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
