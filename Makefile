# demo and test each set everything up on a machine that has Python 3.11 or newer, git and make.

PYTHONS = python3 python3.13 python3.12 python3.11 python3.14 python
BIN     = .venv/bin
STAMP   = .venv/installed
BENCH   = .venv-bench
PIP     = -m pip --disable-pip-version-check --no-input -qq
PINNED  = install --no-deps --only-binary :all: --require-hashes
EDITED  = install --no-deps --no-build-isolation -e .
# The ledger of invented articles that make demo makes, and the stories it holds beside examples/.
DEMO    = .demo/beleg.db
STORIES = c-en-north-koreans-belgorod d-en-prisoners-jermuk
DOCS    = README.md CONTRIBUTING.md CHANGELOG.md docs examples/README.md
UV     ?= uv

# The annotated news articles, where they are.
SHARED  = $(or $(BELEG_SHARED),../shared)
NEWS    = $(if $(wildcard $(SHARED)/gold),--gold $(SHARED)/gold --articles $(SHARED)/articles)

# How long a reader of the browser waits.
CLOCKED = tests/web/test_budgets.py

# An environment that was copied from elsewhere still points to its old place: build it again.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
CLEAR = --clear
.PHONY: $(STAMP)
endif

.PHONY: help setup demo test check format docs spark bench pins clean
.DEFAULT_GOAL := help

help:           ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

setup: $(STAMP) ## create .venv and install the pinned dependencies

$(STAMP): pyproject.toml constraints.txt
	@$(find_python) && "$$found" -m venv $(CLEAR) .venv
	@echo "installing the pinned dependencies into .venv"
	@$(BIN)/python $(PIP) $(PINNED) -r constraints.txt
	@$(BIN)/python $(PIP) $(EDITED)
	@echo "$(CURDIR)" > $@

demo: $(STAMP)  ## what the invented articles in examples/ report, and who says so; a ledger of them to open in the browser
	@$(BIN)/beleg extract examples --metadata examples/metadata.tsv --width 100
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/beleg add examples --metadata examples/metadata.tsv --ledger $(DEMO) --quiet
	@for story in $(STORIES); do \
		$(BIN)/beleg add tests/golden/stories/$$story --metadata tests/golden/stories/$$story/metadata.tsv --ledger $(DEMO) --quiet; \
	done
	@$(BIN)/beleg series --ledger $(DEMO) > /dev/null 2>&1
	@echo
	@echo "To look at these articles and at a few invented stories in the browser:"
	@echo "    $(BIN)/beleg serve --ledger $(DEMO)"

test: $(STAMP)  ## all tests and the examples in the docstrings
	@$(BIN)/python -m pytest -q -n auto $(or $(ARGS),--ignore=$(CLOCKED))
# What a reader waits for is measured while nothing else runs.
	@$(if $(ARGS),,$(BIN)/python -m pytest -q $(CLOCKED))

check: $(STAMP) ## style, types, import rule, spelling
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy --strict src
	@$(BIN)/lint-imports
	@$(BIN)/codespell $(DOCS)

format: $(STAMP) ## let ruff rewrite what it can
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

docs: $(STAMP)  ## write docs/accuracy.md, docs/commands.md and the tables of docs/exports.md anew
	@$(BIN)/python -m beleg.cli.manual docs/commands.md
	@$(BIN)/python -m beleg.evaluation.accuracy $(NEWS) docs/accuracy.md
	@$(BIN)/python tools/make_exports.py

spark: .venv/spark  ## add Spark to .venv (a download of 460 MB; to run it needs Java 17 or newer)

# Spark comes as a source distribution only, which setuptools of .venv unpacks.
.venv/spark: constraints-spark.txt $(STAMP)
	@echo "installing Spark into .venv"
	@$(BIN)/python $(PIP) $(PINNED) --no-binary pyspark --no-build-isolation -r constraints-spark.txt
	@touch $@

bench: $(BENCH)/compiled ## speed against spaCy, plain and compiled (own environment), and of a ledger of many articles
	@$(BENCH)/bin/python benchmarks/bench.py --compiled $(BENCH)/compiled $(ARGS)
	@$(if $(ARGS),,$(BENCH)/bin/python benchmarks/reconcile.py)
	@$(if $(ARGS),,$(BENCH)/bin/python benchmarks/pool.py)
	@$(if $(ARGS),,$(BENCH)/bin/python benchmarks/archives.py --compiled $(BENCH)/compiled)

$(BENCH)/compiled: $(BENCH)/installed setup.py $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.tsv')
	@echo "compiling into $@ (a minute or more)"
	@$(BENCH)/bin/python benchmarks/compile.py $(if $(TRAINED),--trained) $@ || test $$? = 3
	@mkdir -p $@ && touch $@

$(BENCH)/installed: pyproject.toml benchmarks/constraints.txt
	@$(find_python) && "$$found" -m venv --clear $(BENCH)
	@echo "installing the pinned dependencies and spaCy into $(BENCH)"
	@$(BENCH)/bin/python $(PIP) $(PINNED) -r benchmarks/constraints.txt
	@$(BENCH)/bin/python $(PIP) $(EDITED)
	@touch $@

pins:           ## write all constraints files anew (needs uv and a network)
	$(UV) pip compile $(RESOLVE) --extra dev pyproject.toml -o constraints.txt
	$(UV) pip compile $(RESOLVE) --extra spark -c constraints.txt pyproject.toml -o constraints-spark.txt
	$(UV) pip compile $(RESOLVE) --extra bench -c constraints.txt pyproject.toml -o benchmarks/constraints.txt

clean:          ## remove the environments and everything built
	rm -rf .venv $(BENCH) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

RESOLVE = -q --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make pins"

# Sets $$found to the first Python that is new enough and can create environments.
define find_python
for found in $(PYTHONS) none; do \
	"$$found" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
done; \
if [ "$$found" = none ]; then \
	echo "beleg: no Python 3.11 or newer with venv was found; install python3 and python3-venv" >&2; exit 1; \
fi
endef
