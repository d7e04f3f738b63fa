# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: help demo test test-browser lint eval bench docs lock clean
help:            ## what there is to run
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/'

$(STAMP): requirements.lock pyproject.toml
	PYTHON="$(PYTHON)" VENV="$(VENV)" sh resources/install.sh
	@touch $(STAMP)

demo: $(STAMP)   ## install what is needed and run the main job on the built-in corpus
	$(BIN)/tocsin demo --db demo.db

test: $(STAMP)   ## install what is needed and run every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m evals.run --quick
	$(BIN)/python -m pytest -n 2 -q

test-browser: $(STAMP)  ## install a Chromium where it is missing and go through every page of the desk with it
	sh resources/browser.sh
	$(BIN)/python -m pytest browser -q

lint: $(STAMP)   ## the fast half of the checks
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

eval: $(STAMP)   ## measure on every set of the gold folder, write evals/RESULTS.md
	$(BIN)/python -m evals.run

bench: $(STAMP)  ## measure speed as ratios
	$(BIN)/python -m evals.bench

docs: $(STAMP)   ## write the generated parts of the documentation anew
	$(BIN)/python -m resources.write_docs

lock:            ## pin versions and hashes anew (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url -q -o requirements.lock

clean:           ## remove what was built
	rm -rf $(VENV) demo.db demo.db-* .mypy_cache .ruff_cache .pytest_cache
