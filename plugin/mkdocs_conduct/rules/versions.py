"""Whether a version still says what it said when it was published (4.7)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from ..model import PUBLIC, Code, Model, Text
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .word_lists import main_form

_AROUND = frozenset(
    (
        *(
            "id",
            "former_ids",
            "status",
            "version",
            "document_number",
            "approved",
            "effective_from",
            "next_review",
            "last_review",
        ),
        *("owner", "organization", "previous_versions", "transcribed_from", "incomplete", "verified"),
    )
)
"""What is said about a version, and who is behind it; these may change while its promises stay."""
_LENGTH = 16


@cache
def _fields(kind: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if kind.audience_of(name) is PUBLIC)


def _content(value: Any, first: str) -> Any:
    """Return what customers read of a value as plain data, without what makes no difference."""
    if isinstance(value, Text):
        return " ".join(main_form(value, first)[1].split())
    if isinstance(value, tuple):
        return [_content(item, first) for item in value]
    if isinstance(value, Model):
        parts = (
            (name, getattr(value, name)) for name in _fields(type(value)) if name in value.model_fields_set
        )
        left_out = _AROUND if isinstance(value, Code) else frozenset(("verified",))
        return {
            name: _content(part, first)
            for name, part in parts
            if name not in left_out and part is not None and part != ()
        }
    return value.value if isinstance(value, Enum) else str(value)


def fingerprint(code: Code, language: str) -> str:
    """Return a short sum over the public words and figures of a code in its organization's first language.

    A translation says the same in other words: it makes no other version.
    """
    content = json.dumps(_content(code, language), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_LENGTH]


@rule("changed-without-version", clause="4.7", severity=Severity.WARNING)
def changed_without_version(context: CodeContext) -> Iterator[Finding]:
    """A version that was published stays as it is; what is changed gets a new version.

    Customers rely on the text they read, and a notice on the wall names its version. `conduct lock` notes in
    published.yml what each version said; without that file nothing is compared. Status, dates, owner and translations
    may change. For a slip of the pen `conduct lock --again` notes the same version anew.

    Bad: 15分钟 turned into 30分钟 in version 2.1. Good: `version: "2.2"`, and 2.1 under `previous_versions`.

    中文：公布过的版本不再改，改了就是新的版本。

    顾客相信看到的文字，墙上的公示也写着版本。`conduct lock`在published.yml里记下每一版的内容；没有这个文件就不比较。状态、日期、
    负责岗位和译文可以改。只是改错字的，用`conduct lock --again`把这一版重新记一次。

    反例：2.1版里，15分钟改成了30分钟。正例：写`version: "2.2"`，2.1版写进`previous_versions`。
    """
    code, published = context.code, context.framework.published
    noted = published.version_of(code.id, code.version) if published else None
    if noted is None or noted[1].fingerprint == fingerprint(code, context.framework.organization.language):
        return
    arguments = {"version": noted[1].version, "on": noted[1].on or ""}
    text = "" if noted[1].on else "changed-without-version-undated"
    yield context.finding(("version",), text=text, arguments=arguments)


RULES = (changed_without_version,)
