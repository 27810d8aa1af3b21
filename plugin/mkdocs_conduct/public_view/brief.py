"""A code in brief, and its promises by topic and by customer group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest

from ..model import Code
from ..speaker import Speaker
from .types import PublicBrief, PublicCommitment, PublicGroup, PublicKeyPromise, PublicReference, PublicShelf

MOST = 5
"""So many promises in brief, with the results above them, fit the first two screens of a phone."""


def _limits(s: Speaker, promise: PublicCommitment) -> Iterator[str]:
    yield from (limit.value for limit in promise.limits)
    for variant in promise.variants:
        for limit in variant.limits[:1]:
            yield s.words("change_item.line", item=variant.when, words=limit.value)


def _remedies(promise: PublicCommitment) -> Iterator[str]:
    for remedy in chain(promise.remedies, *(variant.remedies for variant in promise.variants)):
        yield remedy.amount or remedy.text_md or next(iter(remedy.details), "")


def _key_promise(s: Speaker, promise: PublicCommitment) -> PublicKeyPromise:
    return PublicKeyPromise(
        number=promise.number,
        anchor=promise.anchor,
        name_md=promise.item or promise.promise_md,
        limits=tuple(_limits(s, promise))[:2],
        remedy_md=next(_remedies(promise), "") or promise.remedy_same_as,
    )


def _weight(promise: PublicCommitment) -> tuple[bool, bool]:
    has_limit = promise.limits or any(variant.limits for variant in promise.variants)
    return not has_limit, not any(_remedies(promise))


def _in_turn(groups: Iterable[PublicGroup]) -> Iterator[PublicCommitment]:
    """Yield the first choice of every group, then the second of every group, and so on."""
    ranked = (sorted(group.commitments, key=_weight) for group in groups)
    for row in zip_longest(*ranked):
        yield from (promise for promise in row if promise is not None)


def public_brief(s: Speaker, groups: tuple[PublicGroup, ...]) -> PublicBrief:
    """Say the promises that matter most in a line each; none where all of them stand in as little room."""
    every = [promise for group in groups for promise in group.commitments]
    few = len(every) <= MOST
    chosen = set() if few else {promise.id for promise in list(_in_turn(groups))[:MOST]}
    return PublicBrief(
        promises=tuple(_key_promise(s, promise) for promise in every if promise.id in chosen),
        total=len(every),
        remedied=sum(any(_remedies(promise)) or bool(promise.remedy_same_as) for promise in every),
    )


def topic_words(s: Speaker, topic: str | None) -> str:
    """Say a topic: ours in the page's language, any other as it was typed, and not on pages in another language."""
    if not topic:
        return ""
    key = f"page.topic.{topic.lower()}"
    if key in s.words:
        return s.words(key)
    return topic if s.language == s.first else ""


def _shelves(kind: str, found: Mapping[str, list[PublicReference]]) -> Iterator[PublicShelf]:
    for name, promises in found.items():
        yield PublicShelf(kind=kind, name=name, promises=tuple(promises))


def public_shelves(s: Speaker, code: Code, groups: tuple[PublicGroup, ...]) -> tuple[PublicShelf, ...]:
    """List promises by topic, where there are several, and those that are for some customer groups only."""
    typed = {commitment.id: commitment for commitment in code.commitments}
    topics: dict[str, list[PublicReference]] = {}
    customers: dict[str, list[PublicReference]] = {}
    for promise in (promise for group in groups for promise in group.commitments):
        reference = PublicReference(number=promise.number, anchor=promise.anchor)
        if promise.topic:
            topics.setdefault(promise.topic, []).append(reference)
        commitment = typed[promise.id]
        for_whom = chain(commitment.customer_groups, *(one.customer_groups for one in commitment.variants))
        for group in dict.fromkeys(for_whom):
            customers.setdefault(s.group(group), []).append(reference)
    return (*(_shelves("topic", topics) if len(topics) > 1 else ()), *_shelves("customers", customers))
