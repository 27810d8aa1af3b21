"""Procedures: every promise has one, every step somebody who does it, and all of them fit into the time (6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import builtin_forms
from ..model import Commitment, Duration, DurationUnit, LimitKind, Procedure, ProcedureKind
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, holders, nearest, once, rule

_BESIDE = (ProcedureKind.REMEDY, ProcedureKind.COMPLAINT, ProcedureKind.INSPECT, ProcedureKind.EVALUATE)
"""What happens beside or after keeping a promise: such a procedure is a promise's own only where it names it."""
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+", re.IGNORECASE)


def _own_procedures(context: CodeContext, commitment: Commitment) -> Iterator[tuple[int, Procedure]]:
    """Yield the procedures by which a commitment is kept, with their position."""
    for n, procedure in enumerate(context.code.procedures):
        is_for_it = commitment.id in procedure.commitments and procedure.kind not in _BESIDE
        if procedure.id in commitment.procedures or is_for_it:
            yield n, procedure


@rule(
    "commitment-without-procedure",
    clause="6.6",
    severity=Severity.WARNING,
    small_business=Severity.INFO,
    asks_inside=True,
)
def commitment_without_procedure(context: CodeContext) -> Iterator[Finding]:
    """A commitment has a procedure: who does what, in which order, so that it is kept.

    A promise that everybody keeps in a way of their own depends on who is on duty. A procedure for remedies or
    complaints says what happens when it was not kept, and is not enough.

    Bad: a promise to arrive within 15 minutes, and nothing on how. Good: `procedures: [P1]`.

    中文：一条承诺要有程序：谁做什么，按什么顺序，才做得到。

    各人按各人的办法做，做不做得到就看谁当班。补救、投诉的程序说的是没做到以后怎么办，不能代替。

    反例：承诺15分钟到达，没有说怎样做。正例：`procedures: [P1]`。
    """
    commitments = list(context.commitments)
    without = [
        context.finding((*path, "id"), about=commitment.id)
        for path, commitment in commitments
        # A procedure that does not exist is a problem of its own.
        if not commitment.procedures and next(_own_procedures(context, commitment), None) is None
    ]
    arguments = {"n": len(without)}
    whole = context.finding(("commitments",), key=True, text="no-procedures", arguments=arguments)
    yield from once(without, whole, len(commitments))


@rule("step-without-actor", clause="6.6", severity=Severity.WARNING, asks_inside=True)
def step_without_actor(context: CodeContext) -> Iterator[Finding]:
    """Each step of a procedure says which post does it.

    What is everybody's task is nobody's. Where no step names a post, the `owner` of the procedure does them all.

    Bad: `steps: [{do: 记录报修}]`. Good: `steps: [{do: 记录报修, by: night-duty}]`.

    中文：程序的每一步要说由哪个岗位做。

    大家都可以做的事，往往没有人做。各步都没有写岗位的，由程序的 `owner` 做。

    反例：`steps: [{do: 记录报修}]`。正例：`steps: [{do: 记录报修, by: night-duty}]`。
    """
    for n, procedure in enumerate(context.code.procedures):
        without = [m for m, step in enumerate(procedure.steps) if step.by is None]
        if procedure.owner and len(without) == len(procedure.steps):
            continue
        each = [
            context.finding(("procedures", n, "steps", m), about=procedure.id, arguments={"step": m + 1})
            for m in without
        ]
        arguments = {"n": len(without)}
        whole = context.finding(
            ("procedures", n, "steps"),
            about=procedure.id,
            key=True,
            text="steps-without-actor",
            arguments=arguments,
        )
        yield from once(each, whole, len(procedure.steps))


def _longest(context: CodeContext, commitment: Commitment) -> tuple[Path, Duration] | None:
    """Return the longest time a commitment allows itself in any case; None where times cannot be compared."""
    found: tuple[Path, Duration] | None = None
    for where, holder in holders(commitment, ()):
        for path, limit in context.limits(holder, where, context.day_of(commitment)):
            if limit.kind is not LimitKind.WITHIN or limit.within is None:
                continue
            order = 1 if found is None else limit.within.compare(found[1])
            if order is None:
                return None
            if order > 0:
                found = (*path, "within"), limit.within
    return found


def _sum(procedure: Procedure, family: str) -> Duration | None:
    """Return the times of a procedure's steps together, of those that are counted in one way."""
    units = {
        "clock": DurationUnit.MINUTE,
        "working": DurationUnit.WORKING_DAY,
        "calendar": DurationUnit.MONTH,
    }
    times = [step.within for step in procedure.steps if step.within and step.within.family == family]
    if family == "clock":
        total = sum(time.minutes or 0 for time in times)
    else:
        total = sum(time.value * (12 if time.unit is DurationUnit.YEAR else 1) for time in times)
    return Duration(total, units[family]) if total else None


@rule("step-limit-sum-exceeds-promise", clause="6.6", severity=Severity.WARNING, asks_inside=True)
def step_limit_sum_exceeds_promise(context: CodeContext) -> Iterator[Finding]:
    """The times of a procedure's steps add up to no more than the time that is promised.

    Otherwise everybody may keep to the procedure and the promise is broken all the same. Only times counted
    alike are added: minutes with hours, working days with working days. The longest limit of the commitment and
    its variants counts.

    Bad: steps of 5 and 15 minutes for a promise of 15 minutes. Good: steps of 3 and 12 minutes.

    中文：程序各步的时限加起来，不能超过承诺的时限。

    超过了，人人按程序做，承诺还是做不到。只把同样算法的时间相加：分钟和小时相加，工作日和工作日相加。承诺和各分情形里，按最长的时限比。

    反例：承诺15分钟，两步分别是5分钟和15分钟。正例：两步分别是3分钟和12分钟。
    """
    told: set[int] = set()
    for path, commitment in context.commitments:
        own = list(_own_procedures(context, commitment))
        promised = _longest(context, commitment) if own else None
        if promised is None:
            continue
        for n, procedure in own:
            total = _sum(procedure, promised[1].family)
            if n in told or total is None or total.compare(promised[1]) != 1:
                continue
            told.add(n)
            arguments = {
                "commitment": commitment.id,
                "limit": Typed((*path, *promised[0]), promised[1]),
            }
            where = ("procedures", n, "steps")
            yield context.finding(where, key=True, about=procedure.id, arguments=arguments)


@rule("form-unknown", clause="6.6", severity=Severity.INFO, asks_inside=True)
def form_unknown(context: CodeContext) -> Iterator[Finding]:
    """A record that is named by an id is one of the organization's forms, or one of those every site has.

    Whoever takes the step must find the form. A name in words is left alone, and so is everything where the
    organization lists no forms.

    Bad: `record: repair-lg`. Good: `record: repair-log`, with that form in organization.yml.

    中文：用编号写的记录，要是组织的一张表单，或者自带的一张。

    做这一步的人要找得到表单。用文字写的名称不查；组织没有列出表单的，也不查。

    反例：`record: repair-lg`。正例：`record: repair-log`，organization.yml 里有这张表单。
    """
    organization = context.framework.organization
    forms = [form.id for form in organization.forms]
    if not forms:
        return
    layouts = (form.id for form in (*builtin_forms(), *context.framework.forms))
    known = {*forms, *layouts, *(document.id for document in organization.related_documents)}
    for n, procedure in enumerate(context.code.procedures):
        for m, step in enumerate(procedure.steps):
            record = str(step.record or "")
            if not _IDENTIFIER.fullmatch(record) or record in known:
                continue
            near = nearest(record, forms)
            yield context.finding(
                ("procedures", n, "steps", m, "record"),
                about=procedure.id,
                text="form-unknown-near" if near else "",
                arguments={"typed": record, "nearest": near},
            )


RULES = (
    commitment_without_procedure,
    step_without_actor,
    step_limit_sum_exceeds_promise,
    form_unknown,
)
