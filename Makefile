# Set-up writes to .venv/, node_modules/ and .tools/ in this folder.
# Outside of it are only the download caches of pip and npm, and, where root runs the browser tests
# on Debian without a browser, Debian's chromium.
# Works with GNU make from 3.81 (macOS) on.

PORT ?= 8000
RUNS ?= 5
BASE ?= main

# Material announces its end of life at every start; docs/adr/ says what will be done about it.
export NO_MKDOCS_2_WARNING := 1

# uv and Playwright would download into the home folder.
export UV_CACHE_DIR ?= $(CURDIR)/.tools/uv-cache

# npm, tsc and what they start find the Node of .venv before the system's.
with_node := PATH="$(CURDIR)/.venv/bin:$$PATH"
# Wheels only: building a source archive would fetch build tools that no lock file names.
pip_install := .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check
pip_sync := $(pip_install) --only-binary :all: --require-hashes -r

run_in_pyodide = .venv/bin/node tests/pyodide/run.mjs \
	"$$(.venv/bin/python -m hooks.runtime.pyodide)" "$$(.venv/bin/python -m hooks.runtime.library)"

# Stamps: written when a step has succeeded, so a failed step runs again.
made_python := .venv/.made-python
made_site := .venv/.made-site
made_dev := .venv/.made-dev
made_node := node_modules/.made
made_node_site := node_modules/.made-site

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

# MkDocs shows changed data and pages; when the code changes, it is started again.
.PHONY: serve
serve: $(made_site) $(made_node_site) ## Serve the site at http://127.0.0.1:8000, rebuilt as files change (PORT=…)
	@echo "Building the site; it will be at http://127.0.0.1:$(PORT)/ (Ctrl-C stops) …"
	@.venv/bin/watchmedo auto-restart --no-restart-on-command-exit --recursive \
		--directory calculator --directory hooks --patterns '**/*.py;**/*.yaml' \
		-- .venv/bin/mkdocs serve --no-strict --dev-addr 127.0.0.1:$(PORT)

.PHONY: build
build: $(made_site) $(made_node_site) ## Write the site to site/
	@echo "Building the site …"
	@.venv/bin/takst build

# Between two edits. What takes long is left to make test: Chromium, Pyodide and whole servers.
.PHONY: check
check: $(made_dev) $(made_node) ## Check style, types and the tests near what has changed since BASE (BASE=main)
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@near=$$(.venv/bin/python -m tests.near $(BASE)) && if test -z "$$near"; then \
		echo "No tests are near what has changed."; \
	else \
		echo "Running the tests near what has changed …" && \
		{ $(with_node) .venv/bin/pytest --quiet --numprocesses 2 \
			-m "not browser and not pyodide and not slow" $$near || test $$? = $(no_tests); }; \
	fi

# pytest's status where all tests that were named are left out.
no_tests := 5

# One after the other, quick ones first, also under make -j.
.PHONY: test
test: $(made_dev) $(made_node) ## Run every check
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory validate
	@$(MAKE) --no-print-directory types
	@echo "Running the tests in Python, Pyodide and Chromium …"
	@CHROMIUM=$$(.ci/find-browser) && export CHROMIUM && $(with_node) .venv/bin/pytest $(in_parallel)

# Chromium, Node and servers are waited for, so there are more workers than cores; who is done
# takes tests from the others.
cores := $(shell getconf _NPROCESSORS_ONLN)
in_parallel = --numprocesses $$((2 * $(cores))) --dist worksteal

.PHONY: test-slow
test-slow: $(made_dev) $(made_node) ## Try ten times as many damages and examples (about ten minutes; on a schedule)
	@echo "Trying damages and laws ten times as often …"
	@$(MAKE) --no-print-directory test-pyodide
	@$(with_node) .venv/bin/pytest $(in_parallel) --hypothesis-profile slow tests/batch tests/calculator \
		tests/content tests/impact

.PHONY: lint
lint: $(made_dev) ## Check style, formatting, wording, imports and workflows
	@echo "Checking style and formatting …"
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@echo "Checking the wording …"
	@.venv/bin/codespell
	@echo "Checking who imports whom …"
	@.venv/bin/lint-imports --no-logo
	@echo "Checking the workflows …"
	@.venv/bin/zizmor --offline --no-progress --quiet --persona auditor .github

.PHONY: validate
validate: $(made_dev) ## Check the data
	@echo "Checking the data …"
	@.venv/bin/takst validate

# The output is Markdown.
.PHONY: impact
impact: $(made_site) ## Report what the data here change, compared with BASE (BASE=main, CUSTOMERS=…)
	@.venv/bin/takst impact --base $(BASE) $(if $(CUSTOMERS),--customers $(CUSTOMERS))

.PHONY: types
types: $(made_dev) $(made_node) ## Check the types of Python and JavaScript
	@echo "Checking the types of Python …"
	@.venv/bin/mypy
	@echo "Checking the types of JavaScript …"
	@$(with_node) node_modules/.bin/tsc -p docs/assets/takst/tsconfig.page.json
	@$(with_node) node_modules/.bin/tsc -p docs/assets/takst/tsconfig.worker.json
	@$(with_node) node_modules/.bin/tsc -p bench/pages/tsconfig.json

.PHONY: test-python
test-python: $(made_dev) $(made_node) ## Run the tests in Python and Pyodide
	@echo "Running the tests in Python …"
	@$(with_node) .venv/bin/pytest $(in_parallel) --ignore tests/browser

.PHONY: test-pyodide
test-pyodide: $(made_dev) $(made_node) ## Run the calculator's tests inside Pyodide
	@echo "Running the calculator's tests inside Pyodide …"
	@$(run_in_pyodide)

.PHONY: modules
modules: $(made_dev) $(made_node) ## Find which modules and functions of Python the calculator reaches
	@echo "Finding the modules that the calculator reaches …"
	@$(run_in_pyodide) hooks/runtime/modules
	@echo "Finding the functions that the calculator calls (some minutes) …"
	@.venv/bin/python -m tests.pyodide.find_functions

.PHONY: upgrade-pyodide
upgrade-pyodide: $(made_dev) $(made_node) ## Change Pyodide's version and all that follows from it (VERSION=…)
	@$(with_node) .venv/bin/python -m tests.pyodide.upgrade $(VERSION)

.PHONY: test-browser
test-browser: $(made_dev) $(made_node) ## Run the tests in Chromium
	@echo "Running the tests in Chromium …"
	@CHROMIUM=$$(.ci/find-browser) && export CHROMIUM && $(with_node) .venv/bin/pytest $(in_parallel) tests/browser

.PHONY: bench
bench: $(made_dev) $(made_node) build ## Measure waits, bytes and builds, for README.md and bench/ (RUNS=…)
	@CHROMIUM=$$(.ci/find-browser) && export CHROMIUM && $(with_node) .venv/bin/python -m bench --readme --json bench/results.json --runs $(RUNS)

.PHONY: shots
shots: $(made_dev) $(made_node) build ## Take screenshots of four pages for docs/shots/, on three screens, light and dark
	@CHROMIUM=$$(.ci/find-browser) && export CHROMIUM && .venv/bin/python -m shots

.PHONY: lighthouse
lighthouse: $(made_dev) $(made_node) ## Audit five pages of the built site with Lighthouse (about two minutes)
	@$(MAKE) --no-print-directory build
	@CHROMIUM=$$(.ci/find-browser) && export CHROMIUM && .venv/bin/node bench/lighthouse.mjs site

.PHONY: errors
errors: $(made_dev) ## Write docs/guide/errors.md from the broken files in tests/mistakes/
	@.venv/bin/python -m tests.error_catalogue

.PHONY: schema
schema: $(made_site) ## Write schema/, which editors use to complete and explain the data files
	@.venv/bin/takst schema

.PHONY: growth
growth: $(made_dev) $(made_node) ## Measure builds of up to 1,000 times the data (hours)
	@echo "Building data of up to 1,000 times the size …"
	@.venv/bin/python -m bench.growth

.PHONY: format
format: $(made_dev) ## Format the Python code and fix what can be fixed
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

# Existing pins stay; UPGRADE=1 takes the newest versions that the .in files and package.json allow.
uv_lock := UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/uv pip compile --quiet --no-config \
	--universal --generate-hashes --only-binary :all: --no-emit-index-url --no-emit-find-links \
	--python .venv/bin/python $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: $(made_dev) ## Write the lock files (UPGRADE=1 takes newer versions)
	@echo "Locking Python packages …"
	@$(uv_lock) --python-version $(python_minor) requirements.in -o requirements.txt
	@$(uv_lock) --python-version $(python_minor) requirements-dev.in -o requirements-dev.txt
	@$(uv_lock) --python-version 3.8 .ci/uv-requirements.in -o .ci/uv-requirements.txt
	@echo "Locking npm packages …"
	@$(with_node) npm $(if $(UPGRADE),update,install) --package-lock-only --loglevel error
	@.venv/bin/node .ci/drop-addresses.mjs package-lock.json

.PHONY: clean
clean: ## Remove everything that make has made
	rm -rf site .build .tools .venv node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bench calculator hooks shots tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up.

# An environment belongs to one Python minor and one folder: its scripts have absolute paths.
python_minor := $(shell cat .python-version)
wanted_python := $(python_minor) in $(CURDIR)
present_python := $(shell test -x .venv/bin/python && cat $(made_python) 2>/dev/null)
present_minor := $(shell .venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
ifneq ($(present_minor) $(present_python),$(python_minor) $(wanted_python))
.PHONY: $(made_python)
endif

$(made_python):
	@if test -e .venv; then \
		echo "The environment in .venv was not made here with Python $(python_minor); replacing it …"; \
	fi
	@python=$$(.ci/find-python) && \
		echo "Making the environment .venv with $$python …" && \
		"$$python" -m venv --clear .venv
	@echo "$(wanted_python)" >$@

$(made_site): $(made_python) requirements.txt pyproject.toml
	@echo "Installing Python packages (about a minute the first time) …"
	@$(pip_sync) requirements.txt
	@$(pip_install) --no-deps --no-build-isolation --editable .
	@touch $@

$(made_dev): $(made_site) requirements-dev.txt
	@echo "Installing the tools that check and test (about half a minute the first time) …"
	@$(pip_sync) requirements-dev.txt
	@touch $@

# Lighthouse takes some 150 MB that no build needs; node_modules for tests includes what a build needs.
$(made_node_site): $(made_site) package.json package-lock.json .npmrc
	@echo "Installing npm packages (some seconds) …"
	@$(with_node) npm ci --omit dev --loglevel error
	@touch $@

$(made_node): $(made_site) package.json package-lock.json .npmrc
	@echo "Installing npm packages, with the tools that check and test (some seconds) …"
	@$(with_node) npm ci --loglevel error
	@touch $@ $(made_node_site)
