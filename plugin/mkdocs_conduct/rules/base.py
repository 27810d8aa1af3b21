"""What a rule is: a function that looks at one code, or one organization, and yields findings."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ..merge import first_day, holds, last_day
from ..model import Code, CodeFramework, Commitment, Limit, Measurement, Origin, Remedy, Settings, Variant
from ..model.quantity import MonthDay
from ..problems import Severity
from .manual import Manual
from .marked import Reference, references
from .public_text import Path, PublicText, fields_with_words, public_texts

__all__ = [
    "CodeContext",
    "Context",
    "Finding",
    "Manual",
    "Path",
    "Rule",
    "Typed",
    "holders",
    "nearest",
    "once",
    "organization_rule",
    "rule",
    "variants",
]


MEASURED_WORDS = frozenset(fields_with_words(Measurement)) - {"indicator", "code"}
"""Where a measurement may hold words; most are figures only."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An argument of a message that is quoted as the editor typed it; `value` stands in where that cannot be found."""

    path: Path
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault a rule found; `check` gives it a place and a severity."""

    origin: Origin
    path: Path = ()
    about: str = ""
    """The id of what it is about, which a waiver names; the code's where empty."""
    text: str = ""
    """The key of the message; the rule's id where empty."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """Fill in the message, besides `id` (what it is about) and `key` (the last key of the path as typed)."""
    key: bool = False
    """Whether to point at the key rather than at its value."""
    language: str = ""
    """The language of the words at fault, where the path leads to a text in several."""
    severity: Severity | None = None
    """Where it differs from the rule's."""


@dataclass(frozen=True)
class Context:
    """What every rule may look at."""

    framework: CodeFramework
    settings: Settings
    as_of: date

    @property
    def has_organization(self) -> bool:
        """Whether the organization was said: the loader makes one up and places it where the first code begins."""
        framework = self.framework
        return not framework.codes or framework.organization.origin != framework.codes[0].origin

    @property
    def fiscal(self) -> MonthDay:
        """The day the organization's fiscal years start on."""
        return self.framework.organization.fiscal_year_starts


@dataclass(frozen=True)
class CodeContext(Context):
    """What a rule about one code may look at."""

    code: Code

    def finding(self, path: Path, **more: Any) -> Finding:
        """Return a finding in this code's file."""
        return Finding(origin=self.code.origin, path=path, **more)

    @cached_property
    def public_texts(self) -> tuple[PublicText, ...]:
        """Every text of the code and of its results that public pages may show."""
        texts = list(public_texts(self.code, self.code.origin, about=self.code.id))
        for indicator in self.code.performance_indicators:
            if indicator.is_public:
                for row in self.framework.by_indicator.get((self.code.id, indicator.id), ()):
                    if row.model_fields_set.isdisjoint(MEASURED_WORDS):
                        continue
                    texts.extend(public_texts(row, row.origin, about=indicator.id))
        return tuple(texts)

    @cached_property
    def references(self) -> list[Reference]:
        """Every id that a marked field of the code names."""
        return references(self.code)

    @cached_property
    def public_words(self) -> str:
        """All of these texts in all languages, line by line."""
        return "\n".join(words for found in self.public_texts for _, words in found.text.forms)

    @property
    def is_first(self) -> bool:
        """Whether what concerns the whole organization is told with this code."""
        return self.code is self.framework.first_code

    def in_organization(self, path: Path, **more: Any) -> Finding:
        """Return a finding in the organization's file."""
        return Finding(origin=self.framework.organization.origin, path=path, **more)

    @cached_property
    def commitments(self) -> tuple[tuple[Path, Commitment], ...]:
        """The commitments that have not ended, with their paths."""
        return tuple(
            (("commitments", n), commitment)
            for n, commitment in enumerate(self.code.commitments)
            if last_day(commitment.valid_until, self.fiscal) >= self.as_of
        )

    def day_of(self, commitment: Commitment) -> date:
        """Return the day a commitment is judged on: today, or its first day where that is still to come."""
        return max(self.as_of, first_day(commitment.since, self.fiscal))

    def limits(self, holder: Commitment | Variant, path: Path, day: date) -> Iterator[tuple[Path, Limit]]:
        """Yield the limits of a commitment or variant that hold on `day`."""
        for n, limit in enumerate(holder.limits):
            if holds(limit, day, self.fiscal):
                yield (*path, "limit", n), limit

    def remedies(self, holder: Commitment | Variant, path: Path, day: date) -> Iterator[tuple[Path, Remedy]]:
        """Yield the remedies of a commitment or variant that hold on `day`."""
        for n, remedy in enumerate(holder.remedies):
            if holds(remedy, day, self.fiscal):
                yield (*path, "remedy", n), remedy


def variants(commitment: Commitment, path: Path) -> Iterator[tuple[Path, Variant]]:
    """Yield the variants of a commitment with their paths."""
    for n, variant in enumerate(commitment.variants):
        yield (*path, "variants", n), variant


def holders(commitment: Commitment, path: Path) -> Iterator[tuple[Path, Commitment | Variant]]:
    """Yield the commitment and its variants with their paths: whatever has limits and remedies."""
    yield path, commitment
    yield from variants(commitment, path)


def once(each: list[Finding], whole: Finding, among: int) -> list[Finding]:
    """Return one finding where all of several lack the same: one mistake, one problem."""
    return [whole] if len(each) >= max(2, among) else each


def nearest(typed: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return the id most like `typed`, or "" where none is."""
    by_letters = {name.lower(): name for name in known}
    found = difflib.get_close_matches(typed.lower(), by_letters, n=1, cutoff=cutoff)
    return by_letters[found[0]] if found else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its id, the clause it serves, and how bad a finding is."""

    id: str
    clause: str
    severity: Severity
    explanation: str
    """What it asks for and why, with an example, in English and in Chinese; the manual is made of it."""
    of_code: Callable[[CodeContext], Iterable[Finding]] | None = None
    of_organization: Callable[[Context], Iterable[Finding]] | None = None
    small_business: Severity | None = None
    """The severity under Annex C, where it differs."""
    transcribed: Severity | None = None
    """The severity where the code was taken from a publication and the source does not say it."""
    is_for_drafts: bool = False
    """Whether it holds for drafts and withdrawn codes too."""
    asks_inside: bool = False
    """Whether it asks for what stands in no publication: it is no question to a transcription, nor to the smallest
    form of a code, one file that holds its organization too."""
    spares_one_file: bool = False
    """Whether it is no question to a code that holds its organization in one file."""
    needs: frozenset[str] = frozenset()
    """The documents in which it looks for an answer: while one of them cannot be read, it does not ask."""

    def manual(self, language: str) -> Manual:
        """Return its manual page in Chinese or English."""
        return Manual.read(self.explanation, language)

    def severity_for(self, code: Code) -> Severity:
        """Return how bad a finding in this code is."""
        milder = (
            self.transcribed if code.is_transcribed else None,
            self.small_business if code.is_small_business else None,
        )
        return max((self.severity, *filter(None, milder)), key=lambda severity: severity.rank)

    def applies_to(self, code: Code) -> bool:
        """Whether this code is far enough in its life to be held to it."""
        if self.of_code is None or (self.asks_inside and code.is_transcribed):
            return False
        if code.is_one_file and (self.asks_inside or self.spares_one_file):
            return False
        return self.is_for_drafts or code.status.is_published


def rule(
    identifier: str,
    *,
    clause: str,
    severity: Severity,
    small_business: Severity | None = None,
    transcribed: Severity | None = None,
    is_for_drafts: bool = False,
    asks_inside: bool = False,
    spares_one_file: bool = False,
    needs: Iterable[str] = (),
) -> Callable[[Callable[[CodeContext], Iterable[Finding]]], Rule]:
    """Make a rule about a code of a function; its docstring is what the reference says."""

    def make(function: Callable[[CodeContext], Iterable[Finding]]) -> Rule:
        return Rule(
            identifier,
            clause,
            severity,
            function.__doc__ or "",
            of_code=function,
            small_business=small_business,
            transcribed=transcribed,
            is_for_drafts=is_for_drafts,
            asks_inside=asks_inside,
            spares_one_file=spares_one_file,
            needs=frozenset(needs),
        )

    return make


def organization_rule(
    identifier: str, *, clause: str, severity: Severity, needs: Iterable[str] = ()
) -> Callable[[Callable[[Context], Iterable[Finding]]], Rule]:
    """Make a rule about an organization of a function; its docstring is what the reference says."""

    def make(function: Callable[[Context], Iterable[Finding]]) -> Rule:
        return Rule(
            identifier,
            clause,
            severity,
            function.__doc__ or "",
            of_organization=function,
            needs=frozenset(needs),
        )

    return make
