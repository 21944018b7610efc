"""What each doctor owes, from which row that follows, and what a fair part would be."""

from anwroster.quota.accounts import Account, accounts
from anwroster.quota.due import Due, dues
from anwroster.quota.duties import AgreementMaximum, Duty, duties, maxima
from anwroster.quota.fairparts import FairParts, fair_parts, takes_part
from anwroster.quota.lines import QuotaLine, quota_lines, region_minutes

__all__ = [
    "Account",
    "AgreementMaximum",
    "Due",
    "Duty",
    "FairParts",
    "QuotaLine",
    "accounts",
    "dues",
    "duties",
    "fair_parts",
    "maxima",
    "quota_lines",
    "region_minutes",
    "takes_part",
]
