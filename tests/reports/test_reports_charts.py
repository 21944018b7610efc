import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anwroster.reports.charts import WIDTH, Dot, Series, columns, dots, shares
from tests.hostile import NAMES

SVG = "{http://www.w3.org/2000/svg}"


def read(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # our own picture


def circles(picture: str) -> list[tuple[float, float]]:
    return [(float(each.get("cx")), float(each.get("cy"))) for each in read(picture).iter(f"{SVG}circle")]


@given(st.lists(st.floats(min_value=-0.5, max_value=6), max_size=60))
def test_every_doctor_is_one_dot_within_the_picture(values: list[float]) -> None:
    picture = dots({"a": [Dot(each) for each in values]}, ["n"], ["#000"], "t", "d")
    height = float(read(picture).get("viewBox").split()[3])
    found = circles(picture)
    assert len(found) == len(values)
    assert len(set(found)) == len(found)
    assert all(0 <= x <= WIDTH and 0 <= y <= height for x, y in found)


def test_a_dot_at_100_percent_stands_on_the_line() -> None:
    picture = dots({"a": [Dot(1.0), Dot(0.8), Dot(1.2)]}, ["n"], ["#000"], "t", "d")
    line = next(
        each
        for each in read(picture).iter(f"{SVG}line")
        if "stroke-dasharray" not in each.attrib and each.get("x1") == each.get("x2")
    )
    assert float(line.get("x1")) in [x for x, _ in circles(picture)]


def test_further_to_the_right_is_more() -> None:
    low, high = (circles(dots({"a": [Dot(v), Dot(1.4)]}, [""], ["#000"], "t", "d"))[0][0] for v in (0.7, 0.9))
    assert low < high


def test_three_hundred_alike_still_fit() -> None:
    picture = dots({"a": [Dot(1.0)] * 300}, [""], ["#000"], "t", "d")
    assert len(set(circles(picture))) == 300
    assert float(read(picture).get("viewBox").split()[3]) < 900


def test_shares_fill_the_bar() -> None:
    picture = shares(["r"], {"a": [0.25], "b": [0.75], "c": [0.0]}, ["#000", "#111", "#222"], "t", "d")
    widths = [float(each.get("width")) for each in read(picture).iter(f"{SVG}rect") if each.get("height") == "26.0"]
    assert len(widths) == 2
    assert widths[1] == pytest.approx(3 * widths[0], abs=4)


def test_a_row_without_anything_says_so() -> None:
    assert ">–</text>" in shares(["r"], {"a": [0.0]}, ["#000"], "t", "d")


def test_columns_are_as_high_as_their_numbers() -> None:
    picture = columns(["0", "1", "2"], [Series("a", "#000", (1, 2, 0)), Series("b", "#111", (0, 2, 0))], "t", "d")
    heights = [float(each.get("height")) for each in read(picture).iter(f"{SVG}rect")]
    assert heights[1] == heights[2] == pytest.approx(2 * heights[0], abs=0.1)
    assert re.findall(r">(\d+)</text>", picture) == ["1", "0", "4", "1", "2"]


@pytest.mark.parametrize("names", [[], ["x"], [str(each) for each in range(53)]])
def test_columns_of_any_number(names: list[str]) -> None:
    assert read(columns(names, [Series("", "#000", (0,) * len(names))], "t", "d")) is not None


@pytest.mark.parametrize("name", [each for each in NAMES if each.isprintable()])
def test_no_text_breaks_a_picture(name: str) -> None:
    for picture in (
        dots({name: [Dot(1, name)]}, [name], ["#000"], name, name),
        shares([name], {name: [1.0]}, ["#000"], name, name),
        columns([name], [Series(name, "#000", (1,))], name, name, under=name),
    ):
        assert read(picture).find(f"{SVG}title").text == name
