"""What an audit found, for machines: ``audit.json`` (``docs/schema/audit.schema.json``)."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from anwroster.audit.verdicts import Outcome
from anwroster.model import Period, Role, TariffStatus
from anwroster.model.base import Record


class Value(Record):
    """A figure, exactly and as a decimal number."""

    exact: str = Field(description="Numerator/denominator, or a whole number")
    number: float = Field(description="The same, as near as a float comes")

    @classmethod
    def of(cls, figure: Fraction | None) -> "Value | None":
        """Return a figure for machines; None for none."""
        return None if figure is None else cls(exact=str(figure), number=float(figure))


class Proof(Record):
    """A doctor, a shift or both that a figure or a doubt comes from, with a sentence that says what is the matter."""

    key: str = Field(description="What is the matter: the same in every language")
    text: str = Field(description="The same as a sentence, in the language of the report")
    doctor: str = Field(default="", description="Key of the doctor; empty: none")
    shift: str = Field(default="", description="Key of the shift; empty: none")
    amount: Value | None = Field(default=None, description="In the unit of the indicator; null where there is none")
    values: dict[str, str] = Field(default={}, description="What the sentence was filled with")


class CriterionResult(Record):
    """One criterion, judged."""

    policy: str = Field(description="Key of its policy; basis: judged in every audit")
    id: str
    name: str
    indicator: str = Field(description="Key of the catalogue of indicators")
    on: Literal["published", "worked"] = Field(description="Which roster was judged")
    role: Role | None = None
    agreement: str | None = None
    unit: str = Field(description="Unit of figure and thresholds; share: 1 is 100 %")
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    source: str = Field(description="Where the threshold comes from; empty: an own choice")
    own_choice: bool = Field(description="Whether nobody published the threshold")
    outcome: Outcome
    value: Value | None = Field(description="null: not to be judged, and reason says why")
    reason_key: str = Field(default="", description="Why it cannot be judged: the same in every language")
    reason: str = Field(default="", description="The same as a sentence")
    parts: dict[str, Value | None] = Field(default={}, description="What belongs to the figure, as per role")
    evidence: tuple[Proof, ...] = Field(default=(), description="The worst first")


class LevelResult(Record):
    """One level of one phase as the certificate proves it, added up again here."""

    phase: str
    level: str
    achieved: int
    bound: int = Field(description="No legal roster that is as good on the levels above costs less")
    perfect: int
    is_optimal: bool


class TariffResult(Record):
    """A tariff decision that priced hours."""

    decision: str
    statuses: tuple[TariffStatus, ...] = Field(description="How sure its amounts are")
    sources: tuple[str, ...]


class PackageResult(Record):
    """Which package this is about."""

    hds: str
    name: str
    period: Period
    digest: str = Field(description="SHA-256 of the manifest; empty: no package")
    made_at: datetime | None = None
    signed_by: str = Field(description="Public key of the signature in hexadecimal; empty: not signed")
    signer_expected: bool = Field(description="Whether the auditor named this key beforehand")
    pseudonyms: str = Field(description="Fingerprint of the key of the pseudonyms; empty: names as they are")
    versions: dict[str, str]
    certificate: Literal["accepted", "refused", "absent"]


class AuditResult(Record):
    """Everything that an audit found."""

    format: Literal["anwroster-audit-1"] = "anwroster-audit-1"
    outcome: Outcome = Field(description="met: every criterion is met, those of the basis too")
    language: Literal["nl", "en"] = Field(description="Of the sentences")
    version: str = Field(description="anwroster that audited")
    package: PackageResult
    policy: str = Field(description="Key of the policy")
    policy_name: str
    conclusion: str = Field(description="What came of it, in one sentence")
    criteria: tuple[CriterionResult, ...]
    levels: tuple[LevelResult, ...]
    tariffs: tuple[TariffResult, ...]
