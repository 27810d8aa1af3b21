"""What every form may name: facts of the organization and of its first code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model import ChannelKind, Purpose
from ...provisions import is_in_use, numbers_of, public_limits
from ...speaker import Speaker
from . import names
from .complaints import rules_of
from .promises import codes_in_use
from .record import Reader, Record, record

_SPOKEN = (ChannelKind.PHONE, ChannelKind.HOTLINE)


def _phones(s: Speaker) -> str:
    own = rules_of(s)
    chosen = [
        one
        for one in s.framework.organization.channels
        if one.kind in _SPOKEN
        and one.takes(Purpose.COMPLAINT)
        and (not own.channels or one.id in own.channels)
    ]
    return s.text(own.phone) or s.phrases.join(dict.fromkeys(s.text(one.value) for one in chosen))


def _ways(s: Speaker) -> str:
    own = rules_of(s)
    chosen = [one for one in s.framework.organization.channels if one.id in own.channels]
    return s.phrases.clauses(
        s.words(
            "change_item.line",
            item=s.text(one.name) or s.words(f"channel.{one.kind}"),
            words=s.text(one.value),
        )
        for one in chosen
    )


def _hours(s: Speaker) -> str:
    own = rules_of(s)
    phones = [
        one for one in s.framework.organization.channels if one.kind in _SPOKEN and one.id in own.channels
    ]
    return s.text(own.hours) or s.phrases.join(s.text(one.hours) for one in phones)


def _organization(s: Speaker) -> Iterator[Record]:
    own, rules = s.framework.organization, rules_of(s)
    privacy = own.confidentiality
    yield record(
        name=own.name,
        address=own.address,
        website=own.website,
        complaint_phone=lambda: _phones(s),
        complaint_ways=lambda: _ways(s),
        complaint_hours=lambda: _hours(s),
        acknowledge_within=rules.acknowledge_within,
        decide_within=rules.decision,
        progress_every=(lambda: s.phrases.every(rules.progress_every)) if rules.progress_every else None,
        privacy=privacy.notice if privacy else None,
        retention=privacy.retention if privacy else None,
        customer_word=lambda: s.customer_word,
        slogan=own.slogan,
    )


def _limits(s: Speaker) -> Iterator[str]:
    for code in codes_in_use(s):
        numbers = numbers_of(s, code)
        for one in code.commitments:
            value = s.phrases.clauses(each.value for each in public_limits(s, one.limits))
            if value and one.service_item and is_in_use(s, one):
                item = f"{numbers.get(one.id, one.id)} {s.text(one.service_item)}"
                yield s.words("change_item.line", item=item, words=value)


def _code(s: Speaker) -> Iterator[Record]:
    code = next(iter(codes_in_use(s)), None)
    if code is None:
        return
    rule = code.first_contact_rule
    yield record(
        title=code.title,
        version=code.version,
        owner=names.post(s, code.accountable),
        purpose=code.purpose,
        first_contact=rule.text if rule else None,
        handover_within=rule.handover_within if rule else None,
        limits=lambda: s.phrases.clauses(_limits(s)),
        review_interval=code.review_interval,
        next_review=code.next_review,
    )


READERS: Mapping[str, Reader] = {"organization": _organization, "code": _code}
