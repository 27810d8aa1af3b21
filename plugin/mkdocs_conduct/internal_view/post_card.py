"""The pocket card of a post: what it promises, says and may decide, and where customers complain, on faces of A6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import ChannelKind, Purpose
from ..phrasing.room import height_of
from ..speaker import Speaker
from .types import PostSheet, SheetPhrase

_TELEPHONE = (ChannelKind.PHONE, ChannelKind.HOTLINE)
_ROOM = 89.0
"""Millimetres of a line on A6."""
_FACE = 110.0
"""Millimetres of A6 between head and foot."""
_HEADING = 6.4
_CELLS = 4
"""How many faces an A4 sheet has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPromise:
    """A promise on a card."""

    number: str
    code_title: str
    """Empty where all promises of the card are of one code."""
    name: str
    """What it is about: `急修`; may be empty."""
    limit: str
    text_md: str
    """The promise; empty where name and limit say it."""
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPhone:
    """A telephone for complaints."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """What one face of A6 holds."""

    number: int
    promises: tuple[CardPromise, ...] = ()
    phrases: tuple[SheetPhrase, ...] = ()
    has_authority: bool = False
    """Whether what the post may decide stands here."""
    remedies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """The pocket card of one post."""

    sheet: PostSheet
    phones: tuple[CardPhone, ...]
    faces: tuple[CardFace, ...]
    copies: int
    """How often the card stands on its sheet: four of one face, two of two."""

    @property
    def sheets(self) -> int:
        """How many A4 sheets it takes."""
        return -(-len(self.faces) * self.copies // _CELLS)


def _phones(s: Speaker, sheet: PostSheet) -> Iterator[CardPhone]:
    """Return the telephones for complaints: those the codes or the organization name, else every one that takes them."""
    framework = s.framework
    ids = {code.id for code in sheet.codes}
    own = [code.complaints for code in framework.codes if code.id in ids]
    said = [complaints for complaints in (*own, framework.organization.complaints) if complaints]
    named = {channel for complaints in said for channel in complaints.channels}
    channels = framework.organization.channels
    chosen = [one for one in channels if one.id in named] or [
        one for one in channels if one.takes(Purpose.COMPLAINT)
    ]
    for channel in chosen:
        if channel.kind in _TELEPHONE and channel.public:
            yield CardPhone(name=s.text(channel.name), value=s.as_typed(channel.value))
    for complaints in said:
        if complaints.phone:
            yield CardPhone(name="", value=s.as_typed(complaints.phone))


def _promises(sheet: PostSheet) -> Iterator[CardPromise]:
    seen = set()
    several = len(sheet.codes) > 1
    for section in sheet.sections:
        for item in section.items:
            # A step serves promises that may be another post's; a promise of the post's own has a line of its own.
            for promise in item.promises if item.is_promise else ():
                if (promise.code_id, promise.anchor) in seen:
                    continue
                seen.add((promise.code_id, promise.anchor))
                yield CardPromise(
                    number=promise.number,
                    code_title=promise.code_title if several else "",
                    name="" if item.text_md == promise.text_md else item.text_md,
                    limit=item.limit,
                    text_md=promise.text_md,
                    cases=item.cases,
                )


def _promise_height(one: CardPromise) -> float:
    head = f"{one.number}　{one.code_title}{one.name}　{one.limit}"
    return height_of(head, 9.5, _ROOM) + height_of(one.text_md, 8.5, _ROOM - 5) + 1.4


def _phrase_height(one: SheetPhrase) -> float:
    said = height_of(f"{one.moment}：{one.say}　", 9, _ROOM - 4)
    return (
        said + height_of("；".join(one.never_say) and f"　　　{'；'.join(one.never_say)}", 8.5, _ROOM - 4) + 1
    )


@dataclass(slots=True)
class _Face:
    """A face while it is filled."""

    left: float = _FACE
    kind: str = ""
    promises: list[CardPromise] = field(default_factory=list)
    phrases: list[SheetPhrase] = field(default_factory=list)
    remedies: list[str] = field(default_factory=list)
    has_authority: bool = False

    def done(self, number: int) -> CardFace:
        return CardFace(
            number=number,
            promises=tuple(self.promises),
            phrases=tuple(self.phrases),
            has_authority=self.has_authority,
            remedies=tuple(self.remedies),
        )


class _Faces:
    """Fills faces from top to bottom; nothing is torn, a heading goes with its first line."""

    def __init__(self) -> None:
        self.faces: list[_Face] = []

    def room(self, kind: str, height: float) -> _Face:
        """Return the face that the next line of a kind stands on."""
        face = self.faces[-1] if self.faces else None
        needed = height + (0.0 if face and face.kind == kind else _HEADING)
        if face is None or needed > face.left:
            face, needed = _Face(), height + _HEADING
            self.faces.append(face)
        face.left -= needed
        face.kind = kind
        return face


def has_card(sheet: PostSheet) -> bool:
    """Return whether a card has anything to say: a post that only goes through checklists needs none."""
    return bool(sheet.phrases or any(_promises(sheet)))


def post_card(s: Speaker, sheet: PostSheet) -> PostCard:
    """Make the pocket card of a post from its sheet."""
    filled = _Faces()
    for promise in _promises(sheet):
        filled.room("promises", _promise_height(promise)).promises.append(promise)
    for phrase in sheet.phrases:
        filled.room("phrases", _phrase_height(phrase)).phrases.append(phrase)
    if sheet.authority_md or sheet.may_grant:
        decides = f"{sheet.authority_md}　{sheet.may_grant}　　　　　　　　　　"
        filled.room("authority", height_of(decides, 9, _ROOM) + 2).has_authority = True
    for remedy in sheet.remedies:
        filled.room("remedies", height_of(remedy, 9, _ROOM - 4) + 0.9).remedies.append(remedy)
    faces = tuple(face.done(number) for number, face in enumerate(filled.faces, 1))
    copies = max(1, _CELLS // len(faces)) if faces else 1
    return PostCard(
        sheet=sheet, phones=tuple(dict.fromkeys(_phones(s, sheet)))[:2], faces=faces, copies=copies
    )
