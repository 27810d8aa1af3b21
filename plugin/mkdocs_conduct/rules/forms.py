"""An organization's own forms: the sources and values they name are there, and their boxes fit on the paper (8.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Form
from ..model.form import FormBlock, FormColumn, FormField
from ..model.form_sources import EVERYWHERE, SOURCES, FormSource, nested, values_of
from ..problems import Severity
from .base import Context, Finding, Path, nearest, organization_rule

Unknown = tuple[Path, str, tuple[str, ...]]
"""A path, the name nobody knows there, and the names that may stand there."""
_NUMBER = "#"


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


def _block(path: Path, block: FormBlock, form: Form) -> Iterator[Unknown]:
    own = values_of(form.source)
    lists = tuple(own.lists) if own else ()
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
        yield from _value(("heading",), form.heading, values_of(form.source))
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


@organization_rule("form-too-wide", clause="8.1", severity=Severity.WARNING)
def form_too_wide(context: Context) -> Iterator[Finding]:
    """A field is 1 to 12 columns wide: a row of the form has twelve.

    What is wider has no room on the paper, and what is narrower than one column nobody can write in.

    Bad: `width: 15`. Good: `width: 12`.

    中文：填写栏的宽度是1到12：一行分成12份。

    再宽纸上放不下，再窄就没法写字。

    反例：`width: 15`。正例：`width: 12`。
    """
    for form in context.framework.forms:
        for n, block in enumerate(form.blocks):
            for m, field in enumerate(block.fields):
                if not 1 <= field.width <= 12:
                    yield Finding(
                        origin=form.origin,
                        path=("blocks", n, "fields", m, "width"),
                        about=form.id,
                        arguments={"width": field.width},
                    )


RULES = (form_unknown_source, form_too_wide)
