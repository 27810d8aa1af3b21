"""Reviews held and improvements, for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ...model.reviews import Review, ReviewInputs
from ...speaker import Speaker
from . import names
from .record import Reader, Record, record


def _topics(s: Speaker, inputs: ReviewInputs) -> Iterator[Record]:
    for name in type(inputs).model_fields:
        yield record(topic=partial(s.words, f"forms.review_input.{name}"), text=getattr(inputs, name))


def _review(s: Speaker, one: Review) -> Record:
    values = {
        "id": one.id,
        "code": names.code(s, one.code),
        "planned": one.planned,
        "held_on": one.held_on,
        "participants": names.posts(s, one.participants),
        "findings": one.findings,
        "code_changes": one.code_changes,
        "next_review": one.next_review,
        "customers_told_on": one.customers_told_on,
    }
    decisions = tuple(
        record(text=each.text, owner=names.post(s, each.owner), due=each.due, done_on=each.done_on)
        for each in one.decisions
    )
    inputs = tuple(_topics(s, one.inputs)) if one.inputs else ()
    return Record(values, {"inputs": inputs, "decisions": decisions})


def _reviews(s: Speaker) -> Iterator[Record]:
    held = s.framework.reviews.reviews if s.framework.reviews else ()
    return (_review(s, one) for one in reversed(held) if one.held_on is not None)


def _improvements(s: Speaker) -> Iterator[Record]:
    for one in s.framework.improvements.improvements if s.framework.improvements else ():
        yield record(
            id=one.id,
            code=names.code(s, one.code),
            text=one.text,
            kind=one.kind,
            source=one.source,
            about=partial(s.phrases.join, one.about),
            period=one.period,
            cause=one.cause,
            partner=one.partner,
            owner=names.post(s, one.owner),
            due=one.due,
            done_on=one.done_on,
            verified_on=one.verified_on,
            verified_by=names.post(s, one.verified_by),
            effective=one.effective,
            code_change=one.code_change,
        )


READERS: Mapping[str, Reader] = {"reviews": _reviews, "improvements": _improvements}
