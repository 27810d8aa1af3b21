"""Special codes of units: filed, and no laxer than the group's (5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..merge import Applied, on, overrides_of
from ..model import Commitment, Limit, Remedy, Variant
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, rule

_HIGHER = (">=", ">")
_LOWER = ("<=", "<")


def _path(context: CodeContext, applied: Applied) -> Path:
    position = context.framework.organization.units.index(applied.unit)
    return ("units", position, "overrides", applied.position)


@rule("override-unregistered", clause="5.2", severity=Severity.WARNING, asks_inside=True)
def override_unregistered(context: CodeContext) -> Iterator[Finding]:
    """A unit that promises something else than the group has it filed: number, approval and day.

    Without a filing nobody above knows that the unit does it otherwise. What is not filed shows on the unit's page
    all the same, because customers are told what the unit does; what is filed for a later day holds from that day.

    Bad: `overrides: [{commitment: C1, limit: 30分钟}]`. Good: the same with
    `filing: {number: 备2026-03, approved_by: strategy, date: 2026-01-10}`.

    中文：单位另有规定的，要备案：编号、批准岗位、日期。

    没有备案，上级就不知道这个单位另有做法。没有备案的也照样显示在本单位的页面上，因为顾客要知道实际怎样；备案日期还没有到的，到那天起算。

    反例：`overrides: [{commitment: C1, limit: 30分钟}]`。正例：再加上
    `filing: {number: 备2026-03, approved_by: strategy, date: 2026-01-10}`。
    """
    for applied in overrides_of(context.code, context.framework.organization.units):
        if applied.is_registered:
            continue
        filing = applied.override.filing
        keys = [key for key in ("number", "approved_by", "date") if getattr(filing, key, None) is None]
        path = (*_path(context, applied), "filing" if filing else "commitment")
        arguments = {"commitment": applied.override.commitment, "missing": ", ".join(keys)}
        text = "override-filing-incomplete" if filing else ""
        yield context.in_organization(path, about=applied.unit.id, text=text, arguments=arguments)


def _partner(limit: Limit, group: Sequence[Limit], own: Sequence[Limit]) -> Limit | None:
    """Return the limit of the group that is about the same: the only one of its kind, else the one named alike."""
    alike = [one for one in group if one.kind is limit.kind]
    if len(alike) == 1 and sum(one.kind is limit.kind for one in own) == 1:
        return alike[0]
    return next((one for one in alike if one.of is not None and one.of == limit.of), None)


def _is_lower(limit: Limit, group: Limit) -> bool:
    if limit.value is None or group.value is None or limit.unit != group.unit:
        return False
    op = group.op or ">="
    return (op in _HIGHER and limit.value < group.value) or (op in _LOWER and limit.value > group.value)


def _is_laxer(limit: Limit, group: Limit) -> bool:
    if limit.within is not None and group.within is not None:
        return limit.within.compare(group.within) == 1
    if limit.notice is not None and group.notice is not None:
        return limit.notice.compare(group.notice) == -1
    if limit.times is not None and group.times is not None:
        return limit.per == group.per and limit.times < group.times
    return _is_lower(limit, group)


def _limits(own: Sequence[Limit], group: Sequence[Limit]) -> Iterator[tuple[int, Limit]]:
    """Yield the limits that ask less of the unit than the group's ask of everybody, with their positions."""
    for n, limit in enumerate(own):
        partner = _partner(limit, group, own)
        if partner is not None and _is_laxer(limit, partner):
            yield n, limit


def _largest(remedies: Sequence[Remedy]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for one in remedies:
        if one.amount is not None:
            currency = one.amount.currency
            sums[currency] = max(one.amount.value, sums.get(currency, one.amount.value))
    return sums


def _is_less(own: Sequence[Remedy], group: Sequence[Remedy]) -> bool:
    if not own:
        return bool(group)
    offered, usual = _largest(own), _largest(group)
    if offered and usual and not set(offered) & set(usual):
        # Two currencies cannot be compared.
        return False
    return any(offered.get(currency, Decimal(0)) < amount for currency, amount in usual.items())


def _laxer_limits(
    own: Sequence[Limit], group: Sequence[Limit], path: Path
) -> Iterator[tuple[Path, str, object]]:
    if group and not own:
        yield (*path, "limit"), "override-without-limit", None
    for n, limit in _limits(own, group):
        at = (*path, "limit", n, limit.kind.value)
        yield at, "override-laxer", limit.within or limit.notice or limit.value or limit.times


def _laxer(context: CodeContext, own: Applied, group: Commitment) -> Iterator[tuple[Path, str, object]]:
    """Yield where an override is laxer than the group's promise, with the message and the value at fault."""
    path, said = _path(context, own), own.override
    if said.limits is not None:
        yield from _laxer_limits(said.limits, on(group.limits, context.as_of, context.fiscal), path)
    if said.remedies is not None and _is_less(
        said.remedies, on(group.remedies, context.as_of, context.fiscal)
    ):
        yield (*path, "remedy"), "override-smaller-remedy", None
    usual = {variant.id: variant for variant in group.variants}
    for n, variant in enumerate(said.variants or ()):
        if variant.id in usual:
            yield from _laxer_variant(context, variant, usual[variant.id], (*path, "variants", n))


def _laxer_variant(
    context: CodeContext, own: Variant, group: Variant, path: Path
) -> Iterator[tuple[Path, str, object]]:
    # What a variant leaves out is the commitment's: only what it says can be laxer.
    if own.limits:
        yield from _laxer_limits(own.limits, on(group.limits, context.as_of, context.fiscal), path)
    if own.remedies and _is_less(own.remedies, on(group.remedies, context.as_of, context.fiscal)):
        yield (*path, "remedy"), "override-smaller-remedy", None


@rule("override-laxer", clause="5.2", severity=Severity.WARNING)
def override_laxer(context: CodeContext) -> Iterator[Finding]:
    """What a unit promises otherwise asks no less of it than the group asks of everybody.

    The customer of the unit reads the group's promise too, and gets less. Limits are compared with the group's limit
    of the same kind, amounts in the same currency; where a longer limit is meant, a waiver says why.

    Bad: the group's `limit: 15分钟` and the unit's `limit: 30分钟`. Good: the unit's `limit: 10分钟`.

    中文：单位另定的，不能比集团的宽。

    这个单位的顾客也看得到集团的承诺，得到的却更少。时限和集团同一种时限比，金额和同一种货币比；确实要放宽的，用豁免写明理由。

    反例：集团写 `limit: 15分钟`，单位写 `limit: 30分钟`。正例：单位写 `limit: 10分钟`。
    """
    commitments = {commitment.id: commitment for commitment in context.code.commitments}
    for applied in overrides_of(context.code, context.framework.organization.units):
        group = commitments[applied.override.commitment]
        for path, text, value in _laxer(context, applied, group):
            arguments = {"commitment": group.id, "typed": Typed(path, value)}
            yield context.in_organization(path, about=applied.unit.id, text=text, arguments=arguments)


RULES = (override_unregistered, override_laxer)
