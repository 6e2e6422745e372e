# Victim Contact. `make help` lists what there is to do.
PYTHON ?= python3
BIN := .venv/bin

help: ## list these targets
	@echo "Victim Contact: tells victims what happens in a sentence, and makes them heard."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: ## set up what is missing, then start the program; Ctrl-C stops it
	@$(PYTHON) scripts/set_up.py run
	@exec $(BIN)/victimcontact run

test: ready ## run the whole suite; DATABASE_URL=... runs it on that server, ARGUMENTS="-k word" runs a part
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q $(ARGUMENTS)

scheme: ready ## test the rules alone, without Django; EXAMPLES=3000 tries harder
	@PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(BIN)/python -m pytest tests/scheme -q

rules: ready ## print every rule: its source, where in the code it is kept, which tests hold it
	@$(BIN)/python scripts/rules.py

bench: ready ## measure rules, pages, letters, handing over, nights and reports beside their floors, and first visits; writes docs/benchmarks*.md
	@$(BIN)/python scripts/bench.py --all
	@$(BIN)/python scripts/bench_cases.py
	@$(BIN)/python scripts/bench_reports.py
	@$(BIN)/python scripts/bench_weight.py

check: ready ## look for mistakes without running: format, lint, types, imports, migrations, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir var/import-linter
	DJANGO_SETTINGS_MODULE=victimcontact.settings DOOR=command SECRET_KEY=check \
		$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations records --check --dry-run
	$(BIN)/djlint --lint --quiet victimcontact

assets: ## build styles, scripts, fonts and Welsh catalogues
	@$(PYTHON) scripts/set_up.py run

screenshots: ready ## take the pictures of the README from the demonstration area
	@$(BIN)/python scripts/screenshots.py

ready:
	@$(PYTHON) scripts/set_up.py test

.PHONY: help run test scheme rules bench check assets screenshots ready
.DEFAULT_GOAL := help
