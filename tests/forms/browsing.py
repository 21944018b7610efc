"""A form in a real browser: chromium of Debian, driven by playwright, watched for all that a form must not do."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from anwroster.model.answers import Answer
from tests.forms.reading import shown_by

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1360, "height": 900}}


@contextmanager
def browser() -> Iterator["Browser"]:
    """Yield the browser; skip where it is missing, unless all tools must be there."""
    required = os.environ.get("ANWROSTER_TOOLS") == "all"
    place = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        assert not required, "playwright is missing"
        pytest.skip("playwright is missing")
    if place is None:
        assert not required, "chromium is missing"
        pytest.skip("chromium is missing")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=place, args=SWITCHES)
        try:
            yield opened
        finally:
            opened.close()


class Form:
    """One open form."""

    def __init__(self, page: "Page", place: Path) -> None:
        self.page = page
        self.place = place
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda each: self.faults.append(each.text) if each.type in ("error", "warning") else None)
        page.on("pageerror", lambda each: self.faults.append(str(each)))
        page.on("request", lambda each: self.requests.append(each.url))
        page.goto(place.as_uri())

    def prove_quiet(self) -> None:
        """Nothing went wrong in the console, and nothing was asked of anything but the file itself."""
        assert self.faults == []
        assert all(each.startswith(("file:", "blob:")) for each in self.requests)
        assert self.requests

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.page.locator("#data").text_content() or "")
        return found

    def chip(self, shift: str) -> "Locator":
        """Return the button of a shift, after turning to its month."""
        self._show(self._number(shift[-10:]))
        shown = [each[0] for each in shown_by(self.data, int(self.page.locator("#names").input_value() or "0"))]
        return self.page.locator(f'.chip[data-at="{shown.index(shift)}"]')

    def day(self, day: str) -> "Locator":
        """Return the button of a day, after turning to its month."""
        self._show(self._number(day))
        return self.page.locator(f'.date[data-day="{self._number(day)}"]')

    def _number(self, day: str) -> int:
        return (date.fromisoformat(day) - date.fromisoformat(self.data["start"])).days

    def _show(self, day: int) -> None:
        while not self.page.locator(f'.date[data-day="{day}"]').count():
            first = int(self.page.locator(".date").first.get_attribute("data-day") or 0)
            self.page.locator("#later" if first < day else "#earlier").click()

    def brush(self, name: str) -> None:
        self.page.locator(f'[data-brush="{name}"]').click()

    def offered(self) -> str:
        return self.page.locator("#bar-offered").inner_text()

    def message(self) -> str:
        return self.page.locator("#message p").inner_text()

    def marks(self) -> list[str | None]:
        """Return what the calendar shows, as a reader hears it."""
        return [each.get_attribute("aria-label") for each in self.page.locator("#grid button").all()]

    def save(self) -> Answer:
        """Save, and return the answer as our own model reads it; chromium allows a page about ten of these."""
        with self.page.expect_download() as caught:
            self.page.locator("#save").click()
        data = self.data
        assert caught.value.suggested_filename.startswith(f"antwoord-{data['hds']}-")
        return Answer.model_validate_json(Path(caught.value.path()).read_bytes())

    def said(self) -> dict[str, str]:
        """Save, and return what is said by shift."""
        return {each.shift: each.what for each in self.save().availability if each.shift}

    def load(self, content: str | bytes) -> None:
        raw = content.encode() if isinstance(content, str) else content
        self.page.evaluate("document.getElementById('message').hidden = true")
        self.page.set_input_files("#load", {"name": "x.json", "mimeType": "application/json", "buffer": raw})
        self.page.locator("#message").wait_for(state="visible")
