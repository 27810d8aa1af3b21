"""A YAML file → Source and problems."""

from __future__ import annotations

from pathlib import Path

import yaml
from yaml import MappingNode, Node, SequenceNode

from ..problems import Problem
from .access import decode, read_bytes
from .events import plain_data
from .fault import Fault, FaultError
from .node import Conversion, compose, is_nothing
from .source import Source
from .syntax import diagnose
from .trap import find_traps, is_suspect


def read_source(path: Path, root: Path, shown: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read the YAML file at `path`, which must lie in `root`; problems call it `shown`.

    There is no source where the file cannot be read or is no mapping; a source with problems can be
    read on, so that all problems come at once.
    """
    try:
        text = decode(read_bytes(path, root))
    except FaultError as error:
        return None, (error.fault.problem(shown),)
    if not is_suspect(text) and (data := plain_data(text)) is not None:
        return Source(shown, data, text), ()
    return _looked_at(text, shown)


def _looked_at(text: str, shown: str) -> tuple[Source | None, tuple[Problem, ...]]:
    try:
        root_node = compose(text)
    except FaultError as error:
        return None, (error.fault.problem(shown),)
    except yaml.YAMLError as error:
        return None, (diagnose(text, error).problem(shown),)
    if root_node is None or is_nothing(root_node):
        return None, (Fault("empty").problem(shown),)
    return _source(text, root_node, shown)


def _source(text: str, root: Node, shown: str) -> tuple[Source | None, tuple[Problem, ...]]:
    conversion = Conversion()
    data = conversion.of(root)
    traps = find_traps(text, root, conversion.empty_blocks)
    problems = tuple(fault.problem(shown) for fault in (*conversion.faults, *traps.faults))
    if not isinstance(root, MappingNode):
        if not traps.faults:
            kind = "top-list" if isinstance(root, SequenceNode) else "top-text"
            problems += (Fault(kind, root.start_mark.line, root.start_mark.column).problem(shown),)
        return None, problems
    return Source(shown, data, text, root, traps.nodes), problems
