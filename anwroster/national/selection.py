"""Which of the judged packages count: of each HDS and period the one that was made last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anwroster.errors import UsageError
from anwroster.national.judgement import NOTHING_READ, Judgement
from anwroster.national.many import KEPT, read_judgement
from anwroster.words import Language, say


@dataclass(frozen=True)
class Counted:
    """A package that counts, and where its rows are."""

    folder: Path
    judgement: Judgement


@dataclass(frozen=True)
class Selection:
    """What a folder of results holds.

    Parameters
    ----------
    counted
        One for each HDS and period, sorted by HDS, then period.
    replaced
        Packages that a later-made one of the same HDS and period stands in for, with that one.
    twice
        Packages of the same HDS and period that were made at the same moment: none of them counts.
    overlapping
        Packages whose period overlaps another's of the same HDS, with the one that counts: the earlier begun.
    nothing
        Packages without rows: refused or unreadable.
    """

    counted: tuple[Counted, ...]
    replaced: tuple[tuple[Judgement, Judgement], ...]
    twice: tuple[Judgement, ...]
    overlapping: tuple[tuple[Judgement, Judgement], ...]
    nothing: tuple[Judgement, ...]

    @property
    def names(self) -> dict[str, str]:
        """HDS → its name, as in its latest package."""
        return {each.judgement.hds: each.judgement.name for each in self.counted}


def select(output: Path, language: Language = "nl") -> Selection:
    """Return which packages of a folder of results count.

    Raises
    ------
    UsageError
        When the folder holds no results.
    """
    found = list(_kept(output))
    if not found:
        raise UsageError(say("national.no_results", language, path=output))
    groups: dict[tuple[str, date], list[Counted]] = {}
    for each in found:
        if each.judgement.period is not None and each.judgement.outcome not in NOTHING_READ:
            groups.setdefault((each.judgement.hds, each.judgement.period.start), []).append(each)
    counted: list[Counted] = []
    replaced: list[tuple[Judgement, Judgement]] = []
    twice: list[Judgement] = []
    overlapping: list[tuple[Judgement, Judgement]] = []
    for _, own in sorted(groups.items()):
        own.sort(key=lambda each: (f"{each.judgement.made_at}", each.judgement.digest))
        last = own[-1].judgement
        rivals = [each.judgement for each in own if each.judgement.made_at == last.made_at]
        if len({each.digest for each in rivals}) > 1:
            twice += [each.judgement for each in own]
            continue
        replaced += [(each.judgement, last) for each in own[:-1] if each.judgement.digest != last.digest]
        if counted and _overlap(counted[-1].judgement, last):
            overlapping.append((last, counted[-1].judgement))
            continue
        counted.append(own[-1])
    lost = (each.judgement for each in found if each.judgement.outcome in NOTHING_READ)
    nothing = tuple(sorted(lost, key=lambda each: each.file))
    return Selection(tuple(counted), tuple(replaced), tuple(twice), tuple(overlapping), nothing)


def _kept(output: Path) -> Iterator[Counted]:
    folder = output / KEPT
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        judgement = read_judgement(each)
        if judgement is not None:
            yield Counted(each, judgement)


def _overlap(one: Judgement, other: Judgement) -> bool:
    if one.hds != other.hds or one.period is None or other.period is None:
        return False
    return other.period.start < one.period.end


def latest_day(selection: Selection) -> date:
    """Return the day on which the last of the packages that count was made: the date of files made from them."""
    moments = [each.judgement.made_at for each in selection.counted if each.judgement.made_at is not None]
    return max(moments).date()
