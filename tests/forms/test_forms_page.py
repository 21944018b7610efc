import base64
import hashlib
import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from anwroster.forms import forms, one_form
from anwroster.forms.page import SCRIPTS, data_block
from anwroster.model import Instance
from tests.forms.reading import WHO, data_of, page_of
from tests.hostile import NAMES

ROOT = Path(__file__).parents[2]
HOSTILE = (
    *NAMES,
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "n" * 2000,
    "een\ntwee\r\ndrie",
    "&lt;/script&gt;",
)


class Elements(HTMLParser):
    """Every element with its attributes, and what stands in scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.found[-1:] and self.found[-1][0] == "script":
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))


def named(instance: Instance, name: str) -> Instance:
    """Return the folder in which hostile names stand wherever a name can stand."""
    hds = instance.hds
    places = {
        "name": name,
        "posts": tuple(each.model_copy(update={"name": name}) for each in hds.posts),
        "kinds": tuple(each.model_copy(update={"name": name}) for each in hds.kinds),
    }
    changes: dict[str, Any] = {
        "hds": hds.model_copy(update=places),
        "doctors": tuple(each.model_copy(update={"name": name}) for each in instance.doctors),
        "practices": tuple(each.model_copy(update={"name": name}) for each in instance.practices),
        "holidays": tuple(each.model_copy(update={"name": name, "id": "eigen"}) for each in instance.holidays),
    }
    return instance.model_copy(update=changes)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_turns_the_page(week: Instance, name: str) -> None:
    plain, page = page_of(week, WHO), page_of(named(week, name), WHO)
    expected, found = Elements(plain), Elements(page)
    assert [each for each in found.found if each[0] != "/"] == expected.found
    assert len(found.scripts) == 3
    data = data_of(page)
    assert data["doctors"][0]["name"] == name
    assert data["kinds"][0]["name"] == data["posts"][0] == data["name"] == name


def test_the_shared_form_holds_against_hostile_names_as_well(week: Instance) -> None:
    for name in HOSTILE:
        assert data_of(one_form(named(week, name), "nl").decode())["doctors"][0]["name"] == name


def test_nothing_in_a_block_can_end_it() -> None:
    block = data_block({"x": "</script><!-- & \u2028\u2029"})
    assert not set(block) & set("<>&\u2028\u2029")
    assert "\\u003c/script\\u003e" in block


def test_the_policy_allows_the_one_script_and_nothing_else(week: Instance) -> None:
    page = page_of(week, WHO)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    rules = dict(each.split(maxsplit=1) for each in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "script-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert script[0].startswith('(() => {\n"use strict";')


def test_nothing_points_outside_and_no_markup_acts(week: Instance) -> None:
    for tag, attributes in Elements(page_of(week, WHO)).found:
        assert not {each for each in attributes if each.startswith("on") or each in ("src", "srcset", "action")}, tag
        assert (attributes.get("href") or "#").startswith("#")
    assert "http" not in page_of(week, WHO).replace("http-equiv", "")


def test_every_part_of_the_script_is_joined_and_none_writes_markup() -> None:
    folder = ROOT / "anwroster" / "forms" / "script"
    assert {each.stem for each in folder.glob("*.js")} == set(SCRIPTS)
    for path in folder.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
        assert len(text.splitlines()) <= 150
        assert text.startswith("// ")


def test_the_shared_form_is_small(half_year: Instance) -> None:
    assert len(one_form(half_year, "nl")) < 300_000


def test_same_input_same_bytes(week: Instance) -> None:
    assert page_of(week, WHO) == page_of(week, WHO)


def test_hundreds_of_forms_take_seconds(half_year: Instance) -> None:
    """Of processor time, so that other work on the machine does not count; style and script are joined once."""
    begin = time.process_time()
    made = list(forms(half_year, {each.id for each in half_year.doctors}, "nl"))
    assert time.process_time() - begin < 6
    assert len(made) == len(half_year.doctors)
    assert max(len(page) for _, page in made) < 150_000
