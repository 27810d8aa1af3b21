"""The parts of one typed line, and the same line written so that YAML reads what was meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..labels import KEY_ALIASES

SHOWN = 100
"""As many characters of a corrected line are shown in a hint."""

# A list item's dashes belong to the lead: what follows them is the item's own beginning.
_LEAD = r"(?P<lead>[ \t\u3000\u00a0]*(?:-[ \t]+)*)"
_KEYED = re.compile(
    _LEAD + r"""(?P<name>"[^"]*"|'[^']*'|[^\s"'\[\]{},#&*!|>%@`][^#]*?)\s*:(?:[ \t]+(?P<value>\S.*)|\s*)$"""
)
_JOINED = re.compile(_LEAD + r"(?P<name>[^\W\d][\w-]*)(?P<colon>[：:])(?P<rest>(?!//)[^ \t].*)$")
_COMMENT = re.compile(r"(?:^|[ \t]+)#(?:[ #].*)?$")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "urn"})
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class Keyed(NamedTuple):
    """A line `name: value`; `start` is the column where the value begins."""

    lead: str
    name: str
    value: str
    start: int


class Joined(NamedTuple):
    """A line whose key has a full-width colon, or no space after its colon."""

    lead: str
    name: str
    colon: str
    rest: str

    @property
    def kind(self) -> str:
        """Which of the two it is."""
        return "full-width-colon" if self.colon == "：" else "colon-space"

    @property
    def fixed(self) -> str:
        """The line with colon and space."""
        return shown(f"{self.lead}{self.name}: {self.rest.lstrip()}")


def keyed(line: str) -> Keyed | None:
    """Return the parts of a line that has a key, a colon and a space or nothing after it."""
    if not (match := _KEYED.match(line)):
        return None
    value = match["value"] or ""
    return Keyed(match["lead"], match["name"], value, match.start("value") if value else len(line))


def joined(line: str) -> Joined | None:
    """Return the parts of a line such as `title：x` or `title:x`; addresses (https://…, tel:…) are none."""
    match = _JOINED.match(line)
    if not match or match["name"].lower() in _SCHEMES:
        return None
    return Joined(match["lead"], match["name"], match["colon"], match["rest"])


def is_known(name: str) -> bool:
    """Whether a word is one of our keys, or looks like one."""
    return name in KEY_ALIASES or bool(_KEY.fullmatch(name))


def lead(line: str) -> str:
    """Return a line's indentation and list dashes."""
    match = re.match(_LEAD, line)
    return match["lead"] if match else ""


def quoted(text: str) -> str:
    """Return `text` in quotes, the single ones where it has double quotes or backslashes itself."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        # `'it's'` is quoted as a whole already, `"a" and "b"` is not.
        others = text.count(text[0], 1, -1)
        text = text if others and not others % 2 else text[1:-1]
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shown(line: str) -> str:
    """Return a line for a hint: without its indentation, shortened where it is long."""
    line = line.strip()
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def without_comment(text: str) -> str:
    """Return `text` without a trailing ` # comment`; `#` before a letter is left alone."""
    return _COMMENT.sub("", text).rstrip()


def quoted_from(line: str, start: int, *, whole: bool = False) -> str:
    """Return `line` with the text that begins at column `start` in quotes.

    Inside `{…}` or `[…]` the text ends at the next comma or bracket. `whole` keeps what looks like a
    comment, because it is none.
    """
    flow = is_flow(line, start)
    if flow and (end := re.search(r"[,，}\]]", line[start:])):
        stop = start + end.start()
        piece = line[start:stop].rstrip()
    else:
        piece = line[start:].rstrip() if whole else without_comment(line[start:])
        if not line[:start].strip(" -") and (colon := re.search(r":(?: |$)", piece)):
            piece = piece[: colon.start()]
        stop = start + len(piece)
    return shown(line[:start] + quoted(piece) + line[stop:])


def is_flow(line: str, column: int) -> bool:
    """Whether a bracket opened on this line is still open at `column`."""
    before = re.sub(r"\"[^\"]*\"|'[^']*'", "", line[:column])
    return before.count("{") + before.count("[") > before.count("}") + before.count("]")


def closing(text: str) -> int:
    """Return where the quote or bracket that `text` begins with is closed, -1 where it is not."""
    if text[0] in "\"'":
        pattern = r'"(?:[^"\\]|\\.)*"' if text[0] == '"' else r"'(?:[^']|'')*'"
        match = re.match(pattern, text)
        return match.end() - 1 if match else -1
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if not depth:
            return index
    return -1
