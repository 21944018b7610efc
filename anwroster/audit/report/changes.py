"""What changed between publication and work: hand-overs by direction, and whether that undid the balance."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import Literal

from anwroster.audit.audited import Audited
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Scope
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import outcome_of
from anwroster.figures import WorkedSeat
from anwroster.model import Category, Change, ChangeKind, Role
from anwroster.reports import Chart, Hours, Section, Table
from anwroster.reports.cells import Cell
from anwroster.reports.charts import PALE, colour_of, shares
from anwroster.reports.document import columns_of
from anwroster.reports.numbers import percent

_KINDS = tuple(ChangeKind)
_BOTH: tuple[Literal["published", "worked"], ...] = ("published", "worked")


def changes_sections(audited: Audited, speaker: Speaker) -> Iterator[Section]:
    """Yield the directions of the changes with all of them, and the criteria before and after."""
    made = _Changes(audited, speaker)
    yield made.section()
    yield _undone(audited, speaker)


class _Changes:
    """The changes of one case, filed by direction."""

    def __init__(self, audited: Audited, speaker: Speaker) -> None:
        self._speaker, self._case = speaker, audited.case
        self._roles, self._shifts = audited.case.as_worked.roles, audited.case.as_worked.shifts
        self._made: list[tuple[WorkedSeat, Change]] = sorted(
            ((seat, change) for seat in audited.case.seats for change in seat.changes),
            key=lambda pair: (pair[1].at, pair[1].row),
        )

    def section(self) -> Section:
        """Return what changed, by direction and one by one."""
        heading = self._speaker.say("changes.heading")
        if not self._made:
            return Section(heading, (self._speaker.say("changes.none"),))
        text = self._speaker.say("changes.text", count=len(self._made), seats=len({id(seat) for seat, _ in self._made}))
        return Section(heading, (text,), tuple(self._chart()), (self._directions(), self._every()))

    def _role(self, doctor: str | None) -> str:
        if doctor is None:
            return self._speaker.doctor(None)
        role = self._roles.get(doctor)
        return self._speaker.role(role) if role else doctor

    def _directions(self) -> Table:
        groups: dict[tuple[str, str], list[Change]] = {}
        for _, change in self._made:
            groups.setdefault((self._role(change.before), self._role(change.after)), []).append(change)
        rows: list[tuple[Cell, ...]] = []
        for (giver, taker), own in sorted(groups.items()):
            shifts = [self._shifts[each.shift] for each in own]
            ahead = median(
                [(shift.start - each.at).total_seconds() / 86400 for shift, each in zip(shifts, own, strict=True)]
            )
            rows.append(
                (
                    giver,
                    taker,
                    *(sum(each.kind is kind for each in own) for kind in _KINDS),
                    Hours(sum(each.minutes for each in shifts)),
                    *(sum(category in each.categories for each in shifts) for category in Category),
                    round(ahead),
                )
            )
        numbers = "swaps hand_overs illness take_ups hours nights weekends holidays days_ahead"
        columns = columns_of("from_role to_role", numbers, self._speaker.language)
        return Table(self._speaker.say("changes.directions"), columns, tuple(rows))

    def _chart(self) -> Iterator[Chart]:
        """Yield which part of the hours that each role gave away went to each role."""
        givers = [role for role in Role if any(self._roles.get(each.before or "") is role for _, each in self._made)]
        takers: list[Role | None] = [*Role, None]
        minutes: dict[tuple[Role, Role | None], int] = {}
        for _, each in self._made:
            giver = self._roles.get(each.before or "")
            if giver is not None:
                key = giver, self._roles.get(each.after or "")
                minutes[key] = minutes.get(key, 0) + self._shifts[each.shift].minutes
        if not givers:
            return
        totals = {giver: sum(minutes.get((giver, each), 0) for each in takers) for giver in givers}
        named = {
            self._speaker.role(each) if each else self._speaker.doctor(None): each
            for each in takers
            if any(minutes.get((giver, each)) for giver in givers)
        }
        series = {
            name: [float(Fraction(minutes.get((giver, each), 0), totals[giver] or 1)) for giver in givers]
            for name, each in named.items()
        }
        colours = [colour_of(each.value) if each else PALE for each in named.values()]
        rows = [self._speaker.role(each) for each in givers]
        title = self._speaker.say("changes.chart")
        described = "; ".join(
            f"{row} → {name}: {percent(parts[at], self._speaker.language)}"
            for at, row in enumerate(rows)
            for name, parts in series.items()
        )
        yield Chart(title, described, shares(rows, series, colours, title, described))

    def _every(self) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for seat, each in self._made:
            start = self._shifts[each.shift].start
            rows.append(
                (
                    self._speaker.shift(each.shift),
                    self._speaker.say(f"kind.{each.kind.value}"),
                    self._speaker.doctor(each.before),
                    self._speaker.doctor(each.after),
                    self._speaker.doctor(seat.paid),
                    each.at.date(),
                    (start - each.at).days,
                )
            )
        columns = columns_of("shift change before after paid_who agreed", "days_ahead", self._speaker.language)
        return Table(self._speaker.say("changes.every"), columns, tuple(rows))


def _undone(audited: Audited, speaker: Speaker) -> Section:
    """Return each criterion on the roster as published and as worked."""
    rows: list[tuple[Cell, ...]] = []
    for each in audited.own:
        criterion = each.criterion
        indicator = CATALOGUE[criterion.indicator]
        row: list[Cell] = [criterion.named(speaker.language)]
        for on in _BOTH:
            own = on == criterion.on
            scope = Scope(on, criterion.role, criterion.agreement)
            value = (each.measurement if own else indicator.measure(audited.case, scope)).value
            row += [speaker.value(value, indicator.unit), speaker.sign(outcome_of(criterion, value))]
        rows.append(tuple(row))
    title = speaker.say("changes.undone")
    columns = columns_of(
        "criterion published_figure published_verdict worked_figure worked_verdict", "", speaker.language
    )
    return Section(title, (speaker.say("changes.undone_text"),), tables=(Table(title, columns, tuple(rows)),))
