import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.files.collector import UnreadableError
from anwroster.files.patterns import Pattern, parse_pattern
from anwroster.model import Category, DayType
from tests.builders import shift

ALL = frozenset(range(7))
WORK, HOLIDAY = frozenset({DayType.WEEKDAY}), frozenset({DayType.HOLIDAY})


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("di avond", Pattern(frozenset({1}), part="avond")),
        ("dinsdagen avond", Pattern(frozenset({1}), part="avond")),
        ("tue evening", Pattern(frozenset({1}), part="avond")),
        ("ma-vr nacht", Pattern(frozenset(range(5)), part="nacht")),
        ("ma - vr nacht", Pattern(frozenset(range(5)), part="nacht")),
        ("vr-ma", Pattern(frozenset({4, 5, 6, 0}))),
        ("za,zo", Pattern(frozenset({5, 6}))),
        ("za en zo", Pattern(frozenset({5, 6}))),
        ("elke dinsdag avond", Pattern(frozenset({1}), part="avond")),
        ("iedere dag", Pattern(ALL)),
        ("weekend", Pattern(frozenset({5, 6}))),
        ("elke dag", Pattern(ALL)),
        ("Every day night", Pattern(ALL, part="nacht")),
        ("elke dag overdag", Pattern(ALL, part="dag")),
        ("nacht", Pattern(ALL, part="nacht")),
        ("werkdag", Pattern(frozenset(), WORK)),
        ("weekdays evening", Pattern(frozenset(), WORK, part="avond")),
        ("feestdag nacht", Pattern(frozenset(), HOLIDAY, part="nacht")),
        ("za feestdag", Pattern(frozenset({5}), HOLIDAY)),
        ("even weken", Pattern(ALL, odd_weeks=False)),
        ("vr oneven weken", Pattern(frozenset({4}), odd_weeks=True)),
        ("odd weeks fri", Pattern(frozenset({4}), odd_weeks=True)),
        ("di 18:00-23:00", Pattern(frozenset({1}), hours=(1080, 1380))),
        ("23.00 - 8.00", Pattern(ALL, hours=(1380, 1920))),
        ("elke dag 18:00-24:00", Pattern(ALL, hours=(1080, 1440))),
    ],
)
def test_what_a_pattern_means(text: str, pattern: Pattern) -> None:
    assert parse_pattern(text) == pattern


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("soms", "soms"),
        ("di ochtend", "ochtend"),
        ("ma-xx", "ma-xx"),
        ("-", "-"),
        ("en", "en"),
        ("di avond nacht", "nacht"),
        ("di avond 18:00-23:00", "avond"),
    ],
)
def test_the_part_that_is_not_understood_is_named(text: str, part: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_pattern(text)
    assert (caught.value.code, caught.value.details) == ("unreadable_pattern", {"part": part})


def test_a_pattern_with_a_time_that_does_not_exist() -> None:
    with pytest.raises(UnreadableError, match="unreadable_time"):
        parse_pattern("di 18:00-24:01")


@given(st.text(max_size=30))
def test_any_text_is_a_pattern_or_unreadable(text: str) -> None:
    try:
        parse_pattern(text)
    except UnreadableError as reason:
        assert reason.code in ("unreadable_pattern", "unreadable_time")


def test_weeks_are_iso_weeks() -> None:
    even = parse_pattern("even weken")
    assert even.has_day(dt.date(2027, 1, 17), frozenset()) is True  # Sunday of week 2
    assert even.has_day(dt.date(2027, 1, 18), frozenset()) is False  # Monday of week 3
    assert even.has_day(dt.date(2027, 1, 3), frozenset()) is False  # week 53 of 2026


def test_a_weekday_pattern_holds_on_a_holiday_but_werkdag_does_not() -> None:
    day, types = dt.date(2027, 3, 29), frozenset({DayType.HOLIDAY})
    assert parse_pattern("ma").has_day(day, types)
    assert parse_pattern("feestdag").has_day(day, types)
    assert not parse_pattern("werkdag").has_day(day, types)


@pytest.mark.parametrize(
    ("start", "categories", "part"),
    [
        (15 * 60 + 59, (), "dag"),
        (16 * 60, (), "avond"),
        (23 * 60, (Category.NIGHT,), "nacht"),
        (15 * 60, (Category.WEEKEND,), "dag"),
    ],
)
def test_parts_of_the_day_at_their_edges(start: int, categories: tuple[Category, ...], part: str) -> None:
    one = shift("s", 0, 10, 6, categories=categories)
    held = [each for each in ("dag", "avond", "nacht") if Pattern(ALL, part=each).has_part(one, start)]
    assert held == [part]
    assert Pattern(ALL).has_part(one, start)
