.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
export UV_PYTHON_DOWNLOADS := never

# $(call install,LOCK): the locked packages by hash, then this project on top of them. uv where it is there, else pip.
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed: sudo apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo "Python's venv is needed: sudo apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Creating $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing $(1)"
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
endef

help:  ## Explain each target
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.installed

setup: $(VENV)/.installed  ## Create .venv and install what the tracker needs

run: setup  ## Start dashboard and scheduler on http://127.0.0.1:8050
	@$(BIN)/tracker run

test: $(VENV)/.installed-dev  ## Run all tests (needs the system's chromium for the browser tests)
	@command -v chromium chromium-browser google-chrome >/dev/null || \
		{ echo "A browser is needed for the browser tests: sudo apt-get install chromium" >&2; exit 1; }
	@$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

test-slow: $(VENV)/.installed-dev  ## Run the tests that take minutes, such as a hundred killed captures
	@$(BIN)/python -m pytest -m slow $(ARGS)

check: $(VENV)/.installed-dev  ## Check format, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.installed-dev  ## Format the code and mend what lint can mend
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

accuracy: $(VENV)/.installed-dev  ## Score the extraction on the project's own corpus against its floors
	@$(BIN)/python -m pytest --quiet --no-header tests/accuracy -s $(ARGS)

bench: $(VENV)/.installed-bench  ## Measure speed and memory side by side with known tools
	@for module in $(basename $(notdir $(filter-out %/__init__.py,$(wildcard benchmarks/*.py)))); do \
		echo "## $$module"; $(BIN)/python -m benchmarks.$$module || exit 1; \
	done

pictures: $(VENV)/.installed-dev  ## Take the pictures of docs/pictures from the demo
	@$(BIN)/python scripts/take_pictures.py
	@$(BIN)/python -m scripts.draw_lines

$(VENV)/.installed-bench: $(VENV)/.installed-dev requirements-bench.lock
	$(call install,requirements-bench.lock)
	@touch $@

lock: $(VENV)/.installed-dev  ## Pin the newest versions of all dependencies, with hashes and without addresses
	@$(BIN)/uv pip compile pyproject.toml $(LOCK) --upgrade -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra dev $(LOCK) -c requirements.lock --upgrade -o requirements-dev.lock
	@$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench $(LOCK) -c requirements-dev.lock -o requirements-bench.lock
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

clean:  ## Remove .venv and caches; the data stays
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: help setup run test test-slow check format accuracy bench pictures lock clean
