# make demo     install into .venv and build the documents of every sample profile into output/
# make gallery  the same, and make the README's pictures of it anew (docs/images/)
# make typesetting  the picture of docs/typesetting.md, which needs Typst
# make test     all tests; make test ARGS='-k layout' runs some
# make check    style, types, the order of the rooms
# make bench    how long documents take, beside Typst, RenderCV and WeasyPrint; docs/performance.md tells of it.
#               Some ten minutes, on a machine that does nothing else; make bench ARGS=--quick takes one
# make clean    remove what these made
#
# They need Python 3.11 or later (make PYTHON=python3.12 demo) and an index of packages for pip. Everything goes into
# .venv, which is brought up to date when the project's packages, catalogs or place change. All paths here are relative,
# so that the checkout may stand below a folder with spaces in its name.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install --quiet
ARGS ?=

# What an editable install is made from: a change of one of these makes it anew.
INSTALLED_FROM := pyproject.toml hatch_build.py $(wildcard tools/compile_*.py) $(wildcard locales/*/LC_MESSAGES/*.po)

.DELETE_ON_ERROR:
.DEFAULT_GOAL := demo
.PHONY: demo gallery typesetting test check bench clean programs pango FORCE

demo: $(VENV)/for-use
	@$(RUN) -m cvbuilder build profiles/*/*.yaml --output output
	@$(RUN) -m cvbuilder build profiles/*/*.yaml --theme modern --output output/modern
	@echo "The documents are in output/, those of the theme modern in output/modern/"

# Apart from demo, since its bytes are those of the installed release of pypdfium2 and Pillow.
gallery: $(VENV)/for-test demo
	@$(RUN) tools/render_gallery.py

# The same passages set by Typst, beside ours: docs/typesetting.md.
typesetting: $(VENV)/for-test $(VENV)/for-typesetting
	@$(RUN) tools/typesetting_picture.py

test: $(VENV)/for-test programs
	@$(RUN) -m pytest -n auto --dist loadfile $(ARGS)

check: $(VENV)/for-dev
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy --strict cvbuilder tools benchmarks hatch_build.py
	$(RUN) -m pytest tests/test_architecture.py tests/test_public_names.py

# The programs that are measured beside ours have environments of their own, below .venv-bench.
bench: $(VENV)/for-use pango
	@$(RUN) -m benchmarks $(ARGS)

clean:
	rm -rf $(VENV) .venv-bench .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	rm -f output/*.pdf output/*.txt
	rm -rf output/modern

# The environment. pip and the records of an editable install hold absolute paths, hence the record of the place.
$(VENV)/place: FORCE
	@$(RUN) -c '' 2> /dev/null || { \
	  $(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed" if sys.version_info < (3, 11) else 0)' && \
	  $(PYTHON) -m venv --clear $(VENV) || { \
	    rm -rf $(VENV); \
	    echo "No environment could be made. Debian and Ubuntu: apt-get install python3-venv;" >&2; \
	    echo "elsewhere: install Python 3.11 or later, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	    exit 1; }; }
	@printf '%s\n' "$$PWD" | cmp -s - $@ || printf '%s\n' "$$PWD" > $@

$(VENV)/for-use: $(VENV)/place $(INSTALLED_FROM)
	@echo "installing into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/for-%: $(VENV)/place $(INSTALLED_FROM)
	@echo "installing into $(VENV), with what $* needs"
	@$(PIP) --editable '.[$*]'
	@touch $@ $(VENV)/for-use

# The tests read the documents back with programs that are not ours.
programs:
	@missing=; for program in git msgfmt pdftotext pdffonts pdftoppm qpdf mutool; do \
	  command -v $$program > /dev/null || missing="$$missing $$program"; done; \
	test -z "$$missing" && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; else as='sudo -n'; fi; \
	if command -v apt-get > /dev/null && $$as true 2> /dev/null; then \
	  echo "installing git, gettext, poppler-utils, qpdf and mupdf-tools"; \
	  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends git gettext poppler-utils qpdf mupdf-tools > /dev/null; \
	else \
	  echo "the tests need$$missing: install git, gettext, poppler (poppler-utils), qpdf and mupdf-tools" >&2; exit 1; \
	fi

# What WeasyPrint finds its libraries by; without them the benchmark says so and goes on.
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
pango:
	@dpkg -s $(PANGO) > /dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; else as='sudo -n'; fi; \
	if command -v apt-get > /dev/null && $$as true 2> /dev/null; then \
	  echo "installing $(PANGO)"; \
	  { $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $(PANGO) > /dev/null; } || true; \
	fi
