"""Days in sentences and titles, short, as people write them."""

from datetime import date, timedelta

from anwroster.model import Period
from anwroster.words import Language


def day_text(day: date, language: Language) -> str:
    """Return a day in figures."""
    return f"{day.day}-{day.month}-{day.year}" if language == "nl" else f"{day}"


def period_text(period: Period, language: Language) -> str:
    """Return a period by its first and last day."""
    return f"{day_text(period.start, language)} – {day_text(period.end - timedelta(days=1), language)}"
