PY ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
M = $(BIN)/python manage.py
MESSAGES = $(BIN)/django-makemessages-rs -l en -i $(VENV) -i var -i tests --no-obsolete --no-wrap \
	--no-fuzzy-matching --no-location --sort-output --detect-aliases --keep-header
INSTALL = $(BIN)/uv pip install -q --compile-bytecode --python $(BIN)/python --require-hashes -r $(1) 2>/dev/null \
	|| $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1)

.PHONY: demo prepare test test-slow test-pg test-browser cover check bench lock docs messages

demo: export VAR_DIR = $(CURDIR)/var/demo
demo: $(VENV)/.app                               ## run the system with sample campaigns
	@$(M) compilemessages
	@$(M) demo --port $(PORT)

$(BIN)/uv: requirements/bootstrap.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed (make PY=python3.11 …)"; exit 1; }
	@$(PY) -m venv $(VENV) || { echo "Python's venv is missing; on Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.app: requirements/app.txt | $(BIN)/uv
	@echo "Installing (about half a minute) …"
	@$(call INSTALL,$<)
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(BIN)/uv
	@echo "Installing (about half a minute) …"
	@$(call INSTALL,$<)
	@touch $@ $(VENV)/.app

$(VENV)/.postgres: requirements/postgres.txt $(VENV)/.app
	@$(call INSTALL,$<)
	@touch $@

# Where DATABASE_URL names PostgreSQL, its driver is installed too.
prepare: $(VENV)/.app $(if $(filter postgres%,$(DATABASE_URL)),$(VENV)/.postgres)
prepare:                                         ## install, migrate; safe to repeat
	@$(M) compilemessages
	@$(M) migrate -v0
	@$(M) createcachetable

test: $(VENV)/.dev                               ## the tests but the slow ones and the journeys, on SQLite
	@$(M) compilemessages
	@$(BIN)/pytest -n auto --dist loadfile -m "not browser and not slow"

test-slow: $(VENV)/.dev                          ## the walks over every page, the whole campaigns and those made by chance
	@$(M) compilemessages
	@$(BIN)/pytest -n auto --dist loadfile -m "slow and not browser"

test-pg: $(VENV)/.dev                            ## both of these, on a PostgreSQL of their own
	@$(M) compilemessages
	@$(BIN)/python -m tests.postgres -n auto --dist loadfile -m "not browser"

test-browser: $(VENV)/.dev                       ## the journeys, in Chromium
	@$(M) compilemessages
	@$(BIN)/pytest -m browser -rs

cover: $(VENV)/.dev                              ## every line and branch of law and actions, by their own tests
	@$(BIN)/pytest -n auto --dist loadfile tests/*/rules --cov --cov-report=
	@$(BIN)/coverage report --include='*/rules/*' --fail-under=100 --precision=2 --skip-covered
	@$(BIN)/pytest -n auto --dist loadfile tests/*/actions tests/security/test_tampering.py --cov --cov-report=
	@$(BIN)/coverage report --include='*/actions/*' --fail-under=100 --precision=2 --skip-covered

check: $(VENV)/.dev                              ## style, types, laws of import, fresh documents
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/djlint --lint --check --quiet templates
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(MESSAGES) --check --no-untranslated >/dev/null || { echo "The catalogue lacks words: run make messages, and translate."; exit 1; }
	@$(M) makemigrations --check --dry-run
	@$(M) rulebook --check

messages: $(VENV)/.dev                           ## gather the words of the pages into locale/en
	@$(MESSAGES)

docs: $(VENV)/.dev                               ## write docs/rules.md again
	@$(M) rulebook

bench: $(VENV)/.dev                              ## figures, one JSON line each
	@$(M) bench

lock: | $(BIN)/uv                                ## pin every dependency again
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements/app.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --extra postgres -o requirements/postgres.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --extra dev -o requirements/dev.txt
