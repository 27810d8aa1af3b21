"""The manual of checks in words: what the terminal, the reference and SARIF say of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..check import EXPLAINED, Check
from ..labels import Labels, labels
from ..labels.clauses import clause_name
from ..problems import Description, Severity

LANGUAGES = ("zh", "en")
_WAIVER = "waivers:\n  - {{check: {check}, on: C1, reason: {reason}, by: general-manager, until: 2026-12-31}}"
_LEVEL = "levels: {{{check}: {level}}}"


def groups(language: str) -> Iterator[tuple[str, str, list[Check]]]:
    """Yield each clause that has checks ("" for the files themselves), its heading and its checks."""
    for clause, checks in groupby(EXPLAINED.values(), key=lambda check: check.clause):
        name = clause_name(clause, language) if clause else labels(language)("manual.files")
        yield clause, name, list(checks)


def severities(check: Check, language: str) -> tuple[str, ...]:
    """Return what makes its level another one, and what it is not asked of."""
    words = labels(language)
    rule = check.main
    told = [
        words(f"manual.level.{kind}", severity=words(f"severity.{severity}"))
        for kind, severity in (("small_business", rule.small_business), ("transcribed", rule.transcribed))
        if severity is not None
    ]
    if rule.asks_inside:
        told.append(words("manual.level.asks_inside"))
    if check.is_of_organization:
        told.append(words("manual.level.organization"))
    elif rule.is_for_drafts:
        told.append(words("manual.level.drafts"))
    return tuple(told)


def paragraphs(check: Check, language: str) -> tuple[str, ...]:
    """Return why it matters and which exceptions there are; what its further rules ask for comes last."""
    first, *further = check.manuals(language)
    gap = " " if language == "en" else ""
    return (*first.why, *(gap.join((manual.summary, *manual.why)) for manual in further))


def examples(check: Check, language: str) -> tuple[str, ...]:
    """Return a bad and a good example of each of its rules."""
    words = labels(language)
    return tuple(
        words(f"manual.{kind}", text=getattr(manual, kind))
        for manual in check.manuals(language)
        for kind in ("bad", "good")
    )


def _waiving(check: Check, words: Labels) -> list[str]:
    if check.is_waivable:
        snippet = _WAIVER.format(check=check.id, reason=words("manual.waive.reason"))
        return [words("manual.waive.how"), *_indented(snippet)]
    if check.is_fixed:
        return [words("manual.waive.never")]
    kind = "of_organization" if check.is_of_organization else "of_files"
    return [words(f"manual.waive.{kind}")]


def _levelling(check: Check, words: Labels) -> list[str]:
    if check.is_fixed:
        return [words("manual.change.never")]
    other = Severity.INFO if check.severity is not Severity.INFO else Severity.WARNING
    return [words("manual.change.how"), *_indented(_LEVEL.format(check=check.id, level=other))]


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.split("\n")]


def page(check: Check, language: str) -> str:
    """Return the manual page of a check as text."""
    words = labels(language)
    severity = words(f"severity.{check.severity}")
    parts = [check.id, severity, *([clause_name(check.clause, language)] if check.clause else [])]
    head = [" · ".join(parts), "", check.main.manual(language).summary]
    body = [line for text in paragraphs(check, language) for line in ("", text)]
    tail = ["", *examples(check, language)]
    sections = {
        "level": [severity, *severities(check, language)],
        "waive": _waiving(check, words),
        "change": _levelling(check, words),
    }
    for name, lines in sections.items():
        tail.extend(("", words(f"manual.{name}.title"), *(f"  {line}" for line in lines)))
    return "\n".join([*head, *body, *tail])


def listing(language: str) -> str:
    """Return all checks by clause, with their levels and what they ask for."""
    words = labels(language)
    widest = max(map(len, EXPLAINED))
    level = max(len(words(f"severity.{severity}")) for severity in Severity)
    lines = []
    for _, name, checks in groups(language):
        lines.append(name)
        for check in checks:
            severity = words(f"severity.{check.severity}")
            summary = check.main.manual(language).summary
            lines.append(f"  {check.id:<{widest}}  {severity:<{level}}  {summary}")
        lines.append("")
    return "\n".join([*lines, words("manual.count", n=len(EXPLAINED))])


def as_data(check: Check, language: str) -> dict[str, object]:
    """Return what the manual says of a check, for other programs."""
    rule = check.main
    return {
        "id": check.id,
        "clause": rule.clause,
        "title": clause_name(check.clause, language) if check.clause else "",
        "severity": str(check.severity),
        "small_business": str(rule.small_business) if rule.small_business else None,
        "transcribed": str(rule.transcribed) if rule.transcribed else None,
        "asks_inside": rule.asks_inside,
        "drafts": rule.is_for_drafts,
        "waivable": check.is_waivable,
        "level_can_change": not check.is_fixed,
        "summary": rule.manual(language).summary,
        "text": list(paragraphs(check, language)),
        "examples": [{"bad": manual.bad, "good": manual.good} for manual in check.manuals(language)],
    }


def descriptions(language: str) -> tuple[Description, ...]:
    """Return what a SARIF log says of each check; its help is in both languages, that of the log first."""
    order = sorted(LANGUAGES, key=lambda spoken: spoken != language)
    return tuple(
        Description(
            id=check.id,
            summary=check.main.manual(language).summary,
            text="\n\n".join((check.main.manual(language).summary, *paragraphs(check, language))),
            help="\n\n".join(page(check, spoken) for spoken in order),
            severity=check.severity,
            clause=check.main.clause,
        )
        for check in EXPLAINED.values()
    )
