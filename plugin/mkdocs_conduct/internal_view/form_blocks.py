"""The parts of a form in words: boxes, tables and ticks, filled from a record as far as a blank form may know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.form import (
    MOST_LINES,
    MOST_ROWS,
    FieldKind,
    Form,
    FormBlock,
    FormColumn,
    FormField,
    FormOption,
    FormTable,
    FormTicks,
    Occurrence,
)
from ..model.form_sources import EVERYWHERE, SOURCES, FormSource
from ..model.text import Text
from ..speaker import Speaker
from .form_types import BlockView, BoxView, CellView, ColumnView, TableView, TicksView, TickView
from .prefill import Prefill, Record, said

GRID = 12
PARTS = 48
"""Into how many parts the width of a table is cut."""
_NOTHING = FormSource(())


@dataclass(frozen=True, slots=True)
class FormTeller:
    """Tells one form of one organization: its own words, and values of records."""

    s: Speaker
    prefill: Prefill
    is_own: bool
    """Whether the organization wrote the form: then its words need a translation as all its texts do."""
    is_filled: bool

    def words(self, text: Text | None) -> str:
        """Return words of the form's definition; ours are Chinese and English, the nearest stands in for others."""
        if text is None or self.is_own:
            return self.s.text(text)
        return text.any(self.s.language, "zh" if self.s.language.startswith("zh") else "en")

    def value(
        self, name: str | None, record: Record | None, source: FormSource, *, is_short: bool = False
    ) -> str:
        """Return a value of the record, or one that every form may name; empty where a blank does not show it."""
        if name is None:
            return ""
        if name.partition(".")[0] in EVERYWHERE and "." in name:
            return self.prefill.everywhere(name)
        if record is None or not (self.is_filled or name in source.standing):
            return ""
        return said(self.s, record.values.get(name), is_short=is_short)

    def records(
        self, name: str | None, record: Record | None, source: FormSource
    ) -> tuple[tuple[Record, ...], FormSource]:
        """Return the records a table names, and what they are; none where a blank does not show them."""
        own = source.lists.get(name) if name else None
        kind = own or SOURCES.get(name or "", _NOTHING)
        if not (self.is_filled or kind.standing):
            return (), kind
        if own is None:
            return self.prefill.records(name), kind
        return (record.lists.get(name or "", ()) if record else ()), kind


def _matches(option: FormOption, value: str) -> bool:
    return value == option.id if option.id else value in option.text.all


def _in_words(teller: FormTeller, options: tuple[FormOption, ...], value: str) -> str:
    """Return the words of the option a value stands for; a yes or no without options becomes our word."""
    found = next((teller.words(one.text) for one in options if _matches(one, value)), value)
    own = {"yes": "forms.yes", "no": "forms.no_word"}
    return teller.s.words(own[found]) if found in own else found


def _cell(teller: FormTeller, kind: FieldKind, options: tuple[FormOption, ...], value: str) -> CellView:
    if kind is FieldKind.TICK:
        return CellView(ticks=(TickView(words_md="", is_ticked=value == "yes"),))
    if kind is not FieldKind.CHOICE:
        return CellView(value_md=_in_words(teller, options, value))
    ticks = tuple(
        TickView(words_md=teller.words(one.text), is_ticked=bool(value) and _matches(one, value))
        for one in options
    )
    is_other = bool(value) and not any(one.is_ticked for one in ticks)
    return CellView(value_md=value if is_other else "", ticks=ticks)


class BlockTeller:
    """Tells the blocks of one sheet of a form."""

    def __init__(self, teller: FormTeller, form: Form, record: Record | None) -> None:
        self.teller = teller
        self.record = record
        self.source = SOURCES.get(form.source or "", _NOTHING)

    def blocks(self, form: Form) -> tuple[BlockView, ...]:
        """Return the blocks that stand on this print."""
        here = Occurrence.FILLED if self.teller.is_filled else Occurrence.BLANK
        return tuple(self._block(one) for one in form.blocks if one.only in (None, here))

    def _block(self, block: FormBlock) -> BlockView:
        return BlockView(
            title=self.teller.words(block.title),
            text_md=self.text(block.text),
            boxes=tuple(self._box(one) for one in block.fields),
            table=self._table(block.table) if block.table else None,
            ticks=self._ticks(block.ticks) if block.ticks else None,
            is_new_page=block.new_page,
        )

    def text(self, text: Text | None) -> str:
        """Return words with `{organization.name}` and values of the record filled in."""
        words = self.teller.words(text)
        for name in placeholders(words):
            words = words.replace(f"{{{name}}}", self.teller.value(name, self.record, self.source))
        return words

    def _options(self, field: FormField) -> tuple[FormOption, ...]:
        listed = self.teller.prefill.records(field.options_from) if field.options_from else ()
        given = (FormOption(id=said(self.teller.s, one.values["id"]), text=self._name(one)) for one in listed)
        return tuple(given) or field.options

    def _name(self, record: Record) -> Text:
        words = said(self.teller.s, record.values.get("name") or record.values.get("text"))
        return Text((("", words), (self.teller.s.language, words)))

    def _box(self, field: FormField) -> BoxView:
        value = self.teller.value(field.value, self.record, self.source)
        options = self._options(field)
        return BoxView(
            label=self.teller.words(field.label),
            width=min(max(field.width, 1), GRID),
            lines=min(max(field.lines, 1), MOST_LINES),
            # Levels that nobody has defined are written by hand.
            kind=field.kind if options or field.kind is not FieldKind.CHOICE else FieldKind.TEXT,
            cell=_cell(self.teller, field.kind if options else FieldKind.TEXT, options, value)
            if field.kind is FieldKind.CHOICE
            else _cell(self.teller, field.kind, options, value),
        )

    def _table(self, table: FormTable) -> TableView:
        teller = self.teller
        across = teller.prefill.records(table.across)
        columns = [(teller.words(one.label), one.kind, max(one.width, 1)) for one in table.columns]
        columns.extend((said(teller.s, one.values.get("topic")), FieldKind.TEXT, 1) for one in across)
        widths = shares([width for _, _, width in columns])
        records, kind = teller.records(table.source, self.record, self.source)
        rows = [self._row(table.columns, across, n, one, kind) for n, one in enumerate(records, 1)]
        empty = (
            self._empty(table, n, len(across)) for n in range(len(rows) + 1, min(table.rows, MOST_ROWS) + 1)
        )
        return TableView(
            columns=tuple(
                ColumnView(label_md=label, kind=sort, width=width)
                for (label, sort, _), width in zip(columns, widths, strict=True)
            ),
            rows=(*rows, *empty),
            filled=len(rows) if teller.is_filled and not kind.is_standing else 0,
        )

    def _empty(self, table: FormTable, number: int, across: int) -> tuple[CellView, ...]:
        """Return a row to write in; it bears its number where all rows of the table are written by hand."""
        own = (
            _cell(
                self.teller,
                column.kind,
                column.options,
                str(number) if column.value == "#" and table.source is None else "",
            )
            for column in table.columns
        )
        return (*own, *(CellView() for _ in range(across)))

    def _row(
        self,
        columns: tuple[FormColumn, ...],
        across: tuple[Record, ...],
        number: int,
        record: Record,
        source: FormSource,
    ) -> tuple[CellView, ...]:
        teller = self.teller
        own = (
            _cell(
                teller,
                column.kind,
                column.options,
                str(number)
                if column.value == "#"
                else teller.value(column.value, record, source, is_short=True),
            )
            for column in columns
        )
        marks = (
            CellView(
                value_md=said(
                    teller.s, record.values.get(str(one.values["id"])) if teller.is_filled else None
                )
            )
            for one in across
        )
        return (*own, *marks)

    def _ticks(self, ticks: FormTicks) -> TicksView:
        records, source = self.teller.records(ticks.source, self.record, self.source)
        read = (self.teller.value(ticks.value or "text", one, source) for one in records)
        items = [*(self.teller.words(one) for one in ticks.items), *filter(None, read)]
        items.extend("" for _ in range(min(ticks.rows, MOST_ROWS) - len(items)))
        return TicksView(columns=max(ticks.columns, 1), items=tuple(TickView(words_md=one) for one in items))


def placeholders(words: str) -> Iterator[str]:
    """Yield the names in braces of a text: `{organization.name}`."""
    for part in words.split("{")[1:]:
        name, closed, _ = part.partition("}")
        if closed and name and all(one.isalnum() or one in "._" for one in name):
            yield name


def shares(widths: list[int]) -> list[int]:
    """Cut a table's width into whole parts by these relative widths; each column gets at least one.

    Columns that were given one width stay equal, as the days of a week must: what cannot be cut evenly among them goes
    to the columns with a width of their own, the widest first, and is left over where there are none.
    """
    total = sum(widths) or 1
    exact = {width: width * PARTS / total for width in widths}
    found = {width: max(1, int(share)) for width, share in exact.items()}
    left = PARTS - sum(found[width] for width in widths)
    for width in sorted(exact, key=lambda one: found[one] - exact[one]):
        alike = widths.count(width)
        if alike <= left and found[width] < exact[width]:
            found[width] += 1
            left -= alike
    single = [width for width in sorted(exact, reverse=True) if widths.count(width) == 1]
    for n in range(left if single else 0):
        found[single[n % len(single)]] += 1
    return [found[width] for width in widths]
