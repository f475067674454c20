# Everything happens in .venv, which the first target that needs it makes from the system's Python.
# `make demo PYTHON=python3.13` picks that Python; without it the first one on the path that is new enough.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --no-input --disable-pip-version-check -qq install

# Stamps carry the checkout's place: a copied or moved .venv still points at the old one and is set up again.
STAMPS := $(VENV)/stamps-$(shell pwd | cksum | cut -d ' ' -f 1)
CORE := $(STAMPS)/core
DEV := $(STAMPS)/dev

SOAK_ROUNDS ?= 20

.PHONY: help demo site test lint format bench bench-scale train soak browser clean

help: ## this list
	@echo "Mixed Zone reads press pages. What can be made:"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

demo: $(CORE) ## read the pages in examples/, show them here, and search them
	@if [ -t 1 ]; then \
	    columns=$$(stty size 2>/dev/null </dev/tty | cut -d ' ' -f 2); \
	    export COLUMNS="$${columns:-88}"; \
	    [ -n "$$NO_COLOR" ] || { export FORCE_COLOR=1; bold=$$(printf '\033[1m') plain=$$(printf '\033[m'); }; \
	fi; \
	say() { printf '\n\n%s%s%s\n' "$$bold" "$$1" "$$plain"; }; \
	show() { \
	    lines=$$1; shift; \
	    printf '$$ mixedzone read %s\n\n' "$$*"; \
	    reading=$$($(VENV)/bin/mixedzone read "$$@") || exit 1; \
	    printf '%s\n' "$$reading" | sed -n "1,$${lines}p"; \
	    [ "$$lines" = '$$' ] || echo …; \
	}; \
	say 'An interview, as the page has it: who asked, who answered, whose pictures.'; \
	show '$$' examples/keeper-interview.html; \
	say 'Another paper, another language, and only the flat text that a scraper left.'; \
	show 28 examples/winger-interview.txt; \
	say 'A match report.'; \
	show 28 examples/derby-report.html; \
	say 'Nothing is thrown away: every line of a page, with its role and how sure that is.'; \
	show 32 examples/keeper-interview.txt --explain; \
	say 'All the pages in examples/, counted.'; \
	printf '$$ mixedzone read examples/*-*.html examples/*-*.txt --format jsonl\n\n'; \
	readings=$$($(VENV)/bin/mixedzone read examples/*-*.html examples/*-*.txt --format jsonl) || exit 1; \
	printf '%s\n' "$$readings" | $(RUN) -c "$$TALLY" || exit 1; \
	desk=$$(mktemp -d) || exit 1; \
	trap 'rm -rf "$$desk"' EXIT; \
	archive=$$desk/mixedzone.db; \
	run() { printf '$$ mixedzone %s\n\n' "$$1"; shift; $(VENV)/bin/mixedzone "$$@" --archive "$$archive" || exit 1; }; \
	say 'Kept in an archive: every reading, its page, who said what, whose pictures.'; \
	run 'add examples/*-*.html examples/*-*.txt' add examples/*-*.html examples/*-*.txt; \
	say 'What has the keeper said about the sea?'; \
	run 'search sea --speaker Varrenby' search sea --speaker Varrenby; \
	say 'And whose photos did they run?'; \
	run 'credits --agency imago' credits --agency imago; \
	say 'Now a page of yours: .venv/bin/mixedzone read PAGE'; \
	echo 'PAGE is a file, a folder, - or an address; add --explain for every line, --format json for the data.'; \
	echo 'Keep it: .venv/bin/mixedzone add PAGE, then .venv/bin/mixedzone search WORDS.'; \
	echo 'From Python: docs/reading.md and docs/archive.md'; \
	echo 'In the browser: make site'

define TALLY
import json, sys
for page in map(json.loads, sys.stdin):
    turns = page["interview"]["turns"] if page["interview"] else []
    counts = {"lines": page["lines"], "pictures": page["figures"], "turns": turns, "kick-offs": page["fixtures"]}
    found = ", ".join(f"{len(things)} {name}" for name, things in counts.items() if things)
    print(f"{page['name']:36}{found}")
endef
export TALLY

site: $(STAMPS)/site ## the pages in examples/ as a site in the browser, until Ctrl-C
	@desk=$$(mktemp -d) || exit 1; \
	trap 'rm -rf "$$desk"' EXIT; \
	$(VENV)/bin/mixedzone add examples/*-*.txt examples/*-*.html --fixtures examples/fixtures --archive "$$desk/mixedzone.db" \
	    && { $(VENV)/bin/mixedzone serve --archive "$$desk/mixedzone.db" || [ $$? = 130 ]; }

test: $(DEV) browser lint ## set up all that the checks need and run every one of them
	@$(RUN) -m pytest

lint: $(DEV) ## style, formatting and types
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --quiet --check || { echo "Some files want formatting: run \`make format\`."; exit 1; }
	@$(RUN) -m mypy --strict --no-error-summary

format: $(DEV) ## put every file into the house's format
	@$(RUN) -m ruff check --quiet --fix
	@$(RUN) -m ruff format

bench: $(STAMPS)/bench ## accuracy and cost beside other readers, over the corpora
	@$(RUN) -m benchmarks

bench-scale: $(DEV) $(STAMPS)/scale ## what crawls cost: one and two workers, Daft, Daft on Ray
	@$(RUN) -m benchmarks.scale

train: $(STAMPS)/train ## make the labeller's weights from the corpora
	@$(RUN) -m training

soak: $(DEV) $(STAMPS)/scale ## kills of crawls, clusters and archives, then property tests (SOAK_ROUNDS=20)
	@KILLS=200 $(RUN) -m pytest tests/archive/test_crashes.py
	@MIXEDZONE_KILLS=50 MIXEDZONE_SOAK=1 $(RUN) -m pytest tests/commands/test_crawl.py tests/scale/test_ray.py
	@for round in $$(seq $(SOAK_ROUNDS)); do \
	    echo "Round $$round of $(SOAK_ROUNDS)"; \
	    env -u CI $(RUN) -m pytest -m hypothesis --hypothesis-seed=random || exit 1; \
	done

clean: ## remove .venv and everything else that was made here
	@rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache screenshots
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's chromium, which the browser tests drive. Installed where that is allowed; asked for where not.
browser: $(DEV)
	@command -v chromium >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing chromium for the browser tests (once)"; \
	    { apt-get -q update && DEBIAN_FRONTEND=noninteractive \
	        apt-get -q install -y --no-install-recommends chromium; } >$(VENV)/chromium.log 2>&1 </dev/null \
	        && exit 0; \
	    tail -n 3 $(VENV)/chromium.log; \
	fi; \
	echo "No chromium here, so the browser tests cannot run. On Debian: apt install chromium"; \
	[ "$$CI" != true ]

$(CORE): pyproject.toml | $(STAMPS)/venv
	@echo "Installing Mixed Zone into $(VENV) (once, about half a minute)"
	@$(PIP) -e .
	@touch $@

# dev, bench, scale, train, site: the package with the extra of that name, and the site, which they try and measure.
$(STAMPS)/%: pyproject.toml | $(STAMPS)/venv
	@echo "Installing Mixed Zone with its $* extra into $(VENV) (once, about a minute)"
	@[ '$*' != bench ] || $(PIP) 'pip>=24.1' # older ones stumble over lxml's extra, which two readers ask for
	@$(PIP) -e '.[$*,site]'
	@touch $@ $(CORE)

# Python is tried, not looked up: version managers put names on the path that do not run.
$(STAMPS)/venv:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	    python=; \
	done; \
	if [ -z "$$python" ]; then \
	    echo "Mixed Zone needs Python 3.11 or newer, and found none (tried $(or $(PYTHON),python3 and python3.11 to 3.14))." \
	        "On Debian: apt install python3 python3-venv" >&2; \
	    exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "$$($$python --version) is here, but not the part of it that makes environments." \
	        "On Debian: apt install python3-venv" >&2; \
	    exit 1; \
	fi; \
	$(RUN) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || $$python -m venv --clear $(VENV) || exit 1; \
	rm -rf $(VENV)/stamps-*; \
	mkdir -p $(STAMPS); \
	touch $@
