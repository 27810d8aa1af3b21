"""The secrets of a workspace: what its files say and no public page may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import ahocorasick_rs

from ..labels import LANGUAGES, labels
from ..load import Sources
from ..model import Origin, Settings, Workspace
from .letters import is_generic, normalised
from .secret import Secret, SecretKind, without_links
from .value import Words

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#+([^\n]*)", re.MULTILINE)
_MESSAGES = "problem."
"""What no page says: it names keys and files."""
_SCHEMA_LINE = "yaml-language-server:"
"""What editors read: the address of a schema, which is ours."""


def secrets(
    workspace: Workspace,
    sources: Sources,
    *,
    known: Iterable[str] = (),
    written: Iterable[str] = (),
    authors: Iterable[str] = (),
) -> tuple[Secret, ...]:
    """Return every internal value of a workspace that is in no public one.

    Args:
        workspace: The organizations with all their documents.
        sources: The files they were read from, for comments and names of files.
        known: Texts that are public anyway: the name of the site.
        written: Hand-written pages. Words may stand there as well as in an internal field; who a person is
            and how to reach them may not.
        authors: Names and e-mail addresses from the history of the files.
    """
    found = Words()
    for framework in workspace.frameworks:
        found.collect(framework)
    candidates = _unique(
        (
            *_fields(found),
            *_comments(sources),
            *_files(found, sources),
            *(Secret(one, SecretKind.AUTHOR, is_short=True) for one in authors),
        )
    )
    hidden = _without_public(
        candidates, (*found.public, *_published(workspace.settings), *_our_words(), *known)
    )
    personal = tuple(secret for secret in hidden if secret.is_personal)
    others = [secret for secret in hidden if not secret.is_personal]
    return (*personal, *_without_public(others, map(without_links, written)))


def _fields(found: Words) -> Iterator[Secret]:
    for value in found.internal.values():
        if value.is_short or not is_generic(value.words):
            yield Secret(
                value.words,
                SecretKind.FIELD,
                value.origin,
                value.path,
                is_short=value.is_short,
                is_line=value.is_line,
            )


def _comments(sources: Sources) -> Iterator[Secret]:
    for source in sources.documents.values():
        # What stands in quotes or in a block is no comment, but then it is words of a field: public, or a secret too.
        for match in _COMMENT.finditer(source.text) if "#" in source.text else ():
            words = match[1].strip()
            if words and not words.startswith(_SCHEMA_LINE):
                line = source.text.count("\n", 0, match.start()) + 1
                yield Secret(words, SecretKind.COMMENT, Origin(source.file), line=line)


def _files(found: Words, sources: Sources) -> Iterator[Secret]:
    """Yield the names of files that hold nothing public."""
    hidden = found.internal_files - found.public_files
    for file in sorted(hidden & set(sources.files)):
        yield Secret(PurePosixPath(file).name, SecretKind.FILE, Origin(file), is_line=True)


def _unique(candidates: Iterable[Secret]) -> list[Secret]:
    """Keep the first of those with the same words; a field that says that short words count wins."""
    kept: dict[str, Secret] = {}
    for secret in candidates:
        earlier = kept.get(secret.value)
        if earlier is None or (secret.is_short and not earlier.is_short):
            kept[secret.value] = secret
    spelled = ((secret, secret.spelled()) for secret in kept.values())
    return [replace(secret, needles=needles) for secret, needles in spelled if needles]


def _published(settings: Settings) -> Iterator[str]:
    for words in settings.labels.values():
        yield from words.values()
    if settings.public_url:
        yield settings.public_url
    yield from settings.proof.public


def _our_words() -> Iterator[str]:
    for language in LANGUAGES:
        words = labels(language)
        for key in sorted(words.keys()):
            if not key.startswith(_MESSAGES):
                yield words.form(key, "other")


def _without_public(candidates: list[Secret], public: Iterable[str]) -> tuple[Secret, ...]:
    """Leave out what is a public text or part of one, and the sentences that are."""
    needles = list(dict.fromkeys(needle for secret in candidates for needle in secret.needles))
    if not needles:
        return ()
    # A sign that no normalised text holds keeps one text from running into the next.
    letters = "\n".join(dict.fromkeys(normalised(words) for words in dict.fromkeys(public)))
    automaton = ahocorasick_rs.AhoCorasick(needles)
    shown = {needles[n] for n, _, _ in automaton.find_matches_as_indexes(letters, overlapping=True)}
    hidden = (secret for secret in candidates if secret.needles[0] not in shown)
    return tuple(secret if shown.isdisjoint(secret.needles) else _reduced(secret, shown) for secret in hidden)


def _reduced(secret: Secret, shown: set[str]) -> Secret:
    return replace(secret, needles=tuple(needle for needle in secret.needles if needle not in shown))
