"""How to ask and complain: the code's own routes, else the organization's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Channel, ChannelKind, Code, Complaints, DisputeRoute, Duration, Purpose, Text
from ..speaker import Speaker
from .types import PublicChannel, PublicContact, PublicRoute, PublicStage

_TELEPHONE = (ChannelKind.PHONE, ChannelKind.HOTLINE)
_SAME_EVERYWHERE = (
    *_TELEPHONE,
    ChannelKind.EMAIL,
    ChannelKind.WEBSITE,
    ChannelKind.WEB_FORM,
    ChannelKind.WECHAT,
    ChannelKind.APP,
)
_NOT_DIALLED = re.compile(r"[^0-9+*#]")


def _href(kind: ChannelKind, value: str) -> str:
    if kind in _TELEPHONE:
        number = _NOT_DIALLED.sub("", value)
        return f"tel:{number}" if number else ""
    if kind is ChannelKind.EMAIL:
        return f"mailto:{value}" if re.fullmatch(r"[^@\s]+@[^@\s]+", value) else ""
    return value if re.fullmatch(r"https?://[^\s\"'<>]+", value) else ""


def _typed(
    s: Speaker, kind: ChannelKind, value: Text | None, hours: Text | None, *, free: bool
) -> Iterable[PublicChannel]:
    if value is not None:
        words = s.text(value) if kind is ChannelKind.POST else s.as_typed(value)
        yield PublicChannel(
            kind=kind,
            name=s.words(f"channel.{kind}"),
            value=words,
            href=_href(kind, words),
            hours_md=s.text(hours),
            free=free,
            note_md="",
        )


def public_channel(s: Speaker, channel: Channel) -> PublicChannel:
    """Say one channel."""
    value = s.as_typed(channel.value) if channel.kind in _SAME_EVERYWHERE else s.text(channel.value)
    return PublicChannel(
        kind=channel.kind,
        name=s.text(channel.name) or s.words(f"channel.{channel.kind}"),
        value=value,
        href=_href(channel.kind, value),
        hours_md=s.text(channel.hours),
        free=bool(channel.free),
        note_md=s.text(channel.note),
    )


def _channels(s: Speaker, references: tuple[str, ...], purpose: Purpose) -> tuple[PublicChannel, ...]:
    known = [channel for channel in s.framework.organization.channels if channel.public]
    if references:
        chosen = [channel for reference in references for channel in known if channel.id == reference]
    else:
        chosen = [channel for channel in known if channel.takes(purpose)]
    return tuple(public_channel(s, channel) for channel in chosen)


def complaints_of(s: Speaker, code: Code) -> Complaints | None:
    """Return the code's own complaints rules, else the organization's."""
    return code.complaints or s.framework.organization.complaints


def _complaint_channels(s: Speaker, complaints: Complaints | None) -> tuple[PublicChannel, ...]:
    if complaints is None:
        return _channels(s, (), Purpose.COMPLAINT)
    free = bool(complaints.free)
    typed = [
        *_typed(s, ChannelKind.PHONE, complaints.phone, complaints.hours, free=free),
        *_typed(s, ChannelKind.EMAIL, complaints.email, None, free=free),
        *_typed(s, ChannelKind.WEBSITE, complaints.website, None, free=free),
        *_typed(s, ChannelKind.POST, complaints.address, None, free=free),
    ]
    if typed and not complaints.channels:
        return tuple(typed)
    return (*typed, *_channels(s, complaints.channels, Purpose.COMPLAINT))


def _route(s: Speaker, route: DisputeRoute) -> PublicRoute:
    return PublicRoute(
        provider=s.text(route.provider),
        kind=s.words(f"dispute.{route.kind}"),
        channels=(
            *_typed(s, ChannelKind.PHONE, route.phone, None, free=False),
            *_typed(s, ChannelKind.WEBSITE, route.website, None, free=False),
            *_typed(s, ChannelKind.EMAIL, route.email, None, free=False),
            *_typed(s, ChannelKind.POST, route.address, None, free=False),
        ),
        fee=s.text(route.fee),
        when_md=s.text(route.when),
        binding=s.text(route.binding),
    )


def _limit(s: Speaker, key: str, duration: Duration | None) -> str:
    return s.words(key, duration=s.phrases.duration(duration)) if duration else ""


def _stages(s: Speaker, complaints: Complaints | None) -> tuple[PublicStage, ...]:
    levels = complaints.levels if complaints else ()
    return tuple(
        PublicStage(
            name=s.text(level.name) or s.words("complaint.stage", n=n),
            by=s.post(level.by),
            within=_limit(s, "complaint.answer", level.within),
        )
        for n, level in enumerate(levels, start=1)
    )


def public_contact(s: Speaker, code: Code) -> PublicContact:
    """Say how to ask about a code and to complain."""
    complaints = complaints_of(s, code)
    inquiries = code.inquiries
    first = code.first_contact_rule
    decide = ""
    if complaints is not None:
        key = "complaint.decide" if complaints.decide_within else "complaint.answer"
        decide = _limit(s, key, complaints.decision)
    return PublicContact(
        inquiry_channels=_channels(s, inquiries.channels, Purpose.INQUIRY) if inquiries else (),
        inquiry_answer=_limit(s, "complaint.answer", inquiries.answer_within) if inquiries else "",
        complaint_channels=_complaint_channels(s, complaints),
        acknowledge=_limit(s, "complaint.acknowledge", complaints.acknowledge_within) if complaints else "",
        decide=decide,
        progress=s.phrases.every(complaints.progress_every)
        if complaints and complaints.progress_every
        else "",
        stages=_stages(s, complaints),
        outcomes_md=s.texts(complaints.outcomes) if complaints else (),
        bring_md=s.texts(complaints.what_to_bring) if complaints else (),
        free=bool(complaints and complaints.free),
        policy_md=s.text(complaints.policy) if complaints else "",
        first_contact_md=s.text(first.text) if first else "",
        handover=_limit(s, "limit.within", first.handover_within) if first else "",
        routes=tuple(_route(s, route) for route in (*code.disputes, *s.framework.organization.disputes)),
    )
