"""The report of an audit, for a reader who never saw the program: as a page, for print, and with all its tables."""

from anwroster.audit.report.composing import for_page, whole_report
from anwroster.audit.report.files import HTML, NAMES, audit_files, audit_json
from anwroster.audit.report.machine import audit_result

__all__ = ["HTML", "NAMES", "audit_files", "audit_json", "audit_result", "for_page", "whole_report"]
