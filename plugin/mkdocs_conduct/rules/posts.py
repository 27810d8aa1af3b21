"""Who answers for what: posts that exist, and an owner for everything (4.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Post
from ..model.organization import PostKind
from ..problems import Severity
from .base import CodeContext, Context, Finding, nearest, organization_rule, rule


def unknown_arguments(typed: str, posts: Mapping[str, Post]) -> tuple[str, dict[str, object]]:
    """Return the message and arguments for a post nobody has: the one meant by its name or the nearest, if any."""
    by_name = {name: post.id for post in posts.values() for name in post.name.all}
    near = by_name.get(typed) or nearest(typed, posts)
    if near:
        return "unknown-post-near", {"typed": typed, "nearest": near}
    return "unknown-post", {"typed": typed}


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


@rule("promise-without-post", clause="4.8", severity=Severity.WARNING, asks_inside=True)
def promise_without_post(context: CodeContext) -> Iterator[Finding]:
    """Every promise reaches a post: the one that keeps it.

    A promise on nobody's sheet is kept by nobody. Held only where organization.yml lists posts.

    Bad: a commitment without `delivered_by`. Good: `delivered_by: [night-duty, repairer]`.

    中文：每条承诺都要落到岗位：由谁兑现。

    哪个岗位的检查表上都没有的承诺，没有人会去做。organization.yml里列了岗位的才查。

    反例：一条承诺没有写 `delivered_by`。正例：`delivered_by: [night-duty, repairer]`。
    """
    for path, commitment in context.commitments if context.framework.posts else ():
        if not commitment.delivered_by:
            yield context.finding((*path, "id"), about=commitment.id)


@organization_rule("post-without-promise", clause="4.8", severity=Severity.INFO)
def post_without_promise(context: Context) -> Iterator[Finding]:
    """Every front-line post knows its promises: it keeps one, takes a step of a procedure, or has a checklist.

    Who meets customers without a sheet does not know what was promised to them. Held only against posts of
    `kind: front_line`, where there is a code.

    Bad: `{id: guard, name: 门卫, kind: front_line}`, and nothing names `guard`. Good: a commitment with
    `delivered_by: [guard]`.

    中文：每个一线岗位都要知道自己的承诺：兑现一条承诺、做程序里的一步，或者有一张检查表。

    天天见顾客，却没有检查表，就不知道答应过顾客什么。只查写了 `kind: front_line` 的岗位；一份规范都没有的不查。

    反例：`{id: guard, name: 门卫, kind: front_line}`，哪里都没有写到 `guard`。正例：一条承诺写 `delivered_by: [guard]`。
    """
    framework = context.framework
    if not framework.codes:
        return
    named = {post for checklist in framework.checklists for post in checklist.posts}
    for code in framework.codes:
        named.update(post for commitment in code.commitments for post in commitment.delivered_by)
        named.update(step.by for procedure in code.procedures for step in procedure.steps if step.by)
    for n, post in enumerate(framework.organization.posts):
        if post.kind is PostKind.FRONT_LINE and post.id not in named:
            origin = framework.organization.origin
            yield Finding(origin=origin, path=("posts", n, "id"), about=post.id)


RULES = (no_owner, promise_without_post, post_without_promise)
