"""Cutting one field out of the text of a YAML file: everything else stays where and as it was typed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]


class _Entry(NamedTuple):
    """One key with its value, or one item of a list."""

    key: Node
    """Where it begins: the key, or the item itself."""
    value: Node
    step: str | int


@dataclass(frozen=True)
class Holder:
    """What a field stands in, with its lines from 1."""

    key_line: int
    """Of the key that introduces it; its own first line for an item of a list."""
    line: int
    """Its own first line."""
    last_line: int
    id: str
    """"" where it has none."""


@dataclass(frozen=True)
class Field:
    """One field of a file and how to cut it out."""

    path: Path
    start: int
    end: int
    ids: frozenset[str]
    """The ids given in what is cut."""
    part: frozenset[str]
    """Every scalar of what is cut, and of the nearest part with an id that it was in."""
    holders: tuple[Holder, ...]
    """What it stands in, from the file as a whole to the nearest."""
    is_sole: bool
    """Whether nothing is left of its holder without it."""

    @property
    def key(self) -> str:
        """The key that is cut, "" for an item of a list."""
        return str(self.path[-1]) if isinstance(self.path[-1], str) else ""

    @property
    def name(self) -> str:
        """The path with dots: `commitments.0.remedy.text`."""
        return ".".join(map(str, self.path))

    @property
    def schema(self) -> str:
        """The path with every list position left open: `commitments[].remedy.text`."""
        return "".join("[]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")


class Cut:
    """A text without some of its fields, and where its lines went."""

    def __init__(self, text: str, gone: Iterable[Field]) -> None:
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self.gone: list[Field] = []
        for field in gone:
            # What lies in another, or shares its comma, goes or stays with it.
            if all(field.end <= other.start or other.end <= field.start for other in self.gone):
                self.gone.append(field)
        self.text = text
        for field in sorted(self.gone, key=lambda field: field.start, reverse=True):
            self.text = self.text[: field.start] + self.text[field.end :]
        self.lines = self.text.splitlines()

    def line(self, line: int) -> int:
        """Return which line the line with this number has become, the one that took its place where it is gone."""
        gone = (field.start <= place < field.end for place in self._breaks[: line - 1] for field in self.gone)
        return line - sum(gone)


def fields(text: str) -> tuple[Field, ...]:
    """Return every field and every item of every list in a YAML text, in the order they stand in."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    return tuple(_Walk(text, starts).of(root, (), ()))


def row(text: str, words: str) -> Field:
    """Return the one row of a table that has these cells: `K13,2025-11`."""
    found = re.findall(rf"^.*,{re.escape(words)},.*\n", text, re.MULTILINE)
    assert len(found) == 1, words
    start = text.index(found[0])
    cells = frozenset(filter(None, found[0].strip().split(",")))
    return Field((words,), start, start + len(found[0]), frozenset(), cells, (), is_sole=False)


def _entries(node: Node) -> list[_Entry]:
    if isinstance(node, MappingNode):
        return [_Entry(key, value, key.value) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return [_Entry(item, item, n) for n, item in enumerate(node.value)]
    return []


def _last_line(node: Node) -> int:
    """Return the line (from 0) of the last sign of a node; the end of a block is where the next thing begins."""
    entries = [] if getattr(node, "flow_style", False) else _entries(node)
    return _last_line(entries[-1].value) if entries else node.end_mark.line


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.value
    for entry in _entries(node):
        yield from _scalars(entry.value)


def _ids(node: Node) -> Iterator[str]:
    for entry in _entries(node):
        if entry.step == "id" and isinstance(entry.value, ScalarNode):
            yield entry.value.value
        yield from _ids(entry.value)


class _Walk:
    def __init__(self, text: str, starts: list[int]) -> None:
        self.text = text
        self.starts = starts

    def of(
        self,
        node: Node,
        path: Path,
        above: tuple[Holder, ...],
        key_line: int = 1,
        part: frozenset[str] = frozenset(),
    ) -> Iterator[Field]:
        entries = _entries(node)
        if path and any(entry.step == "id" for entry in entries):
            part = frozenset(_scalars(node))
        holders = (*above, self._holder(node, entries, key_line))
        for n, entry in enumerate(entries):
            start, end = self._span(node, entries, n)
            ids = {entry.value.value} if entry.step == "id" else _ids(entry.value)
            inner = (*path, entry.step)
            yield Field(
                inner,
                start,
                end,
                frozenset(ids),
                frozenset(_scalars(entry.value)) | part,
                holders,
                is_sole=len(entries) == 1,
            )
            yield from self.of(entry.value, inner, holders, entry.key.start_mark.line + 1, part)

    def _holder(self, node: Node, entries: list[_Entry], key_line: int) -> Holder:
        names = [entry.value.value for entry in entries if entry.step == "id"]
        return Holder(key_line, node.start_mark.line + 1, _last_line(node) + 1, next(iter(names), ""))

    def _span(self, node: Node, entries: list[_Entry], n: int) -> tuple[int, int]:
        entry = entries[n]
        following = entries[n + 1] if n + 1 < len(entries) else None
        if getattr(node, "flow_style", False):
            if following is not None:
                return entry.key.start_mark.index, following.key.start_mark.index
            start = entries[n - 1].value.end_mark.index if n else entry.key.start_mark.index
            return start, entry.value.end_mark.index
        if isinstance(node, MappingNode) and following is not None:
            return entry.key.start_mark.index, following.key.start_mark.index
        return self.starts[entry.key.start_mark.line], self.starts[_last_line(entry.value) + 1]


def without(data: object, path: Path) -> object:
    """Return plain data without what stands at `path`."""
    step, *rest = path
    if isinstance(data, dict):
        held = {str(key): value for key, value in data.items()}
        if rest:
            return {key: without(value, tuple(rest)) if key == step else value for key, value in held.items()}
        return {key: value for key, value in held.items() if key != step}
    assert isinstance(data, list)
    assert isinstance(step, int)
    if rest:
        return [without(value, tuple(rest)) if n == step else value for n, value in enumerate(data)]
    return list(itertools.compress(data, (n != step for n in range(len(data)))))
