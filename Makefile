# Stringer from a clean clone: `make ask Q="when did Kunduz fall?"`, `make run`, `make test`.
# Needs Python 3.11 or later and make; everything else goes into .venv, everything built into data/.

PYTHON ?= python3
DATA ?= $(CURDIR)/data
# The index of torch's builds without CUDA; where it can't be reached, a build on disk will do.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

VENV := .venv
BIN := $(VENV)/bin
BOT := $(BIN)/python -m bot
# NumPy's threads as the bot has them: they can't be told once it is loaded.
BENCHED := OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.bench --data "$(DATA)/bench"
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The question goes through the environment, never through the shell's quoting, so that
# apostrophes, quotes and dollars arrive as they were typed.
override Q := $(value Q)
export Q
# The model is on disk; nothing is to be looked for on a hub.
export HF_HUB_OFFLINE := 1
# onnxruntime reports its use unless told otherwise.
export ORT_DISABLE_TELEMETRY := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install ask chat run test eval soak bench bench-large demo-reindex clean

help:
	@echo 'make ask Q="when did Kunduz fall?"   a cited answer'
	@echo 'make chat                            a conversation in the terminal'
	@echo 'make run                             the Discord bot where DISCORD_TOKEN is set, else the chat'
	@echo 'make test                            formatting, lint, types, import contracts and all tests'
	@echo 'make eval                            what each part of the answering brings, measured'
	@echo 'make soak                            long runs: questions during reindexes'
	@echo 'make bench                           speed and size beside the plain recipe and other engines'
	@echo 'make bench-large                     the same with a million passages: hours, 16 GB'
	@echo 'make demo-reindex                    an article added, published, answered from, and taken back'
	@echo 'make clean                           remove .venv and data'

install: $(VENV)/.installed

ask: $(VENV)/.installed
	@test -n "$$Q" || { echo 'Ask something: make ask Q="when did Kunduz fall?"' >&2; exit 2; }
	@$(BOT) ask --data "$(DATA)" -- "$$Q"

chat: $(VENV)/.installed
	@$(BOT) chat --data "$(DATA)"

run: $(VENV)/.installed
	@if [ -n "$$DISCORD_TOKEN" ]; then $(BOT) run --data "$(DATA)"; else $(BOT) chat --data "$(DATA)"; fi

test: $(VENV)/.tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# The questions and articles measured on are found by STRINGER_SHARED; EVAL takes further options.
eval: $(VENV)/.tools
	@$(BIN)/python -m tests.evaluation $(EVAL)

# Long runs: 10,000 questions during 50 reindexes. SOAK takes further options.
soak: $(VENV)/.tools
	@$(BIN)/python -m tests.soak $(SOAK)
	@STRINGER_LAWS=300 $(BIN)/python -m pytest tests/index/test_editing_laws.py

# One table, each row a ratio of the same run; docs/bench.md. What is built stays in $(DATA)/bench.
# BENCH takes further options.
bench: $(VENV)/.bench
	@$(BENCHED) $(BENCH)

bench-large: $(VENV)/.bench
	@$(BENCHED) --sizes shipped,10k,100k,1M $(BENCH)

# In a temporary folder, removed after: it touches no index of yours.
demo-reindex: $(VENV)/.installed
	@$(BIN)/python docs/demo_reindex.py

clean:
	rm -rf $(VENV) "$(CURDIR)/data"

# torch comes first and alone, from the index without CUDA; its own dependencies come with the rest.
$(VENV)/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Stringer needs Python 3.11 or later: make PYTHON=python3.12 …' >&2; exit 2; }
	@echo 'Installing into $(VENV) (a few minutes, once) …' >&2
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps --retries 0 --extra-index-url $(TORCH_INDEX) torch==2.13.0
	@grep -q '^cuda.*= None' $(VENV)/lib/python3*/site-packages/torch/version.py \
		|| { echo 'Only a CUDA build of torch was found: make TORCH_INDEX=… with an index of CPU builds.' >&2; exit 1; }
	$(PIP) install -c requirements.lock -e .
# pip compiles what it copies, not what stays here: else a start might compile it each time anew.
	@$(BIN)/python -m compileall -q corpus index bot
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	$(PIP) install -c requirements.lock -e '.[dev,postgres]'
	@touch $@

# The peers.  Where they can't be installed, their rows say so.
$(VENV)/.bench: $(VENV)/.tools
	@$(PIP) install -c requirements.lock -e '.[bench]' && touch $@ \
		|| echo 'The other engines could not be installed: what is missing is a row without figures.' >&2
