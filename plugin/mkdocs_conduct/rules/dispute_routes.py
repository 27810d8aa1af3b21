"""Routes outside the organization: reachable, with what they cost, and looked at again each year (GB/T 19013)."""

from __future__ import annotations

from collections.abc import Iterator

from ..calendar import months_later
from ..model import DisputeRoute
from ..problems import Severity
from .base import CodeContext, Finding, rule

_MONTHS = 12
"""After so many months addresses and numbers are looked at again."""


def _routes(context: CodeContext) -> tuple[DisputeRoute, ...]:
    """Return the routes that are told with this code: its own, and with the first the organization's."""
    organization = context.framework.organization
    return (*context.code.disputes, *(organization.disputes if context.is_first else ()))


def _finding(route: DisputeRoute, *path: str, text: str = "", **arguments: object) -> Finding:
    return Finding(origin=route.origin, path=path or ("id",), about=route.id, text=text, arguments=arguments)


@rule("route-no-contact", clause="19013", severity=Severity.WARNING, transcribed=Severity.INFO)
def route_no_contact(context: CodeContext) -> Iterator[Finding]:
    """Each route outside the organization says how to reach it: phone, website, e-mail or address.

    A name alone sends the customer looking. Where no route at all can be reached, `no-dispute-route` says so.

    Bad: `{id: court, provider: 人民法院, kind: court}`. Good: the same with `phone: 12368`.

    中文：外面的每条途径都写明怎样联系：电话、网址、邮箱或者地址。

    只有名字，顾客还要自己去找。一条都联系不上的，由`no-dispute-route`提出。

    反例：`{id: court, provider: 人民法院, kind: court}`。正例：加上`phone: 12368`。
    """
    every = (*context.code.disputes, *context.framework.organization.disputes)
    if any(route.has_contact for route in every):
        yield from (_finding(route) for route in _routes(context) if not route.has_contact)


@rule("route-fee-unknown", clause="19013", severity=Severity.WARNING, transcribed=Severity.INFO)
def route_fee_unknown(context: CodeContext) -> Iterator[Finding]:
    """Each route outside the organization says what it costs the customer.

    Who fears a bill does not go there, even where it is free.

    Bad: `{id: consumers, provider: 消费者协会, kind: consumer_body, phone: 12315}`. Good: the same with `fee: 免费`.

    中文：外面的每条途径都写明顾客要不要花钱。

    怕花钱就不去了，哪怕本来是免费的。

    反例：`{id: consumers, provider: 消费者协会, kind: consumer_body, phone: 12315}`。正例：加上`fee: 免费`。
    """
    yield from (_finding(route) for route in _routes(context) if route.fee is None)


@rule("route-verified-too-old", clause="19013", severity=Severity.WARNING, asks_inside=True)
def route_verified_too_old(context: CodeContext) -> Iterator[Finding]:
    """Within the last twelve months somebody made sure that the routes outside can still be reached so.

    Bodies move and numbers change; a dead number is worse than none. Where no day was ever written, that is only
    information.

    Bad: `verified_on: 2024-03-01` in 2026. Good: `verified_on: 2026-01-10`.

    中文：十二个月内有人核对过，外面的途径还能这样联系上。

    单位会搬，电话会改；打不通的号码比没有还糟。从来没有写过核对日期的，只作提示。

    反例：2026年，还写着`verified_on: 2024-03-01`。正例：`verified_on: 2026-01-10`。
    """
    never = [route for route in _routes(context) if route.verified_on is None]
    if never:
        names = ", ".join(route.id for route in never)
        yield Finding(
            origin=never[0].origin,
            path=("id",),
            text="route-never-verified",
            severity=Severity.INFO,
            arguments={"routes": names, "n": len(never)},
        )
    for route in _routes(context):
        day = route.verified_on
        if day is not None and months_later(day, _MONTHS) < context.as_of:
            yield _finding(route, "verified_on", day=day)


RULES = (route_no_contact, route_fee_unknown, route_verified_too_old)
