"""Promises: which are in use, in which order and words, and for which case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from ..merge import last_day, latest
from ..model import Code, Commitment, Group, Variant
from ..speaker import Speaker


def case_of(s: Speaker, variant: Variant) -> str:
    """Say which case a variant is for."""
    # Words of the editor's own already say which groups, places and times they mean.
    if variant.when:
        return s.text(variant.when)
    parts = []
    if variant.received and variant.received.before:
        parts.append(s.words("received.before", time=s.phrases.time(variant.received.before)))
    if variant.received and variant.received.start:
        parts.append(s.words("received.from", time=s.phrases.time(variant.received.start)))
    parts.append(s.groups(variant.customer_groups))
    parts.append(s.phrases.join(s.place(place) for place in variant.places))
    return s.phrases.join(parts)


def current_promise(s: Speaker, commitment: Commitment) -> str:
    """Say the promise in the words that hold today (the words typed last where none does yet)."""
    wording = latest(commitment.wordings, s.as_of, s.fiscal) or commitment.promise
    return s.text(wording.text)


def is_in_use(s: Speaker, commitment: Commitment) -> bool:
    """Whether a promise has not ended before today; one that begins later is shown with its day."""
    return last_day(commitment.valid_until, s.fiscal) >= s.as_of


def grouped(code: Code, commitments: Iterable[Commitment]) -> Iterable[tuple[Group | None, list[Commitment]]]:
    """Yield each heading with its promises, in the order pages show them; promises without one come last."""
    by_group: dict[str | None, list[Commitment]] = {}
    known = {group.id for group in code.groups}
    for commitment in commitments:
        by_group.setdefault(commitment.group if commitment.group in known else None, []).append(commitment)
    for group in code.groups:
        if group.id in by_group:
            yield group, by_group[group.id]
    if None in by_group:
        yield None, by_group[None]


def numbers_of(s: Speaker, code: Code) -> Mapping[str, str]:
    """Return the display number of each promise in use: 1, 2, 3 … in the order pages show them."""
    counter = count(1)
    in_use = [commitment for commitment in code.commitments if is_in_use(s, commitment)]
    return {
        commitment.id: str(next(counter)) for _, members in grouped(code, in_use) for commitment in members
    }
