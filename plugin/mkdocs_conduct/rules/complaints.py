"""Where customers complain, by when they are answered, and where they turn next (6.4, Annex B)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Complaints, Origin, Purpose
from ..problems import Severity
from .base import CodeContext, Context, Finding, Path, Typed, organization_rule, rule


def _ways(context: CodeContext) -> Iterator[bool]:
    """Yield for each public way to complain whether its hours are said."""
    organization = context.framework.organization
    complaints = context.code.complaints or organization.complaints
    if complaints is not None:
        if complaints.phone or complaints.email or complaints.website or complaints.address:
            yield complaints.hours is not None
        for name in complaints.channels:
            channel = next((c for c in organization.channels if c.id == name), None)
            if channel is None:
                # A channel that does not exist is a problem of its own.
                yield True
            elif channel.public:
                yield channel.hours is not None
    if complaints is None or not complaints.channels:
        for channel in organization.channels:
            if channel.public and channel.takes(Purpose.COMPLAINT):
                yield channel.hours is not None


@rule("no-complaint-contact", clause="6.4", severity=Severity.ERROR, transcribed=Severity.INFO)
def no_complaint_contact(context: CodeContext) -> Iterator[Finding]:
    """Customers can complain: at least one public channel, with its hours.

    A promise that nobody can complain about is not one to rely on.

    Bad: a published code without `complaints`. Good:
    `complaints: {phone: 0571-5550 1234, hours: 9:00-18:00, answer_within: 2个工作日}`, or
    `complaints: {channels: [hotline]}` with that channel and its hours in organization.yml.

    中文：顾客有地方投诉：至少一个公开的渠道，写明时间。

    没有地方投诉的承诺，靠不住。

    反例：公布的规范没有 `complaints`。正例：`complaints: {phone: 0571-5550 1234, hours: 9:00-18:00, answer_within: 2个工作日}`，
    或者 `complaints: {channels: [hotline]}`，渠道和时间写在 organization.yml 里。
    """
    ways = list(_ways(context))
    if any(ways):
        return
    path = ("complaints",) if context.code.complaints is not None else ("title",)
    yield context.finding(path, key=True, text="no-complaint-hours" if ways else "")


@rule(
    "no-dispute-route",
    clause="B",
    severity=Severity.WARNING,
    small_business=Severity.INFO,
    transcribed=Severity.INFO,
)
def no_dispute_route(context: CodeContext) -> Iterator[Finding]:
    """A customer who does not accept the answer learns where to turn outside the organization.

    Some disputes cannot be settled between the two; knowing where to go is part of the promise.

    Bad: no `disputes` at all, or none that can be reached. Good:
    `disputes: [{id: consumers, provider: 消费者协会, kind: consumer_body, phone: 12315}]`.

    中文：顾客不满意答复时，要知道外面可以找谁。

    有些争议双方谈不拢，告诉顾客可以找谁，也是承诺的一部分。

    反例：没有 `disputes`，或者没有一个联系得上。正例：`disputes: [{id: consumers, provider: 消费者协会, kind: consumer_body, phone: 12315}]`。
    """
    routes = (*context.code.disputes, *context.framework.organization.disputes)
    if not any(route.has_contact for route in routes):
        text = "dispute-route-without-contact" if routes else ""
        arguments = {"routes": ", ".join(route.id for route in routes)}
        yield context.finding(("title",), key=True, text=text, arguments=arguments)


def _levels(complaints: Complaints, origin: Origin, about: str) -> Iterator[Finding]:
    decision = complaints.decision
    if decision is None:
        return
    key = "decide_within" if complaints.decide_within else "answer_within"
    decided = Typed((key,), decision)
    first = complaints.levels[0].within if complaints.levels else None
    if first is not None and first.compare(decision) == 1:
        path: Path = ("levels", 0, "within")
        arguments = {"level": Typed(path, first), "decided": decided, "field": key}
        yield Finding(origin=origin, path=path, about=about, arguments=arguments)
    acknowledged = complaints.acknowledge_within
    if acknowledged is not None and acknowledged.compare(decision) == 1:
        path = ("acknowledge_within",)
        arguments = {"acknowledged": Typed(path, acknowledged), "decided": decided, "field": key}
        yield Finding(
            origin=origin, path=path, about=about, text="complaint-acknowledge", arguments=arguments
        )


@organization_rule("complaint-levels", clause="B", severity=Severity.WARNING)
def complaint_levels(context: Context) -> Iterator[Finding]:
    """The limits of complaints handling fit: the first level decides, and receipt is told, within the time promised.

    Later levels have their own limits.

    Bad: `decide_within: 5个工作日` with a first level of 10. Good: a first level of 5.

    中文：处理投诉的各个时限要对得上：第一级在承诺的时间里作出决定，告知受理也在这个时间里。

    以后各级另有自己的时限。

    反例：`decide_within: 5个工作日`，第一级却是10个工作日。正例：第一级也是5个工作日。
    """
    organization = context.framework.organization
    if organization.complaints is not None:
        complaints = organization.complaints
        yield from _levels(complaints, complaints.origin, organization.id)


@rule("complaint-levels", clause="B", severity=Severity.WARNING, is_for_drafts=True)
def complaint_levels_of_code(context: CodeContext) -> Iterator[Finding]:
    """The limits of a code's own complaints handling fit, as the organization's must.

    A code may promise its own times; they are held against each other in the same way.

    Bad: `answer_within: 2个工作日` with `acknowledge_within: 3个工作日`. Good: 1个工作日.

    中文：规范自己写的投诉时限也要对得上，和组织的一样。

    规范可以另定投诉的时限，查法和组织的一样。

    反例：`answer_within: 2个工作日`，`acknowledge_within: 3个工作日`。正例：告知受理用1个工作日。
    """
    complaints = context.code.complaints
    if complaints is not None:
        yield from _levels(complaints, complaints.origin, context.code.id)


RULES = (no_complaint_contact, complaint_levels, complaint_levels_of_code, no_dispute_route)
