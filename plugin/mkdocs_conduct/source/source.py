"""A file's data, and where in the file each part of it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from ..labels import canonical_key
from ..problems import Place
from .node import compose

Path = Sequence[str | int]
"""The way to a part of the data: canonical keys and positions in lists."""


class _Found(NamedTuple):
    """How far a path leads: the node there, the key before it, and whether the path ends there."""

    node: Node
    key: Node | None
    parent: Node | None
    whole: bool
    steps: tuple[Node, ...]


@lru_cache(maxsize=4)
def _composed(text: str) -> Node:
    # Places are asked for file by file.
    root = compose(text)
    assert root is not None  # noqa: S101  (the text was composed before)
    return root


class Source:
    """One YAML file as it was typed.

    Places are looked up in the nodes when somebody asks: only faults need one, and a table of all
    places would cost more than reading the file. The nodes themselves are made again for that: kept
    for a thousand files they would take most of the memory, and of the collector's time.
    """

    __slots__ = ("_reported", "_root", "_text", "data", "file")

    file: str
    """The file as the user would name it."""
    data: Any
    """Dicts by canonical key, lists, texts as typed, None for nothing."""

    def __init__(
        self,
        file: str,
        data: Any,
        text: str,
        root: Node | None = None,
        reported: frozenset[int] = frozenset(),
    ) -> None:
        self.file = file
        self.data = data
        # What was reported is known by node, so these nodes must stay.
        self._root = root if reported else None
        self._text = text
        self._reported = reported

    @property
    def text(self) -> str:
        """The file as it was typed."""
        return self._text

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of the value at `path`, or of the key that introduces it.

        A path that leads beyond what exists ends at the nearest parent that does.
        """
        found = self._find(path)
        node = found.key if key and found.key is not None else found.node
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def typed_key(self, path: Path) -> str:
        """Return the last key of `path` as the user typed it; as it stands in the path where there is none."""
        names = [index for index, step in enumerate(path) if isinstance(step, str)]
        if not names:
            return ""
        found = self._find(path[: names[-1] + 1])
        if found.whole and found.key is not None:
            return str(found.key.value)
        return str(path[names[-1]])

    def text_of(self, path: Path) -> str:
        """Return the text typed at `path`; "" where there is none or no text."""
        found = self._find(path)
        return str(found.node.value) if found.whole and isinstance(found.node, ScalarNode) else ""

    def is_comma_cut(self, path: Path) -> bool:
        """Whether the last key is the rest of a text that a `,` cut: `{promise: 水电, 15分钟内}`."""
        found = self._find(path)
        node, key, parent = found.node, found.key, found.parent
        if not (found.whole and key is not None and isinstance(parent, MappingNode) and parent.flow_style):
            return False
        if not isinstance(node, ScalarNode) or node.style or node.value:
            return False
        return ":" not in self._text[key.end_mark.index : node.start_mark.index + 1]

    def is_reported(self, path: Path) -> bool:
        """Whether a fault of writing was already reported at `path` or above it.

        What the model then misses there is the same mistake: one mistake, one problem.
        """
        return any(id(node) in self._reported for node in self._find(path).steps)

    def release(self) -> None:
        """Forget the data: whoever needed it has made its own of it. Places can still be looked up."""
        self.data = None

    def _find(self, path: Path) -> _Found:
        node, key, parent = self._root or _composed(self._text), None, None
        steps = [node]
        for step in path:
            if step == 0 and not isinstance(node, SequenceNode):
                continue
            pair = _child(node, step)
            if pair is None:
                return _Found(node, key, parent, whole=False, steps=tuple(steps))
            parent, (key, node) = node, pair
            steps.extend((node,) if key is None else (key, node))
        return _Found(node, key, parent, whole=True, steps=tuple(steps))


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        matches = [
            pair
            for pair in node.value
            if isinstance(pair[0], ScalarNode) and canonical_key(pair[0].value) == step
        ]
        # Of a key typed twice the data holds the last.
        return matches[-1] if matches else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None
