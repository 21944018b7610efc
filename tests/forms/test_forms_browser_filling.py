"""Filling in: by mouse, drag, keyboard, touch and pattern, with what is offered shown at once."""

from datetime import date

import pytest

from anwroster.model import Instance
from tests.forms.browsing import PHONE, Form
from tests.forms.conftest import Open
from tests.forms.reading import WHO, quiet


def together(instance: Instance) -> list[str]:
    """Return the shifts of the first day that has several, in the order of the page."""
    days = [each.day for each in instance.shifts]
    busy = next(day for day in days if days.count(day) > 1 and days.count(date.fromordinal(day.toordinal() + 1)) > 1)
    return [each.id for each in instance.shifts if each.day == busy]


def first(instance: Instance, count: int) -> list[str]:
    return [each.id for each in instance.shifts[:count]]


def test_a_click_sets_and_takes_away(empty: Form, week: Instance) -> None:
    shift = week.shifts[0]
    empty.chip(shift.id).click()
    assert empty.offered() == f"{shift.minutes // 60} uur · 1 dienst"
    assert "mark-a" in (empty.chip(shift.id).get_attribute("class") or "")
    assert "aanbod" in (empty.chip(shift.id).get_attribute("aria-label") or "")
    assert empty.chip(shift.id).locator(".badge").inner_text() == "A"
    empty.chip(shift.id).click()
    assert empty.offered() == "0 uur · 0 diensten"


def test_each_brush_sets_its_own(empty: Form, week: Instance) -> None:
    shifts = first(week, 4)
    for name, shift in zip("avlb", shifts, strict=True):
        empty.brush(name)
        empty.chip(shift).click()
    assert empty.said() == dict(zip(shifts, ("aanbod", "voorkeur", "liever niet", "blokkade"), strict=True))
    empty.brush("clear")
    empty.chip(shifts[1]).click()
    assert set(empty.said()) == {shifts[0], shifts[2], shifts[3]}


def test_clicks_go_round_when_asked(empty: Form, week: Instance) -> None:
    shift = week.shifts[0].id
    empty.brush("cycle")
    found = []
    for _ in range(6):
        empty.chip(shift).click()
        found.append(empty.chip(shift).locator(".badge").inner_text())
    assert found == ["A", "V", "A·L", "B", "L", ""]


def test_rather_not_leaves_an_offer_as_it_is(empty: Form, week: Instance) -> None:
    offered, not_offered, preferred = first(week, 3)
    empty.chip(offered).click()
    empty.brush("v")
    empty.chip(preferred).click()
    empty.brush("l")
    for each in (offered, not_offered, preferred):
        empty.chip(each).click()
    assert empty.offered().endswith("2 diensten")
    assert empty.chip(offered).locator(".badge").inner_text() == "A·L"
    both = [(each, what) for each in (offered, preferred) for what in ("aanbod", "liever niet")]
    answer = [(each.shift, each.what) for each in empty.save().availability]
    assert sorted(answer) == sorted([*both, (not_offered, "liever niet")])
    for each in (offered, not_offered):
        empty.chip(each).click()
    assert [(each.shift, each.what) for each in empty.save().availability if each.shift != preferred] == [
        (offered, "aanbod")
    ]


def test_offer_and_rather_not_has_a_brush_a_key_and_a_pattern(empty: Form, week: Instance) -> None:
    one, other = first(week, 2)
    empty.brush("m")
    empty.chip(one).click()
    empty.chip(other).focus()
    empty.page.keyboard.press("m")
    assert [empty.chip(each).locator(".badge").inner_text() for each in (one, other)] == ["A·L", "A·L"]
    empty.chip(one).click()
    assert empty.chip(one).locator(".badge").inner_text() == ""
    empty.page.select_option("#pattern-what", "a")
    empty.page.locator("#pattern-apply").click()
    empty.page.select_option("#pattern-what", "l")
    empty.page.locator("#pattern-apply").click()
    assert {each.shift for each in empty.save().availability if each.what == "aanbod"} == {
        each.id for each in week.shifts
    }


def test_a_drag_sets_everything_that_it_passes_in_one_step(empty: Form, week: Instance) -> None:
    shifts = together(week)
    boxes = [empty.chip(each).bounding_box() for each in shifts]
    mouse = empty.page.mouse
    for at, box in enumerate(boxes):
        assert box is not None
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
        if at == 0:
            mouse.down()
    mouse.up()
    assert empty.said() == dict.fromkeys(shifts, "aanbod")
    empty.page.locator("#undo").click()
    assert empty.said() == {}
    empty.page.locator("#redo").click()
    assert empty.said() == dict.fromkeys(shifts, "aanbod")


def test_the_keyboard_moves_and_marks(empty: Form, week: Instance) -> None:
    day = together(week)
    empty.day(day[0][-10:]).focus()
    press = empty.page.keyboard.press
    press("ArrowDown")
    press("v")
    press("ArrowDown")
    press("l")
    assert empty.said() == {day[0]: "voorkeur", day[1]: "liever niet"}
    empty.chip(day[1]).focus()
    press("Delete")
    press("ArrowUp")
    press("ArrowRight")
    press("Enter")
    after = empty.said()
    (new,) = set(after) - {day[0]}
    assert after[new] == "aanbod"
    assert date.fromisoformat(new[-10:]).toordinal() == date.fromisoformat(day[0][-10:]).toordinal() + 1
    press("Control+z")
    assert empty.said() == {day[0]: "voorkeur"}


@pytest.mark.parametrize("is_click", [True, False], ids=["click", "drag"])
def test_arrows_go_on_from_what_was_marked_last(empty: Form, week: Instance, is_click: bool) -> None:
    """Also in Safari, which gives a button that is clicked no focus."""
    empty.page.evaluate("document.addEventListener('mousedown', (event) => event.preventDefault())")
    first, second = together(week)[:2]
    if is_click:
        empty.chip(first).evaluate("each => each.click()")
    else:
        empty.chip(first).click()
    empty.page.keyboard.press("ArrowDown")
    empty.page.keyboard.press("v")
    assert empty.said() == {first: "aanbod", second: "voorkeur"}


def test_one_tab_stop_and_spoken_news(empty: Form, week: Instance) -> None:
    assert empty.page.locator('#grid button[tabindex="0"]').count() == 1
    empty.chip(week.shifts[1].id).focus()
    assert empty.page.locator('#grid button[tabindex="0"]').count() == 1
    empty.page.keyboard.press("a")
    assert "Aangeboden: " in empty.page.locator("#live").inner_text()
    outline = empty.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_keys_go_over_the_end_of_a_month(half_year: Instance, open_form: Open) -> None:
    form = open_form(half_year, half_year.doctors[0].id)
    form.day("2027-01-31").focus()
    form.page.keyboard.press("ArrowRight")
    assert form.page.locator("#page").inner_text().lower() == "februari 2027"
    assert form.page.evaluate("document.activeElement.dataset.day") == "31"


def test_a_pattern_sets_every_tuesday_evening_and_can_be_undone(half_year: Instance, open_form: Open) -> None:
    form = open_form(quiet(half_year), half_year.doctors[0].id)
    form.page.locator("#pattern-days label").nth(1).click()
    form.page.locator("#pattern-moments label").nth(0).click()
    form.page.fill("#pattern-from", "2027-02-01")
    form.page.fill("#pattern-until", "2027-02-28")
    form.page.locator("#pattern-apply").click()
    found = form.said()
    days = {date.fromisoformat(each[-10:]) for each in found}
    assert days == {date(2027, 2, each) for each in (2, 9, 16, 23)}
    assert set(found.values()) == {"aanbod"}
    starts = {each.id: each for each in half_year.shifts}
    assert not any("nacht" in starts[each].categories for each in found)
    form.page.locator("#undo").click()
    assert form.said() == {}


def test_no_nights_in_june(half_year: Instance, open_form: Open) -> None:
    form = open_form(quiet(half_year), half_year.doctors[0].id)
    form.page.locator("#pattern-moments label").nth(1).click()
    form.page.fill("#pattern-from", "2027-06-01")
    form.page.select_option("#pattern-what", "b")
    form.page.locator("#pattern-apply").click()
    found = form.said()
    by_id = {each.id: each for each in half_year.shifts}
    assert found
    assert set(found.values()) == {"blokkade"}
    assert all("nacht" in by_id[each].categories and by_id[each].day >= date(2027, 6, 1) for each in found)


def test_a_tap_sets(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO, **PHONE)
    shift = together(week)[0]
    form.chip(shift).tap()
    assert form.said() == {shift: "aanbod"}


@pytest.mark.parametrize("is_held", [True, False])
def test_a_finger_paints_when_it_was_held_and_scrolls_when_not(week: Instance, open_form: Open, is_held: bool) -> None:
    form = open_form(quiet(week), WHO, **PHONE)
    first = form.chip(together(week)[0])
    first.evaluate("each => each.scrollIntoView({ block: 'end' })")
    form.page.mouse.wheel(0, 200)
    form.page.wait_for_timeout(200)
    box, scrolled = first.bounding_box(), form.page.evaluate("scrollY")
    assert box is not None
    x, y = box["x"] + 20, box["y"] + 20
    session = form.page.context.new_cdp_session(form.page)

    def touch(kind: str, *points: float) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at} for at in points]})

    touch("touchStart", y)
    form.page.wait_for_timeout(500 if is_held else 20)
    for step in range(1, 16):
        touch("touchMove", y - 12 * step)
        form.page.wait_for_timeout(16)
    touch("touchEnd")
    form.page.wait_for_timeout(100)
    assert (form.page.evaluate("scrollY") == scrolled) is is_held
    assert (len(form.said()) > 1) is is_held
