"""How it looks: on a phone, on paper, in two languages, to eyes that need contrast, and with hostile names."""

from pathlib import Path
from typing import Any

import pytest

from anwroster.model import Instance
from tests.forms.browsing import DESKTOP, PHONE
from tests.forms.conftest import Open
from tests.forms.reading import quiet
from tests.forms.test_forms_page import HOSTILE, named

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

CONTRAST = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const part = (x) => ((x /= 255) <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return (style.backgroundImage.match(/rgb\\([^)]*\\)/g) ?? []).map(rgb);
      const colour = rgb(style.backgroundColor);
      if (colour.length === 3 || colour[3] > 0.5) return [colour];
    }
    return [[255, 255, 255]];
  };
  const bad = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((each) => each.nodeType === 3 && each.textContent.trim());
    if (!hasText || !element.offsetParent || element.closest("script, .unseen")) continue;
    seen += 1;
    const style = getComputedStyle(element);
    for (const ground of behind(element)) {
      const [high, low] = [light(rgb(style.color)), light(ground)].sort((one, other) => other - one);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < 4.5) bad.push(`${element.className} ${element.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
    }
  }
  return { bad, seen };
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1024])
def test_nothing_is_wider_than_the_screen(half_year: Instance, open_form: Open, width: int) -> None:
    size = {"viewport": {"width": width, "height": 740}}
    form = open_form(half_year, half_year.doctors[0].id, **((PHONE if width < 700 else DESKTOP) | size))
    for turn in ("#later", '[data-view="week"]', "#overview summary", '[data-language="en"]'):
        form.page.locator(turn).click()
        assert form.page.evaluate(WIDE) == 0, turn


def test_on_a_phone_fingers_can_hit_what_they_must(half_year: Instance, open_form: Open) -> None:
    form = open_form(half_year, half_year.doctors[0].id, **PHONE)
    sizes = form.page.evaluate(
        "[...document.querySelectorAll('.chip, .date, .brush, #save')].filter((e) => e.getClientRects().length)"
        ".map((e) => e.getBoundingClientRect().height)"
    )
    assert len(sizes) > 50
    assert min(sizes) >= 32


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_text_can_be_read(half_year: Instance, open_form: Open, options: dict[str, Any]) -> None:
    form = open_form(half_year, half_year.doctors[0].id, **options)
    for at, name in enumerate(("v", "l", "b", "a")):
        form.brush(name)
        form.page.locator(".chip").nth(at).click()
    form.brush("b")
    form.page.locator(".date").nth(6).click()
    form.page.fill('[data-limit="maximum|uren|weekend"]', "veel")
    form.page.locator("#save").click()
    form.page.locator("#overview summary").click()
    form.page.mouse.move(0, 0)
    found = form.page.evaluate(CONTRAST)
    assert found["bad"] == []
    assert found["seen"] > 200


def test_on_a_phone_an_offer_and_then_rather_not_make_both(week: Instance, open_form: Open) -> None:
    form = open_form(week, "sneeuwberg", **PHONE)
    assert not form.page.locator('[data-brush="m"]').is_visible()
    chip = form.page.locator(".chip").first
    for brush in ("clear", "a", "l"):
        form.brush(brush)
        chip.tap()
    assert chip.locator(".badge").inner_text() == "A·L"


@pytest.mark.parametrize("is_scripted", [True, False])
def test_a_preview_without_script_says_what_to_do(week: Instance, open_form: Open, is_scripted: bool) -> None:
    """As an iPhone shows an attachment."""
    form = open_form(week, "sneeuwberg", **PHONE, java_script_enabled=is_scripted)
    assert form.page.locator(".still").count() == (0 if is_scripted else 2)
    assert form.page.locator("header").is_visible() is is_scripted
    if not is_scripted:
        assert form.page.locator(".still").first.inner_text().startswith("Dit is alleen een voorvertoning")
        assert form.page.locator(".still[lang=en]").is_visible()


def test_on_a_phone_a_field_is_large_enough_not_to_be_zoomed(week: Instance, open_form: Open) -> None:
    form = open_form(week, "sneeuwberg", **PHONE)
    sizes = form.page.evaluate(
        "[...document.querySelectorAll('input:not([type=checkbox], [type=file]), select, textarea')]"
        ".map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 16


def test_marks_differ_in_more_than_colour(week: Instance, open_form: Open) -> None:
    form = open_form(week, "sneeuwberg")
    texts = {}
    for at, name in enumerate(("a", "v", "l", "m", "b")):
        chip = form.page.locator(".chip").nth(at)
        chip.focus()
        form.page.keyboard.press("Delete")
        form.page.keyboard.press(name)
        texts[name] = (chip.locator(".badge").inner_text(), chip.get_attribute("aria-label"))
    assert [each[0] for each in texts.values()] == ["A", "V", "L", "A·L", "B"]


def test_the_switch_speaks_english(week: Instance, open_form: Open) -> None:
    form = open_form(week, "sneeuwberg")
    form.page.locator('[data-language="en"]').click()
    assert form.page.locator("h1").inner_text().startswith("Availability")
    assert form.page.evaluate("document.documentElement.lang") == "en"
    shown = form.page.locator("body").inner_text()
    for word in ("Aanbod", "Voorkeur", "Blokkade", "diensten", "Roosterperiode"):
        assert word not in shown.replace(form.data["name"], "")


def test_paper_shows_everything_that_was_said(half_year: Instance, open_form: Open) -> None:
    doctor = next(each.doctor for each in half_year.offers)
    form = open_form(half_year, doctor)
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    form.page.emulate_media(media="print")
    said = sum(1 for each in half_year.offers if each.doctor == doctor)
    assert form.page.locator("#overview-months li").count() >= said
    assert form.page.locator("#overview-months li").first.is_visible()
    assert form.page.locator("#grid").is_hidden()
    assert form.page.locator("#quota-lines").is_visible()
    assert form.page.pdf().startswith(b"%PDF")


def test_the_overview_explains_the_letters_that_it_uses_and_no_others(week: Instance, open_form: Open) -> None:
    form = open_form(quiet(week), "sneeuwberg")
    form.page.locator("#overview summary").click()
    assert form.page.locator("#overview-legend span.badge").count() == 0
    for at, name in enumerate(("a", "m")):
        form.brush(name)
        form.page.locator(".chip").nth(at).click()
    form.brush("b")
    form.day(str(week.shifts[-1].day)).click()
    form.page.fill('[data-limit="maximum|diensten|nacht"]', "1")
    form.page.locator("#remark").focus()
    legend = form.page.locator("#overview-legend > span").all_inner_texts()
    assert legend == ["A aanbod", "B blokkade", "A·L aanbod, maar liever niet"]
    rows = form.page.locator("#overview-months li").all_inner_texts()
    assert [each.endswith(what) for each, what in zip(rows, ("aanbod", "liever niet", "blokkade"), strict=True)]
    assert form.page.locator("#overview-limits").inner_text() == "maximum 1 dienst (Nacht)"


def test_hostile_names_are_only_text(week: Instance, open_form: Open, tmp_path: Path) -> None:
    for name in HOSTILE:
        form = open_form(named(week, name), "sneeuwberg", **PHONE)
        form.page.on("dialog", lambda each: pytest.fail(each.message))
        assert form.page.locator("#who").text_content() == name
        assert form.page.locator(".chip").first.is_visible()
        form.page.locator("#overview summary").click()
        assert form.page.evaluate(WIDE) == 0
