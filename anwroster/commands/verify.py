"""``anwroster verify``: prove from the input, in whole numbers, what no roster can pass."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from anwroster.commands.concluding import conclude
from anwroster.commands.given import certificate_file, read_both, roster_file
from anwroster.commands.keep import with_kept
from anwroster.commands.parameters import CertificateFile, Folder, Json, RosterFile
from anwroster.commands.progress import gap_shown
from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, document, language, out

if TYPE_CHECKING:
    from anwroster.solver.verify import Refusal, Verdict

REFUSED = 1
"""Exit code when the certificate does not hold."""


def verify(
    folder: Folder,
    roster: RosterFile,
    certificate: CertificateFile = None,
    keep: Annotated[Path | None, Option("--keep", readable=False)] = None,
    json: Json = False,
) -> None:
    """Verify a certificate; see ``help.verify`` of ``words/cli.toml``."""
    from anwroster.files import read_certificate
    from anwroster.solver import verify as proof

    instance, given = read_both(folder, roster)
    talk = Talk(language(instance.hds.language), quiet=json)
    told = read_certificate(certificate_file(roster, certificate), instance)
    instance = with_kept(instance, folder, keep, told.frozen_until, talk)
    verdicts, refusals = proof.verify(instance, given, told)
    if json:
        document(
            {
                "status": "refused" if refusals else "holds",
                "hds": instance.hds.id,
                "levels": [_level(each) for each in verdicts],
                "refusals": [{"reason": each.key, "text": _reason(talk, each)} for each in refusals],
            }
        )
    else:
        _show(talk, verdicts)
        if refusals:
            out(talk.say("verify.refused"))
            for each in refusals:
                out(f"  • {_reason(talk, each)}")
        else:
            conclude(talk, instance, given, verdicts)
            if told.kept:
                out(talk.say("verify.kept"))
            if told.frozen_until:
                out(talk.say("verify.frozen", day=talk.day(told.frozen_until)))
    if refusals:
        raise Exit(REFUSED)
    talk.next_step("report", folder, roster_file(Path(roster)), "--kind", "fairness")


def _gap(verdict: "Verdict") -> float:
    return (verdict.value - verdict.bound) / max(verdict.value, 1)


def _level(verdict: "Verdict") -> dict[str, object]:
    return {
        "phase": verdict.phase.value,
        "name": verdict.level.value,
        "value": verdict.value,
        "bound": verdict.bound,
        "perfect": verdict.perfect,
        "parts": [
            {"rule": each.rule.value, "value": each.value, "bound": each.bound, "perfect": each.perfect}
            for each in verdict.parts
        ],
        "gap": _gap(verdict),
        "status": "optimal" if verdict.is_optimal else "feasible",
    }


def _reason(talk: Talk, refusal: "Refusal") -> str:
    values = dict(refusal.values)
    if "level" in values:
        values["level"] = talk.level(values["level"])
    return talk.say(f"verify.refusal.{refusal.key}", **values)


def _show(talk: Talk, verdicts: "tuple[Verdict, ...]") -> None:
    headers = tuple(talk.say(f"verify.{key}") for key in ("level", "value", "bound", "perfect", "gap", "status"))
    for phase in dict.fromkeys(each.phase for each in verdicts):
        rows = []
        for each in (each for each in verdicts if each.phase is phase):
            gap = gap_shown(talk, _gap(each))
            key = "optimal" if each.is_optimal else "within" if each.bound > 0 else "nothing"
            told = talk.say(f"verify.{key}", gap=gap)
            rows.append((talk.level(each.level.value), each.value, each.bound, each.perfect, gap, told))
            for part in each.parts:
                name = talk.say(f"verify.part.{part.rule.value}")
                rows.append((name, part.value, part.bound, part.perfect, "", ""))
        draw(headers, rows, right=(1, 2, 3, 4), title=talk.say("verify.title", phase=phase.value))
