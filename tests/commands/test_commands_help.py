import os
import re
import subprocess
import sys
from typing import Any

import pytest

from anwroster.cli import COMMANDS, command
from anwroster.commands import export, form, report
from anwroster.words import LANGUAGES, Language, area, say
from tests.commands.calling import Caller

HEAVY = {"pydantic", "rich", "ortools", "highspy", "numpy", "jinja2", "ics", "xlsxwriter", "python_calamine", "pandas"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_how_to_call_it_and_shows_an_example(
    call: Caller, monkeypatch: pytest.MonkeyPatch, name: str, language: Language
) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", language)
    answer = call(name, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"{say('cli.frame.usage', language)}: anwroster {name}")
    assert f"{say('cli.frame.example', language)}:\n  anwroster {name} " in answer.out
    assert answer.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_is_in_the_help_with_its_meaning(call: Caller, name: str) -> None:
    shown = call(name, "--help").out
    program = command()
    for each in program.commands[name].params:
        for option in each.opts if each.param_type_name == "option" else ():
            assert re.search(rf"^  .*{option}\b.*", shown, re.MULTILINE), option


def test_the_program_lists_its_commands_in_the_order_of_a_planner(call: Caller) -> None:
    shown = call("--help").out
    places = [shown.index(f"\n  {name} ") for name in ("init", "validate", "solve", "check", "report")]
    assert places == sorted(places)


def test_no_command_shows_the_help(call: Caller) -> None:
    assert call().out == call("--help").out


def test_short_and_long_help_are_the_same(call: Caller) -> None:
    assert call("solve", "-h") == call("solve", "--help")


def test_help_is_english_when_asked(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "en_GB")
    assert call("solve", "--help").out.startswith("Usage: anwroster solve FOLDER -o OUTPUT [OPTIONS]")


def test_a_language_that_we_do_not_speak_gives_dutch(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", "fr")
    assert call("solve", "--help").out.startswith("Gebruik: anwroster solve MAP")


def test_version(call: Caller) -> None:
    answer = call("--version")
    assert re.fullmatch(r"anwroster \d+\.\d+\.\d+\n", answer.out)
    assert answer.code == 0


def test_help_imports_nothing_heavy() -> None:
    """What keeps the start under 0.4 s: models, tables and solver come only with the command that needs them."""
    script = (
        "import sys\nfrom anwroster.cli import run\nrun(['--help'])\n"
        "print(*sorted({each.partition('.')[0] for each in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    loaded = set(done.stderr.split())
    assert "typer" in loaded
    assert loaded & HEAVY == set()


def _texts(found: Any, path: str = "cli") -> list[tuple[str, dict[str, str]]]:
    if set(found) == {"nl", "en"}:
        return [(path, found)]
    return [each for name, below in found.items() for each in _texts(below, f"{path}.{name}")]


@pytest.mark.parametrize(("key", "entry"), [pytest.param(key, entry, id=key) for key, entry in _texts(area("cli"))])
def test_both_languages_have_the_same_placeholders(key: str, entry: dict[str, str]) -> None:
    holes = [sorted(re.findall(r"{(\w+)}", entry[language])) for language in LANGUAGES]
    assert holes[0] == holes[1]
    assert all(text.strip() for text in entry.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "option", "choices"),
    [
        ("form", "--format", form.FORMATS),
        ("report", "--format", report.FORMATS),
        ("report", "--kind", report.KINDS),
        ("export", "--to", export.FORMATS),
    ],
)
def test_help_shows_the_choices_that_the_command_itself_takes(
    call: Caller, monkeypatch: pytest.MonkeyPatch, name: str, option: str, choices: tuple[str, ...], language: Language
) -> None:
    monkeypatch.setenv("ANWROSTER_LANGUAGE", language)
    shown = call(name, "--help").out.partition("\n\n")[2]
    assert re.search(rf"^  (?:\S+, )?{option} {re.escape('|'.join(choices))}(?: |$)", shown, re.MULTILINE)
