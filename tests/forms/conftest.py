"""Forms opened in the browser, which must have been quiet in the end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from anwroster.files import read_folder
from anwroster.forms import one_form
from anwroster.model import Instance
from tests.forms.browsing import DESKTOP, Form
from tests.forms.reading import WHO, page_of, quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLES = Path(__file__).parents[2] / "examples"

Open = Callable[..., Form]


@pytest.fixture(scope="session")
def week() -> Instance:
    return read_folder(EXAMPLES / "first-week")


@pytest.fixture(scope="session")
def half_year() -> Instance:
    return read_folder(EXAMPLES / "half-year")


@pytest.fixture
def open_form(chromium: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Yield what opens a doctor's form (without a doctor: the shared one) in a fresh profile."""
    opened: list[Form] = []

    def open_it(instance: Instance, doctor: str | None = None, start: str = "", **options: Any) -> Form:
        page = one_form(instance, "nl").decode() if doctor is None else page_of(instance, doctor)
        place = tmp_path / f"formulier-{len(opened)}.html"
        place.write_text(page, encoding="utf-8")
        context = chromium.new_context(**(DESKTOP | options), locale="nl-NL")
        context.set_default_timeout(5_000)
        if start:
            context.add_init_script(start)
        opened.append(Form(context.new_page(), place))
        return opened[-1]

    yield open_it
    for each in opened:
        each.prove_quiet()
        each.page.context.close()


@pytest.fixture
def empty(week: Instance, open_form: Open) -> Form:
    """Return the form of a doctor who said nothing yet."""
    return open_form(quiet(week), WHO)
