"""Promises as data: the words of the view beside the machine values of the model."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from ..merge import on
from ..model import (
    Amount,
    Code,
    Commitment,
    Duration,
    DurationUnit,
    Limit,
    LimitKind,
    Remedy,
    Threshold,
    Variant,
)
from ..provisions import PublicLimit, PublicRemedy
from ..speaker import Speaker
from .changes import iso_first, iso_last
from .types import PublicCode, PublicCommitment, PublicVariant
from .types.data import (
    DataCommitment,
    DataDuration,
    DataLimit,
    DataMoney,
    DataRemedy,
    DataThreshold,
    DataVariant,
    Number,
)

_ISO = {
    DurationUnit.SECOND: "PT{}S",
    DurationUnit.MINUTE: "PT{}M",
    DurationUnit.HOUR: "PT{}H",
    DurationUnit.DAY: "P{}D",
    DurationUnit.WEEK: "P{}W",
    DurationUnit.MONTH: "P{}M",
    DurationUnit.YEAR: "P{}Y",
}


def number(value: Decimal) -> Number:
    """Return a number as JSON has it: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def duration(value: Duration | None) -> DataDuration | None:
    """Return a length of time as data."""
    if value is None:
        return None
    pattern = _ISO.get(value.unit)
    return DataDuration(
        iso=pattern.format(number(value.value)) if pattern else None,
        value=number(value.value),
        unit=value.unit.value,
        at=f"{value.at:%H:%M}" if value.at else None,
    )


def threshold(s: Speaker, bar: Threshold, direction: str, unit: str = "") -> DataThreshold:
    """Return a target as data; `unit` stands in where none was typed."""
    return DataThreshold(
        sign=cast("Any", bar.op_or_default(direction)),
        value=number(bar.value),
        high=number(bar.high) if bar.high is not None else None,
        unit=bar.unit or unit or None,
        words=s.phrases.threshold(bar, direction, unit),
    )


def _level(s: Speaker, limit: Limit, words: str) -> DataThreshold | None:
    if limit.kind is not LimitKind.LEVEL:
        return None
    low, high = limit.between or (limit.value, None)
    assert low is not None  # noqa: S101  (the model asks for it)
    return DataThreshold(
        sign="between" if limit.between else limit.op or "=",
        value=number(low),
        high=number(high) if high is not None else None,
        unit=s.unit(limit.unit) or None,
        words=words,
    )


def _limit(s: Speaker, limit: Limit, said: PublicLimit) -> DataLimit:
    breach = limit.breach_when
    return DataLimit(
        kind=limit.kind.value,
        words=said.value,
        about=said.about or None,
        span=said.span or None,
        notes=said.notes,
        duration=duration(limit.within or limit.notice or limit.per or (breach.period if breach else None)),
        threshold=_level(s, limit, said.value),
        times=breach.occasions if breach else limit.times,
        clock=limit.clock.value if limit.clock else None,
        counting=limit.counting.value if limit.counting else None,
        statistic=limit.statistic.value,
    )


def _limits(s: Speaker, part: Commitment | Variant, said: tuple[PublicLimit, ...]) -> tuple[DataLimit, ...]:
    current = on(part.limits, s.as_of, s.fiscal)
    return tuple(_limit(s, limit, words) for limit, words in zip(current, said, strict=True))


def _money(s: Speaker, amount: Amount | None) -> DataMoney | None:
    if amount is None:
        return None
    return DataMoney(value=number(amount.value), currency=amount.currency or s.phrases.currency)


def _remedy(s: Speaker, remedy: Remedy, said: PublicRemedy) -> DataRemedy:
    return DataRemedy(
        when=said.when or None,
        text=said.text_md or None,
        amount_words=said.amount or None,
        amount=_money(s, remedy.amount),
        cap=_money(s, remedy.cap),
        automatic=remedy.automatic,
        within=duration(remedy.within),
        details=said.details,
    )


class _Promises:
    """Tells the promises of one code: those that take over another's remedies have them too."""

    def __init__(self, s: Speaker, code: Code, view: PublicCode) -> None:
        self.s = s
        self.parts: dict[str, Commitment | Variant] = {}
        self.said: dict[str, PublicCommitment | PublicVariant] = {}
        for commitment in code.commitments:
            self.parts[f"c-{commitment.id}"] = commitment
            self.parts.update({f"v-{variant.id}": variant for variant in commitment.variants})
        for group in view.groups:
            for one in group.commitments:
                self.said[one.anchor] = one
                self.said.update({variant.anchor: variant for variant in one.variants})

    def remedies(self, anchor: str) -> tuple[DataRemedy, ...]:
        """Return the remedies that hold, else those of the promise named."""
        said = self.said[anchor]
        if said.remedy_same_as_anchor in self.said and said.remedy_same_as_anchor != anchor:
            other = said.remedy_same_as_anchor
            inherited = self._own(other) if not self.said[other].remedy_same_as_anchor else ()
            return (*self._own(anchor), *inherited)
        return self._own(anchor)

    def _own(self, anchor: str) -> tuple[DataRemedy, ...]:
        s, part = self.s, self.parts[anchor]
        current = (one for one in on(part.remedies, s.as_of, s.fiscal) if not one.same_as)
        pairs = zip(current, self.said[anchor].remedies, strict=True)
        return tuple(_remedy(s, remedy, said) for remedy, said in pairs)

    def variant(self, said: PublicVariant) -> DataVariant:
        """Return the promise for one case as data."""
        return DataVariant(
            id=said.id,
            when=said.when,
            promise=said.promise_md or None,
            limits=_limits(self.s, self.parts[said.anchor], said.limits),
            remedies=self.remedies(said.anchor),
            criteria=said.criteria_md,
            limitations=said.limitations_md,
            information=said.information_md,
            indicators=tuple(one.id for one in said.indicators),
        )

    def commitment(self, said: PublicCommitment, group: str) -> DataCommitment:
        """Return one promise as data."""
        part = self.parts[said.anchor]
        assert isinstance(part, Commitment)  # noqa: S101  (its anchor says so)
        return DataCommitment(
            id=said.id,
            number=said.number,
            group=group or None,
            item=said.item or None,
            promise=said.promise_md,
            since=iso_first(self.s, part.since) or None,
            until=iso_last(self.s, part.valid_until) or None,
            limits=_limits(self.s, part, said.limits),
            variants=tuple(self.variant(variant) for variant in said.variants),
            criteria=said.criteria_md,
            remedies=self.remedies(said.anchor),
            limitations=said.limitations_md,
            conditions=said.conditions_md,
            customer_duties=said.duties_md,
            information=said.information_md,
            provisions=said.provisions_md,
            for_whom=said.for_whom or None,
            where=said.where or None,
            delivered_by=said.delivered_by or None,
            statutory=bool(part.statutory),
            upcoming=said.upcoming,
            indicators=tuple(one.id for one in said.indicators),
        )


def data_commitments(s: Speaker, code: Code, view: PublicCode) -> Iterator[DataCommitment]:
    """Yield every promise that pages show, in their order."""
    promises = _Promises(s, code, view)
    for group in view.groups:
        for one in group.commitments:
            yield promises.commitment(one, group.name)
