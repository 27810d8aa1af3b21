"""The manual page of a rule: what its docstring says, in English and then in Chinese."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from ..labels import message_language

_CHINESE = "中文："
_EXAMPLES = {
    "en": re.compile(r"Bad:\s*(?P<bad>.+?)\s*Good:\s*(?P<good>.+)"),
    "zh": re.compile(r"反例：\s*(?P<bad>.+?)\s*正例：\s*(?P<good>.+)"),
}
# Chinese is written without spaces: a line that was broken there is joined as if it never was.
_BROKEN = re.compile(r"(?<=[“”…\u2e80-\uffef])\n|\n(?=[“”…\u2e80-\uffef])")


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule asks for and why, with an example of each kind; a part that is not written is empty."""

    summary: str
    why: tuple[str, ...]
    """Paragraphs: why it matters, and which exceptions there are."""
    bad: str
    good: str

    @classmethod
    def read(cls, explanation: str, language: str) -> Manual:
        """Read the page in Chinese or English from a docstring."""
        spoken = message_language(language)
        english, _, chinese = inspect.cleandoc(explanation).partition(_CHINESE)
        text = chinese if spoken == "zh" else english
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
        joined = [_BROKEN.sub("", part).replace("\n", " ") for part in paragraphs]
        examples = _EXAMPLES[spoken].fullmatch(joined[-1]) if joined else None
        told = joined[:-1] if examples else joined
        return cls(
            summary=told[0] if told else "",
            why=tuple(told[1:]),
            bad=examples["bad"] if examples else "",
            good=examples["good"] if examples else "",
        )
