"""Who was asked before the code was written, and what became of what they said (6.3, E)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..measure.due_days import SETTLE
from ..model import Duration, DurationUnit
from ..model.organization import PartyKind
from ..model.preparation import Disposition, Input
from ..problems import Severity
from .base import CodeContext, Finding, Typed, once, rule

_CUSTOMERS = (PartyKind.CUSTOMER, PartyKind.CONSUMER_BODY)
_NOTICE = (Duration(Decimal(7), DurationUnit.DAY), Duration(Decimal(5), DurationUnit.WORKING_DAY))
"""A week, in days and in working days."""


def _may_be(context: CodeContext, one: Input, kinds: tuple[PartyKind, ...]) -> bool:
    """Whether an input is of a party of one of these kinds, or of one whose kind nobody said."""
    framework = context.framework
    parties = {party.id: party.kind for party in framework.organization.interested_parties}
    if one.party in parties:
        return parties[one.party] in (*kinds, None)
    return one.party not in framework.posts and one.party not in framework.customer_groups


def _is_of_customers(context: CodeContext, one: Input) -> bool:
    return one.party in context.framework.customer_groups or _may_be(context, one, _CUSTOMERS)


def _is_of_staff(context: CodeContext, one: Input) -> bool:
    return one.party in context.framework.posts or _may_be(context, one, (PartyKind.PERSONNEL,))


@rule("no-customer-input", clause="6.3", severity=Severity.WARNING, asks_inside=True)
def no_customer_input(context: CodeContext) -> Iterator[Finding]:
    """Customers were heard before the code was written.

    Only they know which promises are worth something to them. A customer group counts, and so does an interested
    party of the kind `customer` or `consumer_body`.

    Bad: inputs of staff only. Good: `inputs: [{id: IN1, party: owners-committee, method: 座谈会, date: 2025-11-20}]`.

    中文：写规范以前，听取过顾客的意见。

    哪些承诺对他们有用，只有顾客知道。顾客群体算，类别是`customer`、`consumer_body`的相关方也算。

    反例：只有员工的意见。正例：`inputs: [{id: IN1, party: owners-committee, method: 座谈会, date: 2025-11-20}]`。
    """
    inputs = context.code.inputs
    if not inputs:
        yield context.finding(("title",), key=True, text="no-input")
    elif not any(_is_of_customers(context, one) for one in inputs):
        yield context.finding(("inputs",), key=True)


@rule("no-staff-input", clause="6.3", severity=Severity.INFO, asks_inside=True)
def no_staff_input(context: CodeContext) -> Iterator[Finding]:
    """Those who keep the promises were heard before the code was written.

    They know what can be kept. A post counts, and so does an interested party of the kind `personnel`.

    Bad: inputs of customers only. Good: `{id: IN2, party: repairer, method: 班组讨论, date: 2025-11-22}`.

    中文：写规范以前，听取过兑现承诺的员工的意见。

    做得到做不到，他们知道。岗位算，类别是`personnel`的相关方也算。

    反例：只有顾客的意见。正例：`{id: IN2, party: repairer, method: 班组讨论, date: 2025-11-22}`。
    """
    inputs = context.code.inputs
    if inputs and not any(_is_of_staff(context, one) for one in inputs):
        yield context.finding(("inputs",), key=True)


@rule("input-without-disposition", clause="6.3", severity=Severity.WARNING, asks_inside=True)
def input_without_disposition(context: CodeContext) -> Iterator[Finding]:
    """What an interested party said is decided about within 30 days.

    An input that stays open is one that nobody weighed; to reject it with a reason is an answer too.

    Bad: an input of November, still `disposition: open` in March. Good: `disposition: rejected` with its `reason`.

    中文：相关方的意见，30天内要有结论。

    一直挂着，就是没有人考虑过；说明理由不采纳，也是结论。

    反例：去年11月的意见，3月还是`disposition: open`。正例：`disposition: rejected`，并写`reason`。
    """
    for n, one in enumerate(context.code.inputs):
        is_open = one.disposition is Disposition.OPEN
        if is_open and one.date is not None and context.as_of - one.date > SETTLE:
            yield context.finding(("inputs", n, "id"), about=one.id, arguments={"date": one.date})


@rule("input-older-than-review", clause="6.3", severity=Severity.INFO, asks_inside=True)
def input_older_than_review(context: CodeContext) -> Iterator[Finding]:
    """Between two reviews somebody was heard anew.

    Needs change; a review that rests on what was said before the review before it learns nothing new.

    Bad: reviews of 2025 and 2026, the newest input of 2024. Good: an input of 2025, after the first of the two.

    中文：两次评审之间，听取过新的意见。

    需要会变，评审时只有上一次评审以前的意见，就学不到新东西。

    反例：2025年、2026年各评审一次，最新的意见是2024年的。正例：2025年评审以后又听取过意见。
    """
    held = sorted(
        review.held_on
        for _, review in context.framework.reviews_of(context.code)
        if review.held_on is not None and review.held_on <= context.as_of
    )
    newest = max((one.date for one in context.code.inputs if one.date is not None), default=None)
    if len(held) > 1 and newest is not None and newest < held[-2]:
        arguments = {"newest": newest, "before": held[-2], "last": held[-1]}
        yield context.finding(("inputs",), key=True, arguments=arguments)


@rule("party-never-heard", clause="6.3", severity=Severity.INFO, asks_inside=True)
def party_never_heard(context: CodeContext) -> Iterator[Finding]:
    """Every interested party of the organization was heard about one of its codes.

    Whoever is named as interested has something to say. Told once, with the organization's first code.

    Bad: an interested party `street-office` that no input names. Good: `{id: IN3, party: street-office, method: 电话}`.

    中文：组织的每个相关方，都对某一份规范提过意见。

    写成相关方的，总有话要说。随组织的第一份规范提一次。

    反例：相关方`street-office`没有一条意见。正例：`{id: IN3, party: street-office, method: 电话}`。
    """
    heard = {one.party for code in context.framework.codes for one in code.inputs} if context.is_first else ()
    if not heard:
        return
    for n, party in enumerate(context.framework.organization.interested_parties):
        if party.id not in heard:
            yield context.in_organization(("interested_parties", n, "id"), about=party.id)


@rule("input-unbalanced", clause="E", severity=Severity.INFO, asks_inside=True)
def input_unbalanced(context: CodeContext) -> Iterator[Finding]:
    """The inputs are of more than one party.

    Who hears one side only writes a code for that side.

    Bad: three inputs, all of the owners' committee. Good: one of the tenants among them.

    中文：意见来自不止一方。

    只听一方的，写出来的就只合这一方。

    反例：三条意见都是业主委员会的。正例：其中有租户的。
    """
    inputs = context.code.inputs
    if len(inputs) > 1 and len({one.party for one in inputs}) == 1:
        yield context.finding(
            ("inputs",), key=True, arguments={"n": len(inputs), "party": Typed(("inputs", 0, "party"), inputs[0].party)}
        )  # fmt: skip


def _is_short(notice: Duration) -> bool:
    return any(notice.compare(week) == -1 for week in _NOTICE)


@rule("consultation-too-short", clause="E", severity=Severity.INFO, asks_inside=True)
def consultation_too_short(context: CodeContext) -> Iterator[Finding]:
    """Those who are asked know of it at least a week before.

    Who hears of a meeting the day before cannot prepare, and often cannot come.

    Bad: `notice: 1天`. Good: `notice: 10天`.

    中文：征求意见，至少提前一周通知。

    前一天才知道的，来不及准备，往往也来不了。

    反例：`notice: 1天`。正例：`notice: 10天`。
    """
    for n, one in enumerate(context.code.inputs):
        if one.notice is not None and _is_short(one.notice):
            path = ("inputs", n, "notice")
            yield context.finding(path, about=one.id, arguments={"notice": Typed(path, one.notice)})


@rule("no-feedback-to-contributors", clause="E", severity=Severity.INFO, asks_inside=True)
def no_feedback_to_contributors(context: CodeContext) -> Iterator[Finding]:
    """Who gave an input is told within 30 days what became of it.

    Who never hears back does not answer a second time.

    Bad: an input adopted in November, without `feedback_given_on` in March. Good: `feedback_given_on: 2025-12-01`.

    中文：提意见的人，30天内要知道结果。

    没有回音的，下次就不再说了。

    反例：去年11月采纳的意见，3月还没有`feedback_given_on`。正例：`feedback_given_on: 2025-12-01`。
    """
    settled = [
        (n, one)
        for n, one in enumerate(context.code.inputs)
        if one.disposition is not Disposition.OPEN
        and one.date is not None
        and context.as_of - one.date > SETTLE
    ]
    without = [
        context.finding(("inputs", n, "id"), about=one.id, arguments={"date": one.date})
        for n, one in settled
        if one.feedback_given_on is None
    ]
    whole = context.finding(
        ("inputs",), key=True, text="no-feedback-to-anybody", arguments={"n": len(without)}
    )
    yield from once(without, whole, len(settled))


RULES = (
    no_customer_input,
    no_staff_input,
    input_without_disposition,
    input_older_than_review,
    party_never_heard,
    input_unbalanced,
    consultation_too_short,
    no_feedback_to_contributors,
)
