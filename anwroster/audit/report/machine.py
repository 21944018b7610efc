"""What an audit found as a record for machines."""

from collections.abc import Iterable
from typing import Literal, cast

from anwroster.audit.audited import Audited
from anwroster.audit.costs import tariffs_used
from anwroster.audit.indicators import CATALOGUE
from anwroster.audit.measure import Evidence, Unit
from anwroster.audit.report.front import certificate_state, conclusion
from anwroster.audit.result import (
    AuditResult,
    CriterionResult,
    LevelResult,
    PackageResult,
    Proof,
    TariffResult,
    Value,
)
from anwroster.audit.speaker import Speaker
from anwroster.audit.verdicts import Judged
from anwroster.model import Band
from anwroster.tariffs import amount
from anwroster.version import __version__
from anwroster.words import Language


def audit_result(audited: Audited, language: Language) -> AuditResult:
    """Return everything that an audit found; sentences are in ``language``, keys and figures in none."""
    speaker = Speaker(audited.case, language)
    return AuditResult(
        outcome=audited.outcome,
        language=language,
        version=__version__,
        package=_package(audited),
        policy=audited.policy.id,
        policy_name=audited.policy.named(language),
        conclusion=conclusion(audited, speaker),
        criteria=tuple(_criterion(each, speaker) for each in audited.judged),
        levels=tuple(
            LevelResult(
                phase=each.phase.value,
                level=each.level.value,
                achieved=each.value,
                bound=each.bound,
                perfect=each.perfect,
                is_optimal=each.is_optimal,
            )
            for each in audited.case.verification[0]
        ),
        tariffs=tuple(_tariffs(audited)),
    )


def _package(audited: Audited) -> PackageResult:
    case, identity, manifest = audited.case, audited.identity, audited.case.manifest
    return PackageResult(
        hds=case.instance.hds.id,
        name=case.instance.hds.name,
        period=case.instance.hds.period,
        digest=identity.digest,
        made_at=manifest.made_at if manifest else None,
        signed_by=identity.signed_by,
        signer_expected=identity.expected,
        pseudonyms=manifest.pseudonyms if manifest else "",
        versions=manifest.versions if manifest else {},
        certificate=cast(Literal["accepted", "refused", "absent"], certificate_state(audited)),
    )


def _criterion(judged: Judged, speaker: Speaker) -> CriterionResult:
    criterion, found = judged.criterion, judged.measurement
    unit = CATALOGUE[criterion.indicator].unit
    return CriterionResult(
        policy=judged.policy,
        id=criterion.id,
        name=criterion.named(speaker.language),
        indicator=criterion.indicator,
        on=criterion.on,
        role=criterion.role,
        agreement=criterion.agreement,
        unit=unit,
        at_least=criterion.at_least,
        at_most=criterion.at_most,
        source=criterion.sourced(speaker.language),
        own_choice=criterion.own_choice,
        outcome=judged.outcome,
        value=Value.of(found.value),
        reason_key=found.reason,
        reason=speaker.reason(judged),
        parts={name: Value.of(value) for name, value in found.parts},
        evidence=_proofs(found.evidence, unit, speaker),
    )


def _proofs(evidence: Iterable[Evidence], unit: Unit, speaker: Speaker) -> tuple[Proof, ...]:
    return tuple(
        Proof(
            key=each.key,
            text=speaker.evidence(each, unit),
            doctor=each.doctor,
            shift=each.shift,
            amount=Value.of(each.amount),
            values=dict(each.values),
        )
        for each in evidence
    )


def _tariffs(audited: Audited) -> Iterable[TariffResult]:
    for each in tariffs_used(audited.case, "worked"):
        amounts = [found for band in Band if (found := amount(each, band))]
        yield TariffResult(
            decision=each.id,
            statuses=tuple(dict.fromkeys(found.status for found in amounts)),
            sources=tuple(dict.fromkeys(found.source for found in amounts)),
        )
