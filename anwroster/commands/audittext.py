"""An audit on the terminal: each criterion with its verdict, figure, threshold and source, and the conclusion."""

from typing import TYPE_CHECKING

from anwroster.commands.tables import draw
from anwroster.commands.talk import Talk, out

if TYPE_CHECKING:
    from anwroster.audit.audited import Audited
    from anwroster.audit.speaker import Speaker

BASIS_COLUMNS, OWN_COLUMNS = (0, 1, 2), (0, 1, 2, 3, 5)
"""Columns of the report's table that fit a terminal: of the basis nothing but 0 is asked, whatever the source."""

SHOWN = 5
"""Pieces of evidence that are named for each criterion that is not met."""


def show_audit(audited: "Audited", talk: Talk) -> None:
    """Write the criteria of the basis and of the policy, what speaks against those not met, and the conclusion."""
    from anwroster.audit.report.criteria import criteria_table
    from anwroster.audit.report.front import conclusion
    from anwroster.audit.speaker import Speaker
    from anwroster.reports import shown

    speaker = Speaker(audited.case, talk.language)
    for title, judged, places in (
        (talk.say("audit.basis"), audited.basis, BASIS_COLUMNS),
        (audited.policy.named(talk.language), audited.own, OWN_COLUMNS),
    ):
        if judged:
            drawn = criteria_table(judged, title, speaker)
            heads = [drawn.columns[at].title for at in places]
            draw(heads, [[shown(row[at], talk.language) for at in places] for row in drawn.rows], title=title)
            out("")
    _show_evidence(audited, speaker, talk)
    out(conclusion(audited, speaker))


def _show_evidence(audited: "Audited", speaker: "Speaker", talk: Talk) -> None:
    from anwroster.audit.indicators import CATALOGUE
    from anwroster.audit.verdicts import Outcome

    for each in audited.judged:
        if each.outcome is Outcome.NOT_MET:
            out(f"{each.criterion.named(talk.language)}:")
            found = each.measurement.evidence
            for proof in found[:SHOWN]:
                out(f"  • {speaker.evidence(proof, CATALOGUE[each.criterion.indicator].unit)}")
            if len(found) > SHOWN:
                out(f"  {talk.say('stale.more', count=len(found) - SHOWN)}")
    if any(each.outcome is Outcome.NOT_MET for each in audited.judged):
        out("")
