"""Names of what records refer to by id, told only when a form asks: posts, places, codes, indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...model import CodeFramework
from ...speaker import Speaker

Said = Callable[[], str]


def post(s: Speaker, reference: str | None) -> Said:
    """Return what says the name of a post."""
    return lambda: s.post(reference) if reference else ""


def posts(s: Speaker, references: Iterable[str]) -> Said:
    """Return what says the names of posts."""
    return lambda: s.posts(references)


def place(s: Speaker, reference: str | None) -> Said:
    """Return what says the name of a place or unit."""
    return lambda: s.place(reference) if reference else ""


def places(s: Speaker, references: Iterable[str]) -> Said:
    """Return what says the names of places and units."""
    return lambda: s.phrases.join(s.place(one) for one in references)


def holder(s: Speaker, reference: str | None) -> Said:
    """Return what says the name of a post, a place or a unit."""
    if reference is None:
        return lambda: ""
    return post(s, reference) if reference in s.framework.posts else place(s, reference)


def code(s: Speaker, reference: str | None) -> Said:
    """Return what says the title of a code."""
    found = next((one for one in s.framework.codes if one.id == reference), None)
    return lambda: s.text(found.title) if found else reference or ""


def listed(s: Speaker, things: Iterable[object], reference: str | None) -> Said:
    """Return what says the name of one of several things with ids; its id where it has no name."""
    found = next((one for one in things if getattr(one, "id", None) == reference), None)
    name = getattr(found, "name", None) or getattr(found, "title", None) or getattr(found, "text", None)
    return lambda: s.text(name) if name else reference or ""


def channel(s: Speaker, reference: str | None) -> Said:
    """Return what says the name of a channel; the name of its kind where it has none."""
    found = next((one for one in s.framework.organization.channels if one.id == reference), None)
    return lambda: (s.text(found.name) or s.words(f"channel.{found.kind}")) if found else reference or ""


def party(s: Speaker, reference: str) -> Said:
    """Return what says the name of an interested party, a customer group or a post."""
    parties = s.framework.organization.interested_parties
    if any(one.id == reference for one in parties):
        return listed(s, parties, reference)
    return (lambda: s.group(reference)) if reference in s.framework.customer_groups else post(s, reference)


def procedure(s: Speaker, reference: str | None) -> Said:
    """Return what says the title of a procedure or document."""
    framework: CodeFramework = s.framework
    procedures = [one for each in framework.codes for one in each.procedures]
    return listed(s, (*procedures, *framework.organization.related_documents), reference)
