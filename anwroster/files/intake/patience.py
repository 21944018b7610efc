"""How long one run goes on reading what came back: every file is bounded by itself, and all of them together here."""

from time import process_time

MOST_SECONDS = 20.0
SECONDS_OF_ONE = 0.3
"""Seconds of computing in all, and for each doctor besides: a filled-in workbook took 0.08 s where it was measured."""


class Patience:
    """Tells when a run has computed for longer than answers of all doctors take.

    Parameters
    ----------
    doctors
        How many may have answered.
    """

    def __init__(self, doctors: int) -> None:
        self._most = MOST_SECONDS + SECONDS_OF_ONE * doctors
        self._begin, self._elsewhere = process_time(), 0.0

    def spend(self, seconds: float) -> None:
        """Reckon what another process computed."""
        self._elsewhere += seconds

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be read."""
        return process_time() - self._begin + self._elsewhere > self._most

    @property
    def seconds(self) -> int:
        """How long it may go on, in whole seconds."""
        return round(self._most)
