"""The words of promises that hold or are to come, of commitments and their variants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..merge import last_day
from ..model import Code, Commitment, Criterion, Remedy, Text, Variant, Wording
from .base import CodeContext, Path, holders, variants
from .word_lists import Hit

_FIELDS = {"promise": "wordings", "remedy": "remedies", "criteria": "criteria"}
"""Keys whose items may be one sentence, and what the model calls them."""


class PromiseText(NamedTuple):
    """One wording of a promise and where it stands."""

    text: Text
    path: Path
    commitment: Commitment
    holder: Commitment | Variant
    where: Path
    """The way to the commitment or variant."""


def _path_of(commitment: Commitment, path: Path, position: int) -> Path:
    only = len(commitment.wordings) == 1
    plain = commitment.wordings[position].model_fields_set == {"text"}
    return (*path, "promise") if only and plain else (*path, "promise", position, "text")


def promise_texts(context: CodeContext) -> Iterator[PromiseText]:
    """Yield the wordings of each commitment that have not ended, and the words of its variants."""
    for path, commitment in context.commitments:
        for n, wording in enumerate(commitment.wordings):
            if wording.valid_until is None or last_day(wording.valid_until, context.fiscal) >= context.as_of:
                where = _path_of(commitment, path, n)
                yield PromiseText(wording.text, where, commitment, commitment, path)
        for where, variant in variants(commitment, path):
            if variant.promise is not None:
                yield PromiseText(variant.promise, (*where, "promise"), commitment, variant, where)


def short_path(code: Code, path: Path) -> Path:
    """Return the way to a text as it was typed: what is one sentence has no key `text` below it."""
    if path[:1] != ("commitments",) or path[-1] != "text" or path[-3] not in _FIELDS:
        return path
    value: Any = code
    for step in path[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, _FIELDS.get(step, step))
    if isinstance(value, Wording):
        return _path_of(code.commitments[int(path[1])], path[:2], int(path[3]))
    is_plain = isinstance(value, Criterion | Remedy) and value.model_fields_set == {"text"}
    return path[:-1] if is_plain else path


def is_defined(context: CodeContext, words: str, hit: Hit) -> bool:
    """Whether a hit is part of a term that the code defines: it then means what the code says."""
    for definition in context.code.definitions:
        for term in definition.term.all:
            start = words.lower().find(term.lower())
            while start >= 0:
                if start <= hit.start and hit.end <= start + len(term):
                    return True
                start = words.lower().find(term.lower(), start + 1)
    return False


def limitations_of(context: CodeContext) -> Iterator[tuple[Path, str, Text]]:
    """Yield every limitation of the code, its promises and their variants, with its path and whose it is."""
    for n, text in enumerate(context.code.limitations):
        yield ("limitations", n), context.code.id, text
    for path, commitment in context.commitments:
        for where, holder in holders(commitment, path):
            for n, text in enumerate(holder.limitations):
                yield (*where, "limitations", n), holder.id, text
