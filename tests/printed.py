"""What comes out of the printer: a page as PDF, and what stands on its sheets."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader

A4 = (210, 297)
_MILLIMETRES_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a PDF."""

    size: tuple[int, int]
    """Width and height in millimetres."""
    text: str

    @property
    def is_blank(self) -> bool:
        """Say whether nobody would notice if it were missing."""
        return not self.text.strip()


def print_pdf(page: Page, path: Path) -> tuple[Sheet, ...]:
    """Print the open page as a reader would, on the paper its own style sheet asks for."""
    page.pdf(path=path, prefer_css_page_size=True)
    return read_pdf(path)


def read_pdf(path: Path) -> tuple[Sheet, ...]:
    """Return the pages of a PDF; text is normalised, as PDF may hold radicals in place of characters."""
    with PdfReader(path) as reader:
        return tuple(
            Sheet(
                size=(
                    round(float(page.mediabox.width) * _MILLIMETRES_PER_POINT),
                    round(float(page.mediabox.height) * _MILLIMETRES_PER_POINT),
                ),
                text=unicodedata.normalize("NFKC", page.extract_text()),
            )
            for page in reader.pages
        )
