# The environment lives in .venv; every command makes it where it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: read test lint docs picture monkey bench clean

read: .venv/installed
	@$(BIN)/sidelong

test: .venv/tools
	# Compiled files may be left: four processes and the programs that they start read the same.
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest --numprocesses 4 --dist loadgroup

lint: .venv/tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed
	$(BIN)/python -m docs.make keys format schema manual

picture: .venv/installed
	$(BIN)/python -m docs.make picture first-look compare timeline numbers topics network

# Random keys for ten minutes; the report names what was found, and the seed to see it again.
monkey: .venv/tools
	$(BIN)/python -m tests.monkey 20000

# Takes some minutes, and two corpora that cannot be part of the project.
bench: .venv/installed
	@test -n "$(POLNEAR)" -a -n "$(MSR)" || { echo "make bench POLNEAR=folder MSR=file [TIES=folder]"; exit 2; }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	# As pip leaves an installed program: compiled.
	$(BIN)/python -m compileall -q perspectives tui seeds
	$(BIN)/python -m benchmarks "$(POLNEAR)" "$(MSR)" $(if $(TIES),"$(TIES)") > .venv/performance.md
	mv .venv/performance.md docs/performance.md

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sidelong needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[web]'
	@touch $@

.venv/tools: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
