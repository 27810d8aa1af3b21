"""Reviews of the code and its framework: complete, decided, carried out, told (8.4)."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.due_days import TO_TELL
from ..model.reviews import Review
from ..problems import Severity
from . import evaluations
from .base import CodeContext, Finding, Path, rule


def reviews(context: CodeContext) -> Iterator[tuple[int, Review]]:
    """Yield the reviews of this code with their positions; those about all codes are told with the first one."""
    for n, one in context.framework.reviews_of(context.code):
        if one.code is not None or context.is_first:
            yield n, one


def _newest(context: CodeContext) -> tuple[int, Review] | None:
    """Return the newest review held of this code, its own or one of all codes."""
    held = [
        (one.held_on, n, one)
        for n, one in context.framework.reviews_of(context.code)
        if one.held_on is not None and one.held_on <= context.as_of
    ]
    if not held:
        return None
    _, n, newest = max(held, key=lambda found: found[:2])
    return n, newest


def _finding(context: CodeContext, path: Path, about: str, text: str = "", **arguments: object) -> Finding:
    document = context.framework.reviews
    origin = document.origin if document is not None else context.code.origin
    return Finding(origin=origin, path=path, about=about, text=text, arguments=arguments)


@rule("review-inputs-incomplete", clause="8.4", severity=Severity.WARNING, asks_inside=True)
def review_inputs_incomplete(context: CodeContext) -> Iterator[Finding]:
    """The newest review looked at everything a review should look at.

    Context, law, results, satisfaction, complaints, actions, services, resources and suggestions: what was left out
    is where the surprise comes from. Where there was nothing new, say so.

    Bad: `inputs: {results: 全年结果}`. Good: all nine, for example `law: 没有变化`.

    中文：最近一次评审，该看的都看过。

    环境、法律、结果、满意、投诉、措施、服务、资源、建议，漏看的往往就是出问题的。没有变化的也写上。

    反例：`inputs: {results: 全年结果}`。正例：九项都写，例如 `law: 没有变化`。
    """
    found = _newest(context)
    if found is None or (found[1].code is None and not context.is_first):
        return
    n, review = found
    if review.inputs is None:
        yield _finding(context, ("reviews", n, "id"), review.id, "review-without-inputs")
    elif review.inputs.missing:
        path = ("reviews", n, "inputs")
        yield _finding(context, path, review.id, missing=", ".join(review.inputs.missing))


@rule("review-participants-missing", clause="8.4", severity=Severity.INFO, asks_inside=True)
def review_participants_missing(context: CodeContext) -> Iterator[Finding]:
    """The newest review says which posts took part.

    A review by one post alone misses what the others know.

    Bad: a review with `held_on` only. Good: the same with `participants: [general-manager, service-quality]`.

    中文：最近一次评审要写有哪些岗位参加。

    一个岗位单独评审，看不到别人知道的事。

    反例：评审只写了 `held_on`。正例：再加上 `participants: [general-manager, service-quality]`。
    """
    found = _newest(context)
    if found is None or found[1].participants or (found[1].code is None and not context.is_first):
        return
    yield _finding(context, ("reviews", found[0], "id"), found[1].id)


@rule("decision-overdue", clause="8.4", severity=Severity.WARNING, asks_inside=True)
def decision_overdue(context: CodeContext) -> Iterator[Finding]:
    """What a review decided is done by its day.

    A decision nobody carries out makes the next review a repetition of the last.

    Bad: `{text: 增加夜班, due: 2026-01-25}` a month later. Good: the same with `done_on: 2026-01-24`, or a new day.

    中文：评审的决定，到期要做完。

    决定了没有人做，下次评审还是同样的话。

    反例：过了一个月还是 `{text: 增加夜班, due: 2026-01-25}`。正例：加上 `done_on: 2026-01-24`，或者改期。
    """
    for n, review in reviews(context):
        for m, decision in enumerate(review.decisions):
            if decision.due is not None and decision.done_on is None and decision.due < context.as_of:
                path = ("reviews", n, "decisions", m, "due")
                yield _finding(context, path, review.id, due=decision.due)


@rule("next-review-mismatch", clause="8.4", severity=Severity.WARNING, asks_inside=True)
def next_review_mismatch(context: CodeContext) -> Iterator[Finding]:
    """The code names the day of the next review that the newest review set.

    Customers read the one, staff plan by the other.

    Bad: `next_review: 2027-01-31` in the code and `next_review: 2026-12-31` in its newest review. Good: the same day
    in both.

    中文：规范里写的下次评审日期，和最近一次评审定的一致。

    顾客看到的是一个，内部安排的是另一个。

    反例：规范写 `next_review: 2027-01-31`，最近一次评审写 `next_review: 2026-12-31`。正例：两处同一天。
    """
    found = _newest(context)
    due = context.code.next_review
    if found is None or due is None or found[1].next_review in (None, due):
        return
    arguments = {"due": due, "review": found[1].id, "set": found[1].next_review}
    yield context.finding(("next_review",), arguments=arguments)


@rule("customers-not-told", clause="8.4", severity=Severity.INFO, asks_inside=True)
def customers_not_told(context: CodeContext) -> Iterator[Finding]:
    """When a review changed the code, customers are told within two months, and the day is noted.

    They keep counting on what they read last.

    Bad: a review with `code_changes` half a year ago. Good: the same with `customers_told_on: 2026-02-01`.

    中文：评审改了规范的，两个月内告诉顾客，并记下日期。

    顾客指望的，是他最后看到的那一版。

    反例：半年前的评审有 `code_changes`。正例：再加上 `customers_told_on: 2026-02-01`。
    """
    for n, review in reviews(context):
        if review.held_on is None or not review.code_changes or review.customers_told_on is not None:
            continue
        if review.held_on + TO_TELL < context.as_of:
            path = ("reviews", n, "code_changes")
            yield _finding(context, path, review.id, held=review.held_on)


RULES = (
    review_inputs_incomplete,
    review_participants_missing,
    decision_overdue,
    next_review_mismatch,
    customers_not_told,
    *evaluations.RULES,
)
