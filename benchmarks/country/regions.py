"""The HDSs of a made-up country: one, two or three posts, as many doctors as such a region has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from benchmarks.profiles.made import DAY_AND_NIGHT, EVENINGS, Made
from benchmarks.profiles.settings import Post
from examples.maker.locums import Locums
from examples.maker.practices import Region

REGIONS, QUARTERS = 52, 8
FIRST_YEAR = 2025
_POSTS = ((1, 0.54), (2, 0.35), (3, 0.11))
"""How many posts an HDS has: domain.md §1, source InEen benchmark 2022."""


def country(regions: int = REGIONS, quarters: int = QUARTERS, seed: int = 1) -> Iterator[tuple[str, date, Made]]:
    """Yield (key of the HDS, first day, how it is made) of every package, HDS by HDS."""
    dice = Random(seed)
    for number in range(1, regions + 1):
        posts = dice.choices([count for count, _ in _POSTS], [weight for _, weight in _POSTS])[0]
        size = dice.uniform(0.6, 1.4)
        for quarter in range(quarters):
            start = _first_day(quarter)
            yield f"hds-{number:02d}", start, _made(start, _first_day(quarter + 1), posts, size)


def _first_day(quarter: int) -> date:
    years, place = divmod(quarter, 4)
    return date(FIRST_YEAR + years, 3 * place + 1, 1)


def _made(start: date, end: date, posts: int, size: float) -> Made:
    first = replace(DAY_AND_NIGHT, id="stad")
    others = tuple(Post(name, EVENINGS) for name in ("kust", "heide")[: posts - 1])
    regions = [Region("stad", "st", *_sizes(size, (150_000, 46, 62, 12, 8)))]
    regions += [Region(each.id, each.id[:2], *_sizes(size, (90_000, 28, 38, 8, 5))) for each in others]
    return Made(
        start=start,
        end=end,
        posts=(first, *others),
        regions=regions,
        locums=(
            Locums("vip-uren", round(10 * size * posts), 25.0),
            Locums("vid", round(8 * size * posts), 18.0, shifts=3),
            Locums("regulier", round(12 * size * posts), 20.0, committed=False),
        ),
        doctors=sum(each.owners + each.hidhas + each.takers for each in regions)
        + round(10 * size * posts)
        + round(8 * size * posts)
        + round(12 * size * posts),
    )


def _sizes(size: float, numbers: tuple[int, ...]) -> list[int]:
    """Return patients, practices, owners, HIDHAs and vaste waarnemers of a region of this size."""
    return [max(2, round(size * each)) for each in numbers]
