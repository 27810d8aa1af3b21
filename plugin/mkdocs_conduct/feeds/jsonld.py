"""JSON-LD: what search engines and assistants read of a code's page, in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from ..public_view import PublicData
from ..public_view.types.data import DataChannel

_TELEPHONE = ("phone", "hotline")
_BREAKING = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def _contact_point(channel: DataChannel) -> dict[str, Any] | None:
    reached = (
        {"telephone": channel.value}
        if channel.kind in _TELEPHONE
        else {"email": channel.value}
        if channel.kind == "email" and channel.href
        else {"url": channel.href}
        if channel.href
        else None
    )
    if reached is None:
        return None
    point: dict[str, Any] = {"@type": "ContactPoint", "contactType": "complaints", "name": channel.name}
    point.update(reached)
    if channel.hours:
        # Words alone: which days `9:00-18:00` is for, nobody has said to machines.
        point["hoursAvailable"] = {"@type": "OpeningHoursSpecification", "description": channel.hours}
    if channel.free and channel.kind in _TELEPHONE:
        point["contactOption"] = "https://schema.org/TollFree"
    return point


def _organization(data: PublicData) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Organization", "name": data.organization.name}
    if data.organization.website:
        said["url"] = data.organization.website
    # How to complain about a code that somebody else copied out is not ours to announce.
    channels = () if data.transcribed else data.contact.complaint_channels
    points = [point for channel in channels if (point := _contact_point(channel))]
    if points:
        said["contactPoint"] = points
    return said


def structured(data: PublicData, *, language: str, description: str, url: str) -> str:
    """Return a page's JSON-LD as text that is safe inside a script element.

    Args:
        data: The code.
        language: BCP 47 tag of the page.
        description: What the page is for, without markup; may be empty.
        url: Its absolute address; empty where that is not known.
    """
    organization = _organization(data)
    service: dict[str, Any] = {"@type": "Service", "name": data.title, "provider": organization}
    if data.scope.services:
        service["serviceType"] = list(data.scope.services)
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": data.title,
        "inLanguage": language,
        "mainEntity": service,
    }
    if url:
        page["@id"] = page["url"] = service["termsOfService"] = url
    if description:
        page["description"] = description
    if data.edition.version:
        page["version"] = data.edition.version
    if data.edition.effective_from and not data.edition.is_upcoming:
        page["datePublished"] = data.edition.effective_from
    if data.updated:
        page["dateModified"] = data.updated
    if data.sources:
        page["isBasedOn"] = [source.url for source in data.sources]
    if not data.transcribed:
        page["publisher"] = {"@type": "Organization", "name": data.organization.name}
    return json.dumps(page, ensure_ascii=False).translate(_BREAKING)
