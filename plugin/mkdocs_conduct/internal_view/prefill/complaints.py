"""Complaint records, and the organization's own categories, steps, severities and outcomes, for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ...measure.complaints import due_of, limit_of, working_days
from ...model import ComplaintRecord, Complaints
from ...speaker import Speaker
from . import names
from .promises import codes_in_use
from .record import Reader, Record, record


def rules_of(s: Speaker) -> Complaints:
    """Return how complaints are handled: as the organization says, else as its first code does."""
    first = s.framework.first_code
    return s.framework.organization.complaints or (first.complaints if first else None) or Complaints()


def _due(s: Speaker, one: ComplaintRecord) -> object:
    if one.due_on is not None:
        return one.due_on
    codes = codes_in_use(s)
    code = next((each for each in codes if each.id == one.code), codes[0] if codes else None)
    if code is None:
        return None
    due = due_of(one, limit_of(s.framework, code), working_days(s.framework))
    return due.day if due else None


def complaint_record(s: Speaker, one: ComplaintRecord) -> Record:
    """Return one complaint as a form shows it."""
    organization, rules = s.framework.organization, rules_of(s)
    return record(
        id=one.id,
        received_on=one.received_on,
        code=names.code(s, one.code),
        commitment=one.commitment,
        channel=names.channel(s, one.channel),
        category=names.listed(s, rules.categories, one.category),
        category_id=one.category,
        site=names.place(s, one.site),
        customer_group=lambda: s.group(one.customer_group) if one.customer_group else "",
        user_class=names.listed(s, organization.user_classes, one.user_class),
        problem=one.problem,
        remedy_wanted=one.remedy_wanted,
        severity=one.severity,
        urgent=one.urgent,
        against=names.post(s, one.against),
        investigator=names.post(s, one.investigator),
        verified=one.verified,
        fault=one.fault,
        effect=one.effect,
        acknowledged_on=one.acknowledged_on,
        due_on=partial(_due, s, one),
        decided_on=one.decided_on,
        closed_on=one.closed_on,
        outcome=one.outcome,
        cause=one.cause,
        action=one.action,
        satisfied=one.satisfied,
        note=one.note,
    )


def _complaints(s: Speaker) -> Iterator[Record]:
    return (complaint_record(s, one) for one in s.framework.complaint_records)


def _categories(s: Speaker) -> Iterator[Record]:
    return (
        record(id=one.id, name=one.name or one.id, definition=one.definition)
        for one in rules_of(s).categories
    )


def _steps(s: Speaker) -> Iterator[Record]:
    return (
        record(stage=one.stage, do=one.do, by=names.post(s, one.by), within=one.within)
        for one in rules_of(s).steps
    )


def _severities(s: Speaker) -> Iterator[Record]:
    return (record(id=str(text), name=text) for text in rules_of(s).severities)


def _outcomes(s: Speaker) -> Iterator[Record]:
    return (record(id=str(text), name=text) for text in rules_of(s).outcomes)


READERS: Mapping[str, Reader] = {
    "complaints": _complaints,
    "complaint_categories": _categories,
    "complaint_steps": _steps,
    "complaint_severities": _severities,
    "complaint_outcomes": _outcomes,
}
