"""What tests of several folders share: one browser for all of a run, since two of them get in each other's way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.forms.browsing import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    with browser() as opened:
        yield opened
