"""Who answers for what: posts that exist, and an owner for everything (4.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Post
from ..problems import Severity
from .base import CodeContext, Finding, nearest, rule


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


RULES = (no_owner,)
