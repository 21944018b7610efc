"""A solved roster as the one JSON document of ``solve --json``."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from anwroster.model import Instance, PhaseResult, Roster


def solved_document(instance: "Instance", roster: "Roster", seconds: float, files: list[str]) -> dict[str, Any]:
    """Return what a machine wants to know of a run.

    Parameters
    ----------
    seconds
        What making the roster took, reading and writing left out.
    files
        Every file written.
    """
    last = roster.phases[-1]
    return {
        "status": roster.status,
        "hds": instance.hds.id,
        "period": {"start": roster.period.start.isoformat(), "end": roster.period.end.isoformat()},
        "filled": len(roster.assignments),
        "open_shifts": last.open_seats,
        "seconds": round(seconds, 3),
        "levels": _levels(last),
        "phases": [
            {
                "phase": each.phase.value,
                "filled": each.filled,
                "open_shifts": each.open_seats,
                "forced": list(each.forced),
                "levels": _levels(each),
            }
            for each in roster.phases
        ],
        "checked": True,
        "files": files,
    }


def _levels(result: "PhaseResult") -> list[dict[str, Any]]:
    return [each.model_dump(mode="json") for each in result.levels]
