"""Documents, plans and work standards of an organization, and clauses that do not apply (5.2, 5.3, 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..labels.clauses import clauses
from ..load import builtin_forms
from ..model import Form, Origin, Post
from ..problems import Severity
from .base import CodeContext, Context, Finding, Path, nearest, organization_rule, rule

_PARTS = ("procedure", "details", "assessment", "relations")
_NUMBER = re.compile(r"[A-I]\b|[0-9]+(?:\.[0-9]+)*")


@rule("dead-document-reference", clause="5.3", severity=Severity.WARNING, asks_inside=True)
def dead_document_reference(context: CodeContext) -> Iterator[Finding]:
    """The document that a procedure names is in the organization's list of documents.

    Who is sent to a document that nobody keeps works without it. A document may be named by its id, its number or its
    title. Held only against organizations that list `related_documents`.

    Bad: `document: D9` where the list ends with D3. Good: `document: D1`.

    中文：程序里写的文件，组织的文件清单里要有。

    让人去看一份没有的文件，就只好凭感觉做。写编号、文件号或名称都可以。只查列了`related_documents`的组织。

    反例：清单只到D3，却写`document: D9`。正例：`document: D1`。
    """
    documents = context.framework.organization.related_documents
    if not documents:
        return
    known = {name for one in documents for name in (one.id, one.number, *one.title.all) if name}
    for n, procedure in enumerate(context.code.procedures):
        if procedure.document is not None and procedure.document not in known:
            near = nearest(procedure.document, known)
            yield context.finding(
                ("procedures", n, "document"),
                about=procedure.id,
                text="dead-document-reference-near" if near else "",
                arguments={"typed": procedure.document, "nearest": near},
            )


def _clause(typed: str) -> str:
    """Return the number or letter in a typed clause: 附录C, Annex C, 4.3条."""
    found = _NUMBER.search(typed)
    return found[0] if found else typed.strip()


@rule("exclusion-without-reason", clause="4.1", severity=Severity.WARNING)
def exclusion_without_reason(context: CodeContext) -> Iterator[Finding]:
    """A clause that is said not to apply is one of the standard's, and the reason stands beside it.

    Without a reason nobody can tell what does not apply from what was forgotten.

    Bad: `not_applicable: [{clause: G}]`. Good: `not_applicable: [{clause: G, reason: 规范是自己制定的}]`.

    中文：写成不适用的，要是标准里有的条款，旁边写明理由。

    没有理由，分不清是不适用，还是忘了做。

    反例：`not_applicable: [{clause: G}]`。正例：`not_applicable: [{clause: G, reason: 规范是自己制定的}]`。
    """
    known = clauses() if context.code.not_applicable else ()
    for n, one in enumerate(context.code.not_applicable):
        number = _clause(one.clause)
        path: Path = ("not_applicable", n, "clause")
        if number not in known:
            near = nearest(number, known, cutoff=0.5)
            text = "unknown-clause-near" if near else "unknown-clause"
            yield context.finding(path, text=text, arguments={"typed": one.clause, "nearest": near})
        elif one.reason is None:
            yield context.finding(path, arguments={"clause": one.clause})


def _numbered(context: Context) -> Iterator[tuple[str, Origin, Path, str, str, bool]]:
    """Yield number, place, id and title of everything with a document number, and whether it was transcribed."""
    framework = context.framework
    for code in framework.codes:
        if code.document_number:
            title = str(code.title)
            yield (
                code.document_number,
                code.origin,
                ("document_number",),
                code.id,
                title,
                code.is_transcribed,
            )
    for sheet in framework.checklists:
        if sheet.document_number:
            title = str(sheet.title)
            yield sheet.document_number, sheet.origin, ("document_number",), sheet.id, title, False
    for form in framework.forms:
        if form.number:
            title = str(form.title)
            yield _form_number(context, form), form.origin, ("number",), form.id, title, False
    organization = framework.organization
    for n, document in enumerate(organization.related_documents):
        if document.number:
            path = ("related_documents", n, "number")
            yield document.number, organization.origin, path, document.id, str(document.title), False


def _numbers_of_forms(context: Context) -> dict[str, tuple[str, str]]:
    """Return id and title of each form of ours that an organization with numbered forms prints as it is, by its number."""
    own = {form.id for form in context.framework.forms}
    if not any(form.number for form in context.framework.forms):
        return {}
    return {
        _squeezed(_form_number(context, form)): (form.id, str(form.title))
        for form in builtin_forms()
        if form.id not in own
    }


def _form_number(context: Context, form: Form) -> str:
    prefix = context.framework.organization.document_number_prefix
    return f"{prefix.rstrip('-')}-{form.number}" if prefix else form.number or ""


def _squeezed(number: str) -> str:
    return "".join(number.lower().split())


@organization_rule("duplicate-document-number", clause="5.3", severity=Severity.ERROR)
def duplicate_document_number(context: Context) -> Iterator[Finding]:
    """Each document number stands for one document: a code, a checklist, a form, or another document.

    By the number people ask for the sheet in their hand; two with one number are mixed up. A code that is also
    listed among the documents, under the same title, is one document.

    Bad: two checklists `document_number: FS-QG-01`. Good: FS-QG-01 and FS-QG-02.

    中文：一个文件编号只代表一份文件，不管是规范、检查表、表单还是别的文件。

    大家凭编号找手里的那张表，两份同号就会拿错。规范也列在文件清单里、名称相同的，算一份。

    反例：两张检查表都是`document_number: FS-QG-01`。正例：FS-QG-01和FS-QG-02。
    """
    seen = _numbers_of_forms(context)
    for number, origin, path, about, title, is_transcribed in _numbered(context):
        other, first = seen.setdefault(_squeezed(number), (about, title))
        if other != about and first != title:
            yield Finding(
                origin=origin,
                path=path,
                about=about,
                arguments={"number": number, "other": other},
                severity=Severity.INFO if is_transcribed else None,
            )


@rule("plan-unapproved", clause="5.2", severity=Severity.WARNING, asks_inside=True)
def plan_unapproved(context: CodeContext) -> Iterator[Finding]:
    """The service plan of the current year is approved.

    A plan without approval has no money and no people. Plans of other years are not asked for; told once, with the
    organization's first code.

    Bad: `annual_plans: [{year: 2026, items: […]}]` in 2026. Good: the same with
    `approved: {by: general-manager, on: 2026-01-05}`.

    中文：当年的服务计划有人批准。

    没有批准的计划，没有钱也没有人。别的年份的不查；随组织的第一份规范提一次。

    反例：2026年，`annual_plans: [{year: 2026, items: […]}]`。正例：加上`approved: {by: general-manager, on: 2026-01-05}`。
    """
    organization = context.framework.organization
    for n, plan in enumerate(organization.annual_plans if context.is_first else ()):
        is_open = plan.approved is None or plan.approved.on is None
        if plan.year == context.as_of.year and is_open:
            path = ("annual_plans", n, "approved") if plan.approved else ("annual_plans", n, "year")
            text = "plan-approval-not-dated" if plan.approved else ""
            arguments = {"year": str(plan.year)}
            yield context.in_organization(path, about=organization.id, text=text, arguments=arguments)


@rule("plan-item-overdue", clause="7", severity=Severity.WARNING, asks_inside=True)
def plan_item_overdue(context: CodeContext) -> Iterator[Finding]:
    """What the service plan puts down for a day is done by that day.

    An item that is put off gets a new day; one that is given up is taken out of the plan. Told once, with the
    organization's first code.

    Bad: `{text: 更换泵房阀门, due: 2026-01-31}` in March, not done. Good: `done_on: 2026-01-28`, or a new `due`.

    中文：服务计划里定了日子的事，到那天做完。

    推迟的写上新的日子，不做了的从计划里删去。随组织的第一份规范提一次。

    反例：到了3月，`{text: 更换泵房阀门, due: 2026-01-31}`还没有做。正例：`done_on: 2026-01-28`，或者写新的`due`。
    """
    organization = context.framework.organization
    for n, plan in enumerate(organization.annual_plans if context.is_first else ()):
        for m, item in enumerate(plan.items):
            if item.due is not None and item.due < context.as_of and item.done_on is None:
                path = ("annual_plans", n, "items", m, "due")
                arguments = {"item": str(item.text), "due": item.due}
                yield context.in_organization(path, about=organization.id, arguments=arguments)


def _missing(post: Post) -> list[str]:
    missing = [] if post.duties else ["duties"]
    if post.authority is None and post.may_grant is None:
        missing.append("authority")
    return [*missing, *(part for part in _PARTS if not getattr(post.work_standard, part))]


@rule("work-standard-incomplete", clause="5.3", severity=Severity.INFO, asks_inside=True)
def work_standard_incomplete(context: CodeContext) -> Iterator[Finding]:
    """The work standard of a post has all its parts.

    These are duties and authority, which stand at the post, and procedure, details, assessment and relations to
    others. Held only against posts that have a `work_standard`; told once, with the organization's first code.

    Bad: `work_standard: {procedure: [接听, 登记, 派单]}` alone. Good: with `details`, `assessment`, `relations`, and
    `duties` and `authority` at the post.

    中文：一个岗位的工作标准，各部分都要有。

    职责和权限写在岗位上，工作程序、办事细则、考核标准、相互关系写在工作标准里。只查写了`work_standard`的岗位，随组织的
    第一份规范提一次。

    反例：只写`work_standard: {procedure: [接听, 登记, 派单]}`。正例：再写`details`、`assessment`、`relations`，岗位上写
    `duties`和`authority`。
    """
    for n, post in enumerate(context.framework.organization.posts if context.is_first else ()):
        missing = _missing(post) if post.work_standard is not None else []
        if missing:
            path = ("posts", n, "work_standard")
            arguments = {"missing": ", ".join(missing)}
            yield context.in_organization(path, key=True, about=post.id, arguments=arguments)


RULES = (
    dead_document_reference,
    exclusion_without_reason,
    duplicate_document_number,
    plan_unapproved,
    plan_item_overdue,
    work_standard_incomplete,
)
