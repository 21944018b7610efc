"""Pydantic's errors by their type, as faults of our own."""

from collections.abc import Mapping
from typing import Any

from anwroster.model.settings import MAIL

_CODES: Mapping[str, str] = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "string_type": "wrong_type_text",
    "int_type": "wrong_type_whole",
    "int_from_float": "wrong_type_whole",
    "int_parsing": "wrong_type_whole",
    "int_parsing_size": "unlikely_number",
    "float_type": "wrong_type_number",
    "decimal_type": "wrong_type_number",
    "decimal_parsing": "wrong_type_number",
    "finite_number": "wrong_type_number",
    "decimal_max_digits": "unlikely_number",
    "decimal_whole_digits": "unlikely_number",
    "bool_type": "wrong_type_yes_no",
    "bool_parsing": "wrong_type_yes_no",
    "list_type": "wrong_type_list",
    "tuple_type": "wrong_type_list",
    "dict_type": "wrong_type_table",
    "model_type": "wrong_type_table",
    "model_attributes_type": "wrong_type_table",
    "enum": "unknown_choice",
    "literal_error": "unknown_choice",
    "string_too_long": "too_long",
    "string_too_short": "empty_value",
    "too_short": "empty_list",
    "too_long": "list_too_long",
    "string_pattern_mismatch": "bad_key",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than": "too_large_number",
    "less_than_equal": "too_large_number",
    "date_type": "unreadable_date",
    "date_parsing": "unreadable_date",
    "date_from_datetime_parsing": "unreadable_date",
    "date_from_datetime_inexact": "unreadable_date",
    "datetime_type": "unreadable_moment",
    "datetime_parsing": "unreadable_moment",
    "datetime_from_date_parsing": "unreadable_moment",
    "value_error": "unreadable_time",
}


def code_of(error: Mapping[str, Any]) -> tuple[str, dict[str, object]]:
    """Return the fault's code and its details for one error of pydantic.

    Parameters
    ----------
    error
        One of ``ValidationError.errors()``, with its context.
    """
    code = _CODES.get(error["type"], "not_understood")
    context = error.get("ctx", {})
    details: dict[str, object] = {}
    if code == "unknown_choice":
        details["known"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    elif code in ("too_small", "too_large_number"):
        details["limit"] = next((context[each] for each in ("gt", "ge", "lt", "le") if each in context), "")
    elif code == "too_long":
        details |= {"length": len(str(error.get("input", ""))), "most": context.get("max_length", "")}
    elif code == "list_too_long":
        details |= {"most": context.get("max_length", "")}
    elif code == "bad_key" and (context.get("pattern") in _FORMS or "A-Za-z0-9" not in str(context.get("pattern", ""))):
        code, details = "bad_form", {"pattern": _FORMS.get(str(context.get("pattern")), str(context.get("pattern")))}
    return code, details


_FORMS = {
    r"^\d{2}-\d{2}$": "MM-DD",
    r"^(\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)?$": "2027-01-31 18:00",
    r"^\d{1,4}([.,]\d{1,2})?$": "7,5",
    r"^[0-9a-f]{64}$": "SHA-256",
    MAIL: "roosteraar@example.nl",
}
"""What a pattern of the model looks like to people."""
