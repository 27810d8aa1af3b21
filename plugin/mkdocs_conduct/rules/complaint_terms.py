"""What customers may expect of complaining: times, progress, no fee, a second level, possible outcomes (GB/T 19012)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..model import Channel, Complaints, Duration, DurationUnit, Purpose
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule

_SHORT = (Duration(Decimal(3), DurationUnit.WORKING_DAY), Duration(Decimal(3), DurationUnit.DAY))


def is_answerable(context: CodeContext) -> bool:
    """Whether what the organization says of complaints is told with this code: the first that has no words of its own."""
    # Found at once in nearly every organization, however many codes it has.
    codes = context.framework.codes
    ours = (c for c in codes if c.status.is_published and c.complaints is None and not c.is_transcribed)
    others = (c for c in codes if c.status.is_published and c.complaints is None)
    return context.code is (next(ours, None) or next(others, None))


def handling(context: CodeContext) -> Complaints | None:
    """Return how complaints are handled, with the one code it is told with: as the code says, else the organization."""
    if context.code.complaints is not None:
        return context.code.complaints
    return context.framework.organization.complaints if is_answerable(context) else None


def of_handling(complaints: Complaints, *path: str | int, text: str = "", **arguments: object) -> Finding:
    """Return a finding in what is said of complaints; at its beginning where something is missing."""
    return Finding(origin=complaints.origin, path=path, key=not path, text=text, arguments=arguments)


def _channels(context: CodeContext, complaints: Complaints | None) -> Iterator[tuple[Path, Channel]]:
    named = complaints.channels if complaints else ()
    for n, channel in enumerate(context.framework.organization.channels):
        if channel.id in named if named else channel.public and channel.takes(Purpose.COMPLAINT):
            yield ("channels", n), channel


def _is_short(complaints: Complaints) -> bool:
    decision = complaints.decision
    return decision is not None and any(decision.compare(short) in (-1, 0) for short in _SHORT)


@rule("no-decision-limit", clause="19012", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_decision_limit(context: CodeContext) -> Iterator[Finding]:
    """Customers who complain know by when they hear the decision.

    A complaint without a date is one that waits. `answer_within` serves where acknowledgement and decision are one.

    Bad: `complaints: {channels: [hotline]}`. Good: the same with `decide_within: 5个工作日`.

    中文：投诉的顾客知道最迟哪天有处理决定。

    没有期限的投诉，就会一直等下去。受理和决定一次办完的，写`answer_within`就行。

    反例：`complaints: {channels: [hotline]}`。正例：加上`decide_within: 5个工作日`。
    """
    complaints = handling(context)
    if complaints is not None:
        if complaints.decision is None:
            yield of_handling(complaints)
        return
    is_unsaid = context.framework.complaints_of(context.code) is None and is_answerable(context)
    # Without any way to complain `no-complaint-contact` says so.
    if is_unsaid and any(_channels(context, None)):
        yield context.finding(("title",), key=True)


@rule("no-acknowledge-limit", clause="19012", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_acknowledge_limit(context: CodeContext) -> Iterator[Finding]:
    """Customers who complain soon hear that the complaint has arrived and who deals with it.

    Not knowing whether anybody read it makes the wait worse. Where the decision itself comes within three days or
    three working days, nothing more is asked.

    Bad: `decide_within: 10个工作日` alone. Good: `acknowledge_within: 1个工作日` beside it.

    中文：投诉的顾客很快就知道投诉已经收到、由谁来办。

    不知道有没有人看到，等起来更难受。三天或三个工作日内就有决定的，不再要求。

    反例：只写`decide_within: 10个工作日`。正例：再写`acknowledge_within: 1个工作日`。
    """
    complaints = handling(context)
    if complaints is not None and complaints.acknowledge_within is None and not _is_short(complaints):
        yield of_handling(complaints)


@rule("no-progress-update", clause="19012", severity=Severity.INFO, asks_inside=True)
def no_progress_update(context: CodeContext) -> Iterator[Finding]:
    """While a complaint is being dealt with, the customer hears from time to time how it stands.

    Silence reads as neglect. Asked only where the decision may take longer than three days or three working days,
    and not of a code in one file.

    Bad: `decide_within: 15个工作日` and nothing more. Good: `progress_every: 5个工作日` beside it.

    中文：投诉办理期间，隔一段时间告诉顾客办到哪一步。

    没有消息，就像没有人管。决定要三天或三个工作日以上的才要求，单个文件的规范不要求。

    反例：`decide_within: 15个工作日`，别的什么也没有。正例：再写`progress_every: 5个工作日`。
    """
    complaints = handling(context)
    if complaints is None or complaints.progress_every is not None:
        return
    if complaints.decision is not None and not _is_short(complaints):
        yield of_handling(complaints)


@rule("complaint-fee", clause="19012", severity=Severity.WARNING, transcribed=Severity.INFO)
def complaint_fee(context: CodeContext) -> Iterator[Finding]:
    """Complaining costs the customer nothing, whichever way is used.

    Who must pay in order to complain stays silent and leaves. Calls at the ordinary rate are free in this sense.

    Bad: a channel for complaints with `free: false`. Good: `free: true`.

    中文：投诉不收费，走哪个渠道都一样。

    要花钱才能投诉，顾客就不说了，直接走人。按普通话费打电话，算不收费。

    反例：投诉渠道写着`free: false`。正例：`free: true`。
    """
    complaints = handling(context)
    if complaints is not None and complaints.free is False:
        yield of_handling(complaints, "free")
    elif complaints is not None or is_answerable(context):
        for path, channel in _channels(context, complaints):
            if channel.free is False:
                yield context.in_organization((*path, "free"), about=channel.id, text="complaint-channel-fee")


@rule("no-escalation", clause="19012", severity=Severity.WARNING, asks_inside=True)
def no_escalation(context: CodeContext) -> Iterator[Finding]:
    """A customer who does not accept the answer can have it looked at again, by a higher post.

    A second look inside settles much that would otherwise go to an authority or to court. Not asked of a code in one
    file.

    Bad: `levels: [{by: service-quality}]`. Good:
    `levels: [{by: service-quality, within: 5个工作日}, {by: general-manager, within: 10个工作日}]`.

    中文：顾客对答复不满意，可以请上一级岗位再看一次。

    内部再看一次，很多事就不用去找主管部门或者法院。单个文件的规范不要求。

    反例：`levels: [{by: service-quality}]`。正例：
    `levels: [{by: service-quality, within: 5个工作日}, {by: general-manager, within: 10个工作日}]`。
    """
    complaints = handling(context)
    if complaints is not None and len(complaints.levels) < 2:
        # One level is a list that is too short; none is a key that is missing.
        yield of_handling(complaints, *(("levels",) if complaints.levels else ()))


@rule("response-kind-unknown", clause="19012", severity=Severity.INFO, asks_inside=True)
def response_kind_unknown(context: CodeContext) -> Iterator[Finding]:
    """Customers can read what a complaint may lead to: an apology, work done again, money back.

    Who knows what is possible asks for it, and the post that decides knows its range. Not asked of a code in one file.

    Bad: `complaints` without `outcomes`. Good: `outcomes: [道歉, 返工, 减免]`.

    中文：顾客看得到投诉可能得到什么：道歉、返工、退款。

    知道有哪些办法，顾客才好提要求，处理的岗位也知道自己能定什么。单个文件的规范不要求。

    反例：`complaints`里没有`outcomes`。正例：`outcomes: [道歉, 返工, 减免]`。
    """
    complaints = handling(context)
    if complaints is not None and not complaints.outcomes:
        yield of_handling(complaints)


RULES = (
    no_decision_limit,
    no_acknowledge_limit,
    no_progress_update,
    complaint_fee,
    no_escalation,
    response_kind_unknown,
)
