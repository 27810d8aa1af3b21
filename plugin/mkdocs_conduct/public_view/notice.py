"""Notices: for the whole code, for each service window and for each post that delivers promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..merge import first_day
from ..model import ChannelKind, Code, Commitment, Limit, LimitKind, Place, Remedy, Variant, Window
from ..phrasing.room import width_of
from ..provisions import (
    case_of,
    current_promise,
    grouped,
    is_in_use,
    numbers_of,
    public_limits,
    public_remedies,
)
from ..speaker import Speaker
from .types import PublicChannel, PublicCode, PublicRoute
from .types.notice import NoticeFigure, NoticeKind, NoticePromise, NoticeRoute, PublicNotice
from .units import Special, special_units

_FIGURES = (LimitKind.WITHIN, LimitKind.NOTICE, LimitKind.LEVEL, LimitKind.TIMES)
_TELEPHONE = (ChannelKind.PHONE, ChannelKind.HOTLINE)
_LONGEST_REMEDY = 64
"""A remedy that takes more widths of a Chinese character than this is no line of a notice."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose notice it is: the posts whose promises it shows, and the rules of the unit they keep."""

    kind: NoticeKind
    id: str
    """Id of the window or post, a post's own name where it is free text; empty for the whole code."""
    posts: frozenset[str] = frozenset()
    place: str | None = None
    special: Special | None = None


def _special(s: Speaker, specials: tuple[Special, ...], posts: Iterable[str]) -> Special | None:
    """Return the unit with rules of its own that these posts belong to; None where it is none or not one alone."""
    known = (s.framework.posts.get(post) for post in posts)
    units = {post.unit for post in known if post}
    found = [one for one in specials if one.unit.id in units]
    return found[0] if len(found) == 1 else None


def subjects(s: Speaker, code: Code) -> tuple[Subject, ...]:
    """Return what a code has notices for: the whole code first, then windows, then posts, each in the order typed.

    A window shows what its posts promise; a window or post without a promise in use has no notice. A code that was
    transcribed has none at all: it is not ours to put on a wall in somebody's name.
    """
    if code.is_transcribed or not any(is_in_use(s, commitment) for commitment in code.commitments):
        return ()
    specials = special_units(s, code)
    organization = s.framework.organization
    codes = (code, *(special.kept.code for special in specials))
    delivering = dict.fromkeys(
        post for one in codes for each in one.commitments for post in each.delivered_by
    )
    typed = [post.id for post in organization.posts if post.id in delivering]
    posts = dict.fromkeys((*typed, *delivering))
    found = [_of_window(s, window, specials) for window in organization.windows]
    found.extend(
        Subject(NoticeKind.POST, post, frozenset((post,)), special=_special(s, specials, (post,)))
        for post in posts
    )
    kept = [one for one in found if next(promised(s, kept_code(code, one), one), None)]
    return (Subject(NoticeKind.WHOLE, ""), *kept)


def _of_window(s: Speaker, window: Window, specials: tuple[Special, ...]) -> Subject:
    special = _special(s, specials, window.posts)
    return Subject(NoticeKind.WINDOW, window.id, frozenset(window.posts), window.place, special)


def kept_code(code: Code, subject: Subject) -> Code:
    """Return the code as the unit of the window or post keeps it."""
    return subject.special.kept.code if subject.special else code


def _is_there(places: tuple[str, ...], subject: Subject) -> bool:
    return not places or subject.place is None or subject.place in places


def promised(s: Speaker, code: Code, subject: Subject) -> Iterator[Commitment]:
    """Yield the promises of a notice in the order of the code's page."""
    in_use = (commitment for commitment in code.commitments if is_in_use(s, commitment))
    for _, members in grouped(code, in_use):
        for one in members:
            is_theirs = subject.kind is NoticeKind.WHOLE or not subject.posts.isdisjoint(one.delivered_by)
            if is_theirs and _is_there(one.places, subject):
                yield one


def _figures(s: Speaker, limits: tuple[Limit, ...], case: str = "") -> Iterator[NoticeFigure]:
    for one in public_limits(s, tuple(limit for limit in limits if limit.kind in _FIGURES)):
        yield NoticeFigure(about=s.phrases.join((case, one.about)), value=one.value)


def _variants(commitment: Commitment, subject: Subject) -> tuple[Variant, ...]:
    return tuple(variant for variant in commitment.variants if _is_there(variant.places, subject))


def _applying(code: Code, remedies: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """Return remedies with those of another promise in place of a reference to it: that one may be on no notice here."""
    named = {remedy.same_as for remedy in remedies if remedy.same_as}
    if not named:
        return remedies
    holders: list[Commitment | Variant] = list(code.commitments)
    holders.extend(variant for commitment in code.commitments for variant in commitment.variants)
    return (*remedies, *(remedy for holder in holders if holder.id in named for remedy in holder.remedies))


def _remedy(s: Speaker, code: Code, commitment: Commitment, variants: tuple[Variant, ...]) -> str:
    said = []
    holders: tuple[Commitment | Variant, ...] = (commitment, *variants)
    for holder in holders:
        case = case_of(s, holder) if isinstance(holder, Variant) else ""
        for one in public_remedies(s, _applying(code, holder.remedies)):
            words = s.phrases.clauses((one.text_md, "" if one.is_amount_said else one.amount))
            when = s.phrases.join((case, one.when))
            said.append(s.words("change_item.line", item=when, words=words) if when and words else words)
    return s.phrases.clauses(dict.fromkeys(said))


def _promise(s: Speaker, code: Code, subject: Subject, commitment: Commitment, number: str) -> NoticePromise:
    variants = _variants(commitment, subject)
    figures = list(_figures(s, commitment.limits))
    for variant in variants:
        figures.extend(_figures(s, variant.limits, case_of(s, variant)))
    remedy = _remedy(s, code, commitment, variants)
    is_short = width_of(remedy) <= _LONGEST_REMEDY
    start = first_day(commitment.since, s.fiscal)
    return NoticePromise(
        number=number,
        item=s.text(commitment.service_item),
        text_md=current_promise(s, commitment),
        figures=tuple(figures),
        remedy_md=remedy if is_short else "",
        is_remedy_elsewhere=not is_short,
        begins=s.words("change.from", date=s.phrases.date(start)) if start > s.as_of else "",
        is_limited=bool(
            commitment.limitations or commitment.conditions or any(one.limitations for one in variants)
        ),
    )


def subject_name(s: Speaker, subject: Subject) -> str:
    """Return the name of the window or post; empty for the whole code."""
    if subject.kind is NoticeKind.WINDOW:
        window = next(one for one in s.framework.organization.windows if one.id == subject.id)
        return s.text(window.name)
    return s.post(subject.id) if subject.kind is NoticeKind.POST else ""


def _known_place(s: Speaker, subject: Subject) -> Place | None:
    place = s.framework.places.get(subject.place) if subject.place else None
    return place if isinstance(place, Place) else None


def _place(s: Speaker, subject: Subject) -> tuple[str, str]:
    """Return where a window is and when it is open."""
    place = _known_place(s, subject)
    if place is None:
        return s.place(subject.place) if subject.place else "", ""
    return s.phrases.join((s.text(place.name), s.text(place.address))), s.text(place.hours)


def _route(route: PublicRoute) -> NoticeRoute:
    contact = next((one.value for one in route.channels), "")
    return NoticeRoute(name=route.provider, contact="" if contact in route.provider else contact)


def _phones(s: Speaker, channels: Iterable[PublicChannel], subject: Subject) -> tuple[PublicChannel, ...]:
    """Return each telephone for complaints once, that of the window's own place first."""
    telephones: dict[str, PublicChannel] = {}
    for one in channels:
        if one.kind in _TELEPHONE:
            telephones.setdefault(one.value, one)
    place = _known_place(s, subject)
    if place is None:
        return tuple(telephones.values())
    near = {
        s.as_typed(one.value) for one in s.framework.organization.channels if one.id in place.channels
    } | {s.as_typed(place.phone)}
    return tuple(sorted(telephones.values(), key=lambda one: one.value not in near))


def public_notice(s: Speaker, code: Code, subject: Subject, view: PublicCode) -> PublicNotice:
    """Say one notice; `view` is the code's page in the same language, whose edition and contacts it shares."""
    kept = kept_code(code, subject)
    numbers = numbers_of(s, kept)
    place, hours = _place(s, subject)
    channels = view.contact.complaint_channels
    whole = subject.kind is NoticeKind.WHOLE
    return PublicNotice(
        kind=subject.kind,
        language=s.language,
        organization=view.organization,
        code=view.title,
        slogan=view.slogan,
        unit=s.text(subject.special.unit.name) if subject.special else "",
        name=subject_name(s, subject),
        place=place,
        hours=hours,
        customer_word=view.customer_word,
        promises=tuple(
            _promise(s, kept, subject, one, numbers[one.id]) for one in promised(s, kept, subject)
        ),
        convenience_md=view.convenience_md if whole else (),
        phones=_phones(s, channels, subject),
        channels=tuple(one for one in channels if one.kind not in _TELEPHONE),
        decide=view.contact.decide,
        routes=tuple(_route(route) for route in view.contact.routes),
        edition=view.edition,
        website=view.organization_website,
        made_on=s.phrases.date(s.as_of),
        made_on_iso=s.as_of.isoformat(),
    )
