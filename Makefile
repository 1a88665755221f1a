# The environment lives in .venv; every command makes it where it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: read test lint docs picture bench clean

read: .venv/installed
	@$(BIN)/sidelong

test: .venv/tools
	$(BIN)/pytest --numprocesses 2

lint: .venv/tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed
	$(BIN)/python docs/make.py keys

picture: .venv/installed
	$(BIN)/python docs/make.py picture

# Takes about ten minutes, and two corpora that cannot be part of the project.
bench: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks $(POLNEAR) $(MSR) > docs/performance.new
	mv docs/performance.new docs/performance.md

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tools: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
