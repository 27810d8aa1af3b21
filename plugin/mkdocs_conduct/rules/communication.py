"""The communication plan: somebody is told, and above all those who keep the promises (6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, rule


@rule("comm-no-audience", clause="6.7", severity=Severity.ERROR, is_for_drafts=True)
def comm_no_audience(context: CodeContext) -> Iterator[Finding]:
    """A communication says who is told.

    Bad: `{id: I1, method: 班前会}`. Good: `{id: I1, audience: [repairer], method: 班前会}`.
    """
    plan = context.code.communication_plan
    if plan is None:
        return
    for side, communications in (("internal", plan.internal), ("external", plan.external)):
        for n, told in enumerate(communications):
            if not told.audience:
                yield context.finding(("communication_plan", side, n), about=told.id)


@rule("delivering-post-not-informed", clause="6.7", severity=Severity.WARNING)
def delivering_post_not_informed(context: CodeContext) -> Iterator[Finding]:
    """Who keeps a promise was told of it: each post of `delivered_by` is in the audience of an internal communication.

    Held only against codes that have a communication plan.

    Bad: `delivered_by: [night-duty]` with nobody telling them. Good: `audience: [night-duty]`.
    """
    plan = context.code.communication_plan
    if plan is None:
        return
    told = {post for communication in plan.internal for post in communication.audience}
    posts = context.framework.posts
    for path, commitment in context.commitments:
        for n, post in enumerate(commitment.delivered_by):
            # A post that does not exist is a problem of its own.
            if post not in told and (not posts or post in posts):
                told.add(post)
                arguments = {"post": post}
                yield context.finding((*path, "delivered_by", n), about=commitment.id, arguments=arguments)


RULES = (comm_no_audience, delivering_post_not_informed)
