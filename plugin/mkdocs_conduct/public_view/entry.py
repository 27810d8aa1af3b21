"""The index of codes: what each entry says, and by what it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Code, Commitment
from ..provisions import is_in_use
from ..speaker import Speaker
from .brief import topic_words
from .types import PublicChoice, PublicCode, PublicEntry, PublicFacet, PublicMark, PublicUnit

KINDS = ("customer_group", "service", "topic", "organization")
"""By what codes are found, in the order the index shows it."""
ENOUGH = 4
"""From so many codes on the index has filters; fewer are read faster than filtered."""
_GAPS = re.compile(r"[\s\"'&<>#%=]+")


def _mark(kind: str, name: str) -> PublicMark:
    return PublicMark(kind=kind, anchor=f"{kind}-{_GAPS.sub('-', name).strip('-')}", name=name)


def _groups(s: Speaker, code: Code, commitments: Iterable[Commitment]) -> tuple[str, ...]:
    """Return for whom the code is, or any promise of it."""
    groups = list(code.customer_groups)
    for one in commitments:
        groups.extend(one.customer_groups)
        groups.extend(group for variant in one.variants for group in variant.customer_groups)
    return tuple(dict.fromkeys(s.group(group) for group in groups))


def _topics(s: Speaker, commitments: Iterable[Commitment]) -> tuple[str, ...]:
    words = (topic_words(s, one.topic) for one in commitments)
    return tuple(dict.fromkeys(word for word in words if word))


def _facts(s: Speaker, view: PublicCode) -> Iterator[str]:
    yield view.edition.status_label
    yield s.words("commitment.count", n=sum(len(group.commitments) for group in view.groups))
    yield s.words("page.index.since", date=view.edition.since) if view.edition.since else ""
    yield s.words("page.transcribed.title") if view.transcribed else ""


def public_entry(s: Speaker, code: Code, view: PublicCode, *, key: str) -> PublicEntry:
    """Say a code in a few lines for an index, in the language its page is in."""
    commitments = [one for one in code.commitments if is_in_use(s, one)]
    topics = _topics(s, commitments)
    found_by = zip(
        KINDS,
        (_groups(s, code, commitments), view.services_md, topics, (view.organization,)),
        strict=True,
    )
    return PublicEntry(
        id=key,
        language=view.language,
        language_name=s.words("language.name"),
        title=view.title,
        organization=view.organization,
        purpose_md=view.purpose_md,
        facts=tuple(fact for fact in _facts(s, view) if fact),
        glance=view.glance.sentence if view.glance else "",
        customer_groups=view.customer_groups,
        services=view.services_md,
        topics=topics,
        units=tuple(PublicUnit(id=f"{key}/{unit.id}", name=unit.name) for unit in view.units),
        marks=tuple(dict.fromkeys(_mark(kind, name) for kind, names in found_by for name in names if name)),
    )


def public_facets(entries: Sequence[PublicEntry]) -> tuple[PublicFacet, ...]:
    """Return the ways to narrow an index down; none for a few codes, or where all are found by the same."""
    if len(entries) < ENOUGH:
        return ()
    facets = []
    for kind in KINDS:
        found: dict[str, list[tuple[PublicMark, PublicEntry]]] = {}
        for entry in entries:
            for mark in entry.marks:
                if mark.kind == kind:
                    found.setdefault(mark.anchor, []).append((mark, entry))
        # One code of each organization is what the list itself shows.
        is_told = kind == "organization" and len(found) == len(entries)
        if len(found) > 1 and not is_told:
            choices = (
                PublicChoice(
                    mark=pairs[0][0],
                    language=pairs[0][1].language,
                    entries=tuple(entry for _, entry in pairs),
                )
                for pairs in found.values()
            )
            facets.append(PublicFacet(kind=kind, choices=tuple(choices)))
    return tuple(facets)
