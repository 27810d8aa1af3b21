"""A code taken over from another organization: its source, its version, and who sees to what (G)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import ChannelKind
from ..model.preparation import AdoptionDuties
from ..problems import Severity
from .base import CodeContext, Finding, Typed, rule
from .ways import ways_to_complain

_HOST = re.compile(r"^(?:[a-z]+://)?(?:[^@/\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_REMOTE = (ChannelKind.EMAIL, ChannelKind.WEB_FORM, ChannelKind.WEBSITE)
_DUTIES = tuple(AdoptionDuties.model_fields)


@rule("adopted-without-source", clause="G", severity=Severity.WARNING, transcribed=Severity.INFO)
def adopted_without_source(context: CodeContext) -> Iterator[Finding]:
    """A code that was taken over says which code of which version it is.

    Without both nobody can see what was adapted, or that the provider has changed it since.

    Bad: `adopted_from: {organization: 中国物业管理协会}`. Good: the same with `code: 行业服务公约` and `version: "2024"`.

    中文：采纳别人的规范，要写是哪一份、哪一版。

    少一样，就看不出自己改了什么，也看不出对方后来改过。

    反例：`adopted_from: {organization: 中国物业管理协会}`。正例：加上`code: 行业服务公约`、`version: "2024"`。
    """
    adopted = context.code.adopted_from
    if adopted is not None and not adopted.has_source:
        missing = [key for key in ("code", "version") if getattr(adopted, key) is None]
        arguments = {"missing": ", ".join(missing)}
        yield context.finding(("adopted_from",), key=True, arguments=arguments)


def _host(address: str) -> str:
    found = _HOST.match(address.strip())
    return found[1].lower() if found else ""


def _addresses(context: CodeContext) -> Iterator[str]:
    """Yield the web or mail address of each way to complain; "" for one that has none."""
    addresses = {channel.id: str(channel.value) for channel in context.framework.organization.channels}
    for kind, name in ways_to_complain(context):
        yield addresses.get(name, name) if kind in _REMOTE else ""


@rule("adopted-no-own-contact", clause="G", severity=Severity.WARNING, transcribed=Severity.INFO)
def adopted_no_own_contact(context: CodeContext) -> Iterator[Finding]:
    """Customers of a code that was taken over can turn to the organization itself, not only to the provider.

    The promise is the organization's own; who is sent on to a trade body at once does not see it so. Found where
    every address for complaints is one of the provider's. A code without any way to complain is `no-complaint-contact`.

    Bad: `adopted_from: {url: https://trade.example/code, …}` and only `complaints: {email: help@trade.example}`. Good:
    a telephone of the organization's own beside it.

    中文：采纳别人的规范，顾客也能找到组织自己，不只是找提供规范的一方。

    承诺是组织自己的，一开口就让顾客去找协会，顾客不会信。投诉的地址都是提供方的才算；完全没有地方投诉的，由
    `no-complaint-contact`查。

    反例：`adopted_from: {url: https://trade.example/code, …}`，投诉只有`complaints: {email: help@trade.example}`。正例：
    再写一个组织自己的电话。
    """
    adopted = context.code.adopted_from
    provider = _host(adopted.url) if adopted and adopted.url else ""
    if not provider:
        return
    contacts = [_host(address) for address in _addresses(context)]
    if contacts and all(host == provider or host.endswith(f".{provider}") for host in contacts):
        yield context.finding(("adopted_from",), key=True, arguments={"provider": provider})


@rule("adopted-duty-unassigned", clause="G", severity=Severity.WARNING, asks_inside=True)
def adopted_duty_unassigned(context: CodeContext) -> Iterator[Finding]:
    """In a code that was taken over, posts see to training, monitoring, complaints and reporting.

    Otherwise each side thinks that the other does.

    Bad: `adopted_from` without `duties`. Good: `duties: {training: hr, monitoring: service-quality, complaints:
    service-quality, reporting: service-quality}`.

    中文：采纳别人的规范，培训、监视、投诉、报告都要有岗位负责。

    不分清楚，双方都以为对方在做。

    反例：`adopted_from`没有写`duties`。正例：`duties: {training: hr, monitoring: service-quality, complaints:
    service-quality, reporting: service-quality}`。
    """
    adopted = context.code.adopted_from
    if adopted is None:
        return
    missing = [duty for duty in _DUTIES if adopted.duties is None or getattr(adopted.duties, duty) is None]
    if missing:
        path = ("adopted_from", "duties") if adopted.duties else ("adopted_from",)
        yield context.finding(path, key=True, arguments={"missing": ", ".join(missing)})


@rule("adopted-version-old", clause="G", severity=Severity.INFO, asks_inside=True)
def adopted_version_old(context: CodeContext) -> Iterator[Finding]:
    """A code that was taken over is in the newest version its provider has.

    An older version may be right, but somebody should have decided so; a waiver says who and why.

    Bad: `version: "2022"` with `latest_version: "2024"`. Good: both `"2024"`.

    中文：采纳的规范，是提供方最新的一版。

    用旧的一版也可以，但要有人决定过；用豁免写明谁决定的、为什么。

    反例：`version: "2022"`，`latest_version: "2024"`。正例：都是`"2024"`。
    """
    adopted = context.code.adopted_from
    if adopted is None or not adopted.version or adopted.latest_version in (None, adopted.version):
        return
    path = ("adopted_from", "version")
    arguments = {"version": Typed(path, adopted.version), "latest": adopted.latest_version}
    yield context.finding(path, arguments=arguments)


RULES = (adopted_without_source, adopted_no_own_contact, adopted_duty_unassigned, adopted_version_old)
