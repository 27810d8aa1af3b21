"""A framework in one language: texts, names of posts and places, and what has no translation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .labels import Labels, labels
from .model import CodeFramework, Settings, Text
from .model.quantity import MonthDay
from .phrasing import Phrases


def words_of(language: str, settings: Settings) -> Labels:
    """Return our words in a language, with those the settings replace."""
    own = settings.labels.get(language)
    return labels(language).extended(own) if own else labels(language)


def phrases_of(framework: CodeFramework, language: str, settings: Settings) -> Phrases:
    """Return how quantities read for an organization in a language; speakers of one organization may share them."""
    organization = framework.organization
    return Phrases(
        words_of(language, settings),
        language,
        currency=organization.currency,
        fiscal=organization.fiscal_year_starts,
    )


class Speaker:
    """Says everything of a framework in one language and remembers what it could not say.

    `missing` holds the texts that have no words in this language: a page that needs one of them does
    not exist in it. `translated` counts the texts that were translated into it. `is_pinned` says that the settings
    fix the day: pages then tell of that day for good.
    """

    def __init__(
        self,
        framework: CodeFramework,
        language: str,
        settings: Settings,
        as_of: date,
        phrases: Phrases | None = None,
    ) -> None:
        self.framework = framework
        self.language = language
        self.as_of = as_of
        self.is_pinned = settings.as_of is not None
        self.first = framework.organization.language
        self.phrases = phrases or phrases_of(framework, language, settings)
        self.words: Labels = self.phrases.words
        self.missing: list[Text] = []
        self.translated = 0

    @property
    def fiscal(self) -> MonthDay:
        """The day the organization's fiscal years start on."""
        return self.framework.organization.fiscal_year_starts

    def text(self, text: Text | None) -> str:
        """Return the words of a text; empty for no text. A text without words in this language is remembered."""
        if text is None:
            return ""
        words = text.get(self.language, self.first)
        if words is not None and self.language != self.first:
            self.translated += 1
        if words is None and not text.is_neutral:
            self.missing.append(text)
        return words if words is not None else str(text)

    def as_typed(self, text: Text | None) -> str:
        """Return the words of a name that need no translation: an account, the title of a source, a unit's sign."""
        if text is None:
            return ""
        return text.any(self.language)

    def unit(self, text: Text | None) -> str:
        """Return a unit; a sign such as MPa reads the same everywhere, words need a translation."""
        if text is not None and str(text).isascii() and " " not in str(text):
            return self.as_typed(text)
        return self.text(text)

    def texts(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """Return the words of several texts."""
        return tuple(self.text(text) for text in texts)

    def post(self, reference: str) -> str:
        """Return the name of a post; a post typed as free text is its own name."""
        post = self.framework.posts.get(reference)
        return self.text(post.name) if post else reference

    def posts(self, references: Iterable[str]) -> str:
        """Return the names of posts, joined."""
        return self.phrases.join(self.post(reference) for reference in references)

    def place(self, reference: str) -> str:
        """Return the name of a place or unit; a place typed as free text is its own name."""
        place = self.framework.places.get(reference)
        return self.text(place.name) if place else reference

    def group(self, reference: str) -> str:
        """Return the name of a customer group."""
        group = self.framework.customer_groups.get(reference)
        return self.text(group.name) if group else reference

    def groups(self, references: Iterable[str]) -> str:
        """Return the names of customer groups, joined."""
        return self.phrases.join(self.group(reference) for reference in references)

    def date(self, day: date | None) -> str:
        """Return a day in words; empty for none."""
        return self.phrases.date(day) if day else ""

    @property
    def customer_word(self) -> str:
        """How pages address the customer; our own word where the organization's has none in this language."""
        word = self.framework.organization.customer_word
        return (word.get(self.language, self.first) if word else None) or self.words("customer")
