"""feed.xml: what changed in the codes of a site, as Atom (RFC 4287).

Every id and every day comes from the data: the same codes give the same feed on any day.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from xml.etree import ElementTree as ET

from ..labels import Labels
from ..phrasing import Phrases
from ..public_view import PublicData
from ..public_view.types.data import DataChange, DataEdition, DataResult

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.uuid5(uuid.NAMESPACE_DNS, "mkdocs-conduct")
_MOST = 100
"""How many entries a feed has; older ones fall out."""
_MOST_PERIODS = 12
"""How many periods of a code are told of."""
# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedCode:
    """One code of a feed, with where its pages are."""

    data: PublicData
    phrases: Phrases
    periods: dict[str, str]
    """The words of each period, by its id."""
    url: str
    """The absolute address of its page."""
    changes_url: str
    """Of its page of changes; the code's where it has none."""
    results_url: str
    """Of its page of results; the code's where it has none."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    title: str
    day: str
    """ISO 8601 date."""
    url: str
    summary: str
    author: str


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, chr(31).join(parts))}"


class _Telling:
    """Tells the entries of one code."""

    def __init__(self, one: FeedCode, words: Labels) -> None:
        self.one = one
        self.words = words
        # A code that was renamed stays the same code.
        first = (*one.data.former_ids, one.data.id)[0]
        self.key = (one.data.organization.id, first)

    def entry(self, title: str, day: str, url: str, summary: str, *key: str) -> FeedEntry:
        """Return an entry; `key` tells it from the code's others for good."""
        author = self.one.data.organization.name
        # The language is part of it: a feed in another language has entries of its own.
        identity = _id(*self.key, *key, self.words.language)
        return FeedEntry(identity, title, day, url, summary, author)

    def edition(self) -> Iterator[FeedEntry]:
        """Tell of the edition that holds, or is to hold."""
        data, edition = self.one.data, self.one.data.edition
        day = _day(edition)
        if day is None or edition.effective_from is None:
            return
        key = "feed.upcoming" if edition.is_upcoming else "feed.since"
        date = self._date(edition.effective_from)
        title = self.words(
            key if edition.version else f"{key}_bare", title=data.title, version=edition.version, date=date
        )
        summary = data.purpose or self.words("feed.in_force", date=date)
        yield self.entry(title, day, self.one.url, summary, "edition", edition.version or "")

    def change(self, change: DataChange) -> Iterator[FeedEntry]:
        """Tell of one step before or after the edition that holds."""
        title, summary = self.one.data.title, change.summary or "\n".join(change.items)
        period, url = change.period or "", self.one.changes_url
        if change.kind == "earlier" and change.since:
            said = self.words("feed.edition", title=title, version=change.version)
            yield self.entry(said, change.since, url, summary or period, "edition", change.version or "")
        elif change.kind == "ended" and change.until:
            said = self.words("feed.ended", title=title, period=period)
            yield self.entry(said, change.until, url, summary, "ended", change.until)
        elif change.kind == "coming" and change.since and (day := _day(self.one.data.edition)):
            # Nobody has said when it was announced: not before the edition that announces it.
            said = self.words("feed.coming", title=title, date=period)
            yield self.entry(said, day, url, summary, "coming", change.since)

    def results(self) -> Iterator[FeedEntry]:
        """Tell of the newest periods that have results."""
        found = [result for indicator in self.one.data.indicators for result in indicator.results]
        found.sort(key=lambda result: (result.end, result.period), reverse=True)
        for n, (_, group) in enumerate(groupby(found, key=lambda result: (result.end, result.period))):
            if n == _MOST_PERIODS:
                return
            yield self._period(list(group))

    def _period(self, results: list[DataResult]) -> FeedEntry:
        first = results[0]
        counts = Counter(result.verdict for result in results)
        rest = len(results) - counts["met"] - counts["missed"]
        said = [self.words(f"feed.{one}", n=counts[one]) for one in ("met", "missed") if counts[one]]
        said += [self.words("feed.rest", n=rest)] if rest else []
        period = self.one.periods.get(first.period, first.period)
        title = self.words("feed.results", title=self.one.data.title, period=period)
        summary = self.words("feed.results_summary", parts=self.one.phrases.join(said))
        return self.entry(title, first.end, self.one.results_url, summary, "results", first.period)

    def _date(self, iso: str) -> str:
        return self.one.phrases.date(date.fromisoformat(iso))

    def all(self) -> Iterator[FeedEntry]:
        """Tell everything."""
        yield from self.edition()
        for change in self.one.data.changes:
            yield from self.change(change)
        yield from self.results()


def _day(edition: DataEdition) -> str | None:
    """Return since when an edition is news: its first day, or its approval while that day is to come."""
    if edition.is_upcoming:
        return edition.approved_on or edition.effective_from
    return edition.effective_from


def feed_entries(
    codes: Iterable[FeedCode], words: Labels, plain: Callable[[str], str]
) -> tuple[FeedEntry, ...]:
    """Return what a feed tells, newest first; `plain` takes Markdown out of an editor's words."""
    told = {entry.id: entry for one in codes for entry in reversed(tuple(_Telling(one, words).all()))}
    entries = [replace(entry, summary=plain(entry.summary)) for entry in told.values()]
    entries.sort(key=attrgetter("id"))
    entries.sort(key=attrgetter("day"), reverse=True)
    return tuple(entries[:_MOST])


def atom(entries: tuple[FeedEntry, ...], *, title: str, key: str, url: str, home: str, language: str) -> str:
    """Return a feed as XML.

    Args:
        entries: What it tells, newest first; a feed tells something.
        title: What it is about.
        key: What tells it from other feeds for good: the ids of the organizations.
        url: Its own absolute address.
        home: The absolute address of the page that readers come to.
        language: BCP 47 tag.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": language})
    _add(feed, "id", _id("feed", key, language))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0].day))
    _add(feed, "link", rel="self", type="application/atom+xml", href=url)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=home)
    _add(feed, "generator", "mkdocs-conduct")
    for entry in entries:
        _add_entry(feed, entry, language)
    ET.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add_entry(feed: ET.Element, entry: FeedEntry, language: str) -> None:
    one = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(one, "id", entry.id)
    _add(one, "title", entry.title)
    _add(one, "updated", _moment(entry.day))
    author = ET.SubElement(one, f"{{{_ATOM}}}author")
    _add(author, "name", entry.author)
    _add(one, "link", rel="alternate", type="text/html", hreflang=language, href=entry.url)
    if entry.summary:
        _add(one, "summary", entry.summary)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    element.text = _UNWRITABLE.sub("", text) or None


def _moment(day: str) -> str:
    # Days have no hour; Atom asks for one.
    return f"{day}T00:00:00Z"
