"""Who answers for what: posts that exist, and an owner for everything (4.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Origin, Post
from ..problems import Severity
from .base import CodeContext, Context, Finding, Path, nearest, organization_rule, rule

Named = Iterator[tuple[Path, str | None, str]]
"""The path of each post named, what was typed, and the id of whatever names it."""


def _of_code(context: CodeContext) -> Named:
    code = context.code
    yield ("owner",), code.owner, code.id
    if code.approved is not None:
        yield ("approved", "by"), code.approved.by, code.id
    if code.leadership_commitment is not None:
        yield ("leadership_commitment", "by"), code.leadership_commitment.by, code.id
    if code.complaints is not None:
        yield ("complaints", "owner"), code.complaints.owner, code.id
        for n, level in enumerate(code.complaints.levels):
            yield ("complaints", "levels", n, "by"), level.by, code.id
    for n, waiver in enumerate(code.waivers):
        yield ("waivers", n, "by"), waiver.by, code.id


def _of_parts(context: CodeContext) -> Named:
    code = context.code
    for name in ("objectives", "commitments", "performance_indicators", "procedures", "resources"):
        for n, part in enumerate(getattr(code, name)):
            yield (name, n, "owner"), part.owner, part.id
    for n, commitment in enumerate(code.commitments):
        for m, post in enumerate(commitment.delivered_by):
            yield ("commitments", n, "delivered_by", m), post, commitment.id
    for n, procedure in enumerate(code.procedures):
        for m, step in enumerate(procedure.steps):
            yield ("procedures", n, "steps", m, "by"), step.by, procedure.id
    plan = code.communication_plan
    if plan is not None:
        for side, communications in (("internal", plan.internal), ("external", plan.external)):
            for n, told in enumerate(communications):
                yield ("communication_plan", side, n, "owner"), told.owner, told.id


def unknown_arguments(typed: str, posts: Mapping[str, Post]) -> tuple[str, dict[str, object]]:
    """Return the message and arguments for a post nobody has: the one meant by its name or the nearest, if any."""
    by_name = {name: post.id for post in posts.values() for name in post.name.all}
    near = by_name.get(typed) or nearest(typed, posts)
    if near:
        return "unknown-post-near", {"typed": typed, "nearest": near}
    return "unknown-post", {"typed": typed}


def _unknown(named: Named, origin: Origin, posts: Mapping[str, Post]) -> Iterator[Finding]:
    if not posts:
        # Without posts in the organization a post is free text.
        return
    for path, typed, owner in named:
        if typed is not None and typed not in posts:
            text, arguments = unknown_arguments(typed, posts)
            yield Finding(origin=origin, path=path, about=owner, text=text, arguments=arguments)


@rule("unknown-post", clause="4.8", severity=Severity.ERROR, is_for_drafts=True)
def unknown_post(context: CodeContext) -> Iterator[Finding]:
    """Whoever owns, delivers, approves or does something must be a post of the organization.

    Persons come and go, posts stay. Where organization.yml lists no posts, a post is free text.

    Bad: `owner: 王经理`. Good: `owner: engineering`, with that post in organization.yml.

    中文：负责、兑现、批准或者动手的，必须是组织里的岗位。

    人会换，岗位还在。organization.yml 里没有列岗位的，可以用文字写。

    反例：`owner: 王经理`。正例：`owner: engineering`，organization.yml 里有这个岗位。
    """
    posts = context.framework.posts
    yield from _unknown(_of_code(context), context.code.origin, posts)
    yield from _unknown(_of_parts(context), context.code.origin, posts)


def _of_organization(context: Context) -> Named:
    organization = context.framework.organization
    for n, channel in enumerate(organization.channels):
        yield ("channels", n, "owner"), channel.owner, channel.id
    for n, window in enumerate(organization.windows):
        for m, post in enumerate(window.posts):
            yield ("windows", n, "posts", m), post, window.id


def _of_complaints(context: Context) -> tuple[Named, Origin]:
    organization = context.framework.organization
    complaints = organization.complaints
    if complaints is None:
        return iter(()), organization.origin
    named: list[tuple[Path, str | None, str]] = [(("owner",), complaints.owner, organization.id)]
    named.extend(
        (("levels", n, "by"), level.by, organization.id) for n, level in enumerate(complaints.levels)
    )
    return iter(named), complaints.origin


@organization_rule("unknown-post", clause="4.8", severity=Severity.ERROR)
def unknown_post_of_organization(context: Context) -> Iterator[Finding]:
    """Who stands at a window, answers a channel or handles complaints must be a post of the organization.

    The same holds for checklists. Where organization.yml lists no posts, a post is free text.

    Bad: `posts: [recption]`. Good: `posts: [reception]`.

    中文：站窗口的、接渠道的、处理投诉的，必须是组织里的岗位。

    检查表也一样。organization.yml 里没有列岗位的，可以用文字写。

    反例：`posts: [recption]`。正例：`posts: [reception]`。
    """
    framework = context.framework
    yield from _unknown(_of_organization(context), framework.organization.origin, framework.posts)
    yield from _unknown(*_of_complaints(context), framework.posts)
    for checklist in framework.checklists:
        named: Iterable[tuple[Path, str | None, str]] = (
            (("posts", n), post, checklist.id) for n, post in enumerate(checklist.posts)
        )
        yield from _unknown(iter(named), checklist.origin, framework.posts)


@rule("no-owner", clause="4.8", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_owner(context: CodeContext) -> Iterator[Finding]:
    """A code needs a post that answers for it.

    What has no owner of its own is the code's owner's; where the code names none, whoever approved
    it answers. So one line at the top of the code covers everything below.

    Bad: neither `owner` nor `approved`. Good: `owner: service-quality`.

    中文：一份规范要有负责的岗位。

    里面没有另写负责岗位的，都由规范的负责岗位负责；规范也没有写的，由批准的岗位负责。所以开头写一行，下
    面就都有了。

    反例：`owner` 和 `approved` 都没有。正例：`owner: service-quality`。
    """
    if context.code.accountable is None:
        yield context.finding(("title",), key=True)


RULES = (unknown_post, unknown_post_of_organization, no_owner)
