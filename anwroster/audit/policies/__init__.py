"""Policies that come with anwroster, and the reading of anybody's own."""

from anwroster.audit.policies.reading import BASIS, read_policy, shipped_policies, shipped_text

__all__ = ["BASIS", "read_policy", "shipped_policies", "shipped_text"]
