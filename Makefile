# make run och make test gör all sin egen förberedelse; se README.md.
PYTHON ?= python3
BIN := .venv/bin
PYTHON_ROOMS := webapp exports questionnaires tests

# Where a machine says that Python is to keep nothing compiled, every process that the tests start would
# compile the whole house anew, and each of pytest's workers all tests.
export PYTHONDONTWRITEBYTECODE :=

PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
QUICK := tests/questionnaires tests/exports tests/webapp/ground tests/webapp/rounds $(wildcard tests/test_*.py)
# Processes beside the tests, large files, whole documents and invented countries take their time.
SLOW := $(addprefix --ignore=tests/,webapp/ground/jobs webapp/ground/tables exports/report exports/jury \
	questionnaires/replay questionnaires/following)

.PHONY: help run format texts test types written ordered test-quick test-long coverage bench load faults lock

help: ## Visa vad som går att göra
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

run: ## Starta demon på http://127.0.0.1:5000 (PORT=5001 make run väljer en annan port)
	@$(PYTHON) -m webapp demo

format: ## Ställ upp Python, mallar och stilmall som huset gör
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/ruff format $(PYTHON_ROOMS)
	@$(BIN)/python -m tests.layout

texts: ## Samla alla meningar för människor i webapp/translations, och visa vilka som väntar på engelska
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/pybabel -q extract -F pyproject.toml -k lazy_gettext --add-location=file --sort-output --omit-header \
		--no-wrap --output=webapp/translations/messages.pot exports questionnaires webapp
	@$(BIN)/pybabel -q update --input-file=webapp/translations/messages.pot --output-dir=webapp/translations \
		--locale=en --no-fuzzy-matching --ignore-obsolete --no-wrap

test: ## Kör alla kontroller och prov, utom de som till sin natur tar lång tid
	@$(PYTHON) -m webapp prepare test
	@$(MAKE) --no-print-directory --jobs 2 types written ordered
	@$(PYTEST) -m "not long"

types:
	@$(BIN)/mypy

written:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet $(PYTHON_ROOMS)
	@$(BIN)/python -m tests.layout --check
	@$(BIN)/djlint webapp --lint --quiet

ordered:
	@$(BIN)/lint-imports
	@$(BIN)/flask --app wsgi banks check

test-quick: ## Kör de snabbaste proven, utan webbläsare och PostgreSQL: för den som skriver just nu
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/ruff check .
	@$(PYTEST) -m "not long" -k "not postgresql" $(QUICK) $(SLOW)

test-long: ## Kör proven som tar lång tid: avbrott, hela omgångar i slumpad ordning, LibreOffice, allt på PostgreSQL
	@$(PYTHON) -m webapp prepare test
	@$(PYTEST) -m long

coverage: ## Kör alla prov och visa vilka rader och grenar de når (tar mer än dubbelt så lång tid)
	@$(PYTHON) -m webapp prepare test
	@$(PYTEST) --cov --cov-report=term:skip-covered

bench: ## Mät kostnader som kvoter mot nakna jämförelser (LINES="svar steg" make bench väljer rader)
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m tests.bench $(LINES)

load: ## Spela kvällen före sista dagen mot ett helt land (RATE=120 MINUTES=20 make load; ARGS=--help visar allt)
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m tests.load $(ARGS)

faults: ## Avbryt, fyll och lås det som tjänsten står på, och se att inget bekräftat är borta (ARGS=--help visar allt)
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m tests.faults $(ARGS)

lock: ## Lås om vad som installeras, med de nyaste versionerna som går ihop
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m webapp lock
