"""Promises: measurable, with limits that say from when until when, and with a remedy (4.13, 6.4, 6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..merge import coming, on
from ..model import Commitment, Duration, DurationUnit, Limit, LimitKind, StatutoryLimit, Variant
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, holders, rule, variants

_MOMENTS = (DurationUnit.SAME_DAY, DurationUnit.OVERNIGHT, DurationUnit.NEXT_DAY)
"""Limits that end with a day: they say until when by themselves."""


def linked_indicators(context: CodeContext, commitment: Commitment) -> frozenset[str]:
    """Return the ids of the indicators that measure a commitment: its own, its variants' and its objectives'."""
    named = set(commitment.indicators)
    for variant in commitment.variants:
        named.update(variant.indicators)
    for objective in context.code.objectives:
        if objective.id in commitment.objectives:
            named.update(objective.indicators)
    return frozenset(named)


def _told_once(context: CodeContext, findings: list[Finding], text: str) -> list[Finding]:
    """Where none of it is asked for and no commitment has it, say so once and not for each."""
    code = context.code
    is_asked_for = not (code.is_transcribed or code.is_small_business)
    if is_asked_for or len(findings) < max(2, sum(1 for _ in context.commitments)):
        return findings
    return [context.finding(("commitments",), key=True, text=text, arguments={"n": len(findings)})]


@rule(
    "commitment-without-indicator",
    clause="6.5",
    severity=Severity.WARNING,
    small_business=Severity.INFO,
    transcribed=Severity.INFO,
)
def commitment_without_indicator(context: CodeContext) -> Iterator[Finding]:
    """A commitment needs an indicator that shows whether it is kept.

    The indicator may be named by the commitment, by one of its variants or by one of its objectives;
    several commitments may share one.

    Bad: a promise to arrive within 15 minutes that nobody measures. Good: `indicators: [K1]`.

    中文：一条承诺要有指标，看得出做到了没有。

    指标可以写在承诺里、分情形里，或者它的目标里；几条承诺可以用同一个指标。

    反例：承诺15分钟到达，却没有人统计。正例：`indicators: [K1]`。
    """
    without = [
        context.finding((*path, "id"), about=commitment.id)
        for path, commitment in context.commitments
        if not linked_indicators(context, commitment)
    ]
    if not context.code.performance_indicators:
        without = _told_once(context, without, "no-indicators")
    yield from without


def _words(holder: Commitment | Variant) -> Iterable[str]:
    if isinstance(holder, Variant):
        return holder.promise.all if holder.promise else ()
    return (words for wording in holder.wordings for words in wording.text.all)


def _is_measurable(context: CodeContext, commitment: Commitment) -> bool:
    for _, holder in holders(commitment, ()):
        if holder.limits or holder.criteria or any(map(mentions, _words(holder))):
            return True
    known = {indicator.id: indicator for indicator in context.code.performance_indicators}
    # An indicator that does not exist is a problem of its own.
    linked = linked_indicators(context, commitment)
    return any(name not in known or known[name].targets for name in linked)


@rule("promise-not-measurable", clause="6.5", severity=Severity.WARNING, transcribed=Severity.INFO)
def promise_not_measurable(context: CodeContext) -> Iterator[Finding]:
    """One must be able to see whether a promise was kept.

    A limit, a number in the words, observable criteria or an indicator with a target does it.

    Bad: `promise: 保证排水系统通畅。` Good: the same with `criteria: [雨停后1小时内路面无积水]`.

    中文：一条承诺做到没做到，要看得出来。

    有时限、文字里有数字、有看得见的标准，或者有带目标的指标，就看得出来。

    反例：`promise: 保证排水系统通畅。` 正例：同一句话，加上 `criteria: [雨停后1小时内路面无积水]`。
    """
    for path, commitment in context.commitments:
        if not _is_measurable(context, commitment):
            yield context.finding((*path, "promise"), about=commitment.id)


def _missing(limit: Limit, inherited: Iterable[Limit]) -> tuple[str, ...]:
    assert limit.within is not None  # noqa: S101  (the caller asks for limits of this kind)
    if limit.within.unit is DurationUnit.IMMEDIATELY:
        return ()
    has_start = limit.start or any(other.start for other in inherited)
    has_end = limit.until or limit.within.unit in _MOMENTS or any(other.until for other in inherited)
    return (() if has_start else ("from",)) + (() if has_end else ("until",))


def _lacking(
    context: CodeContext, commitment: Commitment, holder: Commitment | Variant, path: Path
) -> Iterator[tuple[Path, Limit, tuple[str, ...]]]:
    """Yield the time limits of a commitment or variant with what they do not say."""
    inherited = commitment.limits if isinstance(holder, Variant) else ()
    is_received = isinstance(holder, Variant) and holder.received is not None
    for where, limit in context.limits(holder, path, context.day_of(commitment)):
        if limit.kind is LimitKind.WITHIN:
            missing = _missing(limit, inherited)
            yield where, limit, tuple(part for part in missing if not (part == "from" and is_received))


_MISSING = {
    ("from",): "limit-without-start",
    ("until",): "limit-without-end",
    ("from", "until"): "limit-without-start-or-end",
}


@rule("limit-without-start", clause="4.13", severity=Severity.WARNING, transcribed=Severity.INFO)
def limit_without_start(context: CodeContext) -> Iterator[Finding]:
    """A time limit says from when it runs and what must have happened by its end.

    What is done on the spot needs neither, what is done the same or the next day needs only its start.
    A variant may leave out what the limit of its commitment says, and a start it says in `received`.

    Bad: `limit: {within: 24小时}`. Good: `limit: {within: 24小时, from: 接到报修, until: 修好}`.

    中文：时限要说从什么时候算起，到时要做到什么。

    当场做的两样都不用说，当天或次日的只说起点。分情形可以不写承诺的时限已经说过的，起点也可以写在 `received` 里。

    反例：`limit: {within: 24小时}`。正例：`limit: {within: 24小时, from: 接到报修, until: 修好}`。
    """
    for path, commitment in context.commitments:
        # What the commitment's own limits lack is said there, not again at its variants.
        said = {part for _, _, missing in _lacking(context, commitment, commitment, path) for part in missing}
        for holder_path, holder in holders(commitment, path):
            is_variant = isinstance(holder, Variant)
            for limit_path, limit, missing in _lacking(context, commitment, holder, holder_path):
                parts = tuple(part for part in missing if not (is_variant and part in said))
                if parts:
                    arguments = {"limit": Typed((*limit_path, "within"), limit.within)}
                    yield context.finding(
                        limit_path, about=holder.id, text=_MISSING[parts], arguments=arguments
                    )


def _is_longer(promised: Duration, allowed: Duration) -> bool:
    order = promised.compare(allowed)
    if order is None and promised.unit is DurationUnit.WORKING_DAY and allowed.minutes is not None:
        # Ten working days take at least ten days, whatever the calendar says.
        order = Duration(promised.value, DurationUnit.DAY).compare(allowed)
    return order is not None and order > 0


def _is_above(limit: Limit, statutory: StatutoryLimit) -> str:
    if limit.within is not None and _is_longer(limit.within, statutory.within):
        return "limit-above-statutory"
    if limit.notice is not None and limit.notice.compare(statutory.within) == -1:
        return "notice-below-statutory"
    return ""


@rule("limit-above-statutory", clause="4.13", severity=Severity.ERROR, is_for_drafts=True)
def limit_above_statutory(context: CodeContext) -> Iterator[Finding]:
    """A promised time must lie within the time that law sets for the same thing; a notice must not be shorter.

    A promise that allows itself more than the law does promises nothing.

    Bad: `limit: {within: 10个工作日, statutory: {within: 7个工作日}}`. Good: `within: 5个工作日`.

    中文：承诺的时限不能长过法律对同一件事规定的时限，提前通知的时间不能短过法定的。

    比法律还宽的承诺，等于没有承诺。

    反例：`limit: {within: 10个工作日, statutory: {within: 7个工作日}}`。正例：`within: 5个工作日`。
    """
    for path, commitment in context.commitments:
        day = context.day_of(commitment)
        for holder_path, holder in holders(commitment, path):
            for limit_path, limit in context.limits(holder, holder_path, day):
                text = _is_above(limit, limit.statutory) if limit.statutory else ""
                if text and limit.statutory:
                    step = limit.kind.value
                    arguments = {
                        "promised": Typed((*limit_path, step), limit.within or limit.notice),
                        "allowed": Typed((*limit_path, "statutory", "within"), limit.statutory.within),
                    }
                    yield context.finding(
                        (*limit_path, step), about=holder.id, text=text, arguments=arguments
                    )


def _has_remedy(context: CodeContext, holder: Commitment | Variant, commitment: Commitment) -> bool:
    day = context.day_of(commitment)
    return bool(on(holder.remedies, day, context.fiscal) or coming(holder.remedies, day, context.fiscal))


def _without_remedy(context: CodeContext) -> Iterator[Finding]:
    for path, commitment in context.commitments:
        if _has_remedy(context, commitment, commitment):
            continue
        without = [
            (where, variant)
            for where, variant in variants(commitment, path)
            if not _has_remedy(context, variant, commitment)
        ]
        if not commitment.variants or len(without) == len(commitment.variants):
            yield context.finding((*path, "id"), about=commitment.id)
        else:
            for where, variant in without:
                yield context.finding((*where, "id"), about=variant.id, text="no-remedy-of-variant")


@rule("no-remedy", clause="6.4", severity=Severity.WARNING, transcribed=Severity.INFO)
def no_remedy(context: CodeContext) -> Iterator[Finding]:
    """A commitment says what the customer gets if it is broken.

    An apology with the work done again counts, silence does not. Where every variant has its remedy
    the commitment needs none of its own; a variant without one has the commitment's.

    Bad: a promise without `remedy`. Good: `remedy: 超时致歉并减免当月物业费10元`.

    中文：一条承诺要说做不到时顾客得到什么。

    致歉并且重做也算，不说就不算。每个分情形都有补救的，承诺自己可以没有；没有补救的分情形用承诺的。

    反例：承诺没有 `remedy`。正例：`remedy: 超时致歉并减免当月物业费10元`。
    """
    findings = list(_without_remedy(context))
    if context.code.is_transcribed and all(not finding.text for finding in findings):
        findings = _told_once(context, findings, "no-remedies")
    yield from findings


RULES = (
    promise_not_measurable,
    limit_without_start,
    limit_above_statutory,
    no_remedy,
    commitment_without_indicator,
)
