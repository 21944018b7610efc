"""What holds for every module, whoever writes it; the layers themselves stand in pyproject.toml (import-linter)."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "anwroster"
MODULES = sorted(PACKAGE.rglob("*.py"))
ALL = sorted(
    each
    for folder in ("anwroster", "benchmarks", "docs", "examples", "tests")
    for each in (ROOT / folder).rglob("*.py")
)
LONGEST = 250
HEAVY = {"ortools", "highspy", "numpy", "pandas", "pydantic", "xlsxwriter", "jinja2", "rich", "ics", "python_calamine"}
HEAVY |= {"icalendar", "recurring_ical_events"}

DOORS = ("cli.py", "__main__.py", "commands", "files", "national", "rostering")
"""The modules that may meet the world: clock, chance, files, streams."""

CALLS = {"print", "open", "input", "exec", "eval", "breakpoint"}
METHODS = {"now", "today", "utcnow", "write_text", "write_bytes", "unlink", "mkdir", "touch", "rmdir", "getenv"}
IMPORTS = {"time", "random", "secrets", "uuid", "tempfile", "shutil", "socket", "urllib", "http", "subprocess"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def world(path: Path) -> Iterator[str]:
    """Yield every place where a module meets the world: call or import, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=called) if called in CALLS:
                    yield f"{called} in line {node.lineno}"
                case ast.Attribute(attr=called) if called in METHODS:
                    yield f"{called} in line {node.lineno}"
        elif isinstance(node, ast.Import):
            yield from (f"{each.name} in line {node.lineno}" for each in node.names if top(each.name) in IMPORTS)
        elif isinstance(node, ast.ImportFrom) and top(node.module or "") in IMPORTS:
            yield f"{node.module} in line {node.lineno}"


def top(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_clock_chance_and_files_are_met_only_at_the_doors(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] not in DOORS:
        assert list(world(path)) == []


def test_the_scan_sees_what_it_forbids(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text("import random\nfrom time import monotonic\nprint(open('x'))\nx = datetime.now()\n")
    assert {each.split()[0] for each in world(module)} == {"random", "time", "print", "open", "now"}


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_module_is_a_drawer_for_odds_and_ends(path: Path) -> None:
    words = {part for each in path.relative_to(ROOT).with_suffix("").parts for part in each.split("_")}
    assert words.isdisjoint({"util", "utils", "helper", "helpers", "common", "core", "manager", "misc"})


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "the module itself"
    silent = [
        node.name
        for node in module.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_only_the_solver_and_its_benchmarks_import_a_solver() -> None:
    pattern = re.compile(r"^\s*(from|import) (ortools|highspy|numpy)\b", re.MULTILINE)
    importing = {path for path in MODULES if pattern.search(path.read_text(encoding="utf-8"))}
    assert importing
    assert {path.relative_to(PACKAGE).parts[0] for path in importing} == {"solver"}


def imported(*words: str) -> set[str]:
    """Return the top-level modules that a command imports in a process of its own."""
    command = [sys.executable, "-X", "importtime", "-m", "anwroster", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return {top(line.rpartition("|")[2].strip()) for line in done.stderr.splitlines() if line.startswith("import time")}


@pytest.mark.parametrize(
    ("words", "spared"),
    [(["--help"], HEAVY), (["--version"], HEAVY), (["solve", "--help"], HEAVY - {"pydantic"})],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_start_imports_nothing_heavy(words: list[str], spared: set[str]) -> None:
    """Typer itself looks for pydantic as soon as a command is named."""
    found = imported(*words)
    assert {"anwroster", "typer"} <= found
    assert found & spared == set()


def test_a_command_that_needs_no_solver_imports_none() -> None:
    found = imported("tariffs", "--json")
    assert "pydantic" in found
    assert found & {"ortools", "highspy", "numpy", "pandas", "xlsxwriter", "jinja2"} == set()
