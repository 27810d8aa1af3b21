"""Putting the code to work: steps in time, records, remedies given, the right version on the wall (4.4, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from ..calendar import WorkingDays
from ..model import Calendar
from ..problems import Severity
from .base import CodeContext, Context, Finding, organization_rule, rule


@rule("milestone-overdue", clause="7", severity=Severity.INFO, asks_inside=True)
def milestone_overdue(context: CodeContext) -> Iterator[Finding]:
    """What is needed to put the code to work is done by its day.

    A step that is late holds up what follows, and the promise may already be in force.

    Bad: `due: 2026-01-25` has passed without `done_on`. Good: `done_on: 2026-01-24`, or a new `due`.

    中文：实施规范要做的事，到期要做完。

    一步晚了，后面都晚，而承诺可能已经在实施。

    反例：`due: 2026-01-25` 已经过了，没有 `done_on`。正例：`done_on: 2026-01-24`，或者定新的 `due`。
    """
    implementation = context.code.implementation
    for n, milestone in enumerate(implementation.milestones if implementation else ()):
        if milestone.due is not None and milestone.done_on is None and milestone.due < context.as_of:
            path = ("implementation", "milestones", n, "due")
            yield context.finding(path, about=milestone.id, arguments={"due": milestone.due})


@rule("no-record-form", clause="7", severity=Severity.INFO, asks_inside=True)
def no_record_form(context: CodeContext) -> Iterator[Finding]:
    """It is recorded whether each promise was kept, on a form that is named.

    Without records nobody can show a customer, or a review, what happened.

    Bad: no `fulfilment_log`. Good: `implementation: {fulfilment_log: {form: repair-log, retention: 2年}}`.

    中文：每条承诺做没做到要有记录，并说明记在哪张表上。

    没有记录，对顾客、对评审都说不清。

    反例：没有 `fulfilment_log`。正例：`implementation: {fulfilment_log: {form: repair-log, retention: 2年}}`。
    """
    implementation = context.code.implementation
    if implementation is None or implementation.fulfilment_log is None:
        path = ("title",) if implementation is None else ("implementation",)
        yield context.finding(path, key=True)


@rule("nonfulfilment-without-remedy", clause="7", severity=Severity.WARNING)
def nonfulfilment_without_remedy(context: CodeContext) -> Iterator[Finding]:
    """Where a promise was not kept, the record says what the customer got.

    The remedy is part of the promise: one that is not given is a second promise broken.

    Bad: `{date: 2026-02-11, commitment: C1, cause: 同时两处爆管}`. Good: the same with
    `remedy_given: 致歉并减免10元`.

    中文：承诺没有做到的，记录里要说顾客得到了什么。

    补救也是承诺的一部分，不给就是第二次失信。

    反例：`{date: 2026-02-11, commitment: C1, cause: 同时两处爆管}`。正例：加上 `remedy_given: 致歉并减免10元`。
    """
    implementation = context.code.implementation
    for n, case in enumerate(implementation.nonfulfilments if implementation else ()):
        if case.remedy_given is None and case.remedied_on is None:
            path = ("implementation", "nonfulfilments", n)
            yield context.finding(path, about=case.commitment, arguments={"day": case.date})


@rule("posted-version-old", clause="4.4", severity=Severity.WARNING)
def posted_version_old(context: CodeContext) -> Iterator[Finding]:
    """The notice at each window is of the version in force.

    Customers rely on what hangs there. Of several entries for a window the newest counts.

    Bad: version 2.1, and the front desk still has `version: 2.0`. Good:
    `{window: front-desk, version: 2.1, date: 2026-02-01}`.

    中文：每个窗口张贴的，要是现行版本。

    顾客看的是墙上那一份。一个窗口有几条记录的，看最新的一条。

    反例：规范是2.1版，前台还是 `version: 2.0`。正例：`{window: front-desk, version: 2.1, date: 2026-02-01}`。
    """
    code = context.code
    if code.implementation is None or code.version is None:
        return
    newest: dict[str, int] = {}
    posted = code.implementation.posted
    for n, posting in enumerate(posted):
        other = newest.get(posting.window)
        previous = None if other is None else posted[other].date
        if previous is None or posting.date is None or posting.date >= previous:
            newest[posting.window] = n
    for window, n in newest.items():
        if posted[n].version != code.version:
            arguments = {"window": window, "posted": posted[n].version, "version": code.version}
            yield context.finding(("implementation", "posted", n, "version"), arguments=arguments)


@rule("window-not-posted", clause="4.4", severity=Severity.INFO, asks_inside=True)
def window_not_posted(context: CodeContext) -> Iterator[Finding]:
    """Every window where a promise is kept has the notice.

    Customers ask where they are served. Held only against codes that say where they are posted; the place of a
    window stands for it.

    Bad: two front desks, and `posted` names one. Good: both.

    中文：兑现承诺的每个窗口，都要张贴规范。

    顾客在哪里办事，就在哪里问。没有写张贴在哪里的规范不查；写了窗口所在的场所也算。

    反例：有两个前台，`posted` 只写了一个。正例：两个都写。
    """
    implementation = context.code.implementation
    if implementation is None or not implementation.posted:
        return
    posted = {posting.window for posting in implementation.posted}
    delivering = {post for _, commitment in context.commitments for post in commitment.delivered_by}
    for window in context.framework.organization.windows:
        if delivering.isdisjoint(window.posts) or window.id in posted or window.place in posted:
            continue
        yield context.finding(("implementation", "posted"), key=True, about=window.id)


@organization_rule("follow-up-overdue", clause="8.1", severity=Severity.WARNING)
def follow_up_overdue(context: Context) -> Iterator[Finding]:
    """Customers are called or visited after the service as often as planned.

    Those who do not complain are heard no other way. What was never done has no day to count from and is not told.

    Bad: `every: 1个月` and `last_done` three months ago. Good: `last_done` last week.

    中文：回访按计划的间隔做。

    不投诉的顾客，只有回访才听得到。从来没有做过的，没有日子可算，不查。

    反例：`every: 1个月`，`last_done` 却是三个月前。正例：`last_done` 是上周。
    """
    organization = context.framework.organization
    working = WorkingDays(organization.calendar or Calendar())
    for n, follow_up in enumerate(organization.follow_ups):
        if follow_up.last_done is None or follow_up.every is None:
            continue
        due = working.end_of(follow_up.last_done, follow_up.every)
        if due < context.as_of:
            yield Finding(
                origin=organization.origin,
                path=("follow_ups", n, "last_done"),
                about=follow_up.id,
                arguments={"due": due},
            )


RULES = (
    milestone_overdue,
    no_record_form,
    nonfulfilment_without_remedy,
    posted_version_old,
    window_not_posted,
    follow_up_overdue,
)
