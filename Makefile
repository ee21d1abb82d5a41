# Everything runs in .venv, from the locked versions. All it needs: Python >= 3.11 with venv and pip.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint types imports format lock benchmark peers mutation clean

demo: .venv/run
	$(BIN)/coopledger demo

test: .venv/dev
	$(BIN)/pytest

# The same, harder: more histories, more writers, more kills (docs/reliability.md). Each part ends
# within an hour, and goes on where it was when it is run again; test-long is all of them.
LONG_PARTS := histories short-histories loads-1 loads-2 loads-3 loads-4 loads-5 loads-6 loads-7 loads-8 loads-9 loads-10 loads-sqlite-1 loads-sqlite-2 loads-postgresql-1 loads-postgresql-2 statable columns undone plans portfolio merged people hands-sqlite hands-postgresql kills writers faults fuzz servers laws documents properties
LONG := $(LONG_PARTS:%=test-long-%)
.PHONY: test-long $(LONG)
test-long: $(LONG)
$(LONG): test-long-%: .venv/dev
	COOPLEDGER_LONG=$* $(BIN)/pytest tests

# Runs that need more than the tests' own requirements: a target each, which installs what it needs
# from a lock file of its own (docs/reliability.md); others is what .ci/run calls of them.
OTHERS := growth test-office test-accountants test-data test-spark
.PHONY: others $(OTHERS)
others: $(OTHERS)

# Whether the work of any verb grows faster than what it works on: steps are counted, not time.
growth: .venv/dev
	PYTHONPATH=. $(BIN)/python tests/benchmarks/growth.py

# Workbooks recalculated and printed by LibreOffice, which no lock file brings: without it, it is said.
test-office: .venv/dev
	@if command -v soffice >/dev/null; then $(BIN)/pytest -n0 tests/office/recalculated.py; \
	else echo "SKIPPED: make test-office needs LibreOffice (soffice), which is not on this machine"; fi

# Journals read and added up by beancount (its own environment: GPL, run as a program and never
# imported) and by hledger, which no lock file brings: without it, it is said.
test-accountants: .venv/dev .venv-accountants/run
	@command -v hledger >/dev/null || echo "SKIPPED: of make test-accountants, what needs hledger, which is not on this machine"
	$(BIN)/pytest -n0 -rs tests/accountants/programs.py

.venv-accountants/run: requirements-accountants.lock
	$(PYTHON) -m venv .venv-accountants
	.venv-accountants/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-accountants.lock
	touch $@

# Tables in the data frames and databases that people use them with.
test-data: .venv-frames/done
	.venv-frames/bin/pytest -n0 tests/data/in_frames.py

# The one statement on a real cluster of Spark, two workers on this machine: where Java is.
test-spark: .venv-spark/done
	@if command -v java >/dev/null; then .venv-spark/bin/pytest -n0 tests/portfolio/on_a_cluster.py; \
	else echo "SKIPPED: make test-spark needs Java 17 (java), which is not on this machine"; fi

check: lint types imports test

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The last is of a million events, by us and by others, which takes long. What is not there is skipped.
benchmark: .venv/dev .venv-accountants/run
	$(BIN)/python tests/benchmarks/grow.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/answers.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/one.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/read.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/record.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/together.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/load.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/guards.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/match.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/documents.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/pages.py
	$(BIN)/python tests/benchmarks/data.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bulk.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/sets.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/portfolio.py
	$(BIN)/python tests/benchmarks/start.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/peers.py

# The last of them alone, of a million events, and of a tenth of that to see how each grows.
peers: .venv/dev .venv-accountants/run
	PYTHONPATH=. $(BIN)/python tests/benchmarks/peers.py 100000 1000000

# Thousands of small changes to money.py and books/, and which of them no test notices.
mutation: .venv/dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# The stamps: what is installed is what is locked.
.venv/run: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

.venv-frames/done: requirements-frames.lock requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv-frames
	.venv-frames/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock -r requirements-frames.lock
	.venv-frames/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv-spark/done: requirements-spark.lock requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv-spark
	.venv-spark/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock -r requirements-spark.lock
	.venv-spark/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Lock versions and hashes again, for every platform (needs uv).
LOCKED := --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade --quiet
LOCK := uv pip compile pyproject.toml $(LOCKED)
EXTRAS := bulk data portfolio postgres rates reports testing web
lock:
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev $(EXTRAS:%=--extra %) -c requirements.lock -o requirements-dev.lock
	uv pip compile --group pyproject.toml:accountants $(LOCKED) -o requirements-accountants.lock
	uv pip compile --group pyproject.toml:frames $(LOCKED) -c requirements-dev.lock -o requirements-frames.lock
	$(LOCK) --extra spark -c requirements-dev.lock -o requirements-spark.lock

clean:
	rm -rf .venv .venv-* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis mutants
