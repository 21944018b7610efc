"""Limits, blocks, and what the form says of them: what does not fit, what is owed, how much is wise."""

from decimal import Decimal
from math import ceil

import pytest

from anwroster.files.offered import offered_minutes
from anwroster.model import Balance, BalanceCategory, Band, Instance, Offer
from anwroster.quota import dues, quota_lines
from tests.forms.browsing import Form
from tests.forms.conftest import Open
from tests.forms.reading import WHO, quiet


def test_a_day_can_be_blocked_whole(empty: Form, week: Instance) -> None:
    day = week.shifts[0].day
    empty.chip(week.shifts[0].id).click()
    empty.brush("b")
    empty.day(str(day)).click()
    assert empty.offered() == "0 uur · 0 diensten"
    assert "1× aanbod binnen een blokkade" in empty.page.locator("#findings").inner_text()
    rows = [each for each in empty.save().availability if each.what == "blokkade"]
    assert [(each.shift, each.since, each.until) for each in rows] == [("", str(day), str(day))]


def test_limits_and_a_remark_are_saved(empty: Form) -> None:
    empty.page.fill('[data-limit="maximum|uren|totaal"]', "40,5")
    empty.page.fill('[data-limit="maximum|diensten|nacht"]', "2")
    empty.page.fill("#remark", 'Graag met <b>"Jan"</b>')
    saved = empty.save()
    rows = {(each.bound, each.unit, each.scope): Decimal(each.amount) for each in saved.limits}
    assert rows == {("maximum", "uren", "totaal"): Decimal("40.5"), ("maximum", "diensten", "nacht"): Decimal(2)}
    assert saved.remark == 'Graag met <b>"Jan"</b>'
    assert "2 diensten" in empty.page.locator("#advice").inner_text()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minimum|uren|totaal": "50", "maximum|uren|totaal": "40"}, "minimum (50) is hoger dan het maximum (40)"),
        ({"minimum|diensten|nacht": "1,5"}, "heel getal"),
        ({"maximum|uren|weekend": "veel"}, "“veel” is geen aantal"),
    ],
)
def test_limits_that_cannot_be_stop_the_saving(empty: Form, fields: dict[str, str], words: str) -> None:
    for key, text in fields.items():
        empty.page.fill(f'[data-limit="{key}"]', text)
    empty.page.locator("#save").click()
    assert "Er is niets opgeslagen" in empty.message()
    assert words in empty.page.locator("#findings .bad").inner_text()
    assert empty.page.locator('[aria-invalid="true"]').count() == (0 if "40" in fields.values() else 1)


def test_freeing_a_day_keeps_what_was_said_about_its_shifts(empty: Form, week: Instance) -> None:
    shift = week.shifts[0]
    empty.chip(shift.id).click()
    empty.brush("b")
    empty.day(str(shift.day)).click()
    empty.day(str(shift.day)).click()
    assert [(each.what, each.shift) for each in empty.save().availability] == [("aanbod", shift.id)]


def test_what_is_owed_and_missing_is_told_with_advice(empty: Form, week: Instance) -> None:
    quota = empty.page.locator("#bar-quota").inner_text()
    findings = empty.page.locator("#findings").inner_text()
    assert f"U biedt 0 uur aan, {quota} minder dan de {quota} die u deze periode te doen hebt" in findings
    wanted = dues(week)[WHO].minutes
    first = week.shifts[0]
    empty.chip(first.id).click()
    short = f"{round((wanted - first.minutes) / 60, 1):g}".replace(".", ",")
    assert f"{short} uur minder dan de {quota} die u" in empty.page.locator("#findings").inner_text()
    empty.chip(first.id).click()
    mean = sum(each.minutes for each in week.shifts) / len(week.shifts)
    shifts = ceil(wanted / mean)
    assert f"Bied dan {5 * shifts} " in empty.page.locator("#advice").inner_text()
    assert f"tot {10 * shifts} diensten" in empty.page.locator("#advice").inner_text()
    empty.page.fill('[data-limit="minimum|diensten|nacht"]', "1")
    empty.page.locator("#remark").focus()
    assert (
        "Nacht: u wilt ten minste 1 dienst, maar biedt 0 diensten aan." in empty.page.locator("#findings").inner_text()
    )


@pytest.mark.parametrize(("hours", "shown"), [("4.5", "+4,5 uur"), ("-3", "−3 uur"), ("0", "0 uur")])
def test_the_balance_is_told_apart_from_quota_and_what_is_to_be_done(
    week: Instance, open_form: Open, hours: str, shown: str
) -> None:
    balance = Balance(doctor=WHO, category=BalanceCategory.HOURS, amount=Decimal(hours))
    form = open_form(quiet(week).model_copy(update={"balances": (balance,)}), WHO)
    quota = sum(each.minutes for each in quota_lines(week) if each.doctor == WHO) / 60
    due, owed = (f"{round(each, 1):g} uur".replace(".", ",") for each in (quota - float(hours), quota))
    lines = form.page.locator("#quota-lines").inner_text()
    assert f"Saldo van eerdere perioden: {shown}" in lines
    assert f"Deze periode te doen: {due} (quotum {owed} min saldo van eerdere perioden {shown})." in lines
    assert form.page.locator("#bar-quota").inner_text() == due
    assert f"minder dan de {due} die u deze periode te doen hebt" in form.page.locator("#findings").inner_text()


def test_hours_of_a_kind_are_those_of_its_shifts(empty: Form, week: Instance) -> None:
    evening = next(each for each in week.shifts if each.categories and dict(each.bands).get(Band.EVENING))
    empty.chip(evening.id).click()
    cells = empty.page.locator("#kind-rows tr").first.locator("th, td").all_inner_texts()
    assert cells == ["Avond", "0", "0", "0", "0"]
    empty.page.fill('[data-limit="minimum|uren|avond"]', "99")
    empty.page.locator("#remark").focus()
    lies = f"{round(dict(evening.bands)[Band.EVENING] / 60, 1):g}".replace(".", ",")
    assert f"van wat u aanbiedt ligt daar {lies} uur" in empty.page.locator("#findings").inner_text()


@pytest.mark.parametrize("mail", [None, "rooster@voorbeeld.example"])
def test_where_the_answer_goes(week: Instance, open_form: Open, mail: str | None) -> None:
    intake = week.hds.intake.model_copy(update={"mail": mail})
    form = open_form(week.model_copy(update={"hds": week.hds.model_copy(update={"intake": intake})}), WHO)
    link = form.page.locator("#mail a")
    form.save()
    if mail is None:
        assert not form.page.locator("#mail").is_visible()
        assert form.message().endswith("Mail dat bestand nu aan uw roosteraar.")
    else:
        assert (link.inner_text(), (link.get_attribute("href") or "").partition("?")[0]) == (mail, f"mailto:{mail}")
        assert form.message().endswith(f"Mail dat bestand nu aan {mail}.")


def test_an_offer_near_a_shift_elsewhere_is_flagged(week: Instance, open_form: Open) -> None:
    (elsewhere,) = week.busy
    form = open_form(quiet(week), elsewhere.doctor)
    near = next(each for each in week.shifts if each.start == elsewhere.span.end)
    far = week.shifts[0]
    for each in (near, far):
        form.chip(each.id).click()
    assert "1× aanbod te dicht bij een dienst elders" in form.page.locator("#findings").inner_text()
    assert form.offered() == f"{far.minutes // 60} uur · 1 dienst"
    assert "te dicht bij een dienst elders" in (form.chip(near.id).get_attribute("aria-label") or "")
    offers = tuple(Offer(doctor=elsewhere.doctor, shift=each.id) for each in (near, far))
    minutes = offered_minutes(quiet(week).model_copy(update={"offers": offers}))[elsewhere.doctor]
    assert minutes == far.minutes
    assert form.offered() == f"{minutes // 60} uur · 1 dienst"


def test_a_doctor_without_shifts_is_told(week: Instance, open_form: Open) -> None:
    gone = tuple(each.model_copy(update={"leaves": week.hds.period.start}) for each in week.doctors)
    form = open_form(week.model_copy(update={"doctors": gone}), WHO)
    assert "geen diensten die u kunt doen" in form.message()
    assert form.page.locator(".chip").count() == 0
