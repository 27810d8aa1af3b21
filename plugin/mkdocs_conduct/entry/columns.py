"""The columns of an entry sheet: those of a results file, and some that only explain."""

from __future__ import annotations

from ..labels import LANGUAGES, Labels, key_in_words, labels, message_language

FIELDS = (
    *(
        "code",
        "indicator",
        "period",
        "site",
        "numerator",
        "denominator",
        "value",
        "met",
        "state",
        "sample_size",
    ),
    *("note", "explanation", "action", "recorded_on", "recorded_by", "evidence"),
)
"""The keys of a results file that one can type into a cell."""
EXPLAINING = ("name", "fill_in", "due_on")
"""What stands beside them for whoever fills it in; import passes over it."""
_WHICH = 4
"""After so many fields, which say what result it is, the explaining columns stand."""


def headings(words: Labels) -> tuple[str, ...]:
    """Return the headings of all columns in a language; the Chinese ones are the keys' Chinese names."""
    language = message_language(words.language)
    fields = [key_in_words(key, language) if language == "zh" else key for key in FIELDS]
    explaining = [words(f"outputs.entry.{key}") for key in EXPLAINING]
    return (*fields[:_WHICH], *explaining, *fields[_WHICH:])


def unread_headings() -> frozenset[str]:
    """Return the headings of the columns that only explain, in every language."""
    return frozenset(labels(language)(f"outputs.entry.{key}") for language in LANGUAGES for key in EXPLAINING)


def row_of(which: tuple[str, ...], explaining: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row to fill in: what says which result it is, what explains it, and empty cells."""
    return (*which, *explaining, *("" for _ in FIELDS[_WHICH:]))
