"""Resources: every promise has its own, in time, and nobody carries everything (4.8, 6.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, once, rule

_MANY = 15
_MOST = 0.6


@rule(
    "commitment-without-resources",
    clause="6.8",
    severity=Severity.INFO,
    small_business=Severity.INFO,
    asks_inside=True,
)
def commitment_without_resources(context: CodeContext) -> Iterator[Finding]:
    """A commitment says what it takes to keep it: people, equipment, money.

    Promises are broken less by bad will than because somebody was missing. A resource without `for` is there for
    all commitments; `capacity_evidence` of the commitment does as well.

    Bad: a promise of 15 minutes at night, and no night shift among the resources. Good:
    `resources: [{id: R1, kind: personnel, text: 夜班维修2人, for: [C1]}]`.

    中文：一条承诺要说靠什么做到：人、设备、钱。

    做不到，多半不是不想做，而是缺人缺物。没有写 `for` 的资源，所有承诺都用；承诺自己写了 `capacity_evidence` 也算。

    反例：承诺夜间15分钟到场，资源里没有夜班。正例：`resources: [{id: R1, kind: personnel, text: 夜班维修2人, for: [C1]}]`。
    """
    resources = context.code.resources
    if any(not resource.commitments for resource in resources):
        return
    served = {commitment for resource in resources for commitment in resource.commitments}
    commitments = list(context.commitments)
    without = [
        context.finding((*path, "id"), about=commitment.id)
        for path, commitment in commitments
        if commitment.id not in served and not commitment.capacity_evidence
    ]
    arguments = {"n": len(without)}
    whole = context.finding(("commitments",), key=True, text="no-resources", arguments=arguments)
    yield from once(without, whole, len(commitments))


@rule("resource-not-available-at-effective", clause="6.8", severity=Severity.WARNING, asks_inside=True)
def resource_not_available_at_effective(context: CodeContext) -> Iterator[Finding]:
    """What a promise needs is there when the promise begins to hold.

    From that day on customers may insist on it. What came late and is there now is no longer told.

    Bad: `effective_from: 2026-02-01`, and the second van `available_from: 2026-05-01`. Good: the van first.

    中文：承诺需要的资源，实施的那天就要到位。

    从那天起，顾客就可以要求兑现。来晚了、现在已经到位的，不再提示。

    反例：`effective_from: 2026-02-01`，第二辆车却是 `available_from: 2026-05-01`。正例：车先到位。
    """
    effective = context.code.effective_from
    if effective is None:
        return
    for n, resource in enumerate(context.code.resources):
        day = resource.available_from
        if day is not None and day > effective and day > context.as_of:
            arguments = {"available": day, "effective": effective}
            yield context.finding(("resources", n, "available_from"), about=resource.id, arguments=arguments)


def _owned(context: CodeContext) -> Iterator[str]:
    """Yield the post of everything in the code that names one as its owner."""
    code = context.code
    plan, implementation = code.communication_plan, code.implementation
    parts: list[object] = [
        *code.objectives,
        *code.commitments,
        *code.performance_indicators,
        *code.information,
        *code.inputs,
        *code.procedures,
        *code.training,
        *code.resources,
        *code.information_collection,
        *((*plan.internal, *plan.external) if plan else ()),
        *(implementation.milestones if implementation else ()),
    ]
    for part in parts:
        owner = getattr(part, "owner", None)
        if owner:
            yield owner


@rule("owner-overloaded", clause="4.8", severity=Severity.INFO, asks_inside=True)
def owner_overloaded(context: CodeContext) -> Iterator[Finding]:
    """What there is to answer for is spread over several posts.

    A post that owns nearly everything is a bottleneck, and when it is away the code stands still. Told where one
    post owns more than 15 things and more than 60 % of all that have an owner.

    Bad: 20 of 25 things are the service manager's. Good: repairs are engineering's, money is the accountant's.

    中文：要负责的事，由几个岗位分担。

    一个岗位什么都管，就忙不过来；人一不在，规范就停摆。一个岗位负责15件以上，而且占全部的六成以上，才提示。

    反例：25件里有20件归服务经理。正例：维修归工程部，钱归财务。
    """
    counted = Counter(_owned(context))
    if not counted or len(context.framework.organization.posts) < 2:
        return
    ((post, n),) = counted.most_common(1)
    total = counted.total()
    if n > _MANY and n > _MOST * total:
        path = ("owner",) if context.code.owner else ("title",)
        arguments = {"post": post, "n": n, "total": total}
        yield context.finding(path, key=path == ("title",), arguments=arguments)


RULES = (commitment_without_resources, resource_not_available_at_effective, owner_overloaded)
