# One environment in .venv, installed once and again when the locked versions or a pyproject change.
# The tools write to build/, .venv and node_modules only; `make PYTHON=python3.13 …` chooses the interpreter of a new .venv.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
DEVELOP := .venv/.develop
SETTINGS := requirements/dev.txt pyproject.toml
PLUGINS := plugins/mobdsl-markdown
NODE_MODULES := $(if $(shell command -v npm),node_modules/.package-lock.json)
SCRIPTS := .ci/run
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadgroup -rfEs
FUZZ_SECONDS ?= 120

# Every test that starts the command would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test test-all fuzz lint format docs tables bench lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(DEVELOP) ## compile the examples into build/ and show a routine's timeline
	@$(BIN)/mobdsl timeline examples/spinal_mobility.mob
	@echo
	@$(BIN)/mobdsl build examples/spinal_mobility.mob --to timer --to html --to json -o build/
	@$(BIN)/mobdsl build examples/back_care_plan.mob --to ics -o build/

test: $(DEVELOP) $(NODE_MODULES) ## run the tests that take little time (ARGS="-k timer" for some of them)
	$(PYTEST) -m "not slow" $(ARGS)

test-all: $(DEVELOP) $(NODE_MODULES) ## run all tests and measure what they cover (ARGS="-m browser" for some of them)
	$(PYTEST) --cov --cov-report=term:skip-covered $(ARGS)

fuzz: $(DEVELOP) ## look for what breaks a law, for FUZZ_SECONDS, and keep it in tests/found
	$(BIN)/python tests/fuzz.py $(FUZZ_SECONDS)

lint: $(DEVELOP) ## check style, types and shell scripts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@if command -v shellcheck >/dev/null; then \
	  echo shellcheck $(SCRIPTS); shellcheck $(SCRIPTS); \
	else \
	  echo "shellcheck is not installed: the shell scripts were not checked"; test -z "$$MOBDSL_REQUIRE_ALL"; \
	fi

format: $(DEVELOP) ## put the code into the house's format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(DEVELOP) ## write what the reference and the guides show of the code
	$(BIN)/python docs/words.py
	$(BIN)/python docs/diagnostics.py
	$(BIN)/python docs/play.py

tables: $(DEVELOP) ## make what is stored of the grammar and the library, after a change to either
	$(BIN)/python -m mobdsl.syntax.grammar
	$(BIN)/python -m mobdsl.library.make

bench: $(DEVELOP) ## speed and memory as ratios, against their targets; takes some minutes on a quiet machine
	$(BIN)/python -m benchmarks

lock: $(DEVELOP) ## choose the newest versions that pyproject.toml allows (oldest supported Python only)
	PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --extra dev \
	  --no-strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file requirements/dev.txt pyproject.toml

clean: ## remove what the other targets made, except .venv
	rm -rf build dist htmlcov .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests plugins benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mobdsl needs Python 3.11 or newer; try make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The locked versions, pip and the tools that build the project among them; then the project itself, which has no hash.
$(DEVELOP): $(SETTINGS) $(PLUGINS)/pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation $(addprefix --editable ,. $(PLUGINS))
	@touch $@

# Without it, the few tests that read calendars in node are skipped.
node_modules/.package-lock.json: package-lock.json
	@npm ci --silent --ignore-scripts --no-audit --no-fund && touch $@ \
	  || echo "npm could not install what package-lock.json names"
