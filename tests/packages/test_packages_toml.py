import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from anwroster.packages.tomlout import toml

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
VALUES = st.one_of(TEXT, st.integers(-(10**9), 10**9), st.booleans(), st.lists(TEXT, max_size=3))
TABLES = st.dictionaries(st.one_of(TEXT, st.from_regex("[a-z_]{1,8}", fullmatch=True)), VALUES, max_size=4)
NESTED = st.recursive(
    TABLES,
    lambda inner: st.dictionaries(
        st.from_regex("[a-z_]{1,8}", fullmatch=True), st.one_of(VALUES, inner, st.lists(inner, min_size=1, max_size=2))
    ),
    max_leaves=6,
)


@given(NESTED)
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    assert tomllib.loads(toml(value).decode()) == value


def test_what_is_none_is_left_out() -> None:
    assert toml({"a": None, "b": 1, "c": {"d": None}}) == b"b = 1\n\n[c]\n"
