"""An organization's own forms: the sources and values they name are there, and their boxes fit on the paper (8.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Form
from ..model.form import MOST_LINES, MOST_ROWS, FieldKind, FormBlock, FormColumn, FormField
from ..model.form_sources import EVERYWHERE, SOURCES, FormSource, nested, values_of
from ..model.text import Text
from ..problems import Severity
from .base import Context, Finding, Path, nearest, organization_rule

Unknown = tuple[Path, str, tuple[str, ...]]
"""A path, the name nobody knows there, and the names that may stand there."""
_NUMBER = "#"
_PLACEHOLDER = re.compile(r"\{([\w.]+)\}")
_GRID = 12
_MOST_COLUMNS = 24


def _values(source: FormSource | None) -> tuple[str, ...]:
    general = tuple(f"{name}.{value}" for name in EVERYWHERE for value in SOURCES[name].values)
    return (*(source.values if source else ()), *general)


def _value(path: Path, name: str | None, source: FormSource | None) -> Iterator[Unknown]:
    known = _values(source)
    if name is not None and name not in known:
        yield path, name, known


def _source(path: Path, name: str | None, lists: Iterable[str] = ()) -> Iterator[Unknown]:
    known = (*lists, *SOURCES)
    if name is not None and name not in known:
        yield path, name, known


def _columns(path: Path, columns: tuple[FormColumn, ...], source: FormSource | None) -> Iterator[Unknown]:
    for n, column in enumerate(columns):
        if column.value != _NUMBER:
            yield from _value((*path, "columns", n, "value"), column.value, source)


def _fields(path: Path, fields: tuple[FormField, ...], source: FormSource | None) -> Iterator[Unknown]:
    for n, field in enumerate(fields):
        yield from _value((*path, "fields", n, "value"), field.value, source)
        yield from _source((*path, "fields", n, "options_from"), field.options_from)


def _placeholders(path: Path, text: Text | None, source: FormSource | None) -> Iterator[Unknown]:
    """Yield what stands in braces of the words and is no value: nothing would be printed in its place."""
    found = _PLACEHOLDER.findall("\n".join(text.all)) if text else ()
    for name in dict.fromkeys(found):
        yield from _value(path, name, source)


def _block(path: Path, block: FormBlock, form: Form) -> Iterator[Unknown]:
    own = values_of(form.source)
    lists = tuple(own.lists) if own else ()
    yield from _placeholders((*path, "text"), block.text, own)
    yield from _fields(path, block.fields, own)
    if block.table:
        place = (*path, "table")
        yield from _source((*place, "from"), block.table.source, lists)
        yield from _source((*place, "across"), block.table.across)
        kind = nested(form.source, block.table.source or "")
        if kind is not None or block.table.source is None:
            yield from _columns(place, block.table.columns, kind)
    if block.ticks:
        place = (*path, "ticks")
        yield from _source((*place, "from"), block.ticks.source, lists)
        kind = nested(form.source, block.ticks.source or "")
        if kind is not None:
            yield from _value((*place, "value"), block.ticks.value or "text", kind)


def unknown_names(form: Form) -> Iterator[Unknown]:
    """Yield every source and value that a form names and nobody knows."""
    yield from _source(("from",), form.source)
    if form.source is None or form.source in SOURCES:
        own = values_of(form.source)
        yield from _value(("heading",), form.heading, own)
        yield from _placeholders(("note",), form.note, None)
        for n, block in enumerate(form.blocks):
            yield from _block(("blocks", n), block, form)


@organization_rule("form-unknown-source", clause="8.1", severity=Severity.ERROR)
def form_unknown_source(context: Context) -> Iterator[Finding]:
    """A form is filled only from what there is: each source and value it names is known.

    The guide on forms lists all sources with their values. A value is one of the form's own source, of the table's, or
    begins with `organization.` or `code.`.

    Bad: `from: findings` with `value: nummer`. Good: `value: number`.

    中文：表单只能用已有的数据来填：写的来源和值都要有。

    有哪些来源、每个来源有哪些值，见“表单”指南。值是表单或表格自己的来源里的，或者以`organization.`、`code.`开头。

    反例：`from: findings`，`value: nummer`。正例：`value: number`。
    """
    for form in context.framework.forms:
        for path, name, known in unknown_names(form):
            near = nearest(name, known)
            yield Finding(
                origin=form.origin,
                path=path,
                about=form.id,
                text="form-unknown-source-near" if near else "",
                arguments={"name": name, "nearest": near, "known": ", ".join(known)},
            )


def _sizes(block: FormBlock) -> Iterator[tuple[Path, str, int, int]]:
    """Yield the path of each size in a block that no paper has room for, its message, it, and the most there may be."""
    for n, field in enumerate(block.fields):
        if not 1 <= field.width <= _GRID:
            yield ("fields", n, "width"), "", field.width, _GRID
        if field.lines > MOST_LINES:
            yield ("fields", n, "lines"), "form-too-long", field.lines, MOST_LINES
    if block.table is not None:
        columns = len(block.table.columns)
        if columns > _MOST_COLUMNS:
            yield ("table", "columns"), "form-too-many-columns", columns, _MOST_COLUMNS
        if block.table.rows > MOST_ROWS:
            yield ("table", "rows"), "form-too-long", block.table.rows, MOST_ROWS
    if block.ticks is not None and block.ticks.rows > MOST_ROWS:
        yield ("ticks", "rows"), "form-too-long", block.ticks.rows, MOST_ROWS


@organization_rule("form-too-wide", clause="8.1", severity=Severity.WARNING)
def form_too_wide(context: Context) -> Iterator[Finding]:
    """What is on a form has room on the paper: a field is 1 to 12 columns wide, a row of the form has twelve.

    What is narrower than one column nobody can write in. A table has at most 24 columns and 200 rows, and a field at
    most 20 lines, and no more are printed; what needs more is several forms, or a register.

    Bad: `width: 15`. Good: `width: 12`.

    中文：表单上的东西纸上要放得下：填写栏的宽度是1到12，一行分成12份。

    比一份还窄就没法写字。一张表格最多24列、200行，一栏最多20行，再多也不印；还不够的，分成几张，或者用登记表。

    反例：`width: 15`。正例：`width: 12`。
    """
    for form in context.framework.forms:
        for n, block in enumerate(form.blocks):
            for path, text, size, most in _sizes(block):
                yield Finding(
                    origin=form.origin,
                    path=("blocks", n, *path),
                    about=form.id,
                    text=text,
                    arguments={"width": size, "n": size, "most": most},
                )


@organization_rule("form-choice-without-options", clause="8.1", severity=Severity.WARNING)
def form_choice_without_options(context: Context) -> Iterator[Finding]:
    """A field or column to choose in has something to choose from.

    Without options no boxes are printed, only an empty line.

    Bad: `{label: 取件, kind: choice}`. Good: `{label: 取件, kind: choice, options: [本人, 代取]}`.

    中文：要打勾选择的栏或列，写明有哪些选项。

    没有选项就印不出方框，只有一条空行。

    反例：`{label: 取件, kind: choice}`。正例：`{label: 取件, kind: choice, options: [本人, 代取]}`。
    """
    for form in context.framework.forms:
        for n, block in enumerate(form.blocks):
            for path, one in _choices(block):
                yield Finding(
                    origin=form.origin,
                    path=("blocks", n, *path, "kind"),
                    about=form.id,
                    arguments={"label": one.label},
                )


def _choices(block: FormBlock) -> Iterator[tuple[Path, FormField | FormColumn]]:
    """Yield what is a choice of nothing."""
    for n, field in enumerate(block.fields):
        if field.kind is FieldKind.CHOICE and not field.options and field.options_from is None:
            yield ("fields", n), field
    for n, column in enumerate(block.table.columns if block.table else ()):
        if column.kind is FieldKind.CHOICE and not column.options:
            yield ("table", "columns", n), column


RULES = (form_unknown_source, form_too_wide, form_choice_without_options)
