"""The instances that are measured: the committed examples, and larger ones that a seeded maker writes."""

from benchmarks.profiles.profile import PROFILES, Profile

__all__ = ["PROFILES", "Profile"]
