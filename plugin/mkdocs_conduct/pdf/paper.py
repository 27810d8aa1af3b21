"""What is printed, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One page of the site that is made for paper."""

    path: str
    """Where its file goes, relative to the folder of all PDF files; empty where it is in a bundle only."""
    html: str
    """A whole page, without style sheets."""
    styles: tuple[str, ...]
    """The style sheets in their order, as paths of files."""
    source: str = ""
    """The user's file that it comes from, as shown; empty where there is no single one."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Relative link → absolute address; what is not in it leads nowhere from a file, so that only its words are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """Papers that are laid out together: each becomes a file, and all of them one where `bundle` names it."""

    papers: tuple[Paper, ...]
    bundle: str = ""
    """The file that holds them all, relative to the folder of all PDF files."""


class FaultKind(StrEnum):
    """Why a paper cannot be printed."""

    GLYPH = "glyph"
    """No font of this computer has the sign."""
    ADDRESS = "address"
    """It asks for something over the network, which is never fetched."""
    PICTURE = "picture"
    """It shows a picture that only the built site has."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One reason why a paper cannot be printed."""

    path: str
    """The paper's file; its bundle's where it has none."""
    kind: FaultKind
    text: str
    """The signs without a font, or the address."""
    source: str = ""
    """As in Paper."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The files of one booklet, and its faults: with faults there are no files."""

    files: tuple[tuple[str, bytes], ...]
    """Path and content of each."""
    faults: tuple[Fault, ...] = ()
