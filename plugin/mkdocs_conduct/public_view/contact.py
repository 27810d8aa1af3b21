"""How to ask and complain: the code's own routes, else the organization's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..model import (
    Channel,
    ChannelKind,
    Code,
    ComplaintLevel,
    Complaints,
    DisputeRoute,
    Duration,
    Place,
    Purpose,
    Text,
)
from ..model.contact import LevelKind
from ..speaker import Speaker
from .types import PublicChannel, PublicContact, PublicPlace, PublicRoute, PublicStage

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
        languages=s.phrases.join(s.phrases.language_name(tag) for tag in channel.languages),
    )


def _channels(s: Speaker, references: tuple[str, ...], purpose: Purpose) -> tuple[PublicChannel, ...]:
    known = [channel for channel in s.framework.organization.channels if channel.public]
    if references:
        chosen = [channel for reference in references for channel in known if channel.id == reference]
    else:
        chosen = [channel for channel in known if channel.takes(purpose)]
    return tuple(public_channel(s, channel) for channel in chosen)


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
        time_limits=s.text(route.time_limits),
        jurisdiction_md=s.text(route.jurisdiction),
        participates=""
        if route.participates is None
        else s.words("complaints.participates.yes" if route.participates else "complaints.participates.no"),
    )


def _limit(s: Speaker, key: str, duration: Duration | None) -> str:
    return s.words(key, duration=s.phrases.duration(duration)) if duration else ""


def _stage(s: Speaker, n: int, level: ComplaintLevel) -> PublicStage:
    is_handling = level.kind is LevelKind.HANDLING
    kind = s.words("complaint.stage", n=n) if is_handling else s.words(f"complaints.level.{level.kind}")
    return PublicStage(
        name=s.text(level.name) or kind,
        by=s.post(level.by),
        within=_limit(s, "complaint.answer", level.within),
        limit=_limit(s, "limit.within", level.within),
        is_review=n > 1 or not is_handling,
    )


def _decide(s: Speaker, complaints: Complaints) -> str:
    key = "complaint.decide" if complaints.decide_within else "complaint.answer"
    return _limit(s, key, complaints.decision)


_NOTHING = PublicContact(
    inquiry_channels=(),
    inquiry_answer="",
    inquiry_limit="",
    inquiry_md="",
    complaint_channels=(),
    acknowledge="",
    acknowledge_limit="",
    decide="",
    decide_limit="",
    progress="",
    stages=(),
    outcomes_md=(),
    bring_md=(),
    free=False,
    policy_md="",
    first_contact_md="",
    handover="",
    routes=(),
)


def complaint_contact(
    s: Speaker, complaints: Complaints | None, disputes: Iterable[DisputeRoute]
) -> PublicContact:
    """Say how to complain and who outside can help; it says nothing of inquiries."""
    said = replace(
        _NOTHING,
        complaint_channels=_complaint_channels(s, complaints),
        routes=tuple(_route(s, route) for route in disputes),
    )
    if complaints is None:
        return said
    progress = complaints.progress_every
    return replace(
        said,
        acknowledge=_limit(s, "complaint.acknowledge", complaints.acknowledge_within),
        acknowledge_limit=_limit(s, "limit.within", complaints.acknowledge_within),
        decide=_decide(s, complaints),
        decide_limit=_limit(s, "limit.within", complaints.decision),
        progress=s.phrases.every(progress) if progress else "",
        stages=tuple(_stage(s, n, level) for n, level in enumerate(complaints.levels, start=1)),
        outcomes_md=s.texts(complaints.outcomes),
        bring_md=s.texts(complaints.what_to_bring),
        free=bool(complaints.free),
        policy_md=s.text(complaints.policy),
    )


def public_contact(s: Speaker, code: Code) -> PublicContact:
    """Say how to ask about a code and to complain."""
    inquiries, first = code.inquiries, code.first_contact_rule
    disputes = (*code.disputes, *s.framework.organization.disputes)
    said = complaint_contact(s, s.framework.complaints_of(code), disputes)
    if inquiries is not None:
        said = replace(
            said,
            inquiry_channels=_channels(s, inquiries.channels, Purpose.INQUIRY),
            inquiry_answer=_limit(s, "complaint.answer", inquiries.answer_within),
            inquiry_limit=_limit(s, "limit.within", inquiries.answer_within),
            inquiry_md=s.text(inquiries.text),
        )
    if first is not None:
        said = replace(
            said,
            first_contact_md=s.text(first.text),
            handover=_limit(s, "limit.within", first.handover_within),
        )
    return said


def _place(s: Speaker, place: Place, own: frozenset[str]) -> PublicPlace:
    channels = [*_typed(s, ChannelKind.PHONE, place.phone, None, free=False)]
    known = {channel.value for channel in channels}
    references = tuple(one for one in place.channels if one in own)
    if references:
        named = _channels(s, references, Purpose.COMPLAINT)
        channels.extend(channel for channel in named if channel.value not in known)
    return PublicPlace(
        name=s.text(place.name),
        area_md=s.text(place.area),
        address_md=s.text(place.address),
        hours_md=s.text(place.hours),
        channels=tuple(channels),
    )


def public_places(s: Speaker) -> tuple[PublicPlace, ...]:
    """Say where the organization serves customers: each place that says how to find or reach it.

    A channel that several places name tells nothing of any one of them; it is left to the list of channels.
    """
    places = s.framework.organization.places
    count = Counter(reference for place in places for reference in place.channels)
    own = frozenset(reference for reference, n in count.items() if n == 1)
    said = (_place(s, place, own) for place in places)
    return tuple(one for one in said if one.area_md or one.address_md or one.hours_md or one.channels)
