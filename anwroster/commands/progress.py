"""Progress while a roster is being made: a live table on a terminal, else one line per improvement."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from anwroster.commands.talk import Talk, err

if TYPE_CHECKING:
    from rich.console import Group

    from anwroster.rostering import Progress

Watch = Callable[["Progress"], None]


@contextmanager
def watching(talk: Talk, limit: float) -> Iterator[Watch | None]:
    """Yield who hears of progress while a roster is made; None when the user wants quiet.

    Parameters
    ----------
    limit
        Seconds that making it may take.
    """
    if talk.quiet:
        yield None
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _live(talk, limit) as watch:
            yield watch
    else:
        yield Lines(talk, limit)


class Lines:
    """One line on stderr for each level that is begun, and for each improvement of its value or bound."""

    def __init__(self, talk: Talk, limit: float) -> None:
        self._talk, self._limit = talk, limit
        self._last: dict[tuple[str, str], tuple[int | None, int | None]] = {}

    def __call__(self, news: "Progress") -> None:
        """Hear of progress."""
        key, reached = (news.phase, news.level), (news.value, news.bound)
        if self._last.get(key) == reached:
            return
        level = self._talk.level(news.level)
        if key not in self._last:
            counts = self._talk.words(f"reports.fairness.counts.{news.level}")
            err(self._talk.say("progress.next", phase=news.phase, level=level, counts=counts))
        self._last[key] = reached
        value, bound, _ = shown(self._talk, news)
        if news.gap == 0:
            err(self._talk.say("progress.line_proven", level=level, value=value))
        else:
            words = "line" if news.bound else "line_unbounded"
            err(self._talk.say(f"progress.{words}", level=level, value=value, bound=bound, left=self._left(news)))

    def _left(self, news: "Progress") -> str:
        return self._talk.number(max(0.0, self._limit - news.seconds), 0)


class LiveTable:
    """A table with a row per phase and level, drawn again several times a second."""

    def __init__(self, talk: Talk, limit: float) -> None:
        self._talk, self._limit = talk, limit
        self._begin = time.monotonic()
        self._rows: dict[tuple[str, str], Progress] = {}
        self._now: Progress | None = None
        self._ended = False

    def __call__(self, news: "Progress") -> None:
        """Hear of progress."""
        self._rows[news.phase, news.level] = self._now = news

    def end(self) -> None:
        """Leave the table as it is now, without the line of what is being done."""
        self._ended = True

    def draw(self) -> "Group":
        """Return the table and, while there is work, what is being done."""
        from rich.console import Group
        from rich.spinner import Spinner
        from rich.text import Text

        from anwroster.commands.tables import table

        keys = ("phase", "level", "value", "bound", "gap", "seconds")
        headers = [self._talk.say(f"progress.{key}") for key in keys]
        rows = [
            (phase, self._talk.level(level), *shown(self._talk, news), self._talk.number(news.seconds, 1))
            for (phase, level), news in self._rows.items()
        ]
        drawn = table(headers, rows, right=(2, 3, 4, 5))
        if self._ended:
            return Group(drawn)
        doing = Text(self._doing(), style="dim")
        return Group(drawn, Spinner("line", text=doing)) if rows else Group(Spinner("line", text=doing))

    def _doing(self) -> str:
        left = self._talk.number(max(0.0, self._limit - (time.monotonic() - self._begin)), 0)
        if self._now is None:
            return self._talk.say("progress.begin", left=left)
        return self._talk.say(
            "progress.doing",
            phase=self._now.phase,
            level=self._talk.level(self._now.level),
            what=self._talk.words(f"solver.note.{self._now.note}"),
            left=left,
        )


@contextmanager
def _live(talk: Talk, limit: float) -> Iterator[Watch]:
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    shows = LiveTable(talk, limit)
    with Live(get_renderable=shows.draw, console=console, refresh_per_second=8, redirect_stdout=False):
        try:
            yield shows
        finally:
            shows.end()


def shown(talk: Talk, news: "Progress") -> tuple[str, str, str]:
    """Return value, bound and gap as they are shown; a dash for what is not known yet."""
    value = "–" if news.value is None else str(news.value)
    bound = "–" if news.bound is None else str(news.bound)
    if news.gap is None:
        return value, bound, "–"
    return value, bound, gap_shown(talk, news.gap)


def gap_shown(talk: Talk, gap: float) -> str:
    """Return a gap as a percentage; a gap that is not 0 never reads as 0."""
    if gap == 0:
        return talk.say("progress.proven")
    percent = max(gap * 100, 0.1) if gap > 0 else gap * 100
    return f"{talk.number(percent, 1)} %"


@contextmanager
def steps(talk: Talk, key: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Yield who hears how many of ``total`` steps are done: a bar on a terminal, nothing elsewhere.

    Parameters
    ----------
    key
        Of the words beside the bar.
    total
        None: not known, and then only the number done is shown.
    """
    if talk.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    counts = MofNCompleteColumn() if total is not None else TextColumn("{task.completed:.0f}")
    with Bar(*Bar.get_default_columns(), counts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(talk.say(key), total=total)
        yield lambda done: bar.update(task, completed=done)
