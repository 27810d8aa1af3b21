"""A notice: what hangs on the wall of a service window or a post, in short form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .contact import PublicChannel
from .page import PublicEdition


class NoticeKind(StrEnum):
    """Whose promises a notice shows."""

    WHOLE = "whole"
    """All of the code."""
    WINDOW = "window"
    POST = "post"


class Density(StrEnum):
    """How big the type of a notice is; the style sheet has one class for each."""

    HUGE = "huge"
    GRAND = "grand"
    ROOMY = "roomy"
    NORMAL = "normal"
    SNUG = "snug"
    DENSE = "dense"
    LARGE = "large"
    """Large print: nothing below 18 points, whatever number of sheets that takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFigure:
    """A number that stands out beside a promise."""

    about: str
    """What it is about where a promise has several, or the case it is for (`夜间`); may be empty."""
    value: str
    """`15分钟内`, `≥98%`, `每年1次`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePromise:
    """One promise in short form: its sentence, its figures, and what follows if it is not kept."""

    number: str
    """The number it has on the page of the code."""
    item: str
    text_md: str
    figures: tuple[NoticeFigure, ...]
    remedy_md: str
    """What the customer gets if it is not kept, in one line; empty where there is none or it is longer."""
    is_remedy_elsewhere: bool
    """Whether there is a remedy too long for a notice."""
    begins: str
    """`2026年7月1日起`; empty for a promise that holds already."""
    is_limited: bool
    """Whether conditions or exceptions stand on the page of the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRoute:
    """A body outside the organization, in a few words."""

    name: str
    contact: str
    """Its number or address; empty where the name says it already (`消费者协会（12315）`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNotice:
    """One notice."""

    kind: NoticeKind
    language: str
    organization: str
    code: str
    """Title of the code."""
    slogan: str
    unit: str
    """Name of the unit whose special rules these are; empty where the code holds as for all."""
    name: str
    """Name of the window or post; empty on the notice of the whole code."""
    place: str
    """Where the window is, with its address; may be empty."""
    hours: str
    """When the place of the window is open; may be empty."""
    customer_word: str
    promises: tuple[NoticePromise, ...]
    convenience_md: tuple[str, ...]
    """On the notice of the whole code only."""
    phones: tuple[PublicChannel, ...]
    """Where to complain by telephone, each number once."""
    channels: tuple[PublicChannel, ...]
    """Other ways to complain."""
    decide: str
    """By when a complaint is decided; may be empty."""
    routes: tuple[NoticeRoute, ...]
    edition: PublicEdition
    website: str
    made_on: str
    """生成日期, in words."""
    made_on_iso: str

    @property
    def has_figures(self) -> bool:
        """Whether any promise has a figure, and so the table a column for them."""
        return any(promise.figures for promise in self.promises)

    @property
    def is_short_form(self) -> bool:
        """Whether something of a promise stands on the page of the code only."""
        return any(promise.is_limited or promise.is_remedy_elsewhere for promise in self.promises)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeEntry:
    """One notice in a list of them."""

    id: str
    """What `link("notice", id)` takes."""
    kind: NoticeKind
    name: str
    """Name of the window or post; empty for the whole code."""
