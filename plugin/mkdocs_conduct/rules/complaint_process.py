"""How complaints are dealt with inside: steps, severity, risks, and what is learnt from them (GB/T 19012, Annex B)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Complaints
from ..model.complaint import ComplaintStage
from ..model.preparation import InformationKind
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .complaint_terms import is_answerable, of_handling


def _is_described(complaints: Complaints) -> bool:
    """Whether anything is said of how complaints are dealt with inside."""
    return bool(complaints.steps or complaints.categories)


def _processes(context: CodeContext) -> Iterator[Complaints]:
    """Yield what is told with this code: the organization's with the first, the code's own where it describes any.

    A code that gives another contact is dealt with inside as the organization says.
    """
    own, common = context.code.complaints, context.framework.organization.complaints
    if own is not None and (common is None or _is_described(own)):
        yield own
    if common is not None and context.is_first:
        yield common


@rule("no-complaints-process", clause="B", severity=Severity.INFO, asks_inside=True)
def no_complaints_process(context: CodeContext) -> Iterator[Finding]:
    """It is written down how a complaint is dealt with, from receipt to closing, and by which posts.

    A code prevents complaints; those that come all the same need a way. Not asked of a code in one file.

    Bad: `complaints` without `steps`. Good:
    `steps: [{stage: receive, do: 登记, by: reception}, {stage: decide, do: 告知决定和理由, by: service-quality}]`.

    中文：写明投诉从接收到终止怎样处理，由哪些岗位处理。

    规范能减少投诉；真有了投诉，要有一条路可走。单个文件的规范不要求。

    反例：`complaints`里没有`steps`。正例：
    `steps: [{stage: receive, do: 登记, by: reception}, {stage: decide, do: 告知决定和理由, by: service-quality}]`。
    """
    yield from (of_handling(one) for one in _processes(context) if not one.steps)
    is_unsaid = context.framework.complaints_of(context.code) is None and is_answerable(context)
    # Without an organization `no-organization` asks for everything that belongs to one.
    if is_unsaid and context.has_organization:
        yield context.finding(("title",), key=True)


@rule("complaint-step-missing", clause="19012", severity=Severity.WARNING, asks_inside=True)
def complaint_step_missing(context: CodeContext) -> Iterator[Finding]:
    """The steps of dealing with complaints cover the whole way, all nine stages of it.

    A stage that nobody describes is one that nobody does. Only asked where there are steps.

    Bad: `steps` with `receive` and `decide` only. Good: also `communicate`, `track`, `acknowledge`, `assess`,
    `investigate`, `respond` and `close`.

    中文：处理投诉的步骤走完全程，九个阶段都有。

    没有写的阶段，往往没有人做。写了步骤的才要求。

    反例：`steps`里只有`receive`和`decide`。正例：还有`communicate`、`track`、`acknowledge`、`assess`、`investigate`、
    `respond`和`close`。
    """
    for complaints in _processes(context):
        there = {step.stage for step in complaints.steps}
        missing = [stage.value for stage in ComplaintStage if stage not in there]
        if there and missing:
            yield of_handling(complaints, "steps", missing=", ".join(missing))


@rule("no-severity-scale", clause="19012", severity=Severity.INFO, asks_inside=True)
def no_severity_scale(context: CodeContext) -> Iterator[Finding]:
    """It is written down by which scale a complaint is judged at first: safety, severity, urgency.

    What endangers somebody must not wait in the same row as the rest. Only asked where steps or categories are
    described.

    Bad: `steps` without `severities`. Good: `severities: [涉及安全立即处理, 影响生活当天处理, 一般按时限处理]`.

    中文：写明按什么判断投诉的轻重缓急：安全、严重程度、急不急。

    涉及安全的，不能和别的排在一起等。写了步骤或者分类的才要求。

    反例：有`steps`，没有`severities`。正例：`severities: [涉及安全立即处理, 影响生活当天处理, 一般按时限处理]`。
    """
    for complaints in _processes(context):
        if _is_described(complaints) and not complaints.severities:
            yield of_handling(complaints)


@rule("complaint-risk-without-owner", clause="19012", severity=Severity.WARNING, asks_inside=True)
def complaint_risk_without_owner(context: CodeContext) -> Iterator[Finding]:
    """Each place on the customer's way where complaints may arise has a post that prevents them.

    A risk that is everybody's is nobody's.

    Bad: `risks: [{stage: 报修, risk: 电话占线}]`. Good: the same with `owner: night-duty`.

    中文：顾客一路上容易引起投诉的地方，每一处都有岗位负责预防。

    人人有责，往往没有人管。

    反例：`risks: [{stage: 报修, risk: 电话占线}]`。正例：加上`owner: night-duty`。
    """
    for complaints in _processes(context):
        for n, risk in enumerate(complaints.risks):
            if risk.owner is None:
                yield of_handling(complaints, "risks", n, "stage", stage=str(risk.stage))


def _is_used(context: CodeContext) -> bool:
    """Whether what complaints taught went into the code or its evaluation."""
    reviews = context.framework.reviews
    evaluated = any(one.complaint_analysis for one in (reviews.evaluations if reviews else ()))
    return evaluated or any(
        one.kind is InformationKind.COMPLAINT_DATA
        for code in context.framework.codes
        for one in code.information
    )


@rule("loop-open", clause="B", severity=Severity.INFO, asks_inside=True, needs=("reviews",))
def loop_open(context: CodeContext) -> Iterator[Finding]:
    """What complaints teach goes back into the code: to a post that improves, into information or an evaluation.

    Otherwise each complaint is settled and the next of its kind is sure to come. Only asked where steps or
    categories are described.

    Bad: `categories` that nothing else speaks of. Good: `improvement_by: service-quality`, or an evaluation with
    `complaint_analysis: [{category: response, count: 3, kind: recurring}]`.

    中文：从投诉里学到的，要回到规范里：交给负责改进的岗位，写进信息收集，或者写进评价。

    不然一件一件办完，同样的投诉还会来。写了步骤或者分类的才要求。

    反例：有`categories`，别处都没有提到。正例：`improvement_by: service-quality`，或者在评价里写
    `complaint_analysis: [{category: response, count: 3, kind: recurring}]`。
    """
    for complaints in _processes(context):
        if _is_described(complaints) and complaints.improvement_by is None and not _is_used(context):
            yield of_handling(complaints)


RULES = (
    no_complaints_process,
    complaint_step_missing,
    no_severity_scale,
    complaint_risk_without_owner,
    loop_open,
)
