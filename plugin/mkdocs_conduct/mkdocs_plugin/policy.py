"""A content security policy made to measure: which scripts and styles the built pages hold, and no others."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..build import words

# Themes write these in small letters, and so the expressions are quick; what nobody names does not run, which is safe.
_SCRIPT = re.compile(rb"<script\b([^>]*)>([^<]*(?:<(?!/script>)[^<]*)*)</script>")
_STYLE = re.compile(rb"<style\b[^>]*>([^<]*)</style>")
_STYLED = re.compile(rb""" style=(?:"([^"]*)"|'([^']*)')""")
_SOURCE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(rb"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = (b"", b"module", b"text/javascript", b"application/javascript")
"""Types of scripts that run; all others are data, which no policy asks about."""
_MOST_STYLED = 40
"""Above so many different style attributes they are allowed as such: a header has no room for all."""


@dataclass(slots=True)
class Inline:
    """What stands inside pages: each text once."""

    scripts: set[bytes] = field(default_factory=set)
    styles: set[bytes] = field(default_factory=set)
    styled: set[bytes] = field(default_factory=set)
    """Values of style attributes."""

    def read(self, page: bytes) -> None:
        """Take in one page."""
        for attributes, text in _SCRIPT.findall(page):
            kind = _TYPE.search(attributes)
            if not _SOURCE.search(attributes) and (kind[1].lower() if kind else b"") in _RUN:
                self.scripts.add(text)
        if b"<style" in page:
            self.styles.update(_STYLE.findall(page))
        if b" style=" in page:
            self.styled.update(double or single for double, single in _STYLED.findall(page))


def inline_of(site: Path) -> Inline:
    """Return what stands inside all pages of a site."""
    found = Inline()
    for path in site.rglob("*.html"):
        found.read(path.read_bytes())
    return found


def _hashes(texts: Iterable[bytes]) -> list[str]:
    # Browsers read line ends as they parse.
    digests = (hashlib.sha256(text.replace(b"\r\n", b"\n")).digest() for text in texts if text)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def policy(found: Inline) -> str:
    """Return the policy under which exactly these pages work, and nothing from elsewhere."""
    attributes = [html.unescape(text.decode("utf-8", "replace")).encode() for text in found.styled]
    styled = ["'unsafe-inline'"] if len(attributes) > _MOST_STYLED else _hashes(attributes)
    if styled and styled[0] != "'unsafe-inline'":
        styled.insert(0, "'unsafe-hashes'")
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *_hashes(found.scripts)],
        "style-src": ["'self'", *_hashes(found.styles)],
        "style-src-attr": styled or ["'none'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def policy_file(site: Path, language: str) -> str:
    """Return what an administrator copies into the configuration of a web server."""
    said = policy(inline_of(site))
    parts = (
        *(f"# {line}" for line in words(language, "policy.intro").splitlines()),
        "",
        "# nginx",
        f'add_header Content-Security-Policy "{said}" always;',
        "",
        "# Apache (.htaccess)",
        f'Header always set Content-Security-Policy "{said}"',
        "",
        "# _headers (Cloudflare Pages, Netlify)",
        "/*",
        f"  Content-Security-Policy: {said}",
    )
    return "\n".join(parts) + "\n"
