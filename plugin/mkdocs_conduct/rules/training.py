"""Training: who keeps the promises learned it in time, and it had an effect (4.12, 6.8, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..measure.training import covers
from ..model import ResourceKind, Training
from ..problems import Severity
from .base import CodeContext, Context, Finding, organization_rule, rule

_TIME_FOR_EFFECT = timedelta(days=90)


def _delivering(context: CodeContext) -> frozenset[str]:
    return frozenset(post for _, commitment in context.commitments for post in commitment.delivered_by)


def _day(training: Training) -> date | None:
    return training.done_on or training.date


def _first_training(context: CodeContext, post: str) -> tuple[int, Training] | None:
    """Return the first training of a post with its position; None where it has none with a day."""
    dated = [
        (day, n, training)
        for n, training in enumerate(context.code.training)
        if (day := _day(training)) is not None and (not training.posts or post in training.posts)
    ]
    if not dated:
        return None
    _, n, training = min(dated, key=lambda found: found[:2])
    return n, training


@rule(
    "in-force-before-training",
    clause="7",
    severity=Severity.WARNING,
    is_for_drafts=True,
    asks_inside=True,
)
def in_force_before_training(context: CodeContext) -> Iterator[Finding]:
    """Those who keep the promises are trained before the code takes effect.

    On the first day customers ask for what the code says, and staff must know it. Each post's first training
    counts. A training that was late and has been held is information only.

    Bad: `effective_from: 2026-02-01` and a first training on 2026-02-15. Good: the training in January.

    中文：兑现承诺的岗位，先培训，规范后实施。

    实施第一天，顾客就会照规范要求，员工要先知道。看每个岗位的第一次培训。已经补上的，只作提示。

    反例：`effective_from: 2026-02-01`，第一次培训却在2026-02-15。正例：一月就培训。
    """
    effective = context.code.effective_from
    if effective is None:
        return
    late: dict[int, list[str]] = {}
    for post in sorted(_delivering(context)):
        found = _first_training(context, post)
        if found is not None and (day := _day(found[1])) is not None and day > effective:
            late.setdefault(found[0], []).append(post)
    for n, posts in sorted(late.items()):
        training = context.code.training[n]
        is_held = training.done_on is not None
        yield context.finding(
            ("training", n, "done_on" if is_held else "date"),
            about=training.id,
            text="trained-after-effective" if is_held else "",
            severity=Severity.INFO if is_held else None,
            arguments={"posts": ", ".join(posts), "day": _day(training), "effective": effective},
        )


@rule("post-untrained-for-commitment", clause="4.12", severity=Severity.WARNING, asks_inside=True)
def post_untrained_for_commitment(context: CodeContext) -> Iterator[Finding]:
    """A post that keeps a promise is in a training about it.

    Being told is not being able. A training without `commitments` is about all of them, one without `posts` for all
    posts. Held only against codes that list trainings; a post that nobody told anything is a problem of its own.

    Bad: `delivered_by: [repairer]`, and T1 has `posts: [night-duty]`. Good: `posts: [night-duty, repairer]`.

    中文：兑现承诺的岗位，要参加过这条承诺的培训。

    听说过不等于会做。没有写 `commitments` 的培训，讲的是全部承诺；没有写 `posts` 的，所有岗位都参加。没有列培训的规范不查；
    没有人告诉过的岗位，另有检查。

    反例：`delivered_by: [repairer]`，T1却只有 `posts: [night-duty]`。正例：`posts: [night-duty, repairer]`。
    """
    code, posts = context.code, context.framework.posts
    trained = {post for training in code.training for post in training.posts}
    # A post that does not exist is a problem of its own, and may be a slip for the one that is missed.
    if not code.training or (posts and not trained.issubset(posts)):
        return
    plan = code.communication_plan
    told = {post for one in plan.internal for post in one.audience} if plan else None
    found: set[str] = set()
    for path, commitment in context.commitments:
        for n, post in enumerate(commitment.delivered_by):
            is_told = told is None or post in told or post in trained
            if post in found or not is_told or (posts and post not in posts):
                continue
            if not any(covers(training, post, commitment) for training in code.training):
                found.add(post)
                arguments = {"post": post}
                yield context.finding((*path, "delivered_by", n), about=commitment.id, arguments=arguments)


@rule("no-training-resource", clause="6.8", severity=Severity.WARNING, asks_inside=True)
def no_training_resource(context: CodeContext) -> Iterator[Finding]:
    """Somebody is trained for the code: a training is planned, or stands among the resources.

    A code that nobody learns is kept by chance.

    Bad: neither `training` nor a resource of `kind: training`. Good:
    `training: [{id: T1, topic: 急修承诺和补救, posts: [night-duty], date: 2026-01-15}]`.

    中文：规范要有培训：有培训安排，或者资源里有培训。

    没有人学过的规范，做不做得到靠碰巧。

    反例：`training` 和 `kind: training` 的资源都没有。正例：`training: [{id: T1, topic: 急修承诺和补救, posts: [night-duty],
    date: 2026-01-15}]`。
    """
    code = context.code
    if not code.training and not any(one.kind is ResourceKind.TRAINING for one in code.resources):
        yield context.finding(("title",), key=True)


@rule("training-effect-unchecked", clause="4.12", severity=Severity.INFO, asks_inside=True)
def training_effect_unchecked(context: CodeContext) -> Iterator[Finding]:
    """Ninety days after a training it is known whether it had an effect, or how that is found out.

    A sign-in sheet shows that people were there, not that they can do it.

    Bad: `done_on: 2025-06-01` and nothing more. Good: `effect_method: 现场答题, effect: 平均96分`.

    中文：培训过了九十天，要知道有没有效果，或者打算怎样看效果。

    签到表只说明人来了，不说明会做了。

    反例：`done_on: 2025-06-01`，别的没有写。正例：`effect_method: 现场答题, effect: 平均96分`。
    """
    for n, training in enumerate(context.code.training):
        done = training.done_on
        if done is None or training.effect or training.effect_method:
            continue
        if (context.as_of - done) > _TIME_FOR_EFFECT:
            yield context.finding(("training", n, "done_on"), about=training.id, arguments={"done": done})


@organization_rule("certificate-expired", clause="4.12", severity=Severity.WARNING)
def certificate_expired(context: Context) -> Iterator[Finding]:
    """Certificates, and what shows that a post is competent, are valid.

    Whoever works without a valid certificate puts customers at risk, and the promise with them. The last day counts
    as valid.

    Bad: `{name: 电工证, holder: repairer, expires_on: 2025-12-31}` in March 2026. Good: the new one's day.

    中文：证照和证明岗位能力的材料要在有效期内。

    没有有效证件就上岗，顾客有风险，承诺也落空。到期的那天还算有效。

    反例：2026年3月，`{name: 电工证, holder: repairer, expires_on: 2025-12-31}`。正例：换证以后写新的日期。
    """
    organization = context.framework.organization
    for n, certificate in enumerate(organization.certificates):
        if certificate.expires_on < context.as_of:
            yield Finding(
                origin=organization.origin,
                path=("certificates", n, "expires_on"),
                about=certificate.holder,
                arguments={"name": certificate.name, "expired": certificate.expires_on},
            )
    for n, competence in enumerate(organization.competence):
        if competence.expires_on is not None and competence.expires_on < context.as_of:
            yield Finding(
                origin=organization.origin,
                path=("competence", n, "expires_on"),
                about=competence.post,
                text="competence-expired",
                arguments={"expired": competence.expires_on},
            )


RULES = (
    in_force_before_training,
    post_untrained_for_commitment,
    no_training_resource,
    training_effect_unchecked,
    certificate_expired,
)
