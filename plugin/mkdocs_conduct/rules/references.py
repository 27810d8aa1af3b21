"""References inside a code: every id named exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ..model import Commitment, Kind, Remedy, Variant
from ..problems import Severity
from .base import CodeContext, Finding, Path, holders, nearest, rule, variants

_LOOKS_LIKE_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")
_MOST_SHOWN = 12
_PARTS = (
    *("groups", "objectives", "performance_indicators", "procedures", "resources", "commitments"),
    *("information", "inputs", "training", "information_collection"),
)
"""The lists of a code whose items have ids."""
References = Iterator[tuple[Path, str, str]]
"""The path of each reference, what it names, and the id of whatever names it."""


def dangling_arguments(typed: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Return the message and arguments for an id nobody has: the nearest that exists, or those there are."""
    names = list(dict.fromkeys(known))
    near = nearest(typed, names)
    if near:
        return "dangling-reference-near", {"typed": typed, "nearest": near}
    if not names:
        return "dangling-reference-none", {"typed": typed}
    listed = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
    return "dangling-reference", {"typed": typed, "known": listed}


def is_slip(typed: str, known: Iterable[str]) -> bool:
    """Whether words that may be an id or free text are an id that was mistyped."""
    names = list(known)
    return (
        typed not in names
        and bool(_LOOKS_LIKE_ID.fullmatch(typed))
        and bool(nearest(typed, names, cutoff=0.75))
    )


def _listed(path: Path, key: str, references: Iterable[str], owner: str) -> References:
    return ((((*path, key, n)), typed, owner) for n, typed in enumerate(references))


def _indicators(context: CodeContext) -> References:
    for n, objective in enumerate(context.code.objectives):
        yield from _listed(("objectives", n), "indicators", objective.indicators, objective.id)
    for path, holder in _holders(context):
        yield from _listed(path, "indicators", holder.indicators, holder.id)


def _holders(context: CodeContext) -> Iterator[tuple[Path, Commitment | Variant]]:
    for n, commitment in enumerate(context.code.commitments):
        yield from holders(commitment, ("commitments", n))


def _remedies(context: CodeContext) -> Iterator[tuple[Path, Remedy, str]]:
    for path, holder in _holders(context):
        for n, remedy in enumerate(holder.remedies):
            yield (*path, "remedy", n), remedy, holder.id


def _customer_groups(context: CodeContext) -> References:
    code = context.code
    yield from _listed((), "customer_groups", code.customer_groups, code.id)
    for path, holder in _holders(context):
        yield from _listed(path, "customer_groups", holder.customer_groups, holder.id)
    for path, remedy, owner in _remedies(context):
        yield from _listed(path, "for", remedy.customer_groups, owner)


def _commitments(context: CodeContext) -> References:
    code = context.code
    for n, principle in enumerate(code.principles):
        yield from _listed(("principles", n), "commitments", principle.commitments, code.id)
    for n, procedure in enumerate(code.procedures):
        yield from _listed(("procedures", n), "commitments", procedure.commitments, procedure.id)
    for n, resource in enumerate(code.resources):
        yield from _listed(("resources", n), "for", resource.commitments, resource.id)


def _same_as(context: CodeContext) -> References:
    for path, remedy, owner in _remedies(context):
        if remedy.same_as is not None:
            yield (*path, "same_as"), remedy.same_as, owner


def _of_commitments(context: CodeContext) -> Iterator[tuple[References, Iterable[str]]]:
    code = context.code
    commitments = [(("commitments", n), c) for n, c in enumerate(code.commitments)]
    groups = (((*path, "group"), c.group, c.id) for path, c in commitments if c.group is not None)
    yield groups, (group.id for group in code.groups)
    objectives = chain.from_iterable(_listed(p, "objectives", c.objectives, c.id) for p, c in commitments)
    yield objectives, (objective.id for objective in code.objectives)
    procedures = chain.from_iterable(_listed(p, "procedures", c.procedures, c.id) for p, c in commitments)
    yield procedures, (procedure.id for procedure in code.procedures)


def _channels(context: CodeContext) -> References:
    code = context.code
    if code.complaints is not None:
        yield from _listed(("complaints",), "channels", code.complaints.channels, code.id)
    if code.inquiries is not None:
        yield from _listed(("inquiries",), "channels", code.inquiries.channels, code.id)


def _audiences(context: CodeContext) -> References:
    plan = context.code.communication_plan
    if plan is not None:
        for side, communications in (("internal", plan.internal), ("external", plan.external)):
            for n, communication in enumerate(communications):
                path = ("communication_plan", side, n)
                yield from _listed(path, "audience", communication.audience, communication.id)


def _waived(context: CodeContext) -> References:
    for n, waiver in enumerate(context.code.waivers):
        if waiver.on is not None:
            yield ("waivers", n, "on"), waiver.on, context.code.id


def ids_of_parts(context: CodeContext) -> Iterator[tuple[Path, str]]:
    """Yield the id of every part of the code with its path."""
    code = context.code
    for name in _PARTS:
        for n, part in enumerate(getattr(code, name)):
            yield (name, n, "id"), part.id
    for n, milestone in enumerate(code.implementation.milestones if code.implementation else ()):
        yield ("implementation", "milestones", n, "id"), milestone.id
    for n, commitment in enumerate(code.commitments):
        for path, variant in variants(commitment, ("commitments", n)):
            yield (*path, "id"), variant.id
    plan = code.communication_plan
    if plan is not None:
        for n, told in enumerate(plan.internal):
            yield ("communication_plan", "internal", n, "id"), told.id
        for n, told in enumerate(plan.external):
            yield ("communication_plan", "external", n, "id"), told.id


def _waivable(context: CodeContext) -> Iterator[str]:
    """Yield what a waiver may name: parts of the code, and of the organization's documents."""
    yield from (identifier for _, identifier in ids_of_parts(context))
    framework = context.framework
    if not context.code.waivers:
        return
    for kind, names in framework.own_ids.items():
        if kind is not Kind.CODE:
            yield from sorted(names)
    yield framework.organization.id
    yield from (method.id for method in framework.organization.methods)
    reviews = framework.reviews
    if reviews is not None:
        yield from (one.id for one in reviews.reviews)
        yield from (one.id for one in reviews.audits)
        yield from (one.id for one in reviews.oversight)
        yield from (gap.clause for gap in reviews.gap_analysis)
    yield from (record.id for record in framework.complaint_records)


def _checked(context: CodeContext) -> Iterator[tuple[References, Iterable[str]]]:
    """Yield each kind of reference in the code with the ids it may name."""
    code, organization = context.code, context.framework.organization
    yield from _of_commitments(context)
    yield _indicators(context), (indicator.id for indicator in code.performance_indicators)
    yield _commitments(context), (commitment.id for commitment in code.commitments)
    yield _same_as(context), (holder.id for _, holder in _holders(context))
    if not context.framework.unread:
        yield _waived(context), (code.id, *_waivable(context))
    if context.has_organization:
        yield _channels(context), (channel.id for channel in organization.channels)
    groups = [group.id for group in organization.customer_groups]
    if groups:
        yield _customer_groups(context), groups
    audiences = [*groups, *context.framework.posts, *(p.id for p in organization.interested_parties)]
    if audiences:
        yield _audiences(context), audiences


def _places(context: CodeContext) -> References:
    code = context.code
    if code.scope is not None:
        yield from _listed(("scope",), "places", code.scope.places, code.id)
    for path, holder in _holders(context):
        yield from _listed(path, "places", holder.places, holder.id)


@rule("dangling-reference", clause="", severity=Severity.ERROR, is_for_drafts=True)
def dangling_reference(context: CodeContext) -> Iterator[Finding]:
    """An id that is named somewhere must exist.

    A reference to nothing leaves a promise without its measure, its procedure or its audience, and nobody
    notices. Groups, objectives, indicators, procedures and commitments are looked for in the code;
    channels, customer groups and audiences in the organization. A place may be free text: it is taken for a
    mistyped id only where it is very like one. An organization without customer groups may name them in
    words.

    Bad: `indicators: [K9]` where the code has K1 and K2. Good: `indicators: [K1]`.

    中文：写到的编号必须存在。

    写错一个字，承诺就和它的指标、程序或对象断开，却没有人看得出来。类别、目标、指标、程序和承诺在规范里
    找，渠道、顾客群体和沟通对象在组织里找。地点可以是文字，和某个编号很像时才当作写错；组织没有列顾客群
    体的，可以用文字写。

    反例：规范里只有K1和K2，却写着 `indicators: [K9]`。正例：`indicators: [K1]`。
    """
    for references, names in _checked(context):
        known = list(names)
        for path, typed, owner in references:
            if typed not in known:
                text, arguments = dangling_arguments(typed, known)
                yield context.finding(path, about=owner, text=text, arguments=arguments)
    for path, typed, owner in _places(context):
        if is_slip(typed, context.framework.places):
            text, arguments = dangling_arguments(typed, context.framework.places)
            yield context.finding(path, about=owner, text=text, arguments=arguments)


@rule("schema-error", clause="", severity=Severity.ERROR, is_for_drafts=True)
def duplicate_id(context: CodeContext) -> Iterator[Finding]:
    """Two parts of a code must not have the same id: results, waivers and links could mean either.

    This holds across kinds: commitments, variants, indicators, objectives, groups, procedures,
    communications and resources.

    Bad: two commitments `C1`. Good: `C1` and `C2`.

    中文：一份规范里，两样东西不能用同一个编号：结果、豁免和链接分不清指哪一个。

    承诺、分情形、指标、目标、类别、程序、沟通和资源合在一起算，编号都不能重复。

    反例：两条承诺都是 `C1`。正例：`C1` 和 `C2`。
    """
    seen: set[str] = set()
    for path, identifier in ids_of_parts(context):
        if identifier in seen:
            yield context.finding(path, about=identifier, text="duplicate-id")
        seen.add(identifier)


RULES = (duplicate_id, dangling_reference)
