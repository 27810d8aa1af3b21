"""Looking for all secrets at once: one automaton, one pass over each reading of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, compress, count
from operator import not_

import ahocorasick_rs

from .letters import normalised
from .part import Part
from .reading import readings, rough_readings
from .secret import Secret, unbroken


class Search:
    """All secrets, ready to be looked for."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        owners: dict[str, list[Secret]] = {}
        for secret in secrets:
            for needle in secret.needles:
                owners.setdefault(needle, []).append(secret)
        self._needles = tuple(owners)
        self._owners = owners
        self._automaton = ahocorasick_rs.AhoCorasick(self._needles)

    def suspects(self, text: str) -> bool:
        """Whether the letters of any secret follow each other in a text; it need not be the secret."""
        return any(
            self._automaton.find_matches_as_indexes(normalised(reading)) for reading in rough_readings(text)
        )

    def found(self, part: Part) -> Iterator[tuple[Secret, int]]:
        """Yield each secret that stands in a part of a file, with the line its first occurrence ends in."""
        told: set[str] = set()
        for text in readings(part.text):
            lines = _Lines(text)
            for needle in self._in(lines.letters):
                for secret in self._owners[needle]:
                    if secret.value in told or (part.is_noise and secret.is_faint):
                        continue
                    if secret.stands_in(lines.signs, needle, is_spaced=part.is_spaced):
                        told.add(secret.value)
                        yield secret, lines.number(needle)

    def _in(self, letters: str) -> Iterable[str]:
        hits = self._automaton.find_matches_as_indexes(letters, overlapping=True)
        return dict.fromkeys(self._needles[n] for n, _, _ in hits)


class _Lines:
    """One reading of a text, made ready for many questions."""

    def __init__(self, text: str) -> None:
        self.letters = normalised(text)
        self._text = text

    @cached_property
    def signs(self) -> str:
        """The reading with its signs, folded, for secrets that are too short to be told by their letters."""
        return unbroken(self._text)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(normalised(line)) for line in self._text.split("\n")))

    def number(self, needle: str) -> int:
        """Return the line that the first occurrence of the needle ends in."""
        return bisect_left(self._ends, self.letters.index(needle) + len(needle)) + 1


class Novelty:
    """Which lines were searched before: the frame of a page is the same on a thousand pages.

    A line is old where it follows the same line as before, so that words broken over two lines are
    seen wherever they come together.
    """

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._latest: list[int] = []

    def of(self, content: bytes) -> bytes:
        """Return the new lines of a file, each with the one before it."""
        lines = content.split(b"\n")
        keys = list(map(hash, zip([b"", *lines], lines, strict=False)))
        # A million lines in a thousand pages: nothing of this loop is Python's own.
        fresh = list(compress(count(), map(not_, map(self._seen.__contains__, keys))))
        self._latest = [keys[n] for n in fresh]
        if len(fresh) == len(lines):
            return content
        wanted = sorted({*fresh, *(n - 1 for n in fresh if n)})
        return b"\n".join([lines[n] for n in wanted])

    def learn(self) -> None:
        """Remember the lines of the file asked about last: there was nothing in them."""
        self._seen.update(self._latest)
