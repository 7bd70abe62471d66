# make run och make test gör all sin egen förberedelse; se README.md.
PYTHON ?= python3
BIN := .venv/bin
PYTHON_ROOMS := webapp exports questionnaires tests

.PHONY: help run format test coverage bench lock

help: ## Visa vad som går att göra
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

run: ## Starta demon på http://127.0.0.1:5000 (PORT=5001 make run väljer en annan port)
	@$(PYTHON) -m webapp demo

format: ## Ställ upp Python, mallar och stilmall som huset gör
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/ruff format $(PYTHON_ROOMS)
	@$(BIN)/python -m tests.layout

test: ## Kör alla kontroller och prov
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet $(PYTHON_ROOMS)
	@$(BIN)/python -m tests.layout --check
	@$(BIN)/djlint webapp --lint --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/flask --app wsgi banks check
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

coverage: ## Kör proven och visa vilka rader och grenar de når (tar mer än dubbelt så lång tid)
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

bench: ## Mät kostnader som kvoter mot nakna jämförelser
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m tests.bench

lock: ## Lås om vad som installeras, med de nyaste versionerna som går ihop
	@$(PYTHON) -m webapp prepare test
	@$(BIN)/python -m webapp lock
