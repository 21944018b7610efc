"""The country side by side: audits of many packages, kept as Parquet, compared over regions and years."""

from anwroster.crew import Alone, Cluster, Crew, Processes
from anwroster.national.judgement import NOTHING_READ, Judgement
from anwroster.national.many import News, audit_many, packages_in
from anwroster.national.overview import overview_csv, overview_name
from anwroster.national.report import national
from anwroster.national.selection import Selection, latest_day, select

__all__ = [
    "NOTHING_READ",
    "Alone",
    "Cluster",
    "Crew",
    "Judgement",
    "News",
    "Processes",
    "Selection",
    "audit_many",
    "latest_day",
    "national",
    "overview_csv",
    "overview_name",
    "packages_in",
    "select",
]
