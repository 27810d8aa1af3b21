"""What a code needs before it is published, and to stay current (4.2, 8.4)."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, rule


@rule("unpublishable-state", clause="6.4", severity=Severity.ERROR, transcribed=Severity.INFO)
def unpublishable_state(context: CodeContext) -> Iterator[Finding]:
    """A published code says its version, who approved it and when, and from when it holds.

    Without these nobody can tell which text holds, since when, and on whose word. Drafts need none of it.

    Bad: `status: in_force` alone. Good: with `version`, `approved: {by: …, on: …}` and
    `effective_from`; until then `status: draft`.

    中文：公布的规范要写明版本、谁在什么时候批准、从哪天起实施。

    少了其中一样，顾客就不知道哪一份算数、从什么时候算数、谁说了算。草稿不用写。

    反例：只写 `status: in_force`。正例：写上 `version`、`approved: {by: …, on: …}` 和 `effective_from`；还
    没有定下来就写 `status: draft`。
    """
    code = context.code
    needed = {
        "version": code.version,
        "approved": code.approved,
        "approved.on": code.approved.on if code.approved else code,
        "effective_from": code.effective_from,
    }
    for item, value in needed.items():
        if value is None:
            path = ("approved",) if item == "approved.on" else ("status",)
            yield context.finding(path, key=True, arguments={"item": item, "status": code.status.value})


@rule("no-next-review", clause="8.4", severity=Severity.ERROR, transcribed=Severity.INFO)
def no_next_review(context: CodeContext) -> Iterator[Finding]:
    """A published code says when it is reviewed next.

    A code that nobody plans to look at again goes out of date without anybody noticing.

    Bad: a code in force without `next_review`. Good: `next_review: 2027-01-31`.

    中文：公布的规范要说下次什么时候评审。

    没有定下评审的日子，规范过时了也没有人发现。

    反例：正在实施的规范没有 `next_review`。正例：`next_review: 2027-01-31`。
    """
    if context.code.next_review is None:
        yield context.finding(("status",), key=True)


@rule("review-overdue", clause="8.4", severity=Severity.WARNING, needs=("reviews",))
def review_overdue(context: CodeContext) -> Iterator[Finding]:
    """The day of the next review has not passed, or a review was held since.

    A review that was planned and not held is the commonest way for a code to grow stale.

    Bad: `next_review` last year. Good: after the review, `last_review` and a new `next_review`.

    中文：下次评审的日子还没有过，或者已经评审过了。

    定了日子却没有评审，规范就和实际越离越远。

    反例：`next_review` 是去年的日子。正例：评审以后写上 `last_review`，再定新的 `next_review`。
    """
    code = context.code
    due = code.next_review
    held = [review.held_on for _, review in context.framework.reviews_of(code)]
    last = max(filter(None, (code.last_review, *held)), default=None)
    if due is None or due >= context.as_of or (last is not None and due <= last <= context.as_of):
        return
    yield context.finding(("next_review",), arguments={"due": due, "as_of": context.as_of})


@rule("approval-after-effective", clause="4.2", severity=Severity.WARNING, is_for_drafts=True)
def approval_after_effective(context: CodeContext) -> Iterator[Finding]:
    """A code is approved before it takes effect.

    Before its approval a code is nobody's promise.

    Bad: approved on 5 February, in force since 1 February. Good: the other way round.

    中文：规范先批准，后实施。

    没有批准的规范，还不是谁的承诺。

    反例：2月1日实施，2月5日才批准。正例：批准在前，实施在后。
    """
    code = context.code
    if code.approved is None or code.approved.on is None or code.effective_from is None:
        return
    if code.approved.on > code.effective_from:
        arguments = {"approved": code.approved.on, "effective": code.effective_from}
        yield context.finding(("approved", "on"), arguments=arguments)


RULES = (unpublishable_state, approval_after_effective, no_next_review, review_overdue)
