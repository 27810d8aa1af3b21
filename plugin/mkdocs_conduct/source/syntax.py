"""A text that is not YAML → the one fault behind it, at the place of its cause.

PyYAML says where it could not go on and in which words of its own; which of the usual slips it was,
the typed lines tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from .failure import Failure, failure_of, indent
from .fault import Fault
from .line import closing, keyed, lead, quoted_from, shown
from .slip import HASH, cut, dash, joined_key, on_line, value_of

_MISPLACED = re.compile("undefined alias|mapping keys are not allowed")
_PAIRS = {"[": "]", "{": "}"}
_LOOK_BACK = 6
_SPECIAL = ("alias", "anchor", "tag", "block scalar", "directive", "next token", "parsing a node")


def diagnose(text: str, error: yaml.YAMLError) -> Fault:
    """Return the most likely mistake behind a parser's error."""
    failure = failure_of(text, error)
    suspects = (_document, _tab, _quote, _special, on_line, _lines_before, _flow, _structure)
    return next(
        (fault for suspect in suspects if (fault := suspect(failure))),
        Fault("syntax", failure.line, failure.column),
    )


def _document(failure: Failure) -> Fault | None:
    is_second = "single document" in failure.context
    if is_second or ("document" in failure.problem and _is_after_end(failure)):
        return Fault("documents", failure.line)
    return None


def _is_after_end(failure: Failure) -> bool:
    before = [line for line in failure.lines[: failure.line] if line.strip()]
    return bool(before) and before[-1].startswith("...")


def _tab(failure: Failure) -> Fault | None:
    for index in dict.fromkeys((failure.line, failure.start_line)):
        if match := re.match(r"[ ]*(?:- *)*\t", failure.lines[index]):
            return Fault("tab", index, match.end() - 1)
    return None


def _quote(failure: Failure) -> Fault | None:
    if "quoted scalar" not in failure.context:
        return None
    line, column = failure.start_line, failure.start_column
    if "escape" in failure.problem or "hex" in failure.problem:
        # The parser may have gone on to a later line than the one where the quote began.
        fixed = _single_quoted(failure.lines[line], column) if line == failure.line else ""
        return Fault("escape", failure.line, failure.column, {"fixed": fixed or _example(failure.text)})
    return Fault("quote-open", line, column, {"sign": failure.lines[line][column : column + 1]})


def _single_quoted(line: str, column: int) -> str:
    end = closing(line[column:])
    if end < 0:
        return ""
    inner = line[column + 1 : column + end].replace("'", "''")
    return shown(f"{line[:column]}'{inner}'")


def _example(line: str) -> str:
    return shown(line.replace("\\", "\\\\"))


def _special(failure: Failure) -> Fault | None:
    """Find a sign at the start of a text that means something to YAML."""
    if not any(part in failure.context for part in _SPECIAL) and not _MISPLACED.search(failure.problem):
        return None
    line, column = failure.start_line, failure.start_column
    if _MISPLACED.search(failure.problem):
        line, column = failure.line, failure.column
    text = failure.lines[line]
    sign = text[column : column + 1]
    if not sign or sign not in "@`%*&!|>?":
        return None
    return Fault("special-start", line, column, {"sign": sign, "fixed": quoted_from(text, column)})


def _lines_before(failure: Failure) -> Fault | None:
    """Find the mistake above: a line that is no key lets the parser run into the next ones."""
    first = failure.start_line if "simple key" in failure.context else max(0, failure.line - _LOOK_BACK)
    for index in _candidates(failure, first):
        if fault := joined_key(failure, index) or dash(failure, index) or cut(failure, index):
            return fault
        if keyed(failure.lines[index]):
            break
    return None


def _candidates(failure: Failure, first: int) -> Iterator[int]:
    if "simple key" in failure.context:
        yield failure.start_line
    elif failure.text.strip() and HASH.search(failure.text) and cut(failure, failure.line):
        yield failure.line
    level = len(lead(failure.text))
    for index in range(failure.line - 1, first - 1, -1):
        line = failure.lines[index]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        # A line set deeper is the text of the one above it, where `：` and `-` are free.
        if len(lead(line)) <= level or HASH.search(line):
            yield index


def _flow(failure: Failure) -> Fault | None:
    if "flow" not in failure.context and "node content" not in failure.problem:
        return None
    line, column = failure.start_line, failure.start_column
    if failure.start_text[column : column + 1] not in ("[", "{"):
        stray = failure.text[failure.column : failure.column + 1]
        if stray and stray in "]},":
            return Fault("stray", failure.line, failure.column, {"sign": stray})
        line, column = _open_bracket(failure)
    sign = failure.lines[line][column : column + 1]
    return (
        Fault("bracket-open", line, column, {"sign": sign, "close": _PAIRS[sign]}) if sign in _PAIRS else None
    )


def _open_bracket(failure: Failure) -> tuple[int, int]:
    """Return where the innermost bracket stands that is open where the parser gave up."""
    waiting = []
    for index, line in enumerate(failure.lines[: failure.line + 1]):
        for column, sign in enumerate(line):
            if sign in _PAIRS:
                waiting.append((index, column))
            elif sign in _PAIRS.values() and waiting:
                waiting.pop()
    return waiting[-1] if waiting else (failure.line, failure.column)


def _structure(failure: Failure) -> Fault | None:
    """Find a line that does not fit the ones above it."""
    if fault := _open_quote(failure):
        return fault
    if "simple key" in failure.context:
        start = failure.start_text
        return Fault("no-colon", failure.start_line, indent(start), {"text": shown(start)})
    text, line, column = failure.text, failure.line, indent(failure.text)
    if text.startswith(":"):
        return Fault("key-empty", line)
    kind = ""
    is_item = f"{text.lstrip()} ".startswith("- ")
    if is_item != ("'-' indicator" in failure.problem) and column == failure.start_column:
        kind = "list-in-keys" if is_item else "key-in-list" if "indicator" in failure.problem else ""
    elif re.search("mapping values|document start", failure.problem) or "block" in failure.context:
        kind = "indent"
    return Fault(kind, line, column, {"text": shown(text), "spaces": column}) if kind else None


def _open_quote(failure: Failure) -> Fault | None:
    """Find a quote above that was closed by the next text's quote only."""
    for index in range(failure.line - 1, -1, -1):
        start, value = value_of(failure.lines[index])
        if value and value[0] in "\"'":
            if closing(value) < 0 and value[0] in failure.text:
                return Fault("quote-open", index, start, {"sign": value[0]})
            return None
    return None
