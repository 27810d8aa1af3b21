"""Improvements: in time, verified, effective, and made at all (8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..calendar import months_later
from ..measure import effectiveness
from ..measure.due_days import TO_VERIFY
from ..model.improvements import ActionKind, Improvement
from ..model.quantity.numeral import plain
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, rule

_YEAR = 12


def _actions(context: CodeContext) -> Iterator[tuple[int, Improvement]]:
    """Yield the actions of this code with their positions; those of no code are told with the first one."""
    for n, one in context.framework.improvements_of(context.code):
        if one.code is not None or context.is_first:
            yield n, one


def _finding(context: CodeContext, path: Path, about: str, **arguments: object) -> Finding:
    document = context.framework.improvements
    origin = document.origin if document is not None else context.code.origin
    return Finding(origin=origin, path=path, about=about, arguments=arguments)


@rule("action-overdue", clause="8.5", severity=Severity.WARNING, asks_inside=True)
def action_overdue(context: CodeContext) -> Iterator[Finding]:
    """An improvement is done by its day.

    What was decided and not done leaves the fault where it was, and the next one who finds it asks why.

    Bad: `{id: A1, text: 夜间备班, due: 2026-02-20}` in March. Good: the same with `done_on: 2026-02-18`, or a new day.

    中文：改进措施到期要做完。

    定了没有做，问题还在原处，下一个发现的人会问为什么。

    反例：到了三月还是 `{id: A1, text: 夜间备班, due: 2026-02-20}`。正例：再加上 `done_on: 2026-02-18`，或者改期。
    """
    for n, one in _actions(context):
        if one.due is not None and one.done_on is None and one.due < context.as_of:
            yield _finding(context, ("improvements", n, "due"), one.id, due=one.due)


@rule("action-not-verified", clause="8.5", severity=Severity.WARNING, asks_inside=True)
def action_not_verified(context: CodeContext) -> Iterator[Finding]:
    """A month after an improvement was done somebody has looked whether it worked.

    What was done is not yet what helped.

    Bad: `{id: A1, text: 夜间备班, done_on: 2026-01-18}` in March. Good: the same with
    `verified_on: 2026-02-15, verified_by: service-quality, effective: true`.

    中文：改进措施做完一个月内，要有人看效果。

    做了，不等于有用。

    反例：到了三月还是 `{id: A1, text: 夜间备班, done_on: 2026-01-18}`。正例：再加上
    `verified_on: 2026-02-15, verified_by: service-quality, effective: true`。
    """
    for n, one in _actions(context):
        if one.done_on is None or one.verified_on is not None:
            continue
        if one.done_on + TO_VERIFY < context.as_of:
            yield _finding(context, ("improvements", n, "done_on"), one.id, done=one.done_on)


@rule("action-without-cause", clause="8.5", severity=Severity.INFO, asks_inside=True)
def action_without_cause(context: CodeContext) -> Iterator[Finding]:
    """A corrective action names the cause it removes.

    Without the cause the same fault comes back. Preventive actions and innovations need none.

    Bad: `{id: A1, text: 夜间备班, kind: corrective}`. Good: the same with `cause: 同时两处报修`.

    中文：纠正措施要写明它消除的原因。

    不找原因，同样的问题还会出现。预防和创新的措施不用写。

    反例：`{id: A1, text: 夜间备班, kind: corrective}`。正例：再加上 `cause: 同时两处报修`。
    """
    for n, one in _actions(context):
        if one.kind is ActionKind.CORRECTIVE and one.cause is None:
            yield _finding(context, ("improvements", n, "id"), one.id)


@rule("effectiveness-below-target", clause="8.5", severity=Severity.WARNING, asks_inside=True)
def effectiveness_below_target(context: CodeContext) -> Iterator[Finding]:
    """Of the improvements verified in the last twelve months enough were effective: 90 % where no target is given.

    Many actions that do not help mean that causes are guessed.

    Bad: 2 effective of 3 verified. Good: 9 of 10, or a target of its own: `effectiveness_target: ≥80%`.

    中文：最近十二个月验证过的改进措施，有效的要够多；没有定目标的，按90%。

    没有用的措施多，说明原因是猜的。

    反例：验证了3项，2项有效。正例：10项里9项有效，或者另定目标：`effectiveness_target: ≥80%`。
    """
    improvements = context.framework.improvements
    if improvements is None or not context.is_first:
        return
    first = months_later(context.as_of, -_YEAR) + timedelta(days=1)
    found = effectiveness(improvements.improvements, first, context.as_of, improvements.effectiveness_target)
    if found.is_met is False and found.rate is not None:
        key = "effectiveness_target" if improvements.effectiveness_target else "improvements"
        arguments = {
            "effective": found.effective,
            "verified": found.verified,
            "rate": plain(round(found.rate, 1)),
            "target": Typed(("effectiveness_target",), "≥90%"),
        }
        yield _finding(context, (key,), context.framework.organization.id, **arguments)


@rule(
    "no-improvement-in-period",
    clause="8.5",
    severity=Severity.INFO,
    asks_inside=True,
    needs=("improvements",),
)
def no_improvement_in_period(context: CodeContext) -> Iterator[Finding]:
    """A code in force for a year has been improved in the last twelve months.

    There is always something; where nothing is written down, nothing is followed up.

    Bad: in force since 2024 and no improvement done since. Good: one with `done_on` in the last twelve months.

    中文：实施满一年的规范，最近十二个月里要做过改进。

    总有可以改的；没有写下来，也就没有人跟进。

    反例：2024年起实施，至今没有做完过改进。正例：最近十二个月有一项写了 `done_on`。
    """
    begun, before = context.code.effective_from, months_later(context.as_of, -_YEAR)
    if begun is None or begun > before:
        return
    actions = context.framework.improvements_of(context.code)
    if not any(one.done_on is not None and before < one.done_on <= context.as_of for _, one in actions):
        yield context.finding(("effective_from",), arguments={"since": begun})


RULES = (
    action_overdue,
    action_not_verified,
    action_without_cause,
    effectiveness_below_target,
    no_improvement_in_period,
)
