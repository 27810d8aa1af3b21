# GNU make 4.3 or newer. Everything Python lives in .venv; the stamps in it make repeated calls quick.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m

PUBLIC_ADDRESS ?= 127.0.0.1:8000
INTERNAL_ADDRESS ?= 127.0.0.1:8001
# Two workers: each may hold a browser and a build.
TEST_WORKERS ?= 2
PYTEST ?=
BENCH ?=

# Material announces the end of MkDocs 1.x on every run; CONTRIBUTING says what follows from it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The steps of `make test` are read one after the other.
.NOTPARALLEL:
.PHONY: help site serve serve-internal check test system format reference bench bench-check clean

help: ## 列出命令 · list the commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.installed ## 生成公开网站与内部网站 · build the public and the internal site
	$(RUN) mkdocs build --strict
	$(RUN) mkdocs build --strict -f mkdocs.internal.yml
	@printf '\n%s\n%s\n%s\n' \
		'公开网站 · public site:    site/index.html            (make serve: http://$(PUBLIC_ADDRESS)/)' \
		'内部网站 · internal site:  site-internal/index.html   (make serve-internal: http://$(INTERNAL_ADDRESS)/)' \
		'只发布 site/；site-internal/ 不得公开 · publish site/ only, never site-internal/'

serve: $(VENV)/.installed ## 公开网站，边改边看 · public site with live reload
	$(RUN) mkdocs serve --dev-addr '$(PUBLIC_ADDRESS)'

serve-internal: $(VENV)/.installed ## 内部网站，边改边看 · internal site with live reload
	$(RUN) mkdocs serve --dev-addr '$(INTERNAL_ADDRESS)' -f mkdocs.internal.yml

check: $(VENV)/.installed ## 检查 codes/ · check codes/
	$(BIN)/conduct check codes

test: system $(VENV)/.installed-dev ## 全部检查与测试 · lint, types, imports and all tests
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(BIN)/lint-imports
	$(RUN) pytest -n $(TEST_WORKERS) $(PYTEST)

system: $(BIN)/python ## 安装测试所需的系统软件 · install what tests need from the system (root, apt)
	$(BIN)/python tests/system.py

format: $(VENV)/.installed-dev ## 整理代码格式 · format the code
	$(RUN) ruff check --fix
	$(RUN) ruff format

reference: $(VENV)/.installed ## 写出由程序生成的参考页 · write the pages of the reference that are generated
	$(BIN)/python tests/write_reference.py

bench: $(VENV)/.installed ## 与 MkDocs + Material 比较速度 · compare speed with bare MkDocs and Material
	$(BIN)/python benchmarks/run.py $(BENCH)

bench-check: $(VENV)/.installed ## 与 PyYAML 的 C 装载器比较装载与检查的速度 · compare loading and checking with PyYAML's C loader
	$(BIN)/python benchmarks/check.py $(BENCH)

clean: ## 删除生成的文件 · remove what was built
	rm -rf site site-internal build dist benchmarks/work

# A venv without pip is worse than none: the next call would take it for whole.
$(BIN)/python:
	@if [ -z '$(PYTHON)' ]; then \
		echo '需要 Python 3.11 或更新的版本 · Python 3.11 or newer is needed (PYTHON=/path/to/python3 names one)' >&2; exit 1; fi
	'$(PYTHON)' -m venv $(VENV) || { rm -rf $(VENV); \
		echo '无法创建 .venv；Debian/Ubuntu 上先安装 python3-venv · .venv was not made; on Debian and Ubuntu install python3-venv' >&2; exit 1; }

# Order-only: .venv/bin/python is a link whose age is that of the system's Python.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --editable '.[dev]'
	@touch $(VENV)/.installed $@
