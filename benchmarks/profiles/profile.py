"""The profiles by name, and their folders."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.profiles.made import MADE

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@dataclass(frozen=True)
class Profile:
    """An instance to measure.

    Parameters
    ----------
    seconds
        Time that every solver gets for it.
    example
        Committed example that it is; empty for a made one.
    """

    name: str
    seconds: float
    what: str
    example: str = ""

    def folder(self, root: Path) -> Path:
        """Return the input folder; a made one is written below ``root``."""
        if self.example:
            return EXAMPLES / self.example
        folder = root / self.name
        folder.mkdir(parents=True, exist_ok=True)
        MADE[self.name].write(folder, self.name)
        return folder


PROFILES: Mapping[str, Profile] = {
    each.name: each
    for each in (
        Profile("small", 20, "one post, a quarter", example="small"),
        Profile("medium", 30, "two posts, half a year", example="half-year"),
        Profile("large", 60, "three posts, a whole year"),
        Profile("dense", 60, "nearly everybody available"),
        Profile("tight", 20, "a summer with a third uncoverable"),
        Profile("longer", 120, "the large HDS for two years"),
    )
}
