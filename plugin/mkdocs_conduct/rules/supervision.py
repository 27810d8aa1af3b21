"""Rules of supervision: levels that can be told apart, steps somebody takes, sanctions the law allows, rankings without names (8.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.findings import takes_money
from ..model import Supervision, Window
from ..model.supervision import FaultLevel
from ..problems import Severity
from .base import Context, Finding, Path, once, organization_rule


def _finding(document: Supervision, path: Path, about: str = "", **more: object) -> Finding:
    text = str(more.pop("text", ""))
    is_key = bool(more.pop("key", False))
    return Finding(origin=document.origin, path=path, about=about, text=text, key=is_key, arguments=more)


@organization_rule("defect-level-undefined", clause="8.2", severity=Severity.WARNING)
def defect_level_undefined(context: Context) -> Iterator[Finding]:
    """Each level of defects says by which criteria one tells it.

    A level that is only a name is decided anew each time, and differently for different people.

    Bad: `{id: L2, name: 质量事故}`. Good: the same with `criteria: 造成顾客损失，能当场补救`.

    中文：每个缺陷等级要写判定标准。

    只有名称的等级，每次都要重新争论，对不同的人也会判得不一样。

    反例：`{id: L2, name: 质量事故}`。正例：再加上 `criteria: 造成顾客损失，能当场补救`。
    """
    document = context.framework.supervision
    levels = document.defect_levels if document else ()
    if document is not None:
        for n, level in enumerate(levels):
            if not level.criteria:
                yield _finding(document, ("defect_levels", n, "id"), level.id)


def _empty_cells(level: FaultLevel) -> Iterator[str]:
    liability = level.superior_liability
    if level.decided_by is None:
        yield "decided_by"
    if liability is None or liability.self_found is None:
        yield "superior_liability.self_found"
    if liability is None or liability.found is None:
        yield "superior_liability.found"


@organization_rule("fault-level-incomplete", clause="8.2", severity=Severity.WARNING)
def fault_level_incomplete(context: Context) -> Iterator[Finding]:
    """Each level of faults says who decides, and what it means for the superior in both cases.

    The cases are a fault that the unit found itself and one that the inspectors found. An empty cell is filled in the
    heat of the moment. Where the superior is not liable, say so.

    Bad: `{id: G1, name: 轻微过失}`. Good: the same with
    `decided_by: engineering, superior_liability: {self_found: 不承担, found: 不承担}`.

    中文：每个过失等级要写由谁决定，以及两种情形下上级承担什么。

    两种情形是本部门自己发现的和检查人员发现的。表里空着的一格，到时候只能凭情绪填。上级不承担的也写明。

    反例：`{id: G1, name: 轻微过失}`。正例：再加上
    `decided_by: engineering, superior_liability: {self_found: 不承担, found: 不承担}`。
    """
    document = context.framework.supervision
    if document is not None:
        for n, level in enumerate(document.fault_levels):
            missing = list(_empty_cells(level))
            if missing:
                yield _finding(document, ("fault_levels", n, "id"), level.id, missing=", ".join(missing))


@organization_rule("step-without-actor", clause="6.6", severity=Severity.WARNING)
def defect_step_without_actor(context: Context) -> Iterator[Finding]:
    """Each step of handling a defect says which post takes it.

    Otherwise everybody waits for somebody else to report it.

    Bad: `steps: [{do: 分析原因}]`. Good: `steps: [{do: 分析原因, by: engineering}]`.

    中文：处理缺陷的每一步要说由哪个岗位做。

    不写，就都等着别人去报。

    反例：`steps: [{do: 分析原因}]`。正例：`steps: [{do: 分析原因, by: engineering}]`。
    """
    document = context.framework.supervision
    if document is None or document.defect_process is None:
        return
    steps = document.defect_process.steps
    path: Path = ("defect_process", "steps")
    each = [
        _finding(document, (*path, n), text="defect-step-without-actor", step=n + 1)
        for n, step in enumerate(steps)
        if step.by is None
    ]
    whole = _finding(document, path, text="defect-steps-without-actor", key=True, n=len(each))
    yield from once(each, whole, len(steps))


@organization_rule("sanction-fines-staff", clause="8.2", severity=Severity.INFO)
def sanction_fines_staff(context: Context) -> Iterator[Finding]:
    """A sanction that takes money from an employee needs a look by a lawyer first.

    In mainland China no law lets an employer fine its staff, whatever the fine is called; a loss the employee caused may
    be claimed only within narrow limits. Teaching, retraining and assessment work without money. The tool prints such a
    rule as it stands and never computes a sum.

    Bad: `{id: S2, kind: deduction, rule: 罚款50元}`. Good: `{id: S2, kind: teaching, rule: 重新培训并跟岗一天}`.

    中文：从员工那里扣钱的处理，先请懂法律的人看。

    在中国内地，没有法律准许用人单位对员工罚款，叫什么名称都一样；员工造成的损失，也只能在很窄的范围内要求赔偿。教育、
    重新培训和考核不用钱也有效。程序只照原文印出这样的规则，从不算金额。

    反例：`{id: S2, kind: deduction, rule: 罚款50元}`。正例：`{id: S2, kind: teaching, rule: 重新培训并跟岗一天}`。
    """
    document = context.framework.supervision
    if document is None:
        return
    for n, sanction in enumerate(document.sanctions):
        if takes_money(sanction):
            yield _finding(document, ("sanctions", n, "id"), sanction.id)


def _only_person(context: Context, window: Window) -> str:
    """Return the name of the only person a window's name or its one post stands for; "" where there is none."""
    posts = context.framework.posts
    people = [post.person for post in posts.values() if post.person]
    named = next((one for one in people for name in window.name.all if one in name), "")
    if named or len(window.posts) != 1:
        return named
    post = posts.get(window.posts[0])
    shared = sum(window.posts[0] in one.posts for one in context.framework.organization.windows) > 1
    return post.person if post is not None and post.person and not shared else ""


@organization_rule("ranking-names-public", clause="8.2", severity=Severity.ERROR)
def ranking_names_public(context: Context) -> Iterator[Finding]:
    """A ranking that outsiders see is approved, and shows windows behind which no single person stands.

    Who stands alone at a window is ranked by name, whatever the table calls it. This is personal data of an employee.

    Bad: `ranking: {publish: true}`. Good: `ranking: {publish: true, approved_by: general-manager}`, with windows that
    several posts serve; or no `publish`.

    中文：给外面看的排名要经过批准，排的窗口背后不能只有一个人。

    一个窗口只有一个人，排窗口就是排这个人，表上怎么写都一样。这是员工的个人信息。

    反例：`ranking: {publish: true}`。正例：`ranking: {publish: true, approved_by: general-manager}`，而且窗口由几个岗位
    轮值；或者不写`publish`。
    """
    document = context.framework.supervision
    if document is None or document.ranking is None or not document.ranking.publish:
        return
    path: Path = ("ranking", "publish")
    if document.ranking.approved_by is None:
        yield _finding(document, path)
    scored = {one.window for held in context.framework.held_inspections for one in held.scores}
    for window in context.framework.organization.windows:
        if window.id in scored and _only_person(context, window):
            yield _finding(document, path, window.id, text="ranking-names-person")


RULES = (
    defect_level_undefined,
    fault_level_incomplete,
    defect_step_without_actor,
    sanction_fines_staff,
    ranking_names_public,
)
