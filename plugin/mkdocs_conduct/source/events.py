"""YAML text in which nothing needs a second look → data, straight from the parser's events.

Nodes cost nearly as much as parsing, and only places need them. So most files are read without any, and a
file with anything unusual in it is read again through `node`, which knows what to make of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ..labels import KEY_ALIASES
from .node import EMPTY

_DEEP = 40
"""More levels than any file of ours has, and fewer than `node` refuses."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Events = Callable[[], Any]


class _UnusualError(Exception):
    """Something that `node` has to look at."""


def plain_data(text: str) -> dict[str, Any] | None:
    """Return what a mapping in `text` stands for, as `Conversion` would; None where anything in it is unusual.

    Tags and anchors are not looked for: the caller has made sure that there are none.
    """
    try:
        loader = _Loader(text)
        try:
            return _document(loader.get_event)
        finally:
            loader.dispose()
    except (_UnusualError, yaml.YAMLError):
        return None


def _document(event: _Events) -> dict[str, Any]:
    # The first two are the starts of the stream and of the document.
    event(), event()
    if event().__class__ is not MappingStartEvent:
        raise _UnusualError
    data = _mapping(event, 1)
    event()
    if event().__class__ is not yaml.StreamEndEvent:
        raise _UnusualError
    return data


def _mapping(event: _Events, depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    canonical = KEY_ALIASES.get
    count = 0
    while (name := event()).__class__ is ScalarEvent:
        typed = name.value
        found = event()
        # Most values are texts: they are taken without a call.
        if found.__class__ is ScalarEvent and found.value not in EMPTY:
            data[canonical(typed, typed)] = found.value
        else:
            data[canonical(typed, typed)] = _value(found, event, depth)
        count += 1
    # A key typed twice, a key that is none, an alias.
    if len(data) != count or name.__class__ is not MappingEndEvent or "" in data or "<<" in data:
        raise _UnusualError
    return data


def _value(found: Any, event: _Events, depth: int) -> Any:
    kind = found.__class__
    if kind is ScalarEvent:
        return found.value if found.value not in EMPTY else _nothing(found)
    if depth == _DEEP:
        raise _UnusualError
    if kind is MappingStartEvent:
        return _mapping(event, depth + 1)
    if kind is not SequenceStartEvent:
        raise _UnusualError
    items = []
    while (item := event()).__class__ is not SequenceEndEvent:
        items.append(_value(item, event, depth + 1))
    return items


def _nothing(scalar: Any) -> str | None:
    style = scalar.style
    if not style:
        return None
    if style in "|>" and not scalar.value:
        raise _UnusualError
    return str(scalar.value)
