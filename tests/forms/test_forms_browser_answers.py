"""What is kept, saved and loaded: nothing gets lost, and nothing foreign comes in."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from anwroster.anwhours import local, moment
from anwroster.files.answers import form_digest
from anwroster.files.formshifts import FormShifts
from anwroster.files.selection import merged
from anwroster.model import Instance, Span, WishKind
from anwroster.model.answers import Answer
from tests.forms.browsing import Form
from tests.forms.conftest import Open
from tests.forms.reading import WHO, quiet

WHATS = ("aanbod", "voorkeur", "liever niet", "blokkade")


def rows(answer: Answer) -> set[tuple[str, ...]]:
    return {(each.what, each.shift, each.since, each.until) for each in answer.availability}


def test_an_answer_says_of_which_form_it_is(week: Instance, open_form: Open) -> None:
    answer = open_form(week, WHO).save()
    period = week.hds.period
    (doctor,) = [each for each in week.doctors if each.id == WHO]
    shown = [each.id for each in FormShifts(week).of(doctor)]
    assert answer.form == form_digest(week.hds.id, period.start, period.end, WHO, shown)
    assert (answer.hds, answer.doctor, answer.start, answer.end) == (week.hds.id, WHO, period.start, period.end)
    assert answer.saved_at.tzinfo is not None


def test_an_untouched_form_says_what_the_folder_says(half_year: Instance, open_form: Open) -> None:
    """Every offer, wish, block and limit of three doctors goes through the form and comes back."""
    told = {each.doctor for each in half_year.blocked} & {each.doctor for each in half_year.limits}
    for doctor in sorted(told)[:3]:
        answer = open_form(half_year, doctor).save()
        by_what = {what: {each.shift for each in answer.availability if each.what == what} for what in WHATS}
        offers = {each.shift for each in half_year.offers if each.doctor == doctor}
        wishes = {(each.shift, each.kind) for each in half_year.wishes if each.doctor == doctor}
        assert by_what["aanbod"] | by_what["voorkeur"] == offers
        assert by_what["voorkeur"] == {shift for shift, kind in wishes if kind is WishKind.PREFER}
        assert by_what["liever niet"] == {shift for shift, kind in wishes if kind is WishKind.AVOID}
        mine = merged(each.span for each in half_year.blocked if each.doctor == doctor)
        assert merged(_blocks(half_year, answer)) == mine
        limits = {(each.bound.value, each.amount) for each in half_year.limits if each.doctor == doctor}
        assert {(each.bound, float(each.amount)) for each in answer.limits} == {(b, float(a)) for b, a in limits}


def _blocks(instance: Instance, answer: Answer) -> list[Span]:
    shifts, found = {each.id: each for each in instance.shifts}, []
    for row in answer.availability:
        if row.what != "blokkade":
            continue
        if row.shift:
            found.append(shifts[row.shift].span)
            continue
        ends = []
        for text, whole in ((row.since, 0), (row.until, 1440)):
            clock = int(text[11:13]) * 60 + int(text[14:]) if len(text) > 10 else whole
            ends.append(moment(date.fromisoformat(text[:10]), clock))
        found.append(Span(start=ends[0], end=ends[1]))
    return found


def test_the_clock_of_a_block_is_local(week: Instance) -> None:
    """What the test above compares is worth something only when the two clocks differ."""
    assert local(week.shifts[0].start).utcoffset()


def test_a_reload_keeps_the_draft(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO)
    form.chip(week.shifts[0].id).click()
    form.page.fill('[data-limit="maximum|uren|totaal"]', "33")
    form.page.fill("#remark", "tot ziens")
    form.page.locator("#remark").blur()
    before = form.offered()
    form.page.once("dialog", lambda each: each.accept())
    form.page.reload()
    assert form.offered() == before != "0 uur · 0 diensten"
    assert form.page.input_value('[data-limit="maximum|uren|totaal"]') == "33"
    assert form.page.input_value("#remark") == "tot ziens"
    assert "concept" in form.message()


def test_starting_again_drops_the_draft(week: Instance, open_form: Open) -> None:
    form = open_form(week, WHO)
    before = form.offered()
    form.page.locator(".chip:not(.mark-a):not(.mark-v):not(.out)").first.click()
    assert form.offered() != before
    form.page.once("dialog", lambda each: each.accept())
    form.page.locator("#again").click()
    assert form.offered() == before


REFUSED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });"""
)


def test_without_a_place_for_drafts_the_form_works_and_says_so(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO, start=REFUSED)
    form.chip(week.shifts[0].id).click()
    form.page.locator("#draft", has_text="bewaart geen concept").wait_for()
    assert rows(form.save()) == {("aanbod", week.shifts[0].id, "", "")}


def test_leaving_with_unsaved_changes_asks_first(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO)
    asked: list[str] = []
    form.page.on("dialog", lambda each: (asked.append(each.type), each.accept()))
    form.page.reload()
    assert asked == []
    form.chip(week.shifts[0].id).click()
    form.page.reload()
    assert asked == ["beforeunload"]
    form.save()
    form.page.reload()
    assert asked == ["beforeunload"]


def test_a_saved_answer_comes_back(half_year: Instance, open_form: Open) -> None:
    doctor = half_year.doctors[0].id
    form = open_form(half_year, doctor)
    form.brush("b")
    form.day("2027-02-13").click()
    form.day("2027-02-14").click()
    form.page.fill("#remark", "é ☃ </script>")
    saved = form.save()
    again = open_form(quiet(half_year), doctor)
    again.load(saved.model_dump_json())
    assert again.message() == "Het antwoord is geladen."
    back = again.save()
    assert (rows(back), set(back.limits), back.remark) == (rows(saved), set(saved.limits), saved.remark)


def changed(**changes: Any) -> Callable[[dict[str, Any]], str]:
    return lambda answer: json.dumps(answer | changes)


BAD: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "hds": (changed(hds="elders"), "andere HDS (elders"),
    "period": (changed(start="2025-12-21"), "andere periode"),
    "doctor": (changed(doctor="rendier"), "andere dokter (rendier"),
    "format": (changed(format="anwroster-answer-9"), "geen antwoord uit dit formulier"),
    "no JSON": (lambda _: "dokter;wat\n", "geen JSON"),
    "nothing": (lambda _: "", "geen JSON"),
    "null": (lambda _: "null", "geen antwoord"),
    "a list": (lambda _: "[]", "geen antwoord"),
    "rows": (changed(availability={}), "beschadigd"),
    "what": (changed(availability=[{"what": "graag", "shift": "x"}]), "availability 1"),
    "a null row": (changed(availability=[None]), "availability 1"),
    "a proto": (changed(availability=[{"what": "constructor", "shift": "x"}]), "availability 1"),
    "no time": (changed(availability=[{"what": "blokkade", "since": "2026-12-24"}]), "availability 1"),
    "no such day": (changed(availability=[{"what": "blokkade", "since": "2026-02-30", "until": "2026-03-02"}]), "1)"),
    "backwards": (changed(availability=[{"what": "blokkade", "since": "2026-12-24", "until": "2026-12-23"}]), "1)"),
    "for ever": (changed(availability=[{"what": "blokkade", "since": "0001-01-01", "until": "9999-12-31"}]), "1)"),
    "a limit": (changed(limits=[{"bound": "minimum", "amount": "-1", "unit": "uren"}]), "limits 1"),
    "a number": (changed(limits=[{"bound": "minimum", "amount": 1, "unit": "uren"}]), "limits 1"),
    "a scope": (changed(limits=[{"bound": "minimum", "amount": "1", "unit": "uren", "scope": "<b>"}]), "limits 1"),
    "a remark": (changed(remark={}), "remark"),
}


@pytest.fixture
def filled(week: Instance, open_form: Open) -> Form:
    form = open_form(week, WHO)
    form.page.locator(".chip:not(.mark-a):not(.mark-v)").first.click()
    return form


def test_a_foreign_or_broken_file_is_refused_and_changes_nothing(filled: Form) -> None:
    saved, marks = filled.save(), filled.marks()
    for name, (make, words) in BAD.items():
        filled.load(make(saved.model_dump(mode="json")))
        assert words in filled.message(), name
        assert "Er is niets gewijzigd." in filled.message(), name
        assert filled.marks() == marks, name
    now = filled.save()
    assert (rows(now), now.limits, now.remark) == (rows(saved), saved.limits, saved.remark)


def test_an_answer_of_another_version_is_loaded_with_a_warning(filled: Form) -> None:
    saved = filled.save().model_dump(mode="json")
    gone = {"what": "aanbod", "shift": "vervallen-2026-12-21"}
    filled.load(json.dumps(saved | {"form": "0" * 64, "availability": [*saved["availability"], gone]}))
    assert "andere versie" in filled.message()
    assert "weggelaten zijn: 1." in filled.message()
    assert len(filled.save().availability) == len(saved["availability"])


def test_in_the_shared_form_doctors_choose_themselves(week: Instance, open_form: Open) -> None:
    form = open_form(week)
    assert form.page.locator("#work").is_hidden()
    names = form.page.locator("#names option").all_inner_texts()
    form.page.select_option("#names", label=next(each for each in names if "Sneeuwberg" in each))
    form.page.locator("#choose-form button").click()
    assert "komt daarvoor in de plaats" in form.message()
    form.page.locator(".chip").first.click()
    answer = form.save()
    assert answer.doctor == WHO
    (doctor,) = [each for each in week.doctors if each.id == WHO]
    period = week.hds.period
    shown = [each.id for each in FormShifts(week).of(doctor)]
    assert answer.form == form_digest(week.hds.id, period.start, period.end, WHO, shown)


def test_where_saving_fails_the_answer_is_there_as_text(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO)
    form.page.locator("#as-text summary").click()
    form.chip(week.shifts[0].id).click()
    answer = Answer.model_validate_json(form.page.input_value("#answer-text"))
    assert rows(answer) == {("aanbod", week.shifts[0].id, "", "")}


def test_a_draft_outlives_an_amount_that_is_none(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), WHO)
    form.page.once("dialog", lambda each: each.accept())
    form.chip(week.shifts[0].id).click()
    form.page.fill('[data-limit="maximum|uren|totaal"]', "veel")
    form.page.fill('[data-limit="maximum|uren|nacht"]', "9")
    form.page.locator("#remark").focus()
    form.page.reload()
    assert form.page.input_value('[data-limit="maximum|uren|nacht"]') == "9"
    assert rows(form.save()) == {("aanbod", week.shifts[0].id, "", "")}
