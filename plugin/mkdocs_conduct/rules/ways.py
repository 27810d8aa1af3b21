"""By which ways customers reach the organization: channels, windows, and what stands under complaints."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Channel, ChannelKind, Complaints, Purpose
from .base import CodeContext

_ONLINE = frozenset(
    {ChannelKind.EMAIL, ChannelKind.WEB_FORM, ChannelKind.WEBSITE, ChannelKind.WECHAT, ChannelKind.APP}
)
_INLINE = {
    "phone": ChannelKind.PHONE,
    "email": ChannelKind.EMAIL,
    "website": ChannelKind.WEBSITE,
    "address": ChannelKind.VISIT,
}
"""What complaints may say without a channel."""

Way = tuple[ChannelKind, str]
"""The kind of a way, and the id or words it is known by."""


def is_online(kind: ChannelKind) -> bool:
    """Whether one needs the internet for it."""
    return kind in _ONLINE


def inline_ways(complaints: Complaints | None) -> Iterator[Way]:
    """Yield the ways that complaints say without a channel."""
    for key, kind in _INLINE.items():
        value = getattr(complaints, key, None)
        if value is not None:
            yield kind, str(value)


def channels_for_complaints(context: CodeContext) -> Iterator[tuple[int, Channel]]:
    """Yield the public channels for complaints with their positions: those named for them, else all that take them."""
    complaints = context.framework.complaints_of(context.code)
    named = complaints.channels if complaints else ()
    for n, channel in enumerate(context.framework.organization.channels):
        if channel.public and (channel.id in named if named else channel.takes(Purpose.COMPLAINT)):
            yield n, channel


def ways_to_complain(context: CodeContext) -> Iterator[Way]:
    """Yield the public ways to complain about a code."""
    yield from inline_ways(context.framework.complaints_of(context.code))
    for _, channel in channels_for_complaints(context):
        yield channel.kind, channel.id


def contact_ways(context: CodeContext) -> Iterator[Way]:
    """Yield every public way to reach the organization, whatever it is for."""
    organization = context.framework.organization
    yield from inline_ways(context.framework.complaints_of(context.code))
    for channel in organization.channels:
        if channel.public:
            yield channel.kind, channel.id
    for window in organization.windows:
        yield ChannelKind.WINDOW, window.id
