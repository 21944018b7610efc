"""The closing table of ``solve``: what a planner wants to know first."""

from typing import TYPE_CHECKING

from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, out

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster
    from anwroster.reports import Summary
    from anwroster.tariffs import TariffTable

SHOWN_NAMES = 6
"""Doctors named before the rest is counted."""


def show_summary(talk: Talk, instance: "Instance", roster: "Roster", assume_year: int | None) -> None:
    """Show the summary of a roster on stdout."""
    from anwroster.reports import summary

    told = summary(instance, roster, assume_year)
    out("")
    _glance(talk, told)
    if len(roster.phases) > 1 or told.forced:
        _phases(talk, instance, roster)
    _roles(talk, told)
    _bands(talk, instance, told)


def _glance(talk: Talk, told: "Summary") -> None:
    from anwroster.reports.numbers import percent

    left = told.seats - told.filled
    rows = [
        (talk.say("summary.filled"), talk.say("summary.of", part=told.filled, whole=told.seats)),
        (talk.say("summary.open"), talk.say("summary.open_nights", left=left, nights=told.open_nights) if left else 0),
        (talk.say("summary.met"), talk.say("summary.of", part=told.met, whole=told.owed)),
    ]
    if told.fulfilment is not None:
        shares = " / ".join(percent(each, talk.language) for each in told.fulfilment)
        rows.append((talk.say("summary.fulfilment"), shares))
    draw((talk.say("summary.title"), ""), rows, right=(1,))


def _phases(talk: Talk, instance: "Instance", roster: "Roster") -> None:
    names = {each.id: each.name for each in instance.doctors}
    rows = []
    for each in roster.phases:
        forced = [names.get(doctor, doctor) for doctor in each.forced]
        rows.append((each.phase.value, each.filled, each.open_seats, talk.some(forced, SHOWN_NAMES) or "–"))
    headers = [talk.say(f"summary.{key}") for key in ("phase", "phase_filled", "phase_open", "forced")]
    out("")
    draw(headers, rows, right=(1, 2))


def _roles(talk: Talk, told: "Summary") -> None:
    from anwroster.reports.numbers import hours

    keys = ("role", "doctors", "hours", "nights", "weekends", "holidays")
    rows = [
        (role, doctors, hours(minutes, talk.language), *counts)
        for role, (doctors, minutes, counts) in told.per_role.items()
    ]
    out("")
    draw([talk.say(f"summary.{key}") for key in keys], rows, right=range(1, 6))


def _bands(talk: Talk, instance: "Instance", told: "Summary") -> None:
    """Show hours and euros per band, and how sure the euros are or why there are none."""
    from anwroster.reports.numbers import euros, hours
    from anwroster.tariffs import TariffTable

    rows = [
        (
            each.band,
            hours(each.minutes, talk.language),
            euros(each.euros, talk.language, indicative=each.indicative),
        )
        for each in told.bands
    ]
    total = hours(sum(each.minutes for each in told.bands), talk.language)
    rows.append((talk.say("summary.total"), total, euros(told.total, talk.language, indicative=told.indicative)))
    out("")
    draw([talk.say(f"summary.{key}") for key in ("band", "hours", "euros")], rows, right=(1, 2))
    table = TariffTable(instance.own_tariffs, talk.language)
    if told.uncovered:
        year = table.years()[-1]
        out(talk.say("summary.uncovered", days=told.uncovered, covered=table.covered(), year=year))
    if told.indicative:
        out(talk.say("summary.indicative", decisions=_with_status(talk, table, told)))
    elif told.decisions:
        out(talk.say("summary.tariffs", decisions=_with_status(talk, table, told)))


def _with_status(talk: Talk, table: "TariffTable", told: "Summary") -> str:
    """Return the tariff decisions used, each with the statuses of its amounts."""
    known = {each.id: each for each in table.decisions}
    shown = []
    for name in told.decisions:
        if name in known:
            each = known[name]
            statuses = dict.fromkeys(
                amount.status.value for amount in (each.avond, each.nacht, each.weekend, each.feestdag)
            )
            words = [talk.words(f"tariffs.status.{status}") for status in statuses]
        else:
            words = [talk.words("tariffs.status.own")]
        shown.append(f"{name} ({', '.join(words)})")
    return ", ".join(shown)
