"""Rosters for Dutch out-of-hours GP care (ANW) under vrij roosteren."""

from anwroster.version import __version__

__all__ = ["__version__"]
