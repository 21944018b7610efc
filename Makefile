# Needs only Python 3.11+ and make. PYTHON chooses the interpreter: make test PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test examples docs bench clean

help:
	@echo "make demo   set up, make the half-year roster with reports and calendars in out/half-year/"
	@echo "make test   set up, run style, types, layers and tests"
	@echo "make examples   make the example folders again from their seed"
	@echo "make bench  race against other solvers (half an hour), write docs/performance.md; Timefold needs Java 17"
	@echo "make docs   write the generated pages of docs/ again"

setup: $(VENV)/.runs

$(VENV)/.runs: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[audit]"
	touch $@

$(VENV)/.develops: $(VENV)/.runs tests/javascript/package.json
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	if command -v npm >/dev/null; then npm install --prefix tests/javascript --silent --no-package-lock --no-audit --no-fund || echo "ical.js cannot be had: its tests are skipped"; fi
	touch $@

demo: $(VENV)/.runs
	$(BIN)/anwroster solve examples/half-year --phase all --assume-tariff 2026 -o out/half-year --force
	$(BIN)/anwroster check examples/half-year out/half-year/roster.json

test: $(VENV)/.develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --cov --cov-report=term --cov-fail-under=90

examples: $(VENV)/.develops
	$(BIN)/python -m examples.maker

docs: $(VENV)/.develops
	$(BIN)/python -m docs.generate

bench: $(VENV)/.develops
	$(BIN)/pip install --quiet --no-deps --pre "timefold==1.24.0b0" || echo "Timefold is skipped: its jars cannot be had"
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) out
