"""The promises in force, what each post keeps, the organization's checklists, and promises not kept, for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ...model import Code, CodeStatus, Commitment
from ...provisions import current_promise, is_in_use, numbers_of, public_limits, public_remedies
from ...speaker import Speaker
from . import names
from .record import Reader, Record, record

_SHOWN = (CodeStatus.TRIAL, CodeStatus.IN_FORCE, CodeStatus.UNDER_REVIEW)


def codes_in_use(s: Speaker) -> tuple[Code, ...]:
    """Return the codes that forms are about: published, and the organization's own."""
    return tuple(code for code in s.framework.codes if code.status in _SHOWN and not code.is_transcribed)


def _limit(s: Speaker, commitment: Commitment) -> str:
    return s.phrases.clauses(one.value for one in public_limits(s, commitment.limits))


def _remedy(s: Speaker, commitment: Commitment) -> str:
    return s.phrases.clauses(one.text_md or one.amount for one in public_remedies(s, commitment.remedies))


def _promise(s: Speaker, code: Code, commitment: Commitment, number: str) -> Record:
    return record(
        code=code.title,
        number=number,
        service_item=commitment.service_item,
        promise=partial(current_promise, s, commitment),
        limit=partial(_limit, s, commitment),
        remedy=partial(_remedy, s, commitment),
        posts=names.posts(s, commitment.delivered_by),
    )


def promises(s: Speaker, post: str | None = None) -> Iterator[Record]:
    """Yield the promises in force; those a post keeps, where one is given."""
    for code in codes_in_use(s):
        numbers = numbers_of(s, code)
        for one in code.commitments:
            if is_in_use(s, one) and (post is None or post in one.delivered_by):
                yield _promise(s, code, one, numbers.get(one.id, one.id))


def _by_post(s: Speaker) -> Iterator[Record]:
    known = s.framework.posts
    named = (post for code in codes_in_use(s) for one in code.commitments for post in one.delivered_by)
    for post in dict.fromkeys((*known, *named)):
        kept = tuple(promises(s, post))
        if kept:
            values = {
                "id": post,
                "post": names.post(s, post),
                "unit": names.place(s, known[post].unit if post in known else None),
                "authority": known[post].authority if post in known else None,
            }
            yield Record(values, {"promises": kept})


def _checklists(s: Speaker) -> Iterator[Record]:
    for one in s.framework.checklists:
        items = tuple(
            record(
                number=n,
                text=item.text,
                standard=item.standard,
                critical=item.critical,
                record=item.record,
            )
            for n, item in enumerate(one.items, 1)
        )
        values = {
            "id": one.id,
            "title": one.title,
            "posts": names.posts(s, one.posts),
            "place": names.place(s, one.place),
            "when": partial(s.words, f"occasion.{one.when}"),
            "note": one.note,
            "number": one.document_number,
        }
        yield Record(values, {"items": items})


def _nonfulfilments(s: Speaker) -> Iterator[Record]:
    for code in codes_in_use(s):
        known = {one.id: one for one in code.commitments}
        numbers = numbers_of(s, code)
        for one in code.implementation.nonfulfilments if code.implementation else ():
            broken = known.get(one.commitment)
            yield record(
                code=code.title,
                date=one.date,
                commitment=numbers.get(one.commitment, one.commitment),
                promise=partial(current_promise, s, broken) if broken else None,
                cause=one.cause,
                remedy_given=one.remedy_given,
                remedied_on=one.remedied_on,
                action=one.action,
            )


READERS: Mapping[str, Reader] = {
    "promises": promises,
    "post_promises": _by_post,
    "checklists": _checklists,
    "nonfulfilments": _nonfulfilments,
}
