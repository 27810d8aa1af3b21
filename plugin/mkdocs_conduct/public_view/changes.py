"""What was different before: earlier versions, and entries that have ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..merge import last_day, past
from ..model import Code, Commitment, Limit, PreviousVersion, Remedy, Variant
from ..provisions import public_limit, public_remedy
from ..speaker import Speaker
from .types import PublicChange


def _period(s: Speaker, version: PreviousVersion) -> str:
    start = s.phrases.instant(version.effective_from) if version.effective_from else ""
    end = s.phrases.instant(version.valid_until) if version.valid_until else ""
    if start and end:
        return s.words("change.span", start=start, end=end)
    if start:
        return s.words("change.from", date=start)
    return s.words("change.until", date=end) if end else ""


def _limit_words(s: Speaker, limit: Limit) -> str:
    said = public_limit(s, limit)
    return s.phrases.join((said.about, said.value, said.span))


def _remedy_words(s: Speaker, remedy: Remedy) -> str:
    said = public_remedy(s, remedy)
    return s.phrases.clauses((said.when, said.text_md, said.amount, *said.details))


def _ended_parts(s: Speaker, part: Commitment | Variant, name: str) -> Iterable[tuple[date, str]]:
    def line(kind: str, words: str) -> str:
        told = s.words("change_item.line", item=s.words(f"change_item.{kind}"), words=words)
        return s.words("change_item.line", item=name, words=told)

    for limit in past(part.limits, s.as_of, s.fiscal):
        yield last_day(limit.valid_until, s.fiscal), line("limit", _limit_words(s, limit))
    for remedy in past(part.remedies, s.as_of, s.fiscal):
        yield last_day(remedy.valid_until, s.fiscal), line("remedy", _remedy_words(s, remedy))
    if isinstance(part, Commitment):
        for wording in past(part.wordings, s.as_of, s.fiscal):
            yield last_day(wording.valid_until, s.fiscal), line("promise", s.text(wording.text))


def _ended(s: Speaker, code: Code) -> Iterable[tuple[date, str]]:
    for commitment in code.commitments:
        name = s.text(commitment.service_item) or s.text(commitment.promise.text)
        end = last_day(commitment.valid_until, s.fiscal)
        if end < s.as_of:
            withdrawn = s.words("change_item.withdrawn")
            yield end, s.words("change_item.line", item=withdrawn, words=s.text(commitment.promise.text))
        yield from _ended_parts(s, commitment, name)
        for variant in commitment.variants:
            yield from _ended_parts(s, variant, name)


def public_changes(s: Speaker, code: Code) -> tuple[PublicChange, ...]:
    """Say earlier versions as typed, then what ended, latest first."""
    versions = [
        PublicChange(
            version=s.text(version.version),
            period=_period(s, version),
            summary_md=s.text(version.summary),
            items_md=s.texts(version.items),
        )
        for version in code.previous_versions
    ]
    by_day: dict[date, list[str]] = {}
    for day, words in _ended(s, code):
        by_day.setdefault(day, []).append(words)
    ended = [
        PublicChange(
            version="",
            period=s.words("change_item.heading", date=s.phrases.date(day)),
            summary_md="",
            items_md=tuple(by_day[day]),
        )
        for day in sorted(by_day, reverse=True)
    ]
    return (*ended, *versions)
