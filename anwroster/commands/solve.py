"""``anwroster solve``: from a folder to a roster with everything around it."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

from typer import Option

from anwroster.commands import values
from anwroster.commands.given import ROSTER_FILE, changed_files, prove_known, read_input, roster_file, settled
from anwroster.commands.keep import changes_document, frozen_day, kept_words, prove_apart, show_changes, with_kept
from anwroster.commands.outputs import CONCEPTS, left_over, output_files, prove_room
from anwroster.commands.parameters import Folder, Force, Json, Output, Year
from anwroster.commands.progress import gap_shown, watching
from anwroster.commands.solved import solved_document
from anwroster.commands.summary import show_summary
from anwroster.commands.talk import Talk, document, language
from anwroster.errors import OwnFaultError, UsageError
from anwroster.words import say

if TYPE_CHECKING:
    from anwroster.model import Instance, Roster
    from anwroster.rostering import Made, Request

PHASES = ("1", "2b", "3", "all")


def solve(
    folder: Folder,
    output: Output,
    phase: Annotated[str, Option("--phase")] = "1",
    before: Annotated[Path | None, Option("--from", readable=False)] = None,
    keep: Annotated[Path | None, Option("--keep", readable=False)] = None,
    frozen_until: Annotated[str | None, Option("--frozen-until")] = None,
    time_limit: Annotated[str, Option("--time-limit")] = "60",
    workers: Annotated[str, Option("--workers")] = "2",
    seed: Annotated[str, Option("--seed")] = "0",
    gap: Annotated[str, Option("--gap")] = "0.1",
    assume_tariff: Year = None,
    quiet: Annotated[bool, Option("--quiet", "-q")] = False,
    json: Json = False,
    force: Force = False,
) -> None:
    """Make a roster; see ``help.solve`` of ``words/cli.toml``."""
    chosen = cast(Literal["1", "2b", "3", "all"], values.choice(phase, "--phase", PHASES))
    limit = values.seconds(time_limit, "--time-limit")
    threads = values.whole(workers, "--workers", 1, 256)
    start = values.whole(seed, "--seed", 0, 2**31 - 1)
    wide = values.percent(gap, "--gap") / 100
    year = values.year(assume_tariff, "--assume-tariff")
    until = frozen_day(keep, frozen_until)
    _prove_before(chosen, before)
    prove_room(output, folder, force=force)
    prove_apart(keep, output)

    instance = read_input(folder)
    talk = Talk(language(instance.hds.language), quiet)
    instance = with_kept(instance, folder, keep, until, talk)
    request = _request(instance, folder, chosen, before, limit, threads, start, year, wide)
    if request.before and (changed := changed_files(instance, request.before)):
        talk.tell("solve.changed", files=", ".join(changed))
    sizes = {"shifts": len(instance.shifts), "doctors": len(instance.doctors)}
    talk.tell("solve.begin", name=instance.hds.name, **sizes, seconds=talk.number(limit, 0))
    made, seconds = _make(instance, request, talk)
    talk.tell("solve.writing", seconds=talk.number(seconds, 1), path=output)
    files = output_files(instance, made, year)

    from anwroster.files import write_all

    write_all(output, files, force, talk.language)
    _prove_written(instance, output)
    roster = made[-1].roster
    if json:
        names = [str(output / name) for name in sorted(files)]
        document(solved_document(instance, roster, seconds, names) | changes_document(instance, roster))
        return
    if not quiet:
        show_summary(talk, instance, roster, year)
        show_changes(talk, instance, roster)
    _close(talk, folder, output, roster, chosen, files, kept_words(keep, frozen_until))


def _prove_before(phase: str, before: Path | None) -> None:
    """Refuse a phase without the roster that it builds on, or with one that it does not, before reading anything."""
    later = phase in ("2b", "3")
    if later != (before is not None):
        raise UsageError(say(f"solver.error.{'needs_before' if later else 'no_before'}", language(), phase=phase))


def _request(
    instance: "Instance",
    folder: Path,
    phase: Literal["1", "2b", "3", "all"],
    before: Path | None,
    limit: float,
    workers: int,
    seed: int,
    year: int | None,
    gap: float,
) -> "Request":
    """Return the request; a year without a tariff and a roster of other input are refused here."""
    from anwroster.files import read_roster
    from anwroster.rostering import Request
    from anwroster.tariffs import TariffTable

    if year is not None:
        TariffTable(instance.own_tariffs, language(instance.hds.language)).of_year(year)
    if before is not None:
        settled(roster_file(before).parent)
    earlier = read_roster(roster_file(before), instance) if before is not None else None
    if earlier is not None and before is not None:
        prove_known(instance, earlier, folder, before)
    return Request(phase, earlier, limit, workers, seed, year, gap)


def _make(instance: "Instance", request: "Request", talk: Talk) -> "tuple[tuple[Made, ...], float]":
    """Return what was made and the seconds that it took."""
    from anwroster.rostering import make_rosters

    begin = time.monotonic()
    with watching(talk, request.time_limit_seconds) as watch:
        made = make_rosters(instance, request, watch)
    return made, time.monotonic() - begin


def _prove_written(instance: "Instance", output: Path) -> None:
    """Let the independent checks read what really stands on the disk."""
    from anwroster import checks
    from anwroster.files import read_roster

    if checks.findings(instance, read_roster(output / ROSTER_FILE, instance)):
        raise OwnFaultError(say("cli.error.written_differs", language(instance.hds.language), path=output))


def _close(
    talk: Talk, folder: Path, output: Path, roster: "Roster", phase: str, files: Mapping[str, bytes], kept: list[str]
) -> None:
    """Say what was written, that it was checked, what was left of earlier runs, and what to do next."""
    talk.tell("solve.checked")
    talk.tell("solve.written", path=output)
    if len(roster.phases) > 1 and any(name.startswith(f"{CONCEPTS}/") for name in files):
        talk.tell("solve.concepts", path=output / CONCEPTS)
    if stale := left_over(output, files):
        talk.tell("solve.left_over", path=output, names=talk.some(stale, 5))
    for part in roster.phases:
        unproven = [
            talk.say("solve.level_gap", level=talk.level(each.name), gap=gap_shown(talk, each.gap))
            for each in part.levels
            if each.gap > 0
        ]
        if unproven:
            talk.tell("solve.not_proven", phase=part.phase.value, levels=", ".join(unproven))
    made = output / ROSTER_FILE
    talk.next_step("verify", folder, made, *kept[:2])
    talk.next_step("report", folder, made, "--kind", "fairness")
    following = {"1": "2b", "2b": "3"}.get(phase)
    if following and roster.phases[-1].open_seats:
        place = f"{output}-{following}"
        talk.next_step("solve", folder, "-o", place, "--phase", following, "--from", made, *kept)
    else:
        talk.next_step("export", folder, made, "--to", "ics", "-o", f"{output}-agendas")
