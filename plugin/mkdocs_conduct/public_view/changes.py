"""The life of a code: what will change, the edition that holds, what ended, and earlier editions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..merge import coming, first_day, last_day, past
from ..model import Code, Commitment, Limit, Period, PreviousVersion, Remedy, Variant
from ..provisions import case_of, public_limit, public_remedy
from ..speaker import Speaker
from .types.change import ChangeKind, PublicChange

_Dated = tuple[date, str]


def _span(s: Speaker, since: Period | date | None, until: Period | date | None) -> str:
    start = s.phrases.instant(since) if since else ""
    end = s.phrases.instant(until) if until else ""
    if start and end:
        return s.words("change.span", start=start, end=end)
    if start:
        return s.words("change.from", date=start)
    return s.words("change.until", date=end) if end else ""


def iso_first(s: Speaker, instant: Period | date | None) -> str:
    """Return the first day of an instant as `2026-02-01`; empty for none."""
    return first_day(instant, s.fiscal).isoformat() if instant else ""


def iso_last(s: Speaker, instant: Period | date | None) -> str:
    """Return the last day of an instant as `2026-02-28`; empty for none."""
    return last_day(instant, s.fiscal).isoformat() if instant else ""


def _limit_words(s: Speaker, limit: Limit) -> str:
    said = public_limit(s, limit)
    return s.phrases.join((said.about, said.value, said.span))


def _remedy_words(s: Speaker, remedy: Remedy) -> str:
    said = public_remedy(s, remedy)
    return s.phrases.clauses((said.when, said.text_md, said.amount, *said.details))


def _named(s: Speaker, name: str, words: str) -> str:
    return s.words("change_item.line", item=name, words=words) if name else words


def _ended_parts(s: Speaker, part: Commitment | Variant, name: str) -> Iterable[_Dated]:
    def line(kind: str, words: str) -> str:
        return _named(s, name, _named(s, s.words(f"change_item.{kind}"), words))

    for limit in past(part.limits, s.as_of, s.fiscal):
        yield last_day(limit.valid_until, s.fiscal), line("limit", _limit_words(s, limit))
    for remedy in past(part.remedies, s.as_of, s.fiscal):
        yield last_day(remedy.valid_until, s.fiscal), line("remedy", _remedy_words(s, remedy))
    if isinstance(part, Commitment):
        for wording in past(part.wordings, s.as_of, s.fiscal):
            yield last_day(wording.valid_until, s.fiscal), line("promise", s.text(wording.text))


def _coming_parts(s: Speaker, part: Commitment | Variant, name: str) -> Iterable[_Dated]:
    for limit in coming(part.limits, s.as_of, s.fiscal):
        yield first_day(limit.since, s.fiscal), _named(s, name, _limit_words(s, limit))
    for remedy in coming(part.remedies, s.as_of, s.fiscal):
        yield first_day(remedy.since, s.fiscal), _named(s, name, _remedy_words(s, remedy))
    if isinstance(part, Commitment):
        for wording in coming(part.wordings, s.as_of, s.fiscal):
            yield first_day(wording.since, s.fiscal), _named(s, name, s.text(wording.text))


def _name(s: Speaker, commitment: Commitment) -> str:
    return s.text(commitment.service_item) or s.text(commitment.promise.text).rstrip("。.")


def _ended(s: Speaker, code: Code) -> Iterable[_Dated]:
    for commitment in code.commitments:
        end = last_day(commitment.valid_until, s.fiscal)
        if end < s.as_of:
            yield end, _named(s, s.words("change_item.withdrawn"), s.text(commitment.promise.text))
        name = _name(s, commitment)
        yield from _ended_parts(s, commitment, name)
        for variant in commitment.variants:
            yield from _ended_parts(s, variant, name)


def _coming(s: Speaker, code: Code) -> Iterable[_Dated]:
    for commitment in code.commitments:
        name = _name(s, commitment)
        if coming((commitment,), s.as_of, s.fiscal):
            begins = first_day(commitment.since, s.fiscal)
            yield begins, _named(s, s.words("changes.new"), s.text(commitment.promise.text))
        yield from _coming_parts(s, commitment, name)
        for variant in commitment.variants:
            yield from _coming_parts(s, variant, s.phrases.join((name, case_of(s, variant))))


def _by_day(lines: Iterable[_Dated]) -> dict[date, tuple[str, ...]]:
    """Return the lines of each day, the newest day first."""
    found: dict[date, list[str]] = {}
    for day, words in lines:
        found.setdefault(day, []).append(words)
    return {day: tuple(found[day]) for day in sorted(found, reverse=True)}


def _edition(s: Speaker, code: Code) -> PublicChange:
    return PublicChange(
        kind=ChangeKind.CURRENT,
        version=code.version or "",
        period=_span(s, code.effective_from, code.effective_until),
        since_iso=iso_first(s, code.effective_from),
        until_iso=iso_last(s, code.effective_until),
        summary_md="",
        items_md=(),
    )


def _earlier(s: Speaker, version: PreviousVersion) -> PublicChange:
    return PublicChange(
        kind=ChangeKind.EARLIER,
        version=s.text(version.version),
        period=_span(s, version.effective_from, version.valid_until),
        since_iso=iso_first(s, version.effective_from),
        until_iso=iso_last(s, version.valid_until),
        summary_md=s.text(version.summary),
        items_md=s.texts(version.items),
    )


def _day_of(s: Speaker, version: PreviousVersion) -> date | None:
    if version.valid_until is not None:
        return last_day(version.valid_until, s.fiscal)
    return first_day(version.effective_from, s.fiscal) if version.effective_from else None


def _newest_first(s: Speaker, versions: tuple[PreviousVersion, ...]) -> tuple[PreviousVersion, ...]:
    # Where one has no day, nobody can say where it belongs: the order typed stays.
    days = [_day_of(s, version) for version in versions]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return versions
    pairs = sorted(zip(known, versions, strict=True), key=lambda pair: pair[0], reverse=True)
    return tuple(version for _, version in pairs)


def public_changes(s: Speaker, code: Code) -> tuple[PublicChange, ...]:
    """Say what ended, latest first, then earlier editions."""
    before = (ChangeKind.ENDED, ChangeKind.EARLIER)
    return tuple(change for change in public_history(s, code) if change.kind in before)


def public_history(s: Speaker, code: Code) -> tuple[PublicChange, ...]:
    """Say the life of a code, newest first: what comes, the current edition, what ended, earlier editions.

    Empty where there is nothing but the current edition.
    """
    came = tuple(
        PublicChange(
            kind=ChangeKind.COMING,
            version="",
            period=s.words("change.from", date=s.phrases.date(day)),
            since_iso=day.isoformat(),
            until_iso="",
            summary_md="",
            items_md=items,
        )
        for day, items in _by_day(_coming(s, code)).items()
    )
    ended = tuple(
        PublicChange(
            kind=ChangeKind.ENDED,
            version="",
            period=s.words("change_item.heading", date=s.phrases.date(day)),
            since_iso="",
            until_iso=day.isoformat(),
            summary_md="",
            items_md=items,
        )
        for day, items in _by_day(_ended(s, code)).items()
    )
    earlier = tuple(_earlier(s, one) for one in _newest_first(s, code.previous_versions))
    return (*came, _edition(s, code), *ended, *earlier) if came or ended or earlier else ()
