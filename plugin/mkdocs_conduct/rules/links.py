"""References between the documents of an organization: every id named exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import CodeFramework, Document, Kind, Survey
from ..problems import Severity
from .base import CodeContext, Context, Finding, organization_rule, rule
from .marked import Reference, references
from .posts import unknown_arguments
from .references import dangling_arguments, is_slip

_OF_CODES = frozenset(
    (
        *(Kind.COMMITMENT, Kind.INDICATOR, Kind.OBJECTIVE, Kind.PROCEDURE, Kind.COMMUNICATION),
        *(Kind.INFORMATION, Kind.INPUT, Kind.TRAINING, Kind.CODE),
    )
)
_POST = (Kind.POST,)
_FROM = {
    Kind.ACTION: "improvements",
    Kind.GOAL: "goals",
    Kind.FINDING: "inspections",
    **dict.fromkeys((Kind.SURVEY, Kind.ITEM, Kind.DIMENSION), "surveys"),
    **dict.fromkeys(
        (Kind.INSPECTION_TYPE, Kind.PROBLEM_CLASS, Kind.DEFECT_LEVEL, Kind.FAULT_LEVEL, Kind.SANCTION),
        "supervision",
    ),
}
"""The document that gives ids of a kind."""
_IN_WORDS = frozenset((Kind.PLACE, Kind.WINDOW, Kind.DOCUMENT, Kind.CATEGORY, Kind.FORM))
"""What may be written in words where the organization has not listed any."""


def _known(framework: CodeFramework, reference: Reference, survey: Survey | None) -> frozenset[str] | None:
    """Return the ids a reference may name; None where it may be words."""
    kinds = reference.kinds
    if Kind.POST in kinds and not framework.posts:
        # Without posts in the organization a post is free text.
        return None
    if not framework.is_whole and not _OF_CODES.isdisjoint(kinds):
        # While a code cannot be read, nobody knows what is in it.
        return None
    if survey is None and any(_FROM.get(kind) in framework.unread for kind in kinds):
        return None
    parts = framework.ids_by_code.get(reference.code, framework.ids_of_all_codes)
    nothing: frozenset[str] = frozenset()
    found = nothing.union(*(framework.own_ids.get(kind) or parts.get(kind, nothing) for kind in kinds))
    if survey is not None:
        found |= frozenset(_inside(survey, kinds))
    return None if not found and not _IN_WORDS.isdisjoint(kinds) else found


def _inside(survey: Survey, kinds: tuple[Kind, ...]) -> Iterator[str]:
    if Kind.ITEM in kinds:
        yield from (item.id for item in survey.items)
    if Kind.DIMENSION in kinds:
        yield from (dimension.id for dimension in survey.dimensions)


def _documents(framework: CodeFramework) -> Iterator[Document]:
    yield framework.organization
    yield from framework.checklists
    yield from framework.surveys
    yield from framework.complaint_records
    yield from framework.inspections
    yield from framework.forms
    for document in (framework.goals, framework.reviews, framework.improvements, framework.supervision):
        if document is not None:
            yield document


def _is_fault(reference: Reference, known: frozenset[str] | None) -> bool:
    if known is None or reference.typed in known:
        return False
    # A place may be words, unless results are counted by it.
    may_be_words = Kind.PLACE in reference.kinds and Kind.UNIT not in reference.kinds
    # So may a topic of an inspection.
    may_be_words = may_be_words or Kind.CHECKLIST in reference.kinds
    return not may_be_words or is_slip(reference.typed, known)


def _faults(
    framework: CodeFramework, found: list[Reference], code: str = "", survey: Survey | None = None
) -> Iterator[tuple[bool, Finding]]:
    """Yield what references name that is not there, each with whether it should be a post."""
    ids: dict[tuple[str, tuple[Kind, ...]], frozenset[str] | None] = {}
    for one in found:
        reference = one if one.code or not code else one._replace(code=code)
        key = (reference.code, reference.kinds)
        if key not in ids:
            ids[key] = _known(framework, reference, survey)
        known = ids[key]
        if not _is_fault(reference, known):
            continue
        is_post = reference.kinds == _POST
        text, arguments = (
            unknown_arguments(reference.typed, framework.posts)
            if is_post
            else dangling_arguments(reference.typed, sorted(known or ()))
        )
        found_here = Finding(origin=reference.origin, path=reference.path, about=reference.about)
        yield is_post, replace(found_here, text=text, arguments=arguments)


def _of_framework(context: Context, *, posts: bool) -> Iterator[Finding]:
    if not context.has_organization:
        return
    # Parts of a code that have complaints or an organization of their own are reached from the code.
    inline = {code.origin.file for code in context.framework.codes}
    for document in _documents(context.framework):
        if document.origin.file not in inline:
            survey = document if isinstance(document, Survey) else None
            found = _faults(context.framework, references(document), survey=survey)
            yield from (finding for is_post, finding in found if is_post is posts)


def _of_code(context: CodeContext, *, posts: bool) -> Iterator[Finding]:
    if not context.has_organization:
        return
    asked = [one for one in context.references if (one.kinds == _POST) is posts]
    found = _faults(context.framework, asked, context.code.id)
    yield from (finding for is_post, finding in found if is_post is posts)


@rule("dangling-reference", clause="", severity=Severity.ERROR, is_for_drafts=True)
def dangling_link(context: CodeContext) -> Iterator[Finding]:
    """Whatever planning and implementation name must exist too: parties, documents, forms, training, inputs.

    Ids of the same code are looked for in the code, all others in the organization. Where the organization
    lists no documents, forms or categories, they may be written in words.

    Bad: `used_in: [C9]` where there is no C9. Good: `used_in: [C1]`.

    中文：策划和实施里写到的相关方、文件、表单、培训、输入，也必须存在。

    本规范的编号在规范里找，别的在组织里找。组织没有列出文件、表单或投诉分类的，可以用文字写。

    反例：没有C9，却写着`used_in: [C9]`。正例：`used_in: [C1]`。
    """
    yield from _of_code(context, posts=False)


@organization_rule("dangling-reference", clause="", severity=Severity.ERROR)
def dangling_link_in_organization(context: Context) -> Iterator[Finding]:
    """Whatever surveys, goals, reviews, improvements, supervision, inspections and complaint records name must exist.

    An entry that says its `code` is about parts of that code; others may name parts of any code.

    Bad: `about: [K9]` where no code has K9. Good: `about: [K1]`.

    中文：调查、目标、评审、改进、监督、检查和投诉记录里写到的编号，必须存在。

    写了`code`的条目，只能引用那份规范里的编号；没有写的，可以引用任何一份规范里的。

    反例：没有哪份规范有K9，却写着`about: [K9]`。正例：`about: [K1]`。
    """
    yield from _of_framework(context, posts=False)


@rule("unknown-post", clause="4.8", severity=Severity.ERROR, is_for_drafts=True)
def unknown_post(context: CodeContext) -> Iterator[Finding]:
    """Whoever owns, delivers, approves or does something must be a post of the organization.

    Persons come and go, posts stay. Where organization.yml lists no posts, a post is free text.

    Bad: `owner: 王经理`. Good: `owner: engineering`, with that post in organization.yml.

    中文：负责、兑现、批准或者动手的，必须是组织里的岗位。

    人会换，岗位还在。organization.yml 里没有列岗位的，可以用文字写。

    反例：`owner: 王经理`。正例：`owner: engineering`，organization.yml 里有这个岗位。
    """
    yield from _of_code(context, posts=True)


@organization_rule("unknown-post", clause="4.8", severity=Severity.ERROR)
def unknown_post_of_organization(context: Context) -> Iterator[Finding]:
    """Who stands at a window, answers a channel, handles complaints or owns an action must be a post of the organization.

    The same holds for checklists, goals, decisions and records. Where organization.yml lists no posts, a post is free text.

    Bad: `posts: [recption]`. Good: `posts: [reception]`.

    中文：站窗口的、接渠道的、处理投诉的、负责措施的，必须是组织里的岗位。

    检查表、目标、决定和记录也一样。organization.yml 里没有列岗位的，可以用文字写。

    反例：`posts: [recption]`。正例：`posts: [reception]`。
    """
    yield from _of_framework(context, posts=True)


RULES = (dangling_link, dangling_link_in_organization, unknown_post, unknown_post_of_organization)
