# One command for each chore, which does the set-up that it needs where it is missing.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Of the dependency groups of pyproject.toml: what only these chores need
TEST_READY := $(VENV)/.test-ready
LINT_READY := $(VENV)/.lint-ready
BENCH_READY := $(VENV)/.bench-ready
PACKAGE_READY := $(VENV)/.package-ready
SETUP_INPUTS := pyproject.toml worker_agent/pyproject.toml worker_agent/contract/pyproject.toml \
	worker_agent/contract/__init__.py packaging/setup/setup.sh packaging/setup/uv_as_pip.py \
	packaging/setup/constraints.txt packaging/setup/system-packages.txt
export PYTHON

.PHONY: help setup run test lint format bench programs faults fuzz translations package previous
.DEFAULT_GOAL := help

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## Make .venv with what running needs; the others add what they need
	@echo "Earshot is set up. Next: make run, or make test"

$(READY): $(SETUP_INPUTS)
	@packaging/setup/setup.sh $(VENV)
	@touch $@

$(VENV)/.%-ready: $(READY)
	@packaging/setup/setup.sh $(VENV) $*
	@touch $@

run: $(READY)  ## Open the window; without a display, transcribe the samples in the terminal
	@$(BIN)/earshot

# Two at a time halve the wait for processes and leases; a file's tests stay together, for they share servers.
# A crashed test process is not replaced: the rest would wait for its tests for ever
test: $(TEST_READY)  ## Run the tests; ARGS="-k lease" is passed on to pytest
	@packaging/setup/setup.sh --test-packages
	$(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 0 $(ARGS)

# lint-imports without its cache, which misses modules that have come or gone
lint: $(LINT_READY)  ## Check style, types, and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(LINT_READY)  ## Lay out the code as `make lint` wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

SIZE ?= small
PAGE ?= docs/benchmarks.md
bench: $(BENCH_READY)  ## Measure speed, stalls and memory, and write PAGE=docs/benchmarks.md; SIZE=full takes hours
	EARSHOT_BENCH_SIZE=$(SIZE) EARSHOT_BENCH_PAGE=$(PAGE) $(BIN)/python -m pytest -m bench $(ARGS) tests/benchmarks

programs: $(TEST_READY)  ## Open what is exported in LibreOffice and Chromium, which have to be here
	$(BIN)/python -m pytest -m programs tests

SEED ?= $(shell date +%s)
TASKS ?= 200
FAULTS ?= 1000
MINUTES ?= 5
faults: $(TEST_READY)  ## Let faults befall the whole system; SEED=7 TASKS=200 FAULTS=1000 MINUTES=5
	@SEED=$(SEED) TASKS=$(TASKS) FAULTS=$(FAULTS) MINUTES=$(MINUTES) $(BIN)/python -m pytest -s tests/faults/test_faults.py $(ARGS)

SECONDS ?= 600
ROUND ?= $(shell date +%s)
fuzz: $(TEST_READY)  ## Spoil files and messages at random; SECONDS=600 for each of the tests, ROUND=7 to repeat
	FUZZ_SECONDS=$(SECONDS) FUZZ_ROUND=$(ROUND) $(BIN)/python -m pytest --timeout=0 \
		tests/worker_agent/audio/test_fuzz.py tests/contract/test_fuzz_messages.py $(ARGS)

translations: $(READY)  ## Collect the words of the window in resources/translations, and make what Qt reads of them
	$(BIN)/python packaging/translations/update.py

package: $(PACKAGE_READY)  ## Build the wheels, the frozen desktop app, and on Debian both as .deb, into dist/
	$(BIN)/python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist . ./worker_agent ./worker_agent/contract
	if command -v dpkg-deb > /dev/null; then packaging/worker/build_deb.sh; fi
	if [ "$$(uname)" = Linux ]; then packaging/desktop/build.sh; fi

previous: $(PACKAGE_READY)  ## Keep the wheels of TAG=v0.1.0, a release, which the tests run beside the present version
	PYTHON=$(BIN)/python packaging/wheels/keep_previous.sh $(TAG)
