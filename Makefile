# The environment lives in .venv; both commands make it where it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: read test lint bench picture docs clean

read: .venv/installed
	@$(BIN)/sidelong

test: .venv/tools
	$(BIN)/pytest -n 2

lint: .venv/tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tools: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
