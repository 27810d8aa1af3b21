"""Ids of what stands beside the codes: in one document, and among the files of one kind, none is given twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Checklist, CodeFramework, Document, Form, Origin, Survey
from ..model.goals import DepartmentGoals, PostGoals
from ..problems import Severity
from .base import Context, Finding, Path, organization_rule


def _given(framework: CodeFramework) -> Iterator[tuple[Origin, Iterator[tuple[Path, str]]]]:
    """Yield the ids given in each document beside the codes."""
    goals, reviews, improvements = framework.goals, framework.reviews, framework.improvements
    if goals is not None:
        yield goals.origin, _goal_ids(framework)
    if reviews is not None:
        lists = ("reviews", "evaluations", "audits", "oversight")
        yield reviews.origin, _listed(reviews, lists)
    if improvements is not None:
        yield improvements.origin, _listed(improvements, ("improvements",))
    if framework.supervision is not None:
        yield framework.supervision.origin, _listed(framework.supervision, _SUPERVISED)
    for survey in framework.surveys:
        yield survey.origin, _listed(survey, ("expectations", "dimensions", "items"))


_SUPERVISED = (
    *("focuses", "inspection_types", "problem_classes", "defect_levels", "fault_levels"),
    *("sanctions", "spot_checks"),
)
"""The lists of supervision.yml whose items have ids."""


def _listed(document: Document, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for name in names:
        for n, part in enumerate(getattr(document, name)):
            yield (name, n, "id"), part.id


def _goal_ids(framework: CodeFramework) -> Iterator[tuple[Path, str]]:
    goals = framework.goals
    if goals is None:
        return
    for n, goal in enumerate(goals.organization):
        yield ("organization", n, "id"), goal.id
    below: tuple[tuple[str, tuple[DepartmentGoals | PostGoals, ...]], ...] = (
        ("departments", goals.departments),
        ("posts", goals.posts),
    )
    for name, holders in below:
        for n, holder in enumerate(holders):
            for m, goal in enumerate(holder.goals):
                yield (name, n, "goals", m, "id"), goal.id


def _record_ids(framework: CodeFramework) -> Iterator[Finding]:
    seen: set[str] = set()
    for record in framework.complaint_records:
        if record.id in seen:
            yield Finding(origin=record.origin, path=("id",), about=record.id, text="duplicate-id")
        seen.add(record.id)


def _file_ids(framework: CodeFramework) -> Iterator[Finding]:
    """Yield the ids that two files of one kind have: of two forms or checklists only one would be printed."""
    kinds: tuple[tuple[Form | Checklist | Survey, ...], ...] = (
        framework.forms,
        framework.checklists,
        framework.surveys,
    )
    for files in kinds:
        seen: set[str] = set()
        for one in files:
            if one.id in seen:
                yield Finding(origin=one.origin, path=("id",), about=one.id, text="duplicate-id")
            seen.add(one.id)


def _inspection_ids(framework: CodeFramework) -> Iterator[Finding]:
    """Yield the ids of inspections, findings and appeals given twice, in whichever files."""
    seen: set[str] = set()
    for file in framework.inspections:
        given: list[tuple[Path, str]] = list(_listed(file, ("inspections", "appeals")))
        for n, held in enumerate(file.inspections):
            given.extend(
                (("inspections", n, "findings", m, "id"), one.id) for m, one in enumerate(held.findings)
            )
        for path, identifier in given:
            if identifier in seen:
                yield Finding(origin=file.origin, path=path, about=identifier, text="duplicate-id")
            seen.add(identifier)


@organization_rule("schema-error", clause="", severity=Severity.ERROR)
def duplicate_id_in_documents(context: Context) -> Iterator[Finding]:
    """In goals, reviews, improvements, supervision, inspections, surveys and complaint records each id is given once.

    Forms and tables are filled by these ids; two with one id would be mixed up. Nor have two checklists, two surveys or
    two forms one id: only one of them would be printed.

    Bad: two improvements `A1`. Good: `A1` and `A2`.

    中文：目标、评审、改进、监督、检查、调查和投诉记录里，一个编号只能用一次。

    表单和登记表按编号填写，重复了就会混在一起。两张检查表、两项调查、两张表单也不能同一个编号，不然只印得出一张。

    反例：两项改进都是`A1`。正例：`A1`和`A2`。
    """
    for origin, given in _given(context.framework):
        seen: set[str] = set()
        for path, identifier in given:
            if identifier in seen:
                yield Finding(origin=origin, path=path, about=identifier, text="duplicate-id")
            seen.add(identifier)
    yield from _file_ids(context.framework)
    yield from _record_ids(context.framework)
    yield from _inspection_ids(context.framework)


RULES = (duplicate_id_in_documents,)
