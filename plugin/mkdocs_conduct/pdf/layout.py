"""One booklet through WeasyPrint: HTML and style sheets in, PDF/UA out, with nothing fetched from anywhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from .paper import Booklet, Fault, FaultKind, Paper, Printed

if TYPE_CHECKING:
    from weasyprint import Document

_VARIANT = "pdf/ua-1"
_LOG = logging.getLogger("weasyprint")
_NO_GLYPH = re.compile(r"^\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_NO_PLACE = re.compile(r"^Relative URI reference without a base URI: (.+)$", re.DOTALL)
_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|#)")
_LABELLED = frozenset(("label", "span", "li", "td"))
_BOX = re.compile(r"__box\b")
_TICKED = frozenset(("checkbox", "radio"))


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Opens what stands in the page itself (`data:`) and refuses everything else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> Any:
        if not url.lower().startswith("data:"):
            self.refused.append(url)
        return super().fetch(url, headers)


class _Listener(logging.Handler):
    """Hears what WeasyPrint says of a paper: it makes the file all the same and only logs what is missing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.signs: list[str] = []
        self.pictures: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if found := _NO_GLYPH.match(said):
            self.signs.append(chr(int(found[1], 16)))
        elif found := _NO_PLACE.match(said):
            self.pictures.append(found[1])


@contextmanager
def _listening() -> Iterator[_Listener]:
    listener = _Listener()
    handlers, propagates, level, is_off = _LOG.handlers, _LOG.propagate, _LOG.level, _LOG.disabled
    # What it says of CSS it does not know is nothing that a reader of our messages could mend.
    _LOG.handlers, _LOG.propagate = [listener], False
    _LOG.setLevel(logging.WARNING)
    # A program around us that configures logging turns the loggers off that it does not know.
    _LOG.disabled = False
    try:
        yield listener
    finally:
        _LOG.handlers, _LOG.propagate = handlers, propagates
        _LOG.setLevel(level)
        _LOG.disabled = is_off


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style(path: str) -> CSS:
    return CSS(filename=path, font_config=_fonts())


def _prepare(tree: Any, links: Mapping[str, str]) -> None:
    """Make of a page of the site one that stands alone: boxes are fields with a name, links lead somewhere."""
    for label in [one for one in tree.iter() if one.tag in _LABELLED]:
        for box in label.findall("span"):
            # A box that a form prints: an empty one can be ticked, one with a sign in it is ticked already.
            if _BOX.search(box.get("class", "")) and not "".join(box.itertext()).strip():
                box.tag = "input"
                box.set("type", "checkbox")
                box.set("title", " ".join("".join(label.itertext()).split()))
    for field in tree.iter("input"):
        # PDF calls a box by its title, where a browser calls it by its label.
        if field.get("type") in _TICKED and field.get("aria-label"):
            field.set("title", field.get("aria-label"))
    for link in tree.iter("a"):
        target = link.get("href", "")
        if _RELATIVE.match(target):
            link.attrib.pop("href", None)
            if target in links:
                link.set("href", links[target])


class _Sheet:
    """One paper laid out."""

    def __init__(self, paper: Paper, name: str) -> None:
        self.paper = paper
        self.name = name
        self.fetcher = _Fetcher()
        self.signs: list[str] = []
        self.pictures: list[str] = []

    @cached_property
    def document(self) -> Document:
        page = HTML(string=self.paper.html, url_fetcher=self.fetcher)
        _prepare(page.etree_element, self.paper.links)
        styles = [_style(path) for path in self.paper.styles]
        return page.render(stylesheets=styles, font_config=_fonts(), pdf_forms=True)

    def content(self) -> bytes:
        """Return the paper as a file."""
        with _listening() as heard:
            content = _content(self.document)
        self.signs.extend(heard.signs)
        self.pictures.extend(heard.pictures)
        return content

    def faults(self) -> Iterator[Fault]:
        """Yield what was found wrong when it was made."""
        found = {
            FaultKind.GLYPH: ["".join(dict.fromkeys(self.signs))] if self.signs else [],
            FaultKind.ADDRESS: dict.fromkeys(self.fetcher.refused),
            FaultKind.PICTURE: dict.fromkeys(self.pictures),
        }
        for kind, texts in found.items():
            yield from (Fault(self.name, kind, text, self.paper.source) for text in texts)


def _content(document: Document) -> bytes:
    content: bytes = document.write_pdf(pdf_variant=_VARIANT, pdf_forms=True)
    return content


def _bundled(sheets: Iterable[_Sheet]) -> bytes:
    documents = [sheet.document for sheet in sheets]
    pages = [page for document in documents for page in document.pages]
    with _listening():
        return _content(documents[0].copy(pages))


def printed(booklet: Booklet) -> Printed:
    """Lay out a booklet and return its files; with faults there are none."""
    sheets = [_Sheet(paper, paper.path or booklet.bundle) for paper in booklet.papers]
    contents = [(sheet.paper.path, sheet.content()) for sheet in sheets]
    faults = tuple(fault for sheet in sheets for fault in sheet.faults())
    if faults:
        return Printed((), faults)
    files = [(path, content) for path, content in contents if path]
    if booklet.bundle:
        files.append((booklet.bundle, _bundled(sheets)))
    return Printed(tuple(files))
