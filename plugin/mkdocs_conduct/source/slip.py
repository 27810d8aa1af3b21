"""The usual slips on one line."""

from __future__ import annotations

import re

from .failure import Failure, indent
from .fault import Fault
from .line import closing, is_flow, joined, keyed, lead, quoted, quoted_from, shown, without_comment

HASH = re.compile(r"[ \t]#(?=[^\s#!])")
"""A `#` that begins a comment but was hardly meant to: no space after it."""


def on_line(failure: Failure) -> Fault | None:
    """Find the mistake on the line where the parser gave up."""
    suspects = (_enclosed, _comma, _colon_in_text, _list_on_line, dash, joined_key)
    return next((fault for suspect in suspects if (fault := suspect(failure, failure.line))), None)


def value_of(line: str) -> tuple[int, str]:
    """Return where the value on a line begins, and the value."""
    parts = keyed(line)
    start = parts.start if parts else len(lead(line))
    return start, line[start:]


def _enclosed(failure: Failure, index: int) -> Fault | None:
    """Find text after a closing bracket or quote: `text: [急] 今天`, `text: "七天" 退货`."""
    line = failure.lines[index]
    start, value = value_of(line)
    if not value or value[0] not in "[{\"'" or (end := closing(value)) < 0:
        return None
    rest = without_comment(value[end + 1 :]).strip()
    if not rest or rest.startswith((":", "#")) or failure.column <= start + end:
        return None
    kind = "text-after-quote" if value[0] in "\"'" else "text-after-bracket"
    arguments = {
        "sign": value[0],
        "close": value[end],
        "fixed": shown(line[:start] + quoted(without_comment(value))),
    }
    return Fault(kind, index, start, arguments)


def _comma(failure: Failure, index: int) -> Fault | None:
    """Find a full-width comma between the parts of `{…}` or `[…]`."""
    line = failure.lines[index]
    if not is_flow(line, failure.column) or not re.search(r"，\s*[^\W\d]\w*\s*[：:]", line):
        return None
    fixed = re.sub(r"\s*，\s*(?=[^\W\d]\w*\s*[：:])", ", ", line)
    fixed = re.sub(r"(?<=[\w])：(?=\S)", ": ", fixed) if re.search(r"[{,] *\w+：", fixed) else fixed
    return Fault("full-width-comma", index, line.index("，"), {"fixed": shown(fixed)})


def _colon_in_text(failure: Failure, index: int) -> Fault | None:
    """Find a second `: ` in an unquoted text."""
    line = failure.lines[index]
    if line[failure.column : failure.column + 1] != ":":
        return None
    start = 0
    if is_flow(line, failure.column):
        start = max(line.rfind(sign, 0, failure.column) for sign in "{[,") + 1
    before = line[start : failure.column]
    colon = re.search(r":[ \t]+(?=\S)", before)
    if not colon:
        return None
    begin = start + colon.end()
    return Fault("colon-in-text", index, failure.column, {"fixed": quoted_from(line, begin)})


def _list_on_line(failure: Failure, index: int) -> Fault | None:
    parts = keyed(failure.lines[index])
    if "block sequence entries" in failure.problem and parts and parts.value.startswith("-"):
        return Fault("list-on-line", index, parts.start, {"name": parts.name, "item": shown(parts.value)})
    return None


def dash(failure: Failure, index: int) -> Fault | None:
    """Find a list dash without a space."""
    line = failure.lines[index]
    if match := re.match(r"([ ]*(?:- +)*)-([^\s-].*)", line):
        return Fault("dash-space", index, len(match[1]), {"fixed": shown(f"- {match[2]}")})
    return None


def joined_key(failure: Failure, index: int) -> Fault | None:
    """Find a key with a full-width colon or without a space after it, or blanks that YAML does not count."""
    line = failure.lines[index]
    if re.match(r"[ ]*[\u3000\u00a0]", line):
        return Fault("wide-space", index)
    parts = joined(line)
    if not parts:
        return None
    arguments = {"name": parts.name, "fixed": parts.fixed}
    return Fault(parts.kind, index, len(parts.lead) + len(parts.name), arguments)


def cut(failure: Failure, index: int) -> Fault | None:
    """Find a ` #` that cuts a text."""
    line = failure.lines[index]
    start, value = value_of(line)
    found = HASH.search(line, max(start - 1, 0))
    if not found or not value or value[0] in "\"'":
        return None
    if value[0] in "[{":
        start = max(line.rfind(sign, 0, found.start()) for sign in "{[,:") + 1
        start += indent(line[start:])
    return Fault("hash", index, found.start() + 1, {"fixed": quoted_from(line, start, whole=True)})
