"""The communication plan: inside and outside, to whom, how, when and by whom (6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Communication
from ..model.organization import PartyKind
from ..problems import Severity
from .base import CodeContext, Finding, Path, once, rule


def communications(context: CodeContext) -> Iterator[tuple[Path, Communication]]:
    """Yield what is communicated inside and outside, with its paths."""
    plan = context.code.communication_plan
    if plan is not None:
        for side, told in (("internal", plan.internal), ("external", plan.external)):
            for n, communication in enumerate(told):
                yield ("communication_plan", side, n), communication


def _missing_side(context: CodeContext, side: str) -> Iterator[Finding]:
    plan = context.code.communication_plan
    if plan is None:
        yield context.finding(("title",), key=True)
    elif not getattr(plan, side):
        yield context.finding(("communication_plan",), key=True)


@rule("comm-no-internal", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def comm_no_internal(context: CodeContext) -> Iterator[Finding]:
    """It is planned how those inside learn of the code.

    Staff who hear of a promise from customers cannot keep it.

    Bad: a plan with `external` only. Good:
    `internal: [{id: I1, audience: [repairer], method: 班前会, when: 2026-01-20, owner: service-quality}]`.

    中文：要计划内部的人怎样知道规范。

    员工从顾客口中才听说承诺，就做不到。

    反例：沟通计划只有 `external`。正例：`internal: [{id: I1, audience: [repairer], method: 班前会, when: 2026-01-20,
    owner: service-quality}]`。
    """
    yield from _missing_side(context, "internal")


@rule("comm-no-external", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def comm_no_external(context: CodeContext) -> Iterator[Finding]:
    """It is planned how customers and other interested parties learn of the code.

    A promise nobody has heard of satisfies nobody.

    Bad: a plan with `internal` only. Good:
    `external: [{id: E1, audience: [owners], method: 公告栏, when: 2026-02-01, owner: service-quality}]`.

    中文：要计划顾客和其他相关方怎样知道规范。

    没有人听说过的承诺，谁也不会满意。

    反例：沟通计划只有 `internal`。正例：`external: [{id: E1, audience: [owners], method: 公告栏, when: 2026-02-01, owner:
    service-quality}]`。
    """
    yield from _missing_side(context, "external")


@rule("comm-no-audience", clause="6.7", severity=Severity.ERROR, is_for_drafts=True)
def comm_no_audience(context: CodeContext) -> Iterator[Finding]:
    """A communication says who is told.

    A message to nobody in particular reaches nobody, and nobody can tell whom it missed.

    Bad: `{id: I1, method: 班前会}`. Good: `{id: I1, audience: [repairer], method: 班前会}`.

    中文：一项沟通要说告诉谁。

    没有说告诉谁，就不知道谁还没有听到。

    反例：`{id: I1, method: 班前会}`。正例：`{id: I1, audience: [repairer], method: 班前会}`。
    """
    for path, told in communications(context):
        if not told.audience:
            yield context.finding(path, about=told.id)


def _lacking(context: CodeContext, without: list[tuple[Path, Communication]], text: str) -> Iterator[Finding]:
    each = [context.finding(path, about=told.id) for path, told in without]
    arguments = {"n": len(without)}
    whole = context.finding(("communication_plan",), key=True, text=text, arguments=arguments)
    yield from once(each, whole, sum(1 for _ in communications(context)))


@rule("comm-no-method", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def comm_no_method(context: CodeContext) -> Iterator[Finding]:
    """A communication says by what means.

    A briefing, a notice and a text message take different preparation, and reach different people.

    Bad: `{id: I1, audience: [repairer]}`. Good: `{id: I1, audience: [repairer], method: 班前会}`.

    中文：一项沟通要说用什么方式。

    开会、张贴、发短信，要准备的不同，听到的人也不同。

    反例：`{id: I1, audience: [repairer]}`。正例：`{id: I1, audience: [repairer], method: 班前会}`。
    """
    without = [(path, told) for path, told in communications(context) if not told.method]
    yield from _lacking(context, without, "comms-no-method")


@rule("comm-no-timing", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def comm_no_timing(context: CodeContext) -> Iterator[Finding]:
    """A communication says when, or how often.

    Without a day nobody can tell whether it is late. A day, a time in words, a frequency, a start, the moment in
    the customer's way, or the day it was done will do.

    Bad: `{id: E1, audience: [owners], method: 公告栏}`. Good: the same with `when: 2026-02-01`.

    中文：一项沟通要说什么时候，或者多久一次。

    没有日子，就看不出晚没晚。日期、用文字写的时间、频次、开始的日子、在顾客哪个环节、已经完成的日子，有一样就行。

    反例：`{id: E1, audience: [owners], method: 公告栏}`。正例：加上 `when: 2026-02-01`。
    """
    without = [
        (path, told)
        for path, told in communications(context)
        if not (told.when or told.timing or told.frequency or told.start or told.moment or told.done)
    ]
    yield from _lacking(context, without, "comms-no-timing")


@rule("comm-no-owner", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def comm_no_owner(context: CodeContext) -> Iterator[Finding]:
    """A communication says which post sees to it.

    The owner of the code answers for the plan, but somebody must put up the notice.

    Bad: `{id: E1, audience: [owners], method: 公告栏, when: 2026-02-01}`. Good: the same with
    `owner: service-quality`.

    中文：一项沟通要说由哪个岗位去做。

    整个计划由规范的负责岗位负责，但总要有人去张贴。

    反例：`{id: E1, audience: [owners], method: 公告栏, when: 2026-02-01}`。正例：加上 `owner: service-quality`。
    """
    without = [(path, told) for path, told in communications(context) if not told.owner]
    yield from _lacking(context, without, "comms-no-owner")


@rule("delivering-post-not-informed", clause="6.7", severity=Severity.WARNING)
def delivering_post_not_informed(context: CodeContext) -> Iterator[Finding]:
    """Who keeps a promise was told of it: each post of `delivered_by` is in an internal communication or a training.

    A promise is kept by those who know of it. Held only against codes that have a communication plan.

    Bad: `delivered_by: [night-duty]` with nobody telling them. Good: `audience: [night-duty]`.

    中文：兑现承诺的岗位要先知道：`delivered_by` 里的每个岗位，都在一项内部沟通或培训里。

    不知道的人做不到。只查有沟通计划的规范。

    反例：`delivered_by: [night-duty]`，却没有人告诉过他们。正例：`audience: [night-duty]`。
    """
    plan = context.code.communication_plan
    if plan is None:
        return
    told = {post for communication in plan.internal for post in communication.audience}
    told.update(post for training in context.code.training for post in training.posts)
    posts = context.framework.posts
    for path, commitment in context.commitments:
        for n, post in enumerate(commitment.delivered_by):
            # A post that does not exist is a problem of its own.
            if post not in told and (not posts or post in posts):
                told.add(post)
                arguments = {"post": post}
                yield context.finding((*path, "delivered_by", n), about=commitment.id, arguments=arguments)


@rule("party-not-reached", clause="6.7", severity=Severity.WARNING, asks_inside=True)
def party_not_reached(context: CodeContext) -> Iterator[Finding]:
    """Each interested party outside learns of the code: it is in the audience of an external communication.

    Who was named as a party has needs that bear on the code. Parties of kind `personnel` are told inside.

    Bad: the owners' committee among the `interested_parties` and in no audience. Good:
    `audience: [owners, owners-committee]`.

    中文：外部的每个相关方都要知道规范：在一项外部沟通的对象里。

    列为相关方的，都有和规范相关的需求。`personnel` 类的相关方在内部沟通。

    反例：`interested_parties` 里有业主委员会，沟通对象里却没有。正例：`audience: [owners, owners-committee]`。
    """
    plan = context.code.communication_plan
    if plan is None or not plan.external:
        return
    told = {party for communication in plan.external for party in communication.audience}
    without = [
        party
        for party in context.framework.organization.interested_parties
        if party.kind is not PartyKind.PERSONNEL and party.id not in told
    ]
    for party in without:
        path = ("communication_plan", "external")
        yield context.finding(path, key=True, about=party.id, arguments={"party": party.name})


RULES = (
    comm_no_internal,
    comm_no_external,
    comm_no_audience,
    comm_no_method,
    comm_no_timing,
    comm_no_owner,
    delivering_post_not_informed,
    party_not_reached,
)
