"""``docs/schema/audit.schema.json``: what ``audit.json`` holds."""

import json
from pathlib import Path

from anwroster.audit.result import AuditResult

PAGE = Path(__file__).parent / "schema" / "audit.schema.json"


def pages() -> dict[Path, str]:
    """Return the current text of the schema, by its place."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= AuditResult.model_json_schema(mode="serialization")
    return {PAGE: json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"}
