"""What people say, as frozen records: names, dates and Dutch words, without arithmetic."""

from anwroster.model.agreements import (
    Agreement,
    Maximum,
    Obligation,
    Per,
    Phase,
    QuotaSource,
    Role,
    Unit,
)
from anwroster.model.certificate import Certificate, FloorProof, LevelProof, PhaseProof
from anwroster.model.clock import ClockTime, parse_clock, show_clock
from anwroster.model.defaults import DEFAULT_RULES, rulebook_from
from anwroster.model.doctors import Affiliation, Doctor, Practice
from anwroster.model.findings import Because, Finding
from anwroster.model.holidays import ExtraHoliday, Holiday, HolidaySettings, NzaHoliday
from anwroster.model.instance import Instance
from anwroster.model.kept import Kept
from anwroster.model.layoutfields import DATE_DIRECTIVES, LAYOUT_FIELDS, TIME_DIRECTIVES, FieldKind
from anwroster.model.layouts import Layout, LayoutColumn, Layouts
from anwroster.model.package import Manifest, PackedFile, Signature
from anwroster.model.period import Period, Span
from anwroster.model.policy import LARGEST_THRESHOLD, Criterion, Policy
from anwroster.model.publication import Publication, PublishedEvent
from anwroster.model.roster import Assignment, LevelResult, PhaseResult, Provenance, Roster, Status
from anwroster.model.rulebook import LEVELS, Level, Mode, Rule, Rulebook, RuleId, RuleSetting
from anwroster.model.settings import Hds, QuotaRegion, QuotaSettings, TariffSettings
from anwroster.model.shifts import Band, Category, DayType, Post, Shift, ShiftKind, ShiftTemplate
from anwroster.model.tariffs import Amount, TariffDecision, TariffStatus, TariffUse
from anwroster.model.wishes import (
    Balance,
    BalanceCategory,
    Blocked,
    Bound,
    Busy,
    Fixed,
    Limit,
    Offer,
    TopUp,
    Wish,
    WishKind,
)
from anwroster.model.worked import Change, ChangeKind, PaidLine, Worked

__all__ = [
    "DATE_DIRECTIVES",
    "DEFAULT_RULES",
    "LARGEST_THRESHOLD",
    "LAYOUT_FIELDS",
    "LEVELS",
    "TIME_DIRECTIVES",
    "Affiliation",
    "Agreement",
    "Amount",
    "Assignment",
    "Balance",
    "BalanceCategory",
    "Band",
    "Because",
    "Blocked",
    "Bound",
    "Busy",
    "Category",
    "Certificate",
    "Change",
    "ChangeKind",
    "ClockTime",
    "Criterion",
    "DayType",
    "Doctor",
    "ExtraHoliday",
    "FieldKind",
    "Finding",
    "Fixed",
    "FloorProof",
    "Hds",
    "Holiday",
    "HolidaySettings",
    "Instance",
    "Kept",
    "Layout",
    "LayoutColumn",
    "Layouts",
    "Level",
    "LevelProof",
    "LevelResult",
    "Limit",
    "Manifest",
    "Maximum",
    "Mode",
    "NzaHoliday",
    "Obligation",
    "Offer",
    "PackedFile",
    "PaidLine",
    "Per",
    "Period",
    "Phase",
    "PhaseProof",
    "PhaseResult",
    "Policy",
    "Post",
    "Practice",
    "Provenance",
    "Publication",
    "PublishedEvent",
    "QuotaRegion",
    "QuotaSettings",
    "QuotaSource",
    "Role",
    "Roster",
    "Rule",
    "RuleId",
    "RuleSetting",
    "Rulebook",
    "Shift",
    "ShiftKind",
    "ShiftTemplate",
    "Signature",
    "Span",
    "Status",
    "TariffDecision",
    "TariffSettings",
    "TariffStatus",
    "TariffUse",
    "TopUp",
    "Unit",
    "Wish",
    "WishKind",
    "Worked",
    "parse_clock",
    "rulebook_from",
    "show_clock",
]
