"""``docs/indicatoren.md``, the catalogue of indicators, and ``docs/schema/policy.schema.json``, made from both."""

import json
from pathlib import Path

from anwroster.audit.catalogue import catalogue
from anwroster.audit.indicators import CATALOGUE
from anwroster.model import Policy

PAGE = Path(__file__).parent / "indicatoren.md"
SCHEMA = Path(__file__).parent / "schema" / "policy.schema.json"


def pages() -> dict[Path, str]:
    """Return the current text of page and schema, by place."""
    schema = Policy.model_json_schema()
    schema["$defs"]["Criterion"]["properties"]["indicator"]["enum"] = list(CATALOGUE)
    return {PAGE: catalogue("nl"), SCHEMA: json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"}
