"""Whether customers know when they are answered, at which hours, by whom, and what it costs (4.6, 4.11, 19012)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import ChannelKind, Purpose
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Finding, once, rule
from .ways import channels_for_complaints, inline_ways

_STAFFED = frozenset({ChannelKind.PHONE, ChannelKind.HOTLINE, ChannelKind.WINDOW, ChannelKind.VISIT})
"""Ways that somebody has to be there for; a letter or a form can be left at any hour."""


@rule(
    "inquiry-no-time-limit",
    clause="4.6",
    severity=Severity.WARNING,
    transcribed=Severity.INFO,
    spares_one_file=True,
)
def inquiry_no_time_limit(context: CodeContext) -> Iterator[Finding]:
    """Customers know where they can ask and by when they are answered.

    A question without an answer is the commonest beginning of a complaint. A time in the words of `inquiries` counts.

    Bad: `inquiries: {channels: [hotline]}`. Good: `inquiries: {channels: [hotline], answer_within: 1个工作日}`.

    中文：顾客知道到哪里咨询，多久得到答复。

    问了没有人答，多半就成了投诉。`inquiries`的文字里写了时间也算。

    反例：`inquiries: {channels: [hotline]}`。正例：`inquiries: {channels: [hotline], answer_within: 1个工作日}`。
    """
    inquiries = context.code.inquiries
    if inquiries is None:
        yield context.finding(("title",), key=True, text="no-inquiries")
    elif inquiries.answer_within is None and not any(
        map(mentions, inquiries.text.all if inquiries.text else ())
    ):
        yield context.finding(("inquiries",), key=True)  # fmt: skip


@rule(
    "no-feedback-channel",
    clause="4.11",
    severity=Severity.WARNING,
    transcribed=Severity.INFO,
    spares_one_file=True,
)
def no_feedback_channel(context: CodeContext) -> Iterator[Finding]:
    """Customers can say what they think without complaining.

    Praise and suggestions show what to keep and what to change before it becomes a complaint. A public channel takes
    them that handles `feedback`, or everything; so does a contact under `complaints`. Told once, with the first code.

    Bad: `handles: [inquiry, complaint]` on the only channel. Good: `handles: [inquiry, complaint, feedback]`.

    中文：顾客不投诉也能提意见。

    表扬和建议，能在变成投诉以前告诉我们该留什么、改什么。公开的渠道，用途里有`feedback`或者没有写用途的就算；`complaints`里写的联系
    办法也算。随第一份规范提一次。

    反例：唯一的渠道写着`handles: [inquiry, complaint]`。正例：`handles: [inquiry, complaint, feedback]`。
    """
    organization = context.framework.organization
    if not (context.is_first and context.has_organization):
        return
    public = [channel for channel in organization.channels if channel.public]
    # Where there is no way at all, `no-complaint-contact` says so.
    is_told = not public or any(inline_ways(context.framework.complaints_of(context.code)))
    if not is_told and not any(channel.takes(Purpose.FEEDBACK) for channel in public):
        yield context.in_organization(("channels",), key=True, about=organization.id)


def _without_hours(context: CodeContext) -> Iterator[tuple[Finding, bool]]:
    """Yield each way to complain with a finding about its hours, and whether it says them."""
    complaints = context.framework.complaints_of(context.code)
    inline = [kind for kind, _ in inline_ways(complaints)]
    if complaints is not None and inline:
        is_own = context.code.complaints is not None
        finding = Finding(origin=complaints.origin, path=("phone",), key=True, text="no-hours-of-complaints")
        # What the organization says for all codes is told once.
        is_told = complaints.hours is not None or not (is_own or context.is_first)
        yield finding, is_told or _STAFFED.isdisjoint(inline)
    for n, channel in channels_for_complaints(context):
        finding = context.in_organization(("channels", n, "id"), about=channel.id)
        yield finding, channel.hours is not None or channel.kind not in _STAFFED or not context.is_first


@rule("no-hours", clause="19012", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_hours(context: CodeContext) -> Iterator[Finding]:
    """Every telephone and counter for complaints says when somebody is there.

    Who calls in vain twice does not call a third time. Letters, forms and mail can be left at any hour. Where no way
    to complain says its hours at all, that is `no-complaint-contact`.

    Bad: `{id: hotline, kind: phone, value: 0571-5550 1234}`. Good: the same with `hours: 9:00-18:00`.

    中文：投诉用的电话和窗口，要写什么时候有人。

    打两次没有人接，就不会再打。信件、表单、邮件什么时候都能送，不用写。投诉的渠道一个都没有写时间的，由
    `no-complaint-contact`查。

    反例：`{id: hotline, kind: phone, value: 0571-5550 1234}`。正例：加上`hours: 9:00-18:00`。
    """
    complaints = context.framework.complaints_of(context.code)
    said = [complaints.hours if complaints and any(inline_ways(complaints)) else None]
    said.extend(channel.hours for _, channel in channels_for_complaints(context))
    if any(said):
        yield from (finding for finding, is_told in _without_hours(context) if not is_told)


@rule("fee-without-basis", clause="6.4", severity=Severity.WARNING, transcribed=Severity.INFO)
def fee_without_basis(context: CodeContext) -> Iterator[Finding]:
    """A fee says what it rests on: a price list, a contract, a decision, a law.

    A price without a basis cannot be checked by whoever pays it.

    Bad: `fees: [{item: 上门维修, rate: 30元}]`. Good: the same with `basis: 物业服务合同附件二`.

    中文：一项收费要写依据：价目表、合同、决定或者法规。

    没有依据的价钱，付钱的人没有办法核对。

    反例：`fees: [{item: 上门维修, rate: 30元}]`。正例：加上`basis: 物业服务合同附件二`。
    """
    fees = context.code.fees
    without = [
        context.finding(("fees", n, "item"), arguments={"item": str(fee.item)})
        for n, fee in enumerate(fees)
        if fee.basis is None
    ]
    whole = context.finding(("fees",), key=True, text="no-fee-with-basis", arguments={"n": len(without)})
    yield from once(without, whole, len(fees))


@rule("no-handover-limit", clause="4.6", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_handover_limit(context: CodeContext) -> Iterator[Finding]:
    """Whoever is asked first hands over within a time that is said.

    “Whoever is asked first sees to it” helps nobody if the matter lies there until next week. A time in the words of
    the rule counts.

    Bad: `first_contact_rule: 谁先接到，谁负责。`. Good: `first_contact_rule: {text: 谁先接到，谁负责。, handover_within: 10分钟}`.

    中文：首问负责，要说多久以内转交。

    “谁先接到谁负责”，事情在那里放到下星期，也没有用。文字里写了时间也算。

    反例：`first_contact_rule: 谁先接到，谁负责。`。正例：`first_contact_rule: {text: 谁先接到，谁负责。, handover_within: 10分钟}`。
    """
    said = context.code.first_contact_rule
    if said is not None and said.handover_within is None and not any(map(mentions, said.text.all)):
        yield context.finding(("first_contact_rule",), key=True)


RULES = (
    inquiry_no_time_limit,
    no_feedback_channel,
    no_hours,
    fee_without_basis,
    no_handover_limit,
)
