"""The walks that matter most, in engines that are not Chromium's: Firefox, and WebKit, from which Safari is made."""

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from anwroster.files import read_folder
from anwroster.forms import one_form
from anwroster.model import Instance
from tests.commands.calling import Caller
from tests.forms.conftest import EXAMPLES
from tests.forms.engines import Ask, firefox, webkit
from tests.forms.reading import WHO, page_of, quiet
from tests.forms.steering import ELEMENT, Steered

Take = Callable[[str], Steered]
ENGINES = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ask, Path]]:
    place = tmp_path_factory.mktemp(request.param)
    (place / "downloads").mkdir()
    with ExitStack() as stack:
        yield stack.enter_context(ENGINES[request.param](place)), place


@pytest.fixture
def take(engine: tuple[Ask, Path]) -> Iterator[Take]:
    """Yield what opens a page, which must have been quiet in the end."""
    taken: list[Steered] = []

    def take_it(page: str) -> Steered:
        taken.append(Steered(*engine, page))
        return taken[-1]

    yield take_it
    taken[-1].prove_quiet()


def test_a_page_that_is_not_quiet_is_noticed(week: Instance, take: Take) -> None:
    form = take(page_of(week, WHO))
    form.prove_quiet()
    form.run("new Image().src = 'https://voorbeeld.example/x.png'; console.warn('zo')")
    form.run("dispatchEvent(new ErrorEvent('error', { message: 'stuk' }))")
    faults = form.run("return faults.splice(0)")
    for word in ("policy: img-src https://voorbeeld.example", "warn: zo", "error: stuk"):
        assert any(each.startswith(word) for each in faults), faults


def marked(week: Instance, form: Steered) -> dict[str, str]:
    """Mark five shifts by mouse, keyboard and drag; return what was meant."""
    one, two, three, *others = [each.id for each in week.shifts[:6]]
    form.click(form.chip(one))
    form.click('[data-brush="v"]')
    form.click(form.chip(two))
    form.run("document.querySelector(arguments[0]).focus()", form.chip(three))
    form.press("l", "ArrowRight", "b", "Control+z")
    form.click('[data-brush="a"]')
    form.drag(*map(form.chip, others))
    return {one: "aanbod", two: "voorkeur", three: "liever niet", **dict.fromkeys(others, "aanbod")}


def test_an_answer_goes_from_the_browser_into_the_folder(
    week: Instance, take: Take, call: Caller, tmp_path: Path
) -> None:
    form = take(page_of(quiet(week), WHO))
    meant = marked(week, form)
    form.fill('[data-limit="maximum|uren|totaal"]', "40,5")
    form.fill("#remark", "zó")
    answer = form.save()
    assert {each.shift: each.what for each in answer.availability} == meant
    assert [each.amount for each in answer.limits] == ["40.5"]
    assert answer.remark == "zó"

    folder, back = tmp_path / "hds", tmp_path / "terug"
    shutil.copytree(EXAMPLES / "first-week", folder)
    back.mkdir()
    (back / "antwoord.json").write_text(answer.model_dump_json(), encoding="utf-8")
    assert call("collect", folder, back).code == 0
    after = read_folder(folder)
    offered = {each for each, what in meant.items() if what != "liever niet"}
    assert {each.shift for each in after.offers if each.doctor == WHO} == offered
    assert [float(each.amount) for each in after.limits if each.doctor == WHO] == [40.5]


def test_a_draft_is_found_again_and_can_be_dropped(week: Instance, take: Take) -> None:
    form = take(page_of(quiet(week), WHO))
    nothing = form.text("#bar-offered")
    marked(week, form)
    offered = form.text("#bar-offered")
    form.run("dispatchEvent(new Event('pagehide'))")
    form.ask("Refresh")
    assert "concept" in form.text("#message")
    assert form.text("#bar-offered") == offered != nothing
    form.click("#again")
    form.ask("AcceptAlert")
    assert form.text("#bar-offered") == nothing
    form.ask("Refresh")
    assert form.text("#bar-offered") == nothing


def test_leaving_unsaved_work_is_asked_about(week: Instance, take: Take) -> None:
    leaves = "return dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    form = take(page_of(quiet(week), WHO))
    assert form.run(leaves)
    form.click(form.chip(week.shifts[0].id))
    assert not form.run(leaves)
    form.save()
    assert form.run(leaves)


def test_a_pattern_and_a_file_that_comes_back(half_year: Instance, take: Take) -> None:
    page = page_of(quiet(half_year), half_year.doctors[0].id)
    form = take(page)
    form.click("#pattern-days label:nth-child(2)")
    form.click("#pattern-moments label:nth-child(1)")
    form.run("document.getElementById('pattern-from').value = '2027-02-01'")
    form.run("document.getElementById('pattern-until').value = '2027-02-28'")
    form.click("#pattern-apply")
    form.click('[data-brush="b"]')
    form.click('.date[data-day="2"]')
    answer = form.save()
    shifts = {each.shift for each in answer.availability if each.shift}
    assert {date.fromisoformat(each[-10:]) for each in shifts} == {date(2027, 2, each) for each in (2, 9, 16, 23)}
    assert [each.since for each in answer.availability if not each.shift] == ["2027-01-03"]

    again = take(page)
    path = again.place / "antwoord.json"
    path.write_text(answer.model_dump_json(), encoding="utf-8")
    again.ask("ElementSendKeys", id=again.find("#load"), text=str(path))
    assert again.save().availability == answer.availability


def test_a_finger_taps_and_paints_when_it_was_held(week: Instance, take: Take) -> None:
    form = take(page_of(quiet(week), WHO))
    one, two, three = (form.chip(each.id) for each in week.shifts[:3])
    form.drag(one, kind="touch")
    assert form.text("#bar-offered").endswith("1 dienst")
    form.drag(two, three, kind="touch", held=600)
    assert form.text("#bar-offered").endswith("3 diensten")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_narrow_screen_needs_no_scrolling_sideways(half_year: Instance, take: Take, language: str) -> None:
    form = take(page_of(half_year, half_year.doctors[0].id))
    frame = form.place / "smal.html"
    frame.write_text(f'<!doctype html><iframe src="{form.path.name}" width="360" height="740" frameborder="0">')
    form.ask("Navigate", url=frame.as_uri())
    inner = form.ask("FindElement", using="css selector", value="iframe")
    form.ask("SwitchToFrame", id=inner, element=inner[ELEMENT])
    form.click(f'[data-language="{language}"]')
    for turn in ("#later", '[data-view="week"]', "#overview summary", "#as-text summary"):
        form.click(turn)
        wide = form.run("const e = document.documentElement; return [innerWidth, e.scrollWidth - e.clientWidth]")
        assert wide == [360, 0], turn


def test_one_form_for_all_with_the_planner_s_address(week: Instance, take: Take) -> None:
    intake = week.hds.intake.model_copy(update={"mail": "rooster@voorbeeld.example"})
    named = quiet(week).model_copy(update={"hds": week.hds.model_copy(update={"intake": intake})})
    form = take(one_form(named, "nl").decode())
    assert form.run("return document.getElementById('work').hidden")
    at = [each["id"] for each in form.data["doctors"]].index(WHO)
    form.run("document.getElementById('names').value = arguments[0]", str(at))
    form.click("#choose button")
    assert form.text("#who") == form.data["doctors"][at]["name"]
    assert form.run("return document.querySelector('#mail a').href").startswith("mailto:rooster@voorbeeld.example?")
    assert form.save().doctor == WHO


def test_paper(half_year: Instance, take: Take, engine: tuple[Ask, Path]) -> None:
    """Only Firefox's driver can print; in both, what is printed is drawn and then put away again."""
    doctor = next(each.doctor for each in half_year.offers)
    said = sum(1 for each in half_year.offers if each.doctor == doctor)
    form = take(page_of(half_year, doctor))
    rows: Any = "return document.querySelectorAll('#overview-months li').length"
    assert form.run(rows) == 0
    if engine[1].name.startswith("firefox"):
        assert base64.b64decode(form.ask("Print")).startswith(b"%PDF")
    else:
        form.run("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    assert form.run(rows) >= said
    assert not form.run("return document.getElementById('overview').open")
