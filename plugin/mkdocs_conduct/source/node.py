"""YAML text → nodes → data in which every scalar is still the text that was typed."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from ..labels import KEY_ALIASES, canonical_key
from .fault import Fault, FaultError

MAX_DEPTH = 50
MAX_NODES = 100_000
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for nothing where it is not quoted."""

_TAGS = {
    ScalarNode: "tag:yaml.org,2002:str",
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]  # which base depends on how PyYAML was built
    """Compose nodes without guessing types, and stop before deep nesting overflows the C stack.

    The composer calls the resolver's `descend` and `ascend` around every node: the one place where
    its recursion can be bounded before it is too late (100,000 times `[` ends the process).
    """

    depth = 0

    def resolve(self, kind: type[Node], _value: object, _implicit: object) -> str:
        """Return the plain tag of a kind of node: `no`, `8:30` and `2.10` stay texts."""
        return _TAGS[kind]

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        """Count a level down."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FaultError(_fault("deep", parent, limit=MAX_DEPTH))

    def ascend_resolver(self) -> None:
        """Count a level up."""
        self.depth -= 1


def compose(text: str) -> Node | None:
    """Return the root node of the one document in `text`; None where there is nothing in it.

    Raises:
        FaultError: where it is nested too deep or would grow too large.
        yaml.YAMLError: where it is not YAML.
    """
    loader = Loader(text)
    try:
        root: Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    if root is not None and "&" in text and "*" in text:
        _measure(root, {})
    return root


def _fault(kind: str, node: Node | None, **arguments: object) -> Fault:
    mark = node.start_mark if node is not None else None
    return Fault(kind, mark.line if mark else 0, mark.column if mark else 0, arguments)


def _measure(node: Node, known: dict[int, tuple[int, int] | None]) -> tuple[int, int]:
    """Return how many nodes and levels a node has once its aliases are written out.

    `known` holds what was measured, and None for the nodes that are being measured: to meet one of
    those again is a text that contains itself.
    """
    if id(node) in known:
        measured = known[id(node)]
        if measured is None:
            raise FaultError(_fault("endless", node))
        return measured
    known[id(node)] = None
    count, depth = 1, 0
    for child in children(node):
        child_count, child_depth = _measure(child, known)
        count += child_count
        depth = max(depth, child_depth)
    if count > MAX_NODES:
        raise FaultError(_fault("too-many", node, limit=MAX_NODES))
    if depth >= MAX_DEPTH:
        raise FaultError(_fault("deep", node, limit=MAX_DEPTH))
    known[id(node)] = (count, depth + 1)
    return count, depth + 1


def is_nothing(node: Node) -> bool:
    """Whether a node is an unquoted nothing."""
    return isinstance(node, ScalarNode) and not node.style and node.value in EMPTY


def children(node: Node) -> list[Node]:
    """Return the nodes right below a node, keys before their values."""
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


class Conversion:
    """Turn nodes into data, noting the faults of keys on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.empty_blocks: list[Node] = []
        """Texts begun with `>` or `|` that hold nothing."""

    def of(self, node: Node) -> Any:
        """Return the dict, list, text or None that a node stands for."""
        value = node.value
        if isinstance(node, ScalarNode):
            if value in EMPTY:
                return self._nothing(node)
            return value
        if node.__class__ is SequenceNode:
            return [self.of(item) for item in value]
        return self._mapping(value)

    def _mapping(self, pairs: list[tuple[Node, Node]]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        of = self.of
        canonical = KEY_ALIASES.get
        unusable = 0
        for name, value in pairs:
            typed = name.value
            if name.__class__ is not ScalarNode or not typed or typed == "<<":
                unusable += 1
                self.faults.append(_unusable(name))
                continue
            # Most values are texts: they are taken without a call.
            if value.__class__ is ScalarNode and value.value not in EMPTY:
                data[canonical(typed, typed)] = value.value
            else:
                data[canonical(typed, typed)] = of(value)
        if len(data) + unusable != len(pairs):
            self.faults.extend(_duplicates(pairs))
        return data

    def _nothing(self, node: ScalarNode) -> str | None:
        if not node.style:
            return None
        if node.style in "|>" and not node.value:
            self.empty_blocks.append(node)
        return str(node.value)


def _unusable(name: Node) -> Fault:
    if not isinstance(name, ScalarNode):
        return _fault("key-not-text", name)
    return _fault("merge-key", name) if name.value else _fault("key-empty", name)


def _duplicates(pairs: list[tuple[Node, Node]]) -> list[Fault]:
    first: dict[str, Node] = {}
    faults = []
    for name, _ in pairs:
        if not isinstance(name, ScalarNode) or not name.value or name.value == "<<":
            continue
        earlier = first.setdefault(canonical_key(name.value), name)
        if earlier is not name:
            line = earlier.start_mark.line + 1
            kind = "duplicate" if earlier.value == name.value else "duplicate-alias"
            faults.append(_fault(kind, name, name=name.value, first=earlier.value, line=line))
    return faults
