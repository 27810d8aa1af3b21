"""What interested parties said, and the classes of customers, for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.preparation import Input, Priority
from ...speaker import Speaker
from . import names
from .promises import codes_in_use
from .record import Reader, Record, record

_ORDER = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, None: 3}


def input_record(s: Speaker, title: object, one: Input) -> Record:
    """Return one input as a form shows it."""
    return record(
        id=one.id,
        code=title,
        party=names.party(s, one.party),
        method=one.method,
        date=one.date,
        invited=one.invited,
        participants=one.participants,
        summary=one.summary,
        priority=one.priority,
        disposition=one.disposition,
        reason=one.reason,
        commitments=lambda: s.phrases.join(one.commitments),
        feedback_given_on=one.feedback_given_on,
        owner=names.post(s, one.owner),
    )


def _inputs(s: Speaker) -> Iterator[Record]:
    found = [(code.title, one) for code in codes_in_use(s) for one in code.inputs]
    ordered = sorted(found, key=lambda each: _ORDER[each[1].priority])
    return (input_record(s, title, one) for title, one in ordered)


def _user_classes(s: Speaker) -> Iterator[Record]:
    names_of = {one.id: one.name for code in s.framework.codes for one in code.performance_indicators}
    for one in s.framework.organization.user_classes:
        values = {
            "id": one.id,
            "name": one.name,
            "at_least": one.rule.at_least,
            "consequence": one.consequence,
            "decided_by": names.post(s, one.decided_by),
            "second_signature": names.post(s, one.second_signature),
            "excluded_from": tuple(names_of.get(each, each) for each in one.exclude_from),
        }
        behaviours = tuple(record(number=n, text=text) for n, text in enumerate(one.rule.of, 1))
        yield Record(values, {"behaviours": behaviours})


READERS: Mapping[str, Reader] = {"inputs": _inputs, "user_classes": _user_classes}
