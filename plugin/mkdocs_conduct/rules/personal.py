"""Personal data do not stand in public texts (4.10)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ..model import CodeFramework, Document
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .personal_words import (
    IDENTITY,
    MAIL,
    NAME,
    PHONE,
    SIGN,
    Personal,
    has_name,
    masked_name,
    names_of,
    numbers_in,
    plain,
)
from .promise_texts import short_path
from .public_text import PublicText, fields_with_words, public_texts

_MESSAGES = {
    PHONE: "",
    IDENTITY: "personal-identity-in-public",
    MAIL: "personal-mail-in-public",
    NAME: "personal-name-in-public",
}
_OF_CODES = frozenset(("organization", "codes", "measurements"))
"""Parts of a framework that are looked at by other ways."""


def _people(context: CodeContext) -> tuple[str, ...]:
    """Return the names of persons that the files hold; those of other codes count with the organization's texts."""
    framework = context.framework
    signing = framework.codes if context.is_first else (context.code,)
    typed = (
        *(post.person for post in framework.organization.posts),
        *(member.person for member in (framework.supervision.group if framework.supervision else ())),
        *(one.leadership_commitment.name for one in signing if one.leadership_commitment),
    )
    # What a post is called is public, though it was typed as a person's name too.
    names = _names(tuple(one for one in typed if one))
    posts = {words for post in framework.organization.posts for words in post.name.all} if names else ()
    return tuple(name for name in names if name not in posts)


@lru_cache(maxsize=64)
def _names(typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in typed for name in names_of(one)))


def _public_names(framework: CodeFramework) -> tuple[str, ...]:
    """Return the names of the organization and its parts: a firm may be called after its owner."""
    organization = framework.organization
    units, places = organization.units, organization.places
    parts = (organization.name, *(unit.name for unit in units), *(place.name for place in places))
    return tuple(plain(words) for part in parts for words in part.all)


def _texts(context: CodeContext, people: tuple[str, ...]) -> Iterator[PublicText]:
    """Yield the texts to look at: of the code, and with the first code those of the organization and its documents."""
    # All words at once first: hardly a code has anything of a person.
    words = context.public_words
    if SIGN.search(words) or any(name in words for name in people):
        yield from context.public_texts
    if not context.is_first:
        return
    framework = context.framework
    organization = framework.organization
    yield from public_texts(organization, organization.origin, about=organization.id)
    for part in dataclasses.fields(framework):
        held = getattr(framework, part.name) if part.name not in _OF_CODES else ()
        for document in held if isinstance(held, tuple) else (held,):
            if isinstance(document, Document) and fields_with_words(document.__class__):
                yield from public_texts(document, document.origin, about=organization.id)


def _has_consent(context: CodeContext, found: PublicText) -> bool:
    organization = context.framework.organization
    if found.path[:1] != ("channels",) or found.origin != organization.origin or len(found.path) < 2:
        return False
    position = found.path[1]
    return isinstance(position, int) and organization.channels[position].consent


def _names_in(words: str, people: tuple[str, ...], public: tuple[str, ...]) -> Iterator[Personal]:
    for name in people:
        if name not in words:
            continue
        rest = words
        for known in public:
            if name in known:
                rest = rest.replace(known, "\n")
        if has_name(rest, name):
            yield Personal(NAME, masked_name(name))


def _personal_in(
    found: PublicText, people: tuple[str, ...], public: tuple[str, ...], day: date
) -> Iterator[tuple[str, Personal]]:
    """Yield what is about a person in each language of a text; the same in several languages is told once."""
    told: set[Personal] = set()
    for tag, typed in found.text.forms:
        has_sign = SIGN.search(typed) is not None
        if not has_sign and not people:
            continue
        words = plain(typed)
        for one in (*(numbers_in(words, day) if has_sign else ()), *_names_in(words, people, public)):
            if one not in told:
                told.add(one)
                yield tag, one


@rule("personal-data-in-public", clause="4.10", severity=Severity.ERROR)
def personal_data_in_public(context: CodeContext) -> Iterator[Finding]:
    """No public text holds a person's mobile number, identity number, private mailbox or name.

    What was published once cannot be taken back. Numbers of the organization (landlines, 400, 95xxx, 12345) and
    numbers of orders, meters or documents are fine. Where the person agreed, a channel says `consent: true`; an
    identity number is never published. Names are those that posts, the supervision group and the leadership
    commitment hold. Texts of the organization are told with its first code.

    Bad: `value: 138 0013 8000`. Good: `value: 0571-5550 1234`, or the mobile number in a channel with
    `consent: true`.

    中文：公开的内容里没有个人的手机号、身份证号、私人邮箱和姓名。

    公布出去的就收不回来了。组织的号码（固定电话、400、95xxx、12345）和订单号、表号、文件编号没有关系。本人同意公布的，在渠道里写
    `consent: true`；身份证号任何时候都不公布。姓名指岗位、监督小组和领导承诺里写的姓名。组织的内容随它的第一份规范提。

    反例：`value: 138 0013 8000`。正例：`value: 0571-5550 1234`，或者手机号写在有`consent: true`的渠道里。
    """
    people = _people(context)
    public = _public_names(context.framework) if people else ()
    for found in _texts(context, people):
        has_consent = _has_consent(context, found)
        for tag, one in _personal_in(found, people, public, context.as_of):
            if has_consent and one.kind != IDENTITY:
                continue
            yield Finding(
                origin=found.origin,
                path=short_path(context.code, found.path)
                if found.origin == context.code.origin
                else found.path,
                about=found.about,
                text=_MESSAGES[one.kind],
                arguments={"words": one.masked},
                language=tag,
            )


RULES = (personal_data_in_public,)
