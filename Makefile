# make run · make test · make check · make bench      (everything else is a step of these)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: run test check bench format requirements schemas clean help

run: $(VENV)/.base  ## the demo course in the browser
	PORT=$(PORT) $(BIN)/meantime demo

test: $(VENV)/.dev  ## the tests; those that need Chromium or PostgreSQL say so when they cannot run
	$(BIN)/pytest -n auto --dist loadfile

check: $(VENV)/.dev  ## format, lint, types, import contracts, migrations, templates, schemas
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/django-admin makemigrations --check --dry-run --settings meantime.settings
	git ls-files '*.html' | xargs -r $(BIN)/djade --target-version 5.2 --check
	$(BIN)/python -m meantime.cli.schemas --check docs/schemas

bench: $(VENV)/.dev  ## the benchmarks: each prints a table against a named alternative
	$(BIN)/python -m bench

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	git ls-files '*.html' | xargs -r $(BIN)/djade --target-version 5.2

schemas: $(VENV)/.dev
	$(BIN)/python -m meantime.cli.schemas docs/schemas

# Pinned and hashed, without the address of any index, so that a mirror serves as well.
requirements: $(VENV)/.build
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url requirements/build.in -o requirements/build.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt

$(VENV)/.build: requirements/build.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Meantime needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV) || { echo 'Python has no venv module here: on Debian and Ubuntu, apt-get install python3-venv'; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	touch $@

$(VENV)/.base: $(VENV)/.build requirements/base.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf $(VENV) build data static *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/  /'
