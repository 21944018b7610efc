"""Calendars written as the next version of those before, with what changed and for whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from anwroster.commands import values
from anwroster.commands.given import settled
from anwroster.commands.mailing import Attached
from anwroster.commands.talk import Talk
from anwroster.commands.targets import write_files
from anwroster.errors import InputError

if TYPE_CHECKING:
    from anwroster.exports import Published
    from anwroster.model import Instance, Publication, Roster

PUBLICATION, WITHDRAWN = "publication.json", "withdrawn"


def publish_calendars(
    instance: "Instance",
    roster: "Roster",
    output: Path,
    after: Path | None,
    alarm: int | None,
    talk: Talk,
    *,
    replace: bool,
) -> dict[str, Attached]:
    """Write the calendars as the next version of those before, and say what changed.

    Parameters
    ----------
    alarm
        Minutes before each start, ``values.NO_ALARM``, or None: as in the version before.

    Returns
    -------
    dict
        By doctor of whom something changed, what to mail.
    """
    from anwroster.exports import publish
    from anwroster.files import publication_json, read_publication

    for place in (output, *([] if after is None else [after if after.is_dir() else after.parent])):
        settled(place)
    record = after / PUBLICATION if after is not None and after.is_dir() else after
    if record is None and (output / PUBLICATION).exists():
        record = output / PUBLICATION
    earlier = None if record is None else read_publication(record, instance)
    if alarm is None:
        alarm = earlier.alarm_minutes if earlier else None
    made = publish(instance, roster, earlier, None if alarm == values.NO_ALARM else alarm)
    files = {**made.files, PUBLICATION: publication_json(made.record).encode()}
    ours = _ours(instance, output)
    outdated = [each for each in ours if each.startswith(WITHDRAWN) and each not in made.files]
    is_next = record is not None and record.resolve() == (output / PUBLICATION).resolve()
    write_files(output, files, talk, outdated, owned=frozenset(ours if is_next else ()), replace=replace)
    _tell(talk, made, output, len(roster.assignments), is_first=earlier is None)
    if outdated:
        talk.tell("published.outdated", path=output, names=talk.some(outdated, 3))
    if made.withdrawn and earlier is not None:
        talk.tell("published.withdrawn", path=output / WITHDRAWN)
    return dict(_changed(instance, made, earlier))


def _tell(talk: Talk, made: "Published", output: Path, filled: int, *, is_first: bool) -> None:
    talk.tell("written.files", path=output, names=talk.some(sorted(made.files), 3))
    if is_first:
        talk.tell("published.first", filled=filled, events=made.new)
    else:
        counts = {"new": made.new, "changed": made.changed, "withdrawn": made.withdrawn, "unchanged": made.unchanged}
        talk.tell("published.again", **counts)


def _changed(instance: "Instance", made: "Published", earlier: "Publication | None") -> Iterator[tuple[str, Attached]]:
    """Yield each doctor in whose calendar something changed, with the feed and what cancels events."""
    from anwroster.exports import slug

    before = earlier.events if earlier else {}
    known = {each.file for each in before.values() if not each.withdrawn}
    filled = {each.file for each in made.record.events.values() if not each.withdrawn}
    changed = {each.file for uid, each in made.record.events.items() if before.get(uid) != each}
    for doctor in instance.doctors:
        file = f"dokter-{slug(doctor.id)}.ics"
        if file in changed:
            cancelled = made.files.get(f"{WITHDRAWN}/{file}")
            attached = {} if cancelled is None else {f"vervallen-{file}": cancelled}
            attached |= {file: made.files[file]} if file in filled else {}
            yield doctor.id, ("change" if file in known else "calendar", attached)


def _ours(instance: "Instance", output: Path) -> list[str]:
    """Return what an earlier version left in this folder: only files that its own record names."""
    from anwroster.files import read_publication

    if not (output / PUBLICATION).is_file() or (output / WITHDRAWN).is_symlink():
        return []
    try:
        named = read_publication(output / PUBLICATION, instance).names
    except InputError:  # a record that is not ours names nothing of ours
        return []
    plain = [each for each in sorted(named) if each == Path(each).name and "\\" not in each and each.endswith(".ics")]
    names = [PUBLICATION, *plain, *(f"{WITHDRAWN}/{each}" for each in plain)]
    return [each for each in names if (output / each).is_file()]
