# Make knows when, `rolebook` knows what. Every target sets up what it needs in .venv.

SPEC   ?= specs/ecommerce.yaml
OUT    ?= outputs
# Left out unless given: LOCALE=en  VARIANT=startup  AS_OF=2027-01-01  AUDIENCE=public
# Without LOCALE, papers are in the language of most texts of the spec.
LOCALE   ?=
VARIANT  ?=
AS_OF    ?=
AUDIENCE ?=
# A look other than the spec's: slate, or a file such as looks/ours.yaml
THEME    ?=
# Word papers in the company's own document: TEMPLATE=company.docx
TEMPLATE ?=
# Charts, where the spec is not to decide: PAGE=A3  ORIENTATION=landscape  STYLE=compact  DEPTH=3
PAGE        ?=
ORIENTATION ?=
STYLE       ?=
DEPTH       ?=
PYTHON ?= python3

ifneq ($(words $(SPEC)) $(words $(OUT)),1 1)
$(error make cannot handle spaces in SPEC or OUT; use the command: .venv/bin/rolebook build "path to/spec.yaml")
endif

VENV     := .venv
ROLEBOOK := $(VENV)/bin/rolebook
CODE     := $(shell find render -name '*.py' -o -name '*.yaml' -o -name '*.txt' -o -name '*.xml' -o -name '*.rels')
# Each kind of papers takes what has to do with it; the spec says the rest.
VIEW     := $(LOCALE:%=--locale %) $(VARIANT:%=--variant %) $(AS_OF:%=--as-of %) $(AUDIENCE:%=--audience %) $(THEME:%=--theme %)
CHARTS   := $(STYLE:%=--style %) $(DEPTH:%=--depth %)
SHEETS   := $(PAGE:%=--page %) $(ORIENTATION:%=--orientation %)
IN_WORD  := $(TEMPLATE:%=--template %)
FOR_charts           := $(VIEW) $(CHARTS) $(SHEETS)
FOR_handbook         := $(VIEW) $(CHARTS) $(IN_WORD)
FOR_spreadsheets     := $(VIEW)
FOR_job-descriptions := $(VIEW) $(IN_WORD)
# A stamp a paper, spec, language and choice; the rule beside it tells what was read and made.
EMPTY    :=
STAMP    := $(OUT)/.made/$(subst /,-,$(basename $(SPEC))).$(subst $(EMPTY) ,.,$(subst /,-,$(subst --,,$(strip $(VIEW) $(CHARTS) $(SHEETS) $(IN_WORD)))))
KINDS    := charts handbook spreadsheets job-descriptions

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help all charts handbook spreadsheets job-descriptions check test test-slow explore lint bench fuzz clean setup lock

help: ## list the targets
	@echo 'make TARGET [SPEC=specs/ecommerce.yaml] [OUT=outputs] [LOCALE=zh|en|zh+en] [VARIANT=startup]'
	@echo '            [AS_OF=2027-01-01] [AUDIENCE=public|internal|restricted] [THEME=slate] [TEMPLATE=company.docx]'
	@echo '            [PAGE=A3] [ORIENTATION=landscape|portrait] [STYLE=uniform|compact] [DEPTH=3]'
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 20

all: $(KINDS) ## every paper

charts: $(STAMP).charts ## org charts: gv, svg, pdf, png

handbook: $(STAMP).handbook ## the handbook (PDF, DOCX) and the responsibilities matrix (DOCX)

spreadsheets: $(STAMP).spreadsheets ## matrix, headcount and RACI for Excel (XLSX), and as lists (CSV)

job-descriptions: $(STAMP).job-descriptions ## a job description for every post (DOCX, PDF)

$(KINDS:%=$(STAMP).%): $(STAMP).%: $(SPEC) $(CODE) | $(VENV)/.ready
	$(ROLEBOOK) $* $(SPEC) -o $(OUT) $(FOR_$*) --depfile $@.d
	@touch $@

$(SPEC):
	@echo 'There is no file $(SPEC). To begin one: make setup && $(ROLEBOOK) init $(SPEC)' >&2; exit 1

-include $(wildcard $(KINDS:%=$(STAMP).%.d))

check: $(VENV)/.ready ## find every problem of the spec
	$(ROLEBOOK) check $(SPEC) $(LOCALE:%=--locale %) $(VARIANT:%=--variant %)

setup: $(VENV)/.ready ## set up .venv, nothing more

test: $(VENV)/.ready-dev ## run the tests
	$(VENV)/bin/python -m pytest tests --ignore=tests/slow

test-slow: $(VENV)/.ready-dev ## the slow tests: LibreOffice and veraPDF where installed, every command of the docs
	$(VENV)/bin/python -m pytest tests/slow -rs

explore: $(VENV)/.ready-dev ## run the property tests on new examples
	$(VENV)/bin/python -m pytest tests -m hypothesis --hypothesis-profile=new

lint: $(VENV)/.ready-dev ## check style and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: $(VENV)/.ready-dev ## measure time and growth, as ratios
	$(VENV)/bin/python -m bench

fuzz: $(VENV)/.ready-fuzz ## give every parser a minute of made-up input (Linux)
	$(VENV)/bin/python -m bench.fuzz

clean: ## remove the papers that were made, and caches
	for record in $(wildcard $(OUT)/*/.rolebook-*); do \
	  folder=$$(dirname "$$record"); \
	  while read -r name; do rm -f "$$folder/$$name"; done < "$$record"; \
	  rm -f "$$record"; find "$$folder" -depth -type d -empty -delete; \
	done
	rm -rf $(OUT)/.made .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rolebook needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(VENV)/bin/python -m compileall -q render
	touch $@

$(VENV)/.ready-dev: requirements-dev.lock | $(VENV)/.ready
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/.ready-fuzz: requirements-fuzz.lock | $(VENV)/.ready-dev
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	touch $@

lock: ## pin the newest releases that pyproject.toml allows (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
	  --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
	  --quiet --extra dev --extra bench -c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
	  --quiet --extra fuzz -c requirements-dev.lock pyproject.toml -o requirements-fuzz.lock
