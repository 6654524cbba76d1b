# The two commands of the README are `make site` and `make test`; `make help` lists the rest.
# Everything is installed from the lock files into .venv; nothing outside this folder is
# touched, but for Debian packages when run as root (python3-venv, chromium,
# fonts-noto-cjk, libatomic1).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The newest interpreter that is there; PYTHON=… overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
OUT ?= build
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help setup dev system-python system-browser site serve check test lock clean

help:
	@echo 'make site                        set up .venv, convert the sample sources, build site/'
	@echo 'make site SOURCES=DIR OUT=DIR2   the same for any folder of gazette issues: DIR2/content, DIR2/site, DIR2/archive'
	@echo 'make serve                       serve the sample with live reload (mkdocs serve)'
	@echo 'make test                        make check and every test, browser tests included'
	@echo 'make check                       ruff, mypy, import-linter'
	@echo 'make lock                        resolve the dependencies again, into requirements*.lock'
	@echo 'make clean                       remove what make made (.venv stays)'

# --- the environment ------------------------------------------------------------------------

setup: $(VENV)/.installed
dev: $(VENV)/.installed-dev

system-python:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'gongbao needs Python 3.11 or newer and finds none; install python3 (Debian 12, Ubuntu 24.04 or newer), or say PYTHON=/path/to/python3.' >&2; exit 1; \
	fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		package="python$$("$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$package" >/dev/null; \
		else \
			echo "Python's venv module is missing; as root: apt-get install $$package" >&2; exit 1; \
		fi; \
	fi

$(BIN)/python: | system-python
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# A browser and Chinese fonts for the tests that open pages, and what Playwright's driver links to and a
# minimal Debian lacks. GONGBAO_CHROMIUM=… names a browser elsewhere.
system-browser:
	@missing=''; \
	browser="$${GONGBAO_CHROMIUM:-$$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"; \
	{ [ -n "$$browser" ] && "$$browser" --version >/dev/null 2>&1; } || missing='chromium'; \
	ls /usr/share/fonts/opentype/noto/NotoSerifCJK* >/dev/null 2>&1 || [ -n "$$(fc-list :lang=zh 2>/dev/null | head -1)" ] \
		|| missing="$$missing fonts-noto-cjk"; \
	[ -n "$$(ls /usr/lib/*/libatomic.so.1 /usr/lib64/libatomic.so.1 2>/dev/null)" ] \
		|| missing="$$missing libatomic1"; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing for the browser tests:$${missing/#/ }"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
		echo "The browser tests need$${missing/#/ }; as root: apt-get install $$missing (or set GONGBAO_CHROMIUM to a Chromium or Chrome)" >&2; exit 1; \
	fi

# --- the site -------------------------------------------------------------------------------

ifdef SOURCES
# A source that can't be read is reported and left out; the others go on, and make ends with status 3 of it.
site: setup
	@mkdir -p "$(OUT)"
	@unread=0; \
	find "$(SOURCES)" -maxdepth 1 -type f ! -name '.*' ! -iname 'readme*' -print0 | sort -z \
		| { mapfile -d '' -t sources; \
		    [ "$${#sources[@]}" -gt 0 ] || { echo 'No file in $(SOURCES); give SOURCES=DIR with one gazette issue a file.' >&2; exit 2; }; \
		    $(BIN)/gongbao convert "$${sources[@]}" --content "$(OUT)/content"; } || unread=$$?; \
	[ "$$unread" = 0 ] || [ "$$unread" = 3 ] || exit "$$unread"; \
	$(BIN)/gongbao build --content "$(OUT)/content" --site "$(OUT)/site"; \
	$(BIN)/gongbao archive --all --content "$(OUT)/content" --output "$(OUT)/archive"; \
	echo; \
	echo 'The site stands in $(OUT)/site, one archive per issue in $(OUT)/archive. To look at it:'; \
	echo '  python3 -m http.server --directory "$(OUT)/site" 8000    then open http://localhost:8000/'; \
	exit "$$unread"
else
site: setup
	@find content/sources -maxdepth 1 -type f ! -name '.*' ! -iname 'readme*' -print0 | sort -z \
		| xargs -0 $(BIN)/gongbao convert --content content
	@$(BIN)/gongbao build --content content --site site
	@echo
	@echo 'The sample site stands in site/. To look at it:'
	@echo '  make serve                                      then open http://127.0.0.1:8000/ (follows your edits)'
	@echo '  python3 -m http.server --directory site 8000    then open http://localhost:8000/'
endif

serve: setup
	$(BIN)/mkdocs serve

# --- quality --------------------------------------------------------------------------------

check: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: dev system-browser check
	$(BIN)/python -m pytest $(PYTEST)

# One resolution for every supported Python, hashes of every file, no word on where they came from.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock: dev
	$(COMPILE) pyproject.toml --group build -o requirements.lock
	$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf site build dist archive .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
