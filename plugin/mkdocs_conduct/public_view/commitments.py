"""Promises with all their provisions, in groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..merge import Dated, coming, first_day
from ..model import Code, Commitment, Group, Remedy, Variant
from ..provisions import (
    case_of,
    current_promise,
    grouped,
    is_in_use,
    numbers_of,
    public_limit,
    public_limits,
    public_remedies,
    public_remedy,
)
from ..speaker import Speaker
from .brief import topic_words
from .types import PublicCommitment, PublicGroup, PublicIndicator, PublicVariant
from .units import Special, elsewhere

Indicators = Mapping[str, PublicIndicator]
_OTHER = "g--other"
"""The anchor of promises without a group; no id of a group begins with a hyphen."""
_NUMBERED = re.compile(r"[第(（]?[\d一二三四五六七八九十]+[、.．)）章节部]|[A-Za-z][.)、]")
"""How a name begins that brings its own number."""


def _chosen(indicators: Indicators, references: Iterable[str]) -> tuple[PublicIndicator, ...]:
    return tuple(indicators[reference] for reference in references if reference in indicators)


class _Telling:
    """Says the commitments of one code: knows their numbers, their variants and the published indicators."""

    def __init__(
        self,
        s: Speaker,
        code: Code,
        indicators: Indicators,
        special: frozenset[str],
        units: tuple[Special, ...],
    ) -> None:
        self.s = s
        self.special = special
        self.elsewhere = elsewhere(s, units)
        self.numbers = numbers_of(s, code)
        self.indicators = indicators
        self._variants = {variant.id: (one, variant) for one in code.commitments for variant in one.variants}

    def same_as(self, remedies: Iterable[Remedy]) -> tuple[str, str]:
        """Return what to call the promise whose remedy applies, and its anchor; two empty words where none is named."""
        named = next((remedy.same_as for remedy in remedies if remedy.same_as), None)
        if named is None:
            return "", ""
        if named in self.numbers:
            return self.numbers[named], f"c-{named}"
        if named in self._variants:
            commitment, variant = self._variants[named]
            number = self.numbers.get(commitment.id, "")
            return self.s.words("sentence.of", a=number, b=case_of(self.s, variant)), f"v-{named}"
        return "", ""

    def variant(self, variant: Variant) -> PublicVariant:
        """Say the promise for one case."""
        s = self.s
        same_as, anchor = self.same_as(variant.remedies)
        return PublicVariant(
            id=variant.id,
            anchor=f"v-{variant.id}",
            when=case_of(s, variant),
            promise_md=s.text(variant.promise),
            limits=public_limits(s, variant.limits),
            remedies=public_remedies(s, variant.remedies),
            remedy_same_as=same_as,
            remedy_same_as_anchor=anchor,
            criteria_md=s.texts(tuple(one.text for one in variant.criteria)),
            limitations_md=s.texts(variant.limitations),
            information_md=s.texts((*variant.supporting_information, *variant.note)),
            indicators=_chosen(self.indicators, variant.indicators),
            unverified=not variant.verified,
        )

    def commitment(self, commitment: Commitment) -> PublicCommitment:
        """Say one promise with all its provisions."""
        s = self.s
        same_as, anchor = self.same_as(commitment.remedies)
        return PublicCommitment(
            id=commitment.id,
            number=self.numbers[commitment.id],
            anchor=f"c-{commitment.id}",
            item=s.text(commitment.service_item),
            promise_md=current_promise(s, commitment),
            limits=public_limits(s, commitment.limits),
            variants=tuple(self.variant(variant) for variant in commitment.variants),
            criteria_md=s.texts(tuple(one.text for one in commitment.criteria)),
            limitations_md=s.texts(commitment.limitations),
            conditions_md=s.texts(commitment.conditions),
            duties_md=s.texts(commitment.customer_duties),
            information_md=s.texts((*commitment.supporting_information, *commitment.note)),
            provisions_md=s.texts(commitment.other_provisions),
            remedies=public_remedies(s, commitment.remedies),
            remedy_same_as=same_as,
            remedy_same_as_anchor=anchor,
            for_whom=s.groups(commitment.customer_groups),
            where=s.phrases.join(s.place(place) for place in commitment.places),
            topic=topic_words(s, commitment.topic),
            delivered_by=s.posts(commitment.delivered_by),
            indicators=_chosen(self.indicators, commitment.indicators),
            basis=_basis(s, commitment),
            unverified=not commitment.verified,
            upcoming=tuple(_upcoming(s, commitment)),
            is_special=commitment.id in self.special,
            elsewhere=self.elsewhere.get(commitment.id, ()),
        )


def _upcoming(s: Speaker, commitment: Commitment) -> Iterable[str]:
    if coming((commitment,), s.as_of, s.fiscal):
        yield _from(s, commitment, current_promise(s, commitment))
    for wording in coming(commitment.wordings, s.as_of, s.fiscal):
        yield _from(s, wording, s.text(wording.text))
    yield from _upcoming_parts(s, commitment, "")
    for variant in commitment.variants:
        yield from _upcoming_parts(s, variant, case_of(s, variant))


def _from(s: Speaker, entry: Dated, words: str) -> str:
    day = s.phrases.date(first_day(entry.since, s.fiscal))
    return s.words("change.upcoming", date=day, words=words)


def _upcoming_parts(s: Speaker, part: Commitment | Variant, case: str) -> Iterable[str]:
    def named(name: str, words: str) -> str:
        return s.words("change_item.line", item=name, words=words) if name else words

    for limit in coming(part.limits, s.as_of, s.fiscal):
        bar = public_limit(s, limit)
        yield _from(s, limit, named(case, named(bar.about, bar.value)))
    for remedy in coming(part.remedies, s.as_of, s.fiscal):
        said = public_remedy(s, remedy)
        yield _from(s, remedy, named(case, s.phrases.join((said.text_md, said.amount))))


def _basis(s: Speaker, commitment: Commitment) -> str:
    basis = s.text(commitment.basis)
    if not commitment.statutory:
        return basis
    return s.words("commitment.statutory_by", basis=basis) if basis else s.words("commitment.statutory")


def public_groups(
    s: Speaker,
    code: Code,
    indicators: Indicators,
    *,
    special: frozenset[str] = frozenset(),
    units: tuple[Special, ...] = (),
) -> tuple[PublicGroup, ...]:
    """Say the promises in use, under their headings.

    `special` are those that are a unit's own; `units` those that have rules of their own.
    """
    telling = _Telling(s, code, indicators, special, units)
    in_use = [commitment for commitment in code.commitments if is_in_use(s, commitment)]
    found = list(grouped(code, in_use))
    names = [_heading(s, group, several=len(found) > 1) for group, _ in found]
    ordinals = _ordinals(s, names)
    return tuple(
        PublicGroup(
            anchor=f"g-{group.id}" if group else _OTHER if name else "",
            name=name,
            ordinal=ordinal,
            commitments=tuple(telling.commitment(commitment) for commitment in members),
        )
        for (group, members), name, ordinal in zip(found, names, ordinals, strict=True)
    )


def _heading(s: Speaker, group: Group | None, *, several: bool) -> str:
    if group is not None:
        return s.text(group.name)
    # Without one they would seem to belong to the group above them.
    return s.words("page.group.rest") if several else ""


def _ordinals(s: Speaker, names: list[str]) -> list[str]:
    known = s.words("page.group.ordinals").split()
    if not 1 < len(names) <= len(known) or any(_NUMBERED.match(name) for name in names):
        return [""] * len(names)
    return known[: len(names)]
