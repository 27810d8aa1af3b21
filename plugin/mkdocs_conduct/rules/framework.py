"""What carries the codes of an organization: commitment, approval, owner, context and methods (4.2, 5, 8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..calendar import WorkingDays
from ..model import Calendar
from ..problems import Severity
from .base import CodeContext, Finding, Typed, once, rule

_PREPARED = timedelta(days=92)
"""A context looked at so long before a review still prepared it."""


@rule("no-leadership-commitment", clause="4.2", severity=Severity.WARNING, asks_inside=True)
def no_leadership_commitment(context: CodeContext) -> Iterator[Finding]:
    """Who leads the organization says that it stands behind the code, by which post and since when.

    A code that the top does not back is the first thing to give way when it costs something.

    Bad: no `leadership_commitment`. Good:
    `leadership_commitment: {text: 我们说到做到，没有做到就补救。, by: general-manager, on: 2026-01-05}`.

    中文：组织的领导说明支持这份规范，写明岗位和日期。

    上面不支持的规范，一碰到要花钱的地方就让步。

    反例：没有`leadership_commitment`。正例：
    `leadership_commitment: {text: 我们说到做到，没有做到就补救。, by: general-manager, on: 2026-01-05}`。
    """
    said = context.code.leadership_commitment
    if said is None:
        yield context.finding(("title",), key=True)
        return
    missing = [key for key in ("by", "on") if getattr(said, key) is None]
    if missing:
        arguments = {"missing": ", ".join(missing)}
        path = ("leadership_commitment",)
        yield context.finding(path, key=True, text="leadership-commitment-unsigned", arguments=arguments)


@rule("no-approval", clause="4.2", severity=Severity.WARNING, asks_inside=True)
def no_approval(context: CodeContext) -> Iterator[Finding]:
    """What is published or worked by has been approved: the code by today, the quality goals by some post.

    That a code names its approval at all is asked by `unpublishable-state`; a day of approval that is still to come
    is no approval yet. Goals are asked for once, with the organization's first code.

    Bad: `status: in_force` with `approved: {by: general-manager, on: 2027-01-05}` in 2026. Good: `status: draft` until
    that day.

    中文：公布的规范、照着做的目标，都已经有人批准。

    规范有没有写批准，由`unpublishable-state`查；批准的日子还没有到，就还没有批准。目标随组织的第一份规范提一次。

    反例：2026年，`status: in_force`，却写`approved: {by: general-manager, on: 2027-01-05}`。正例：到那天以前写
    `status: draft`。
    """
    code, goals = context.code, context.framework.goals
    approved = code.approved.on if code.approved else None
    is_late = approved is not None and code.effective_from is not None and approved > code.effective_from
    # An approval after the day of effect is a problem of its own.
    if approved is not None and approved > context.as_of and not is_late:
        yield context.finding(("approved", "on"), arguments={"approved": approved})
    if context.is_first and goals is not None and goals.all and goals.approved_by is None:
        key = "organization" if goals.organization else "departments" if goals.departments else "posts"
        yield Finding(origin=goals.origin, path=(key,), key=True, text="goals-not-approved")


@rule("no-framework-owner", clause="5.2", severity=Severity.WARNING, asks_inside=True)
def no_framework_owner(context: CodeContext) -> Iterator[Finding]:
    """One post answers for everything that carries the codes: planning, training, figures, reviews.

    Where everybody sees to a part, nobody sees that a part is missing. Told once, with the first code.

    Bad: no `framework`, or one without `owner`. Good: `framework: {owner: service-quality}`.

    中文：规范框架，也就是策划、培训、数据、评审这些事，要有一个岗位负责。

    各管一段，少了一段没有人知道。随组织的第一份规范提一次。

    反例：没有`framework`，或者没有写`owner`。正例：`framework: {owner: service-quality}`。
    """
    framework = context.framework.organization.framework
    if not (context.is_first and context.has_organization) or (framework and framework.owner):
        return
    yield context.in_organization(
        ("framework",) if framework else ("name",), key=True, about=context.framework.organization.id
    )


@rule("no-interested-parties", clause="5.1", severity=Severity.INFO, asks_inside=True)
def no_interested_parties(context: CodeContext) -> Iterator[Finding]:
    """The organization knows who has an interest in its codes, and what they need.

    Beside customers these are staff, suppliers, authorities, neighbours, consumer bodies. Told once, with the
    first code.

    Bad: no `interested_parties`. Good:
    `interested_parties: [{id: owners-committee, name: 业主委员会, kind: customer, needs: [急修快]}]`.

    中文：组织知道哪些相关方关心规范，他们需要什么。

    除了顾客，还有员工、供方、主管部门、邻居、消费者组织。随组织的第一份规范提一次。

    反例：没有`interested_parties`。正例：
    `interested_parties: [{id: owners-committee, name: 业主委员会, kind: customer, needs: [急修快]}]`。
    """
    organization = context.framework.organization
    if context.is_first and context.has_organization and not organization.interested_parties:
        yield context.in_organization(("name",), key=True, about=organization.id)


@rule("risk-without-action", clause="5.1", severity=Severity.INFO, asks_inside=True)
def risk_without_action(context: CodeContext) -> Iterator[Finding]:
    """A risk says what is done about it.

    A risk that is only written down happens all the same; “we accept it, because …” is an answer too.

    Bad: `risks: [夜间多处同时报修]`. Good: `risks: [{text: 夜间多处同时报修, action: 启用备班}]`.

    中文：一项风险要说怎样应对。

    只写下来，该出的事照样出；说明为什么接受，也是应对。

    反例：`risks: [夜间多处同时报修]`。正例：`risks: [{text: 夜间多处同时报修, action: 启用备班}]`。
    """
    organization = context.framework.organization
    if not context.is_first or organization.context is None:
        return
    risks = organization.context.risks
    without = [
        context.in_organization(
            ("context", "risks", n), about=organization.id, arguments={"risk": str(risk.text)}
        )
        for n, risk in enumerate(risks)
        if risk.action is None
    ]
    whole = context.in_organization(
        ("context", "risks"),
        key=True,
        about=organization.id,
        text="no-risk-with-action",
        arguments={"n": len(without)},
    )
    yield from once(without, whole, len(risks))


@rule("context-older-than-review", clause="5.1", severity=Severity.INFO, asks_inside=True)
def context_older_than_review(context: CodeContext) -> Iterator[Finding]:
    """The issues, risks and opportunities of the organization were looked at for the last review.

    A review that knows only the old circumstances keeps what no longer fits. A context looked at in the three months
    before a review prepared it. Told once, with the first code.

    Bad: `context: {reviewed_on: 2024-03-01}`, the last review in January 2026. Good: `reviewed_on: 2026-01-04`.

    中文：最近一次评审以前，看过组织的内外部情况、风险和机遇。

    只知道旧情况的评审，会留下已经不合适的东西。评审前三个月内看过的，算为评审做过准备。随组织的第一份规范提一次。

    反例：最近一次评审是2026年1月，却写`context: {reviewed_on: 2024-03-01}`。正例：`reviewed_on: 2026-01-04`。
    """
    organization = context.framework.organization
    if not (context.is_first and context.has_organization):
        return
    seen = organization.context.reviewed_on if organization.context else None
    if seen is None:
        text = "context-not-dated" if organization.context else "no-context"
        path = ("context",) if organization.context else ("name",)
        yield context.in_organization(path, key=True, about=organization.id, text=text)
        return
    reviews = context.framework.reviews.reviews if context.framework.reviews else ()
    held = max((one.held_on for one in reviews if one.held_on and one.held_on <= context.as_of), default=None)
    if held is not None and held - seen > _PREPARED:
        arguments = {"seen": seen, "held": held}
        yield context.in_organization(("context", "reviewed_on"), about=organization.id, arguments=arguments)


@rule("method-review-overdue", clause="8.1", severity=Severity.WARNING, asks_inside=True)
def method_review_overdue(context: CodeContext) -> Iterator[Finding]:
    """Methods of finding needs and measuring are themselves looked at when their interval is over.

    A method that nobody questions goes on asking what no longer matters. Told once, with the first code.

    Bad: `{id: ME1, text: 住户座谈, last_reviewed: 2024-12-10, interval: 12个月}` in 2026. Good: a review of the method
    within the interval.

    中文：了解需求、测量满意的方法，到了时间要自己也评审一遍。

    没有人问的方法，会一直问已经不重要的事。随组织的第一份规范提一次。

    反例：2026年还写着`{id: ME1, text: 住户座谈, last_reviewed: 2024-12-10, interval: 12个月}`。正例：在间隔以内评审过。
    """
    organization = context.framework.organization
    days = WorkingDays(organization.calendar or Calendar())
    for n, method in enumerate(organization.methods if context.is_first else ()):
        if method.interval is None:
            continue
        path = ("methods", n, "interval")
        if method.last_reviewed is None:
            yield context.in_organization(path, about=method.id, text="method-never-reviewed")
        elif days.end_of(method.last_reviewed, method.interval) < context.as_of:
            arguments = {"last": method.last_reviewed, "interval": Typed(path, method.interval)}
            place = ("methods", n, "last_reviewed")
            yield context.in_organization(place, about=method.id, arguments=arguments)


def _covered(context: CodeContext) -> set[str] | None:
    """Return the customer groups whose needs something finds out, None for all of them."""
    framework = context.framework
    organization = framework.organization
    asked = [
        *(method.customer_groups for method in organization.methods),
        *(survey.customer_groups for survey in framework.surveys),
        *(follow_up.customer_groups for follow_up in organization.follow_ups),
    ]
    if not all(asked):
        return None
    collected = (one.customer_groups for code in framework.codes for one in code.information_collection)
    return {group for groups in (*asked, *collected) for group in groups}


@rule("group-without-method", clause="4.11", severity=Severity.WARNING, asks_inside=True, needs=("surveys",))
def group_without_method(context: CodeContext) -> Iterator[Finding]:
    """For every customer group there is a method that finds out what it needs.

    A group nobody asks is served by guess. Methods, surveys, follow-ups and collected information that name the
    group count; a method without groups is for all of them. Held only against organizations that write their
    `methods` down; told once, with the first code.

    Bad: a group `visitors` that no method names. Good: `methods: [{…, customer_groups: [owners, visitors]}]`.

    中文：每个顾客群体，都有办法了解他们的需要。

    没有人问的群体，只能靠猜。写了这个群体的方法、调查、回访、信息收集都算；没有写群体的方法，对所有群体都算。只查写了
    `methods`的组织，随第一份规范提一次。

    反例：没有一种方法提到群体`visitors`。正例：`methods: [{…, customer_groups: [owners, visitors]}]`。
    """
    organization = context.framework.organization
    covered = _covered(context) if context.is_first and organization.methods else None
    for n, group in enumerate(organization.customer_groups if covered is not None else ()):
        if covered is not None and group.id not in covered:
            yield context.in_organization(("customer_groups", n, "id"), about=group.id)


RULES = (
    no_leadership_commitment,
    no_approval,
    no_framework_owner,
    no_interested_parties,
    risk_without_action,
    context_older_than_review,
    method_review_overdue,
    group_without_method,
)
