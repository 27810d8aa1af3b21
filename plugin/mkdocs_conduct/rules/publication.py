"""What a code needs before it is published, and to stay current (4.2, 8.4)."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, rule


@rule("unpublishable-state", clause="6.4", severity=Severity.ERROR, transcribed=Severity.INFO)
def unpublishable_state(context: CodeContext) -> Iterator[Finding]:
    """A published code says its version, who approved it and when, and from when it holds.

    Bad: `status: in_force` alone. Good: with `version`, `approved: {by: …, on: …}` and
    `effective_from`; until then `status: draft`.
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

    Bad: a code in force without `next_review`. Good: `next_review: 2027-01-31`.
    """
    if context.code.next_review is None:
        yield context.finding(("status",), key=True)


@rule("review-overdue", clause="8.4", severity=Severity.WARNING)
def review_overdue(context: CodeContext) -> Iterator[Finding]:
    """The day of the next review has not passed, or a review was held since.

    Bad: `next_review` last year. Good: after the review, `last_review` and a new `next_review`.
    """
    code = context.code
    due = code.next_review
    if due is None or due >= context.as_of or (code.last_review is not None and code.last_review >= due):
        return
    yield context.finding(("next_review",), arguments={"due": due, "as_of": context.as_of})


@rule("approval-after-effective", clause="4.2", severity=Severity.WARNING, is_for_drafts=True)
def approval_after_effective(context: CodeContext) -> Iterator[Finding]:
    """A code is approved before it takes effect.

    Bad: approved on 5 February, in force since 1 February. Good: the other way round.
    """
    code = context.code
    if code.approved is None or code.approved.on is None or code.effective_from is None:
        return
    if code.approved.on > code.effective_from:
        arguments = {"approved": code.approved.on, "effective": code.effective_from}
        yield context.finding(("approved", "on"), arguments=arguments)


RULES = (unpublishable_state, approval_after_effective, no_next_review, review_overdue)
