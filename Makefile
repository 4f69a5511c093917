# Tỉnh bạn. `make run` starts a node with the demonstration world, `make test` checks everything.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export TINHBAN_HOME ?= var
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-reuse lock messages clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: $(VENV)/run.stamp ## Start a node with the demonstration world: address and log-ins are printed
	@exec $(BIN)/tinhban serve --demo --port $(PORT)

test: $(VENV)/dev.stamp messages ## Lint, types, imports, migrations, both databases, browser journeys
	@$(BIN)/python -m tests.all

check: $(VENV)/dev.stamp messages ## Only the fast checks: format, lint, types, imports, migrations
	@$(BIN)/python -m tests.all --check

bench: $(VENV)/dev.stamp messages ## Measure against the bare floor, print the table
	@$(BIN)/python -m tests.bench

bench-reuse: $(VENV)/bench.stamp ## Measure the text-reuse detector: REUSE_DATA=folder of the evaluation data
	@$(BIN)/python -m tests.bench_reuse --data "$(REUSE_DATA)" $(if $(REUSE_ITEMS),--items $(REUSE_ITEMS)) --write docs/reuse.md

messages: $(VENV)/run.stamp ## Compile the Vietnamese catalogues
	@$(BIN)/python -m tinhban.config.messages

lock: $(VENV)/dev.stamp ## Write the locked requirements anew (needs uv)
	$(BIN)/python -m uv pip compile -q --upgrade --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 requirements/run.in -o requirements/run.txt
	$(BIN)/python -m uv pip compile -q --upgrade --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -c requirements/run.txt requirements/dev.in -o requirements/dev.txt
	$(BIN)/python -m uv pip compile -q --upgrade --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -c requirements/run.txt requirements/bench.in -o requirements/bench.txt

clean: ## Take away the environment and what was built (the data directory stays)
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile -r requirements/bench.txt
	@touch $@
