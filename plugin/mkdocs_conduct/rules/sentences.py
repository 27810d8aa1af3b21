"""Sentences that can be read in one breath (4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, rule
from .promise_texts import short_path
from .word_lists import readable

_MOST_CHARACTERS = 60
_MOST_WORDS = 25
_SENTENCE = re.compile(r"[。！？；\n]|[.!?;](?=\s|$)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_OTHERS = ("previous_versions", "transcribed_from")
_SHOWN = 12
"""How many characters are quoted, or twice as many letters: whole words only."""


def _start(words: str) -> str:
    if _HAN.search(words[:_SHOWN]):
        return words[:_SHOWN].strip()
    return words[: 2 * _SHOWN].rpartition(" ")[0] or words[: 2 * _SHOWN]


def _too_long(words: str) -> tuple[str, int] | None:
    """Return the message and the length of the first sentence that is too long."""
    if len(words) <= _MOST_CHARACTERS:
        return None
    for sentence in _SENTENCE.split(words):
        if len(sentence) <= _MOST_CHARACTERS:
            continue
        characters = len(_HAN.findall(sentence))
        if characters > _MOST_CHARACTERS:
            return "", characters
        count = len(_WORD.findall(sentence)) if not characters else 0
        if count > _MOST_WORDS:
            return "long-sentence-of-words", count
    return None


@rule("long-sentence", clause="4.5", severity=Severity.INFO, transcribed=Severity.INFO)
def long_sentence(context: CodeContext) -> Iterator[Finding]:
    """A public sentence has no more than 60 Chinese characters or 25 English words.

    Who stands at a counter reads a short sentence once and a long one not at all. A semicolon or a new line
    ends a sentence; each text is told once.

    Bad: one sentence with the promise, its three exceptions and its remedy. Good: the promise in `promise`,
    the exceptions in `limitations`, what follows in `remedy`.

    中文：公开的句子不超过60个汉字或25个英文单词。

    站在柜台前的人，短句读一遍就懂，长句往往不读。分号和换行也算一句完；每段文字只提一次。

    反例：一句话里又有承诺，又有三种例外，又有补救。正例：承诺写在 promise，例外写在 limitations，做不到时怎样
    写在 remedy。
    """
    # Hardly a text is long at all.
    if max(map(len, context.public_words.split("\n"))) <= _MOST_CHARACTERS:
        return
    language = context.framework.organization.language
    for found in context.public_texts:
        if found.path and found.path[0] in _OTHERS:
            continue
        for tag, words in readable(found.text, language):
            told = _too_long(words)
            if told is not None:
                text, count = told
                path = short_path(context.code, found.path)
                arguments = {"n": count, "words": f"{_start(words)}…"}
                yield Finding(
                    origin=found.origin,
                    path=path,
                    about=found.about,
                    text=text,
                    arguments=arguments,
                    language=tag,
                )


RULES = (long_sentence,)
