"""Whether customers can find, read and use the code (4.4, 4.5, D)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.indicator import IndicatorType
from ..model.text import LANGUAGES
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule
from .ways import contact_ways, is_online, ways_to_complain

_ONLINE = re.compile(
    r"网|網|微信|公众号|公眾號|小程序|邮件|郵件|短信|抖音|\b(?:app|web\w*|online|e-?mail|sms|text message)\b",
    re.IGNORECASE,
)
"""Methods of a communication that need the internet or a telephone that has it."""
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def _is_published(context: CodeContext) -> bool:
    """Whether the code says anywhere how customers get to it; a transcription was taken from where it is published."""
    code, organization = context.code, context.framework.organization
    plan, access = code.communication_plan, code.accessibility
    return bool(
        code.is_transcribed
        or context.settings.public_url
        or organization.website
        or (plan and plan.external)
        or (code.implementation and code.implementation.posted)
        or (access and access.locations)
    )


@rule("not-published-anywhere", clause="4.4", severity=Severity.WARNING, spares_one_file=True)
def not_published_anywhere(context: CodeContext) -> Iterator[Finding]:
    """It is said how customers get to the code: an address, a notice, a place, or a communication.

    A promise nobody knows of is none. Enough is one of: `public_url` in settings.yml, the organization's `website`, an
    external communication, `posted` notices, or `locations` where the code lies.

    Bad: none of them. Good: `public_url: https://anju.example` in settings.yml.

    中文：说明顾客从哪里看到规范：网址、张贴、地点或者对外沟通。

    没有人知道的承诺，等于没有。有一样就行：settings.yml里的`public_url`、组织的`website`、一项对外沟通、`posted`张贴记录、放规范的
    `locations`。

    反例：一样都没有。正例：settings.yml里写`public_url: https://anju.example`。
    """
    if not _is_published(context):
        yield context.finding(("title",), key=True)


@rule("no-offline-form", clause="D", severity=Severity.INFO, spares_one_file=True)
def no_offline_form(context: CodeContext) -> Iterator[Finding]:
    """Customers can get the code without the internet too.

    Not everybody is online, and nobody is at the moment the lift stops. Service windows count, their notices are
    printed; so do `posted`, `locations` or `formats` under `accessibility`, and an external communication by a method
    that is not the internet.

    Bad: a website and nothing else. Good: `accessibility: {locations: [各服务窗口], formats: [大字版]}`.

    中文：顾客不上网也能看到规范。

    不是人人都上网，电梯停住的时候谁也上不了。有服务窗口就算，窗口的公示是打印的；`posted`，`accessibility`里的
    `locations`、`formats`，不靠网络的对外沟通也算。

    反例：只有网站。正例：`accessibility: {locations: [各服务窗口], formats: [大字版]}`。
    """
    code, access = context.code, context.code.accessibility
    external = code.communication_plan.external if code.communication_plan else ()
    is_offline = bool(
        context.framework.organization.windows
        or any(told.method and not _ONLINE.search(str(told.method)) for told in external)
        or (code.implementation and code.implementation.posted)
        or (access and (access.locations or access.formats))
    )
    # Where a code that is published nowhere lies on paper is no question yet.
    if not is_offline and _is_published(context) and not code.is_transcribed:
        yield context.finding(("accessibility",) if access else ("title",), key=True)


@rule("web-only-complaint", clause="4.5", severity=Severity.WARNING, transcribed=Severity.INFO)
def web_only_complaint(context: CodeContext) -> Iterator[Finding]:
    """One can complain without the internet.

    Who is worst served is often not online: one way by telephone, by letter or in person is needed.

    Bad: `complaints: {email: help@anju.example}` alone. Good: with `phone: 0571-5550 1234`.

    中文：不上网也能投诉。

    最需要帮助的人常常不上网：电话、信件、当面，至少要有一样。

    反例：只有`complaints: {email: help@anju.example}`。正例：再写`phone: 0571-5550 1234`。
    """
    # What the organization says for all codes is told once.
    is_told = context.code.complaints is not None or context.is_first
    ways = list(ways_to_complain(context)) if is_told else []
    if ways and all(is_online(kind) for kind, _ in ways):
        path = ("complaints",) if context.code.complaints is not None else ("title",)
        yield context.finding(path, key=True, arguments={"kinds": ", ".join(sorted({str(k) for k, _ in ways}))})  # fmt: skip


@rule("single-channel-only", clause="4.5", severity=Severity.INFO, spares_one_file=True)
def single_channel_only(context: CodeContext) -> Iterator[Finding]:
    """There is more than one way to reach the organization.

    Who cannot telephone, or cannot come, is left out by the only way there is. Channels, windows, and what stands
    under `complaints` count.

    Bad: a hotline and nothing else. Good: a hotline and a window.

    中文：找到组织的办法，不止一种。

    只有一种办法，打不了电话的人、来不了的人就被挡在外面。渠道、服务窗口、`complaints`里写的都算。

    反例：只有一条热线。正例：一条热线和一个服务窗口。
    """
    is_told = context.code.complaints is not None or context.is_first
    # Where nobody can complain at all, `no-complaint-contact` says so.
    is_told = is_told and any(ways_to_complain(context))
    ways = set(contact_ways(context)) if is_told else set()
    # A single way through the internet is told as `web-only-complaint`.
    if len(ways) == 1 and not any(is_online(kind) for kind, _ in ways):
        yield context.finding(("title",), key=True, arguments={"way": next(iter(ways))[1]})


def _primary(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()


def _promised(context: CodeContext) -> Iterator[tuple[str, Path]]:
    """Yield the languages that customers are served in or may ask for the code in, each with its place."""
    access = context.code.accessibility
    for key in ("languages", "service_languages"):
        for n, language in enumerate(getattr(access, key) if access else ()):
            yield language, ("accessibility", key, n)
    for channel in context.framework.organization.channels:
        for language in channel.languages if channel.public else ():
            yield language, ("title",)


@rule("language-mismatch", clause="D", severity=Severity.WARNING, transcribed=Severity.INFO)
def language_mismatch(context: CodeContext) -> Iterator[Finding]:
    """The code can be read in every language that the service is given in.

    Who is served in English should not have to read the promises in Chinese. Languages are those under
    `accessibility` and of public channels, written as tags such as zh or en; pages are made in the `languages` of
    settings.yml. Languages written in words are not compared.

    Bad: `service_languages: [zh, en]` for a code in Chinese only. Good: a translation in `<code>.en.yml`.

    中文：用哪些语言服务，规范就能用哪些语言看。

    用英语服务的顾客，不应该只能看中文的承诺。看`accessibility`里和公开渠道的语言，写成zh、en这样的代码；settings.yml的
    `languages`里有的语言才生成页面。用文字写的语言不比较。

    反例：规范只有中文，却写`service_languages: [zh, en]`。正例：有译文`<规范>.en.yml`。
    """
    first = context.framework.organization.language
    built = {_primary(tag) for tag in context.settings.languages or (first,)}
    has = {_primary(tag or first) for tag, _ in context.code.title.forms}
    told: set[str] = set()
    for language, path in _promised(context):
        tag = _primary(language)
        is_known = bool(_TAG.fullmatch(language)) and tag in LANGUAGES
        if not is_known or tag in told or tag in has & built:
            continue
        told.add(tag)
        text = "language-not-built" if tag in has else ""
        stem, _, suffix = context.code.origin.file.rpartition(".")
        file = f"{stem.rpartition('/')[2]}.{language}.{suffix}"
        arguments = {"language": language, "file": file}
        yield context.finding(path, key=path == ("title",), text=text, arguments=arguments)


@rule("hidden-without-reason", clause="4.4", severity=Severity.INFO, asks_inside=True)
def hidden_without_reason(context: CodeContext) -> Iterator[Finding]:
    """An indicator that is not published says why.

    Figures that are kept back without a reason look as if they were bad. What staff say about their work is never
    published and needs none. The reason stays inside.

    Bad: `publish: false` alone. Good: `publish: false` with `hide_reason: 每月不到五例，会看出是谁`.

    中文：不公布的指标，要写明为什么。

    没有理由就不公布，像是数字不好看。员工对工作的看法从不公布，不用写。理由只在内部看。

    反例：只写`publish: false`。正例：`publish: false`，再写`hide_reason: 每月不到五例，会看出是谁`。
    """
    for n, one in enumerate(context.code.performance_indicators):
        if not one.publish and one.hide_reason is None and one.type is not IndicatorType.STAFF:
            yield context.finding(("performance_indicators", n, "publish"), about=one.id)


RULES = (
    not_published_anywhere,
    no_offline_form,
    web_only_complaint,
    single_channel_only,
    language_mismatch,
    hidden_without_reason,
)
