"""Other engines than Chromium, asked over WebDriver: Firefox by a port of its own, WebKit by its driver."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

Ask = Callable[..., Any]
"""ask(command, **parameters) returns what the browser answers."""
T = TypeVar("T")

MINIBROWSER = "/usr/lib/*-linux-gnu*/webkit2gtk-4.1/MiniBrowser"
PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": False,
    "intl.accept_languages": "nl",
}
PATHS = {
    "Navigate": "url",
    "Refresh": "refresh",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "PerformActions": "actions",
    "AcceptAlert": "alert/accept",
    "SwitchToFrame": "frame",
}
"""What of WebDriver is used: all of it is posted, here is where a driver takes it."""


@contextmanager
def firefox(place: Path) -> Iterator[Ask]:
    """Yield a Firefox; what it downloads lands in the folder "downloads"."""
    (program,) = _need("firefox-esr")
    preferences = PREFERENCES | {"browser.download.dir": str(place / "downloads")}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
    (place / "user.js").write_text("".join(lines), encoding="utf-8")
    with ExitStack() as stack:
        command = (program, "--headless", "--marionette", "--no-remote", "--profile", str(place))
        _start(stack, place, *command, HOME=str(place))
        port = int(_until((place / "MarionetteActivePort").read_text))
        stream = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60)).makefile("rwb")
        _receive(stream)

        def ask(command: str, **parameters: Any) -> Any:
            message = json.dumps([0, 1, f"WebDriver:{command}", parameters]).encode()
            stream.write(b"%d:%s" % (len(message), message))
            stream.flush()
            _, _, fault, answer = _receive(stream)
            assert not fault, f"{command}: {fault['error']}: {fault['message']}"
            return answer.get("value", answer)

        ask("NewSession")
        yield ask


def _receive(stream: Any) -> Any:
    length = b""
    while not length.endswith(b":"):
        length += stream.read(1)
    return json.loads(stream.read(int(length[:-1])))


@contextmanager
def webkit(place: Path) -> Iterator[Ask]:
    """Yield a WebKit on a screen that nobody sees; what it downloads lands in the folder "downloads"."""
    driver, xvfb = _need("WebKitWebDriver", "Xvfb")
    (place / ".config").mkdir()
    (place / ".config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/downloads"\n', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ExitStack() as stack:
        screen = _start(stack, place, xvfb, "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
        number = _until(lambda: screen.read_text().strip())
        _start(stack, place, driver, f"--port={port}", HOME=str(place), DISPLAY=f":{number}", GDK_BACKEND="x11")
        where = f"http://127.0.0.1:{port}/session"
        binary = next(Path("/").glob(MINIBROWSER[1:]))
        options = {"webkitgtk:browserOptions": {"binary": str(binary), "args": ["--automation"]}}
        session = _until(lambda: _post(where, {"capabilities": {"alwaysMatch": options}}))["sessionId"]

        def ask(command: str, **parameters: Any) -> Any:
            return _post(f"{where}/{session}/{PATHS[command].format(**parameters)}", parameters)

        yield ask


def _post(where: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(where, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as fault:
        raise AssertionError(fault.read().decode()) from None


def _need(*programs: str) -> list[str]:
    """Return where the programs are; skip where one is missing, unless all tools must be there."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing:
        assert os.environ.get("ANWROSTER_TOOLS") != "all", f"{missing} missing"
        pytest.skip(f"{missing} missing")
    return [str(shutil.which(each)) for each in programs]


def _start(stack: ExitStack, place: Path, *command: str, **environment: str) -> Path:
    """Start a program that ends with the stack; return the file that holds what it says."""
    said = place / f"{Path(command[0]).name}.txt"
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=stack.enter_context(said.open("wb")), stderr=subprocess.DEVNULL
    )
    stack.callback(process.wait, 30)
    stack.callback(process.terminate)
    return said


def _until(look: Callable[[], T], seconds: float = 30) -> T:
    """Return what can be seen, as soon as there is something."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except OSError:
            found = None
        if found:
            return found
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
