"""Which holidays a doctor worked: in earlier years, as the balances say, and in this roster."""

from decimal import Decimal

from anwroster.model import BalanceCategory, Category
from anwroster.reports.cells import Cell
from anwroster.reports.doctorfacts import DoctorFacts
from anwroster.reports.document import Section, Table, columns_of
from anwroster.reports.numbers import decimal, times
from anwroster.words import Language, say


def feasts_section(facts: DoctorFacts, doctor: str, language: Language) -> list[Section]:
    """Return the holidays by year, the earlier ones first; nothing when there are none."""
    own = [each for each in facts.balances.get(doctor, ()) if each.category is BalanceCategory.HOLIDAYS]
    named = sorted((each.year or 0, each.holiday or "") for each in own if each.holiday)
    earlier, now = (say(f"reports.doctor.{key}", language) for key in ("earlier", "this_roster"))
    rows: list[tuple[Cell, ...]] = [
        (facts.feasts.get(holiday, holiday.replace("_", " ")), str(year or "–"), None, "", earlier)
        for year, holiday in named
    ]
    rows += [
        (facts.feasts.get(shift.holiday or "", ""), str(shift.day.year), shift.day, times(shift.start, shift.end), now)
        for shift, _ in facts.given.get(doctor, ())
        if Category.HOLIDAY in shift.categories
    ]
    rest = sum((each.amount for each in own if not each.holiday), Decimal(0))
    text = (say("reports.doctor.feasts_balance", language, amount=_signed(rest, language)),) if rest else ()
    if not rows and not text:
        return []
    heading = say("reports.doctor.feasts_heading", language)
    table = Table(heading, columns_of("holiday year day time source", "", language), tuple(rows))
    return [Section(heading, text, tables=(table,) if rows else ())]


def _signed(number: Decimal, language: Language) -> str:
    text = decimal(number, max(0, -int(number.as_tuple().exponent)), language)
    return text if number < 0 else f"+{text}"
