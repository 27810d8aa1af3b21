"""Quiet traps: text that YAML reads without a word, but not as it looks.

Cheap searches of the whole text come first; only what they suspect is held against the nodes, since
the same signs are harmless in a quoted text, a block of text or a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from .fault import Fault
from .line import is_known, joined, lead, quoted_from, shown
from .node import children
from .slip import HASH

# What is taken is never given back (`*+`): every line of every file is searched.
_LINE = re.compile(r"\n *+(?:- ++)*+(?:-[^\s\d-]|[\u3000\u00a0]|[^\W\d][\w-]*+(?:：|:(?=[^ \t\n/])))")
_FLOW = re.compile(r"[{,] *[^\W\d]\w*(?:：|:(?=[^ \t\n/]))")
_MARK = re.compile(r"[\s\[{,:][!&]")
_PLAIN_TAG = re.compile(r"!!(?:str|int|float|bool|null|timestamp|map|seq)\b")
_DIGIT = re.compile(r"[|>]\d")
_ANCHOR = re.compile(r"&([\w-]+)")


class Traps(NamedTuple):
    """The faults found, and the ids of the nodes they make meaningless."""

    faults: tuple[Fault, ...]
    nodes: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A text among its surroundings; `role` is root, key, value or item."""

    node: ScalarNode
    role: str
    flow: bool
    empty: bool = False
    """Whether it is a key without a value."""


def find_traps(text: str, root: Node, empty_blocks: list[Node]) -> Traps:
    """Return the quiet traps in a text that YAML has read as `root`."""
    suspects = is_suspect(text)
    if not suspects and not empty_blocks:
        return Traps((), frozenset())
    lines = text.split("\n")
    found: list[tuple[Fault, Node]] = [
        (_block(lines, node), node) for node in empty_blocks if _DIGIT.match(text, node.start_mark.index)
    ]
    if suspects:
        found += _tags(text, root)
        for spot in _spots(root):
            if fault := _trap(spot, text, lines):
                found.append((fault, spot.node))
    return Traps(tuple(fault for fault, _ in found), frozenset(id(node) for _, node in found))


def is_suspect(text: str) -> bool:
    """Whether a text may hold quiet traps, tags or anchors."""
    # A sign that is nowhere is found out a hundred times faster than what surrounds it is searched.
    if (" #" in text or "\t#" in text) and HASH.search(text):
        return True
    if ("{" in text or "," in text) and _FLOW.search(text):
        return True
    if ("!" in text or "&" in text) and _MARK.search("\n" + text):
        return True
    return _LINE.search("\n" + text) is not None


def _walk(root: Node) -> Iterator[Node]:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting.extend(reversed(children(node)))


def _spots(root: Node) -> Iterator[_Spot]:
    if isinstance(root, ScalarNode):
        yield _Spot(root, "root", flow=False)
    for node in _walk(root):
        if isinstance(node, MappingNode):
            for key, value in node.value:
                flow = bool(node.flow_style)
                if isinstance(key, ScalarNode):
                    yield _Spot(
                        key,
                        "key",
                        flow,
                        isinstance(value, ScalarNode) and not value.value and not value.style,
                    )
                if isinstance(value, ScalarNode):
                    yield _Spot(value, "value", flow)
        elif isinstance(node, SequenceNode):
            yield from (
                _Spot(item, "item", bool(node.flow_style))
                for item in node.value
                if isinstance(item, ScalarNode)
            )


def _tags(text: str, root: Node) -> list[tuple[Fault, Node]]:
    found = []
    for node in _walk(root):
        begin = node.start_mark
        if text[begin.index : begin.index + 1] == "!" and not _PLAIN_TAG.match(text, begin.index):
            if isinstance(node, ScalarNode) and not node.style:
                continue
            name = re.split(r"[\s,\[\]{}]", text[begin.index :], maxsplit=1)[0]
            found.append((Fault("tag", begin.line, begin.column, {"name": shown(name)}), node))
    return found


def _trap(spot: _Spot, text: str, lines: list[str]) -> Fault | None:
    if spot.node.style:
        return None
    return _marked(spot, text, lines) or _cut(spot, lines) or _unkeyed(spot, lines)


def _marked(spot: _Spot, text: str, lines: list[str]) -> Fault | None:
    """`note: !重要 …` and `note: &注意 …`: the first word is a mark to YAML, and gone."""
    begin = spot.node.start_mark
    sign = text[begin.index : begin.index + 1]
    if sign == "!" and _PLAIN_TAG.match(text, begin.index):
        return None
    if sign == "&":
        anchor = _ANCHOR.match(text, begin.index)
        if anchor and re.search(rf"\*{re.escape(anchor[1])}(?![\w-])", text):
            return None
    elif sign != "!":
        return None
    return Fault(
        "special-start",
        begin.line,
        begin.column,
        {"sign": sign, "fixed": quoted_from(lines[begin.line], begin.column)},
    )


def _cut(spot: _Spot, lines: list[str]) -> Fault | None:
    """`note: 3号楼 #2单元`: the text ends at the ` #`."""
    begin, end = spot.node.start_mark, spot.node.end_mark
    line = lines[end.line] if end.line < len(lines) else ""
    rest = line[end.column :]
    if not rest.startswith((" ", "\t")) or not HASH.match(line, end.column + _blanks(rest) - 1):
        return None
    column = end.column + _blanks(rest)
    start = begin.column if begin.line == end.line else len(lead(line))
    if not spot.node.value:
        start = column
    return Fault("hash", end.line, column, {"fixed": quoted_from(line, start, whole=True)})


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _unkeyed(spot: _Spot, lines: list[str]) -> Fault | None:
    """Keys and list items that YAML took for text."""
    begin = spot.node.start_mark
    line = lines[begin.line] if begin.line < len(lines) else ""
    if spot.flow:
        return _unkeyed_flow(spot, line)
    if lead(line[: begin.column]) != line[: begin.column] and spot.node.value:
        return None
    if line[begin.column : begin.column + 1] in ("\u3000", "\u00a0"):
        return Fault("wide-space", begin.line, begin.column)
    if re.match(r"-[^\s\d-]", line[begin.column :]):
        return Fault(
            "dash-space", begin.line, begin.column, {"fixed": shown("- " + line[begin.column + 1 :])}
        )
    parts = joined(line)
    if spot.role == "key" or not parts or not _is_key(spot, parts.name, lines):
        return None
    column = len(parts.lead) + len(parts.name)
    return Fault(parts.kind, begin.line, column, {"name": parts.name, "fixed": parts.fixed})


def _is_key(spot: _Spot, name: str, lines: list[str]) -> bool:
    """Whether `name：` is meant as a key: in a list, one Chinese word before `：` may well be text."""
    if spot.role == "root" or (spot.role == "value" and is_known(name)):
        return True
    span = lines[spot.node.start_mark.line : spot.node.end_mark.line + 1]
    keys = [parts for line in span if (parts := joined(line)) and is_known(parts.name)]
    return len(keys) > 1 or (bool(keys) and name.isascii() and keys[0].name == name)


def _unkeyed_flow(spot: _Spot, line: str) -> Fault | None:
    """`{within：7天}` is a key without a value."""
    begin = spot.node.start_mark
    parts = joined(spot.node.value)
    if spot.role != "key" or not spot.empty or not parts or not is_known(parts.name):
        return None
    column = begin.column + len(parts.name)
    fixed = shown(f"{line[:column]}: {line[column + 1 :].lstrip()}")
    return Fault(parts.kind, begin.line, column, {"name": parts.name, "fixed": fixed})


def _block(lines: list[str], node: Node) -> Fault:
    begin = node.start_mark
    line = lines[begin.line]
    return Fault(
        "special-start",
        begin.line,
        begin.column,
        {"sign": line[begin.column], "fixed": quoted_from(line, begin.column)},
    )
