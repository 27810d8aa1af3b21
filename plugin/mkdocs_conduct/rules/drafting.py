"""How the promises were drafted: what they answer, whether they were checked and tried, what belongs to them (4.6, A, H)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Commitment
from ..model.code import CodeStatus
from ..problems import Severity
from .base import CodeContext, Finding, holders, once, rule


@rule("commitment-without-need", clause="4.6", severity=Severity.INFO, asks_inside=True)
def commitment_without_need(context: CodeContext) -> Iterator[Finding]:
    """A commitment answers something: an input, a piece of information, or an objective of the code.

    A promise that answers nobody's need costs effort that is lacking elsewhere. Where a code names neither inputs
    nor information nor objectives, that is asked for instead.

    Bad: C4, which no input, information or objective mentions. Good: `answers_input: [IN1]` in C4.

    中文：一条承诺要有来由：意见、信息，或者规范的目标。

    没有人需要的承诺，占去别处要用的力气。意见、信息、目标一样都没有的规范，另外会问。

    反例：C4，哪条意见、信息和目标都没有提到。正例：在C4里写`answers_input: [IN1]`。
    """
    code = context.code
    if not (code.inputs or code.information or code.objectives):
        return
    named = {name for one in code.inputs for name in one.commitments}
    named.update(name for one in code.information for name in one.used_in)
    current = list(context.commitments)
    without = [
        context.finding((*path, "id"), about=one.id)
        for path, one in current
        if not (one.answers_input or one.objectives)
        and named.isdisjoint((one.id, *(variant.id for variant in one.variants)))
    ]
    whole = context.finding(
        ("commitments",), key=True, text="no-commitment-with-need", arguments={"n": len(without)}
    )
    yield from once(without, whole, len(current))


@rule(
    "no-legal-check",
    clause="H",
    severity=Severity.WARNING,
    small_business=Severity.INFO,
    asks_inside=True,
)
def no_legal_check(context: CodeContext) -> Iterator[Finding]:
    """Somebody checked the code against the law, and the day is known.

    A promise may fall short of what law demands, or set a limit that law forbids. A small business may do without.

    Bad: no `legal_check`. Good: `legal_check: {by: 法律顾问, on: 2025-12-20, references: [物业管理条例]}`.

    中文：有人对照法律审查过规范，写明了日期。

    承诺可能达不到法律的要求，限制可能是法律不许的。小企业可以不写。

    反例：没有`legal_check`。正例：`legal_check: {by: 法律顾问, on: 2025-12-20, references: [物业管理条例]}`。
    """
    check = context.code.legal_check
    if check is None:
        yield context.finding(("title",), key=True)
    elif check.on is None:
        yield context.finding(("legal_check",), key=True, text="legal-check-not-dated")


@rule("no-pilot", clause="H", severity=Severity.INFO, asks_inside=True)
def no_pilot(context: CodeContext) -> Iterator[Finding]:
    """A code was tried out before it was put in force.

    What looks easy on paper fails at the window. A code on trial is being tried out now.

    Bad: `status: in_force` without a `pilot`. Good: `pilot: {start: 2025-12-01, end: 2025-12-31, where: 一期}`.

    中文：规范实施以前试行过。

    纸上容易的，到了窗口往往做不到。状态是试行的，现在就在试。

    反例：`status: in_force`，没有`pilot`。正例：`pilot: {start: 2025-12-01, end: 2025-12-31, where: 一期}`。
    """
    if context.code.pilot is None and context.code.status is not CodeStatus.TRIAL:
        yield context.finding(("title",), key=True)


def _has_provisions(commitment: Commitment) -> bool:
    own = (commitment.conditions, commitment.customer_duties, commitment.other_provisions)
    return any(own) or any(
        holder.limitations or holder.supporting_information or holder.note
        for _, holder in holders(commitment, ())
    )


@rule("commitment-component-missing", clause="A", severity=Severity.INFO, spares_one_file=True)
def commitment_component_missing(context: CodeContext) -> Iterator[Finding]:
    """Beside the promise there is what belongs to it: limitations, supporting information, other provisions.

    A customer who reads promises only learns at the window that one does not hold today. Told once for a code
    where no promise has any of them.

    Bad: promises and nothing else. Good: `limitations: [台风红色预警期间改为先电话指导]`.

    中文：承诺旁边要写相关的规定：限制、支持信息、其他规定。

    只写承诺，顾客到了窗口才知道今天不算。没有一条承诺写了的，整份规范提一次。

    反例：除了承诺什么都没有。正例：`limitations: [台风红色预警期间改为先电话指导]`。
    """
    current = [one for _, one in context.commitments]
    if current and not context.code.limitations and not any(map(_has_provisions, current)):
        yield context.finding(("commitments",), key=True)


RULES = (commitment_without_need, no_legal_check, no_pilot, commitment_component_missing)
