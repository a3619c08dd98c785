# The one door. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared

.PHONY: demo test test-kill lint docs eval bench bench-map train page demo-map gazetteer clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e . --group dev
	touch $@

demo: $(STAMP)  ## the whole way on the packaged sample articles; ends with the path of the map
	$(BIN)/geonews demo

test: $(STAMP) lint  ## everything that can run here; tests that need Chromium or QGIS skip with a reason
	$(BIN)/pytest -n auto --dist loadgroup -rs

test-kill: $(STAMP)  ## kills a run a hundred times; the workspace must end as if nothing had happened
	GEONEWS_KILLS=100 $(BIN)/pytest tests/integration/test_kill.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

docs: $(STAMP)  ## build the documentation into build/site; a warning is an error, nothing comes from the network
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "build/site/index.html; with its search: $(BIN)/python -m http.server -b 127.0.0.1 -d build/site"

eval: $(STAMP)  ## accuracy on our own articles and, where it is there, on ../shared; figures beside their floors
	GEONEWS_EVAL_ALL=1 $(BIN)/pytest tests/evaluation -m evaluation -rs -s

bench: $(STAMP)  ## speed, accuracy and memory beside what is required, as ratios to a named baseline of the same run; exports of 100,000 reports
	$(BIN)/python -m pip install --quiet --group bench
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.run
	$(BIN)/python -m tests.benchmarks.exports

bench-map: $(STAMP)  ## size, memory and speed of maps up to 100,000 mentions beside pages of plain Folium; needs Chromium, npm
	$(BIN)/python -m tests.benchmarks.maps

train: $(STAMP)  ## fit the taggers of toponyms and events and the ranking anew; needs ../shared/corpora and most of an hour
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python scripts/train_tagger.py $(SHARED)/corpora
	$(BIN)/python scripts/train_ranking.py $(SHARED)/corpora --work build/ranking
	$(BIN)/python scripts/train_events.py

page: page/node_modules/.package-lock.json  ## lint, test and bundle the script and styles of the map page; needs node
	npm --prefix page run lint
	npm --prefix page test
	npm --prefix page run build

page/node_modules/.package-lock.json: page/package-lock.json
	npm --prefix page ci

demo-map: $(STAMP)  ## regenerate maps/demo.html and the README's pictures of it; needs Chromium
	SOURCE_DATE_EPOCH=1735689600 $(BIN)/geonews demo -o maps/demo.html
	$(BIN)/python scripts/demo_pictures.py
	$(BIN)/python scripts/first_picture.py

gazetteer: $(STAMP)  ## rebuild the vendored data from the pinned packages
	$(BIN)/python scripts/make_gazetteer.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
