"""What came from a doctor's calendar, in the browser: shown, taken away, and kept through drafts and loaded answers."""

from datetime import timedelta

import pytest

from anwroster.anwhours import local
from anwroster.model import Blocked, Instance, Offer, Shift, Span
from anwroster.model.answers import Answer
from tests.forms.conftest import Open
from tests.forms.reading import WHO, data_of, page_of, quiet, shown_by


def offering(week: Instance, *shifts: Shift, own: tuple[Shift, ...] = (), busy: tuple[Span, ...] = ()) -> Instance:
    """Return the week in which the doctor's calendar offers shifts and is busy, beside the doctor's own offers."""
    offers = [Offer(doctor=WHO, shift=each.id, calendar=True) for each in shifts]
    offers += [Offer(doctor=WHO, shift=each.id) for each in own]
    blocked = [Blocked(doctor=WHO, span=each, calendar=True) for each in busy]
    return quiet(week).model_copy(update={"offers": tuple(offers), "blocked": tuple(blocked)})


@pytest.fixture
def mine(week: Instance) -> list[Shift]:
    """Return the shifts that the doctor's form shows."""
    keys = [each[0] for each in shown_by(data_of(page_of(quiet(week), WHO)))]
    by_key = {each.id: each for each in week.shifts}
    return [by_key[each] for each in keys]


def said(answer: Answer) -> dict[str, str]:
    return {each.shift: each.what for each in answer.availability if each.shift}


def shown(answer: Answer) -> set[str]:
    return {each.shift or f"{each.since}/{each.until}" for each in answer.calendar or ()}


def whole_day(shift: Shift) -> Span:
    midnight = local(shift.start).replace(hour=0, minute=0)
    return Span(start=midnight, end=midnight + timedelta(days=1))


def test_an_answer_says_what_the_calendar_offered_and_what_is_left_of_it(
    week: Instance, mine: list[Shift], open_form: Open
) -> None:
    one, other, own = mine[:3]
    form = open_form(offering(week, one, other, own=(own,)), WHO)
    before = form.save()
    assert (said(before), shown(before)) == (dict.fromkeys((one.id, other.id, own.id), "aanbod"), {one.id, other.id})
    form.brush("clear")
    form.chip(one.id).click()
    after = form.save()
    assert (said(after), shown(after)) == (dict.fromkeys((other.id, own.id), "aanbod"), {one.id, other.id})


def test_without_a_calendar_an_answer_says_that_it_showed_none(week: Instance, open_form: Open) -> None:
    assert open_form(quiet(week), WHO).save().calendar == ()
    shared = open_form(quiet(week))
    shared.page.select_option("#names", index=1)
    shared.page.locator("#choose-form button").click()
    assert shared.save().calendar == ()


def test_blocked_time_of_the_calendar_is_told_as_it_stood(week: Instance, mine: list[Shift], open_form: Open) -> None:
    day = whole_day(mine[0])
    form = open_form(offering(week, busy=(day,)), WHO)
    label = f"{local(day.start):%Y-%m-%d}"
    answer = form.save()
    assert [(each.since, each.until) for each in answer.availability] == [(label, label)]
    assert shown(answer) == {f"{label} 00:00/{local(day.end):%Y-%m-%d} 00:00"}


def test_an_answer_of_before_the_calendar_takes_nothing_out_of_it_when_it_is_loaded(
    week: Instance, mine: list[Shift], open_form: Open
) -> None:
    one, own = mine[0], mine[-1]
    earlier = open_form(offering(week, own=(own,)), WHO).save()
    now = open_form(offering(week, one, busy=(whole_day(mine[2]), mine[3].span)), WHO)
    now.load(earlier.model_dump_json())
    back = now.save()
    assert said(back) == {one.id: "aanbod", own.id: "aanbod"}
    blocks = [each for each in back.availability if each.what == "blokkade"]
    assert len(blocks) == 2
    of_an_older_version = earlier.model_dump(mode="json", exclude={"calendar"})
    now.load(Answer.model_validate(of_an_older_version).model_dump_json(exclude={"calendar"}))
    assert said(now.save()) == {one.id: "aanbod", own.id: "aanbod"}


def test_a_loaded_answer_keeps_what_it_took_away_and_not_what_the_calendar_dropped_since(
    week: Instance, mine: list[Shift], open_form: Open
) -> None:
    gone, dropped, own = mine[0], mine[1], mine[-1]
    day, hour = whole_day(mine[2]), Span(start=mine[3].start, end=mine[3].start + timedelta(minutes=20))
    first = open_form(offering(week, gone, dropped, own=(own,), busy=(day, hour, mine[4].span)), WHO)
    first.brush("clear")
    first.chip(gone.id).click()
    saved = first.save()
    assert len([each for each in saved.availability if each.what == "blokkade"]) == 3
    now = open_form(offering(week, gone), WHO)
    now.load(saved.model_dump_json())
    assert {(each.what, each.shift) for each in now.save().availability} == {("aanbod", own.id)}


def test_a_draft_of_an_earlier_form_takes_nothing_out_of_a_later_calendar(
    week: Instance, mine: list[Shift], open_form: Open
) -> None:
    one, own = mine[0], mine[-1]
    form = open_form(quiet(week), WHO)
    form.chip(own.id).click()
    form.save()
    form.place.write_text(page_of(offering(week, one), WHO), encoding="utf-8")
    form.page.reload()
    assert "concept" in form.message()
    assert said(form.save()) == {one.id: "aanbod", own.id: "aanbod"}
