"""What a code is made from: purpose, scope, objectives and information (6.1, 6.2, 6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Objective
from ..model.preparation import Information, InformationKind
from ..problems import Severity
from .base import CodeContext, Finding, once, rule
from .promises import linked_indicators

_EXPECTED = (
    InformationKind.LAW,
    InformationKind.ISSUE,
    InformationKind.OTHER_CODE,
    InformationKind.COMPLAINT_DATA,
)


@rule(
    "no-purpose",
    clause="6.4",
    severity=Severity.ERROR,
    transcribed=Severity.INFO,
    spares_one_file=True,
)
def no_purpose(context: CodeContext) -> Iterator[Finding]:
    """A code says in a sentence what it is for.

    Without a purpose customers do not know what they may expect of it, and reviews do not know what to hold it
    against. A code that fits in one file with its organization may do without.

    Bad: a code that begins with its promises. Good: `purpose: 让业主知道可以期待什么，以及没有做到时会得到什么。`.

    中文：规范要用一句话说明是为了什么。

    没有目的，顾客不知道能从中期待什么，评审时也不知道拿什么来衡量。和组织写在一个文件里的小规范可以不写。

    反例：一开头就是承诺。正例：`purpose: 让业主知道可以期待什么，以及没有做到时会得到什么。`。
    """
    if context.code.purpose is None:
        yield context.finding(("title",), key=True)


@rule(
    "no-scope",
    clause="6.4",
    severity=Severity.ERROR,
    transcribed=Severity.INFO,
    spares_one_file=True,
)
def no_scope(context: CodeContext) -> Iterator[Finding]:
    """A code says for which services and places it holds, and what it does not cover.

    Otherwise every customer has to guess whether the promises are meant for them. One sentence is enough; a
    code that fits in one file with its organization may do without.

    Bad: no `scope`. Good: `scope: {services: [报修, 投诉接待], places: [phase-1], not_covered: [商铺]}`.

    中文：规范要说对哪些服务、哪些地方有效，哪些不包括。

    不说明，每位顾客都得猜这些承诺是不是给自己的。写一句话也可以；和组织写在一个文件里的小规范可以不写。

    反例：没有`scope`。正例：`scope: {services: [报修, 投诉接待], places: [phase-1], not_covered: [商铺]}`。
    """
    scope = context.code.scope
    if scope is None:
        yield context.finding(("title",), key=True)
    elif not (scope.text or scope.services or scope.places or scope.not_covered):
        yield context.finding(("scope",), key=True, text="scope-empty")


def _measured(context: CodeContext, objective: Objective) -> frozenset[str]:
    """Return the indicators that show whether an objective is reached: its own, or those of promises that serve it."""
    serving = (one for one in context.code.commitments if objective.id in one.objectives)
    return frozenset(objective.indicators).union(*(linked_indicators(context, one) for one in serving))


@rule("objective-without-indicator", clause="6.1", severity=Severity.WARNING, transcribed=Severity.INFO)
def objective_without_indicator(context: CodeContext) -> Iterator[Finding]:
    """An objective has an indicator that shows whether it is reached.

    The indicator may be named by the objective, or by a commitment that serves it.

    Bad: `objectives: [{id: O1, text: 急修不等人}]`. Good: the same with `indicators: [K1]`.

    中文：一个目标要有指标，看得出达到没有。

    指标可以写在目标里，也可以写在为这个目标服务的承诺里。

    反例：`objectives: [{id: O1, text: 急修不等人}]`。正例：加上`indicators: [K1]`。
    """
    for n, objective in enumerate(context.code.objectives):
        if not _measured(context, objective):
            yield context.finding(("objectives", n, "id"), about=objective.id)


@rule("objective-not-dated", clause="6.1", severity=Severity.INFO)
def objective_not_dated(context: CodeContext) -> Iterator[Finding]:
    """An objective says by when it is to be reached.

    Without a day nobody can say that it was missed. A long-term objective has a day too: the end of its years.

    Bad: `{id: O1, text: 急修不等人}`. Good: the same with `by: 2026-12-31`.

    中文：一个目标要说什么时候达到。

    没有日期，就说不出它没有达到。长期的目标也有日期：那几年的最后一天。

    反例：`{id: O1, text: 急修不等人}`。正例：加上`by: 2026-12-31`。
    """
    objectives = context.code.objectives
    undated = [
        context.finding(("objectives", n, "id"), about=one.id)
        for n, one in enumerate(objectives)
        if one.by is None
    ]
    whole = context.finding(
        ("objectives",), key=True, text="objectives-not-dated", arguments={"n": len(undated)}
    )
    yield from once(undated, whole, len(objectives))


@rule("objective-without-commitment", clause="6.1", severity=Severity.INFO)
def objective_without_commitment(context: CodeContext) -> Iterator[Finding]:
    """An objective is served by a commitment.

    What no promise works for stays a wish. A commitment serves an objective that it names, or whose indicator
    measures it.

    Bad: an objective O2 that no commitment mentions. Good: `objectives: [O2]` in the commitment that serves it.

    中文：一个目标要有承诺为它服务。

    没有承诺去做，目标只是愿望。承诺写了这个目标的编号，或者用同一个指标，都算。

    反例：目标O2没有一条承诺提到。正例：在为它服务的承诺里写`objectives: [O2]`。
    """
    measured = {name for _, one in context.commitments for name in linked_indicators(context, one)}
    named = {name for _, one in context.commitments for name in one.objectives}
    for n, objective in enumerate(context.code.objectives):
        if objective.id not in named and measured.isdisjoint(objective.indicators):
            yield context.finding(("objectives", n, "id"), about=objective.id)


@rule(
    "information-kind-missing",
    clause="6.2",
    severity=Severity.INFO,
    small_business=Severity.INFO,
    asks_inside=True,
)
def information_kind_missing(context: CodeContext) -> Iterator[Finding]:
    """Before a code is written, four kinds of information are looked at: law, issues, other codes, complaints.

    A promise made without them forgets what law demands, misses what troubles customers, or repeats what others
    tried in vain. Each kind needs one entry; “nothing found” is one too.

    Bad: no `information`. Good: `information: [{id: IF1, kind: law, text: 物业管理条例, date: 2018-03-19}]` and one
    entry each of `issue`, `other_code` and `complaint_data`.

    中文：写规范以前，要看四类信息：法律、要解决的问题、别人的规范、投诉数据。

    不看这些，承诺会漏掉法律的要求，碰不到顾客的难处，或者重走别人走不通的路。每一类有一条就行，“没有查到”也是一条。

    反例：没有`information`。正例：`information: [{id: IF1, kind: law, text: 物业管理条例, date: 2018-03-19}]`，另有
    `issue`、`other_code`、`complaint_data`各一条。
    """
    found = {one.kind for one in context.code.information}
    missing = [kind.value for kind in _EXPECTED if kind not in found]
    if not found:
        arguments = {"kinds": ", ".join(missing)}
        yield context.finding(("title",), key=True, text="no-information", arguments=arguments)
    elif missing:
        yield context.finding(("information",), key=True, arguments={"kinds": ", ".join(missing)})


def _laws(context: CodeContext) -> Iterator[tuple[int, Information]]:
    for n, one in enumerate(context.code.information):
        if one.kind is InformationKind.LAW:
            yield n, one


@rule("law-not-dated", clause="6.2", severity=Severity.WARNING, asks_inside=True)
def law_not_dated(context: CodeContext) -> Iterator[Finding]:
    """A law that the code was written by has the day it took effect.

    Laws change; without the day nobody sees that the code rests on an old text.

    Bad: `{id: IF2, kind: law, text: 物业管理条例}`. Good: the same with `date: 2018-03-19`.

    中文：写规范时依据的法律，要写明施行的日期。

    法律会改，没有日期，就看不出规范依据的是不是旧的。

    反例：`{id: IF2, kind: law, text: 物业管理条例}`。正例：加上`date: 2018-03-19`。
    """
    for n, law in _laws(context):
        if law.date is None:
            yield context.finding(("information", n, "id"), about=law.id)


def last_looked_at(context: CodeContext) -> date | None:
    """Return the day the code was last reviewed, approved or checked against the law, None where it never was."""
    code = context.code
    days = [
        *(review.held_on for _, review in context.framework.reviews_of(code)),
        code.last_review,
        code.approved.on if code.approved else None,
        code.legal_check.on if code.legal_check else None,
    ]
    return max((day for day in days if day is not None and day <= context.as_of), default=None)


@rule("law-change-unreviewed", clause="8.4", severity=Severity.WARNING, asks_inside=True)
def law_change_unreviewed(context: CodeContext) -> Iterator[Finding]:
    """When a law changes, the code is looked at again.

    A law that took effect after the code was last reviewed, approved or checked against the law may demand more
    than the code promises. A law that takes effect later is no question yet.

    Bad: a law of February, the last review in January. Good: a review held in March.

    中文：法律改了，要重新看一遍规范。

    上次评审、批准或法律审查以后才施行的法律，要求可能比承诺的还多。还没有施行的不算。

    反例：法律2月施行，上次评审是1月。正例：3月又评审了一次。
    """
    seen = last_looked_at(context)
    if seen is None:
        return
    for n, law in _laws(context):
        if law.date is not None and seen < law.date <= context.as_of:
            arguments = {"law": law.date, "seen": seen}
            yield context.finding(("information", n, "date"), about=law.id, arguments=arguments)


@rule("information-unused", clause="6.2", severity=Severity.INFO, asks_inside=True)
def information_unused(context: CodeContext) -> Iterator[Finding]:
    """Information that was gathered says where it was used.

    So one sees later why a promise says what it says, and what has to be looked at again when the facts change.

    Bad: `{id: IF1, kind: issue, text: 夜间到场慢}`. Good: the same with `used_in: [C1]`.

    中文：收集到的信息，要写用在了哪里。

    以后才看得出一条承诺为什么这样写，情况变了要改哪里。

    反例：`{id: IF1, kind: issue, text: 夜间到场慢}`。正例：加上`used_in: [C1]`。
    """
    information = context.code.information
    unused = [
        context.finding(("information", n, "id"), about=one.id)
        for n, one in enumerate(information)
        if not one.used_in
    ]
    whole = context.finding(
        ("information",), key=True, text="no-information-used", arguments={"n": len(unused)}
    )
    yield from once(unused, whole, len(information))


RULES = (
    no_purpose,
    no_scope,
    objective_without_indicator,
    objective_not_dated,
    objective_without_commitment,
    information_kind_missing,
    law_not_dated,
    law_change_unreviewed,
    information_unused,
)
