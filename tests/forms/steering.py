"""One form in an engine that is asked over WebDriver."""

import base64
import hashlib
import time
from pathlib import Path
from typing import Any

from anwroster.model.answers import Answer
from tests.forms.engines import Ask
from tests.forms.reading import data_of, shown_by

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"ArrowDown": "\ue015", "ArrowRight": "\ue014", "Delete": "\ue017", "Control": "\ue009", "Tab": "\ue004"}

RECORDER = """
window.faults = [];
for (const kind of ["error", "warn"]) console[kind] = (...said) => faults.push(`${kind}: ${said.join(" ")}`);
addEventListener("error", (event) => faults.push(`error: ${event.message}`), true);
addEventListener("unhandledrejection", (event) => faults.push(`rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) =>
  faults.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
"""What a page notes of its own faults, before its script runs; drivers have no way to the console."""


class Steered:
    """A form from a file, steered in one engine; `place` is the engine's folder."""

    def __init__(self, ask: Ask, place: Path, page: str) -> None:
        self.ask = ask
        self.place = place
        self.data = data_of(page)
        self.path = place / "formulier.html"
        digest = base64.b64encode(hashlib.sha256(RECORDER.encode()).digest()).decode()
        listened = page.replace("script-src", f"script-src 'sha256-{digest}'", 1)
        listened = listened.replace("<style>", f"<script>{RECORDER}</script>\n<style>", 1)
        self.path.write_text(listened, encoding="utf-8")
        ask("Navigate", url=self.path.as_uri())
        self.run("localStorage.clear()")
        self.ask("Refresh")

    def run(self, script: str, *values: Any) -> Any:
        return self.ask("ExecuteScript", script=script, args=list(values))

    def find(self, selector: str) -> str:
        found: str = self.ask("FindElement", using="css selector", value=selector)[ELEMENT]
        return found

    def click(self, selector: str) -> None:
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        self.ask("ElementClick", id=self.find(selector))

    def text(self, selector: str) -> str:
        found: str = self.run("return document.querySelector(arguments[0]).innerText", selector)
        return found

    def fill(self, selector: str, text: str) -> None:
        self.click(selector)
        self.ask("ElementSendKeys", id=self.find(selector), text=text + KEYS["Tab"])

    def chip(self, shift: str) -> str:
        """Return how the button of a shift in view is found."""
        return f'.chip[data-at="{[each[0] for each in shown_by(self.data)].index(shift)}"]'

    def press(self, *keys: str) -> None:
        """Press keys one after the other where the focus is; "Control+z" holds the first."""
        steps: list[dict[str, str]] = []
        for key in keys:
            held = [KEYS.get(each, each) for each in key.split("+")]
            steps += [{"type": "keyDown", "value": each} for each in held]
            steps += [{"type": "keyUp", "value": each} for each in reversed(held)]
        self.ask("PerformActions", actions=[{"type": "key", "id": "keys", "actions": steps}])

    def drag(self, *selectors: str, kind: str = "mouse", held: int = 0) -> None:
        """Press the mouse (or a finger, held for so many ms) on the first, go over the others, let go."""
        centre = "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        centre += "return [box.x + box.width / 2, box.y + box.height / 2]"
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selectors[0])
        steps: list[dict[str, Any]] = []
        for at, selector in enumerate(selectors):
            x, y = self.run(centre, selector)
            steps.append({"type": "pointerMove", "x": round(x), "y": round(y), "duration": 80, "origin": "viewport"})
            if at == 0:
                steps += [{"type": "pointerDown", "button": 0}, {"type": "pause", "duration": held}]
        steps.append({"type": "pointerUp", "button": 0})
        pointer = {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": steps}
        self.ask("PerformActions", actions=[pointer])

    def save(self) -> Answer:
        """Save, and return what our own model reads in the file that the browser wrote."""
        downloads = self.place / "downloads"
        for each in downloads.iterdir():
            each.unlink()
        self.click("#save")
        end = time.monotonic() + 10
        while not (new := [each for each in downloads.glob("*.json") if each.read_bytes().endswith(b"}")]):
            assert time.monotonic() < end, f"nothing was saved: {self.text('#message')}"
            time.sleep(0.05)
        (path,) = new
        assert path.name.startswith(f"antwoord-{self.data['hds']}-")
        return Answer.model_validate_json(path.read_bytes())

    def prove_quiet(self) -> None:
        """Nothing went wrong, and nothing was asked of anything but the file itself."""
        assert self.run("return faults") == []
        asked = self.run("return performance.getEntriesByType('resource').map((each) => each.name)")
        assert [each for each in asked if not each.startswith("blob:")] == []
