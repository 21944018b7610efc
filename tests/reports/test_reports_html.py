"""What every page owes its readers: safe, whole by itself, readable for everybody."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from anwroster.reports import Report, render_html, report
from tests.hostile import NAMES
from tests.reportcase import given, made

KINDS = ("schedule", "fairness", "costs", "doctor")
VOID = {"meta", "link", "img", "br", "hr", "input", "col", "source", "path", "circle", "rect", "line"}


class Page(HTMLParser):
    """Reads a page strictly: every element closed in order, every attribute kept."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.text: list[str] = []
        self.feed(content)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID or tag in ("circle", "rect", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]


def page(kind: str, language: str = "nl", names: tuple[str, ...] = (), **changes) -> str:
    case = given(names, language=language, **changes)
    about = "anna" if kind == "doctor" else None
    return render_html(report(case, made(), kind, language, doctor=about, assume_year=2026))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_is_well_formed_in_its_language(kind: str, language: str) -> None:
    read = Page(page(kind, language))
    assert read.all("html") == [{"lang": language}]
    assert {"charset": "utf-8"} in read.all("meta")
    assert any(each.get("name") == "viewport" for each in read.all("meta"))
    assert len(read.all("h1")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_step_at_a_time(kind: str) -> None:
    steps = [int(tag[1]) for tag, _, _ in Page(page(kind)).elements if re.fullmatch("h[1-6]", tag)]
    assert steps[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(steps))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fetches_nothing(kind: str) -> None:
    content = page(kind)
    read = Page(content)
    for tag, attributes, _ in read.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "a", "use", "image")
        assert not {"src", "href", "srcset", "action", "xlink:href", "background"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert "@import" not in content
    assert "url(" not in content
    assert re.findall(r"https?://[^\"' <]+", content) == ["http://www.w3.org/2000/svg"] * content.count("<svg")


@pytest.mark.parametrize("kind", KINDS)
def test_only_our_own_script_may_run(kind: str) -> None:
    content = page(kind, names=NAMES[:5])
    policy = next(each["content"] for each in Page(content).all("meta") if "http-equiv" in each)
    scripts = re.findall(r"<script>(.*?)</script>", content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert len(scripts) == 1
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_name_becomes_markup(kind: str, name: str) -> None:
    plain, hostile = Page(page(kind, names=("Gewoon",) * 5)), Page(page(kind, names=(name,) * 5))
    shape = [(tag, sorted(set(attributes) - {"style"}), inside) for tag, attributes, inside in plain.elements]
    assert [(tag, sorted(set(attributes) - {"style"}), inside) for tag, attributes, inside in hostile.elements] == shape
    told = "".join(hostile.text).replace("\r\n", "\n").replace("\r", "\n")
    assert name.replace("\r\n", "\n") in told


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_heads_and_a_caption(kind: str) -> None:
    read = Page(page(kind))
    tables = read.all("table")
    assert tables
    assert len(read.all("caption")) == len(tables)
    for tag, attributes, inside in read.elements:
        if tag == "th":
            assert attributes["scope"] == ("col" if "thead" in inside else "row")


@pytest.mark.parametrize("kind", ["fairness", "costs", "doctor"])
def test_every_picture_is_told_in_words(kind: str) -> None:
    content = page(kind)
    pictures = re.findall(r"<svg.*?</svg>", content, re.DOTALL)
    assert pictures
    for picture in pictures:
        assert re.match(r'<svg role="img" [^>]*><title>[^<]{5,}</title><desc>[^<]{5,}</desc>', picture)


def _luminance(colour: str) -> float:
    short = colour.lstrip("#")
    full = "".join(each * 2 for each in short) if len(short) == 3 else short
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_read() -> None:
    style = re.search(r"<style>(.*?)</style>", page("fairness"), re.DOTALL)[1]
    named = dict(re.findall(r"--(\w+): (#\w+)", style))
    for ink in ("ink", "soft", "alarm"):
        assert contrast(named[ink], named["paper"]) >= 4.5
        assert contrast(named[ink], "#f3f5f7") >= 4.5
    assert contrast(named["alarm"], "#fbe3dc") >= 4.5
    assert contrast("#5f1f11", "#fbeee9") >= 4.5


def test_colours_of_charts_bear_white_words() -> None:
    from anwroster.reports.charts import COLOURS

    assert all(contrast(each, "#ffffff") >= 4.5 for each in COLOURS)
    assert len(set(COLOURS)) == len(COLOURS)


def test_pages_print() -> None:
    style = re.search(r"<style>(.*?)</style>", page("schedule"), re.DOTALL)[1]
    assert "@media print" in style
    assert "table-header-group" in style


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_roster_gives_the_same_page(kind: str) -> None:
    assert page(kind) == page(kind)


def test_a_report_without_tables_is_a_page_too() -> None:
    from anwroster.reports import Section, Table

    empty = Report("x", "titel", "", "en", (Section("leeg"),), Table("t", (), ()))
    assert "<h2>leeg</h2>" in render_html(empty)
