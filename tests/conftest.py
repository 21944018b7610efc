"""What tests of several folders share: a way to call commands, and one browser, since two get in each other's way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.commands.calling import Caller
from tests.forms.browsing import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANWROSTER_LANGUAGE", "ANWROSTER_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    with browser() as opened:
        yield opened
