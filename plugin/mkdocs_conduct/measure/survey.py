"""A wave of a survey → its index, the scores of items, dimensions and aspects, and how many answered (GB/T 19014)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..model import Survey
from ..model.quantity import MonthDay
from ..model.satisfaction import Answer, CodeAspect, IndexFormula, Item, Scale, Wave


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What was answered to one item; a reversed item is turned round, so that more is always better."""

    item: Item
    answers: int
    """How many answered it; 0 where only a mean was typed."""
    mean: Decimal | None
    """In points of the scale."""
    score: Decimal | None
    """The mean on a scale from 0 to 100."""
    satisfied: Decimal | None
    """The share of satisfied answers in per cent; None without counts or where nobody said what satisfied is."""
    expected: Decimal | None
    """The mean of what was expected, in points of the scale."""
    gap: Decimal | None
    """Perception minus expectation, in points of the scale."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """The items of one dimension, or of one aspect of the code, together."""

    id: str
    weight: Decimal | None
    mean: Decimal | None
    score: Decimal | None
    expected: Decimal | None
    gap: Decimal | None


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One wave of a survey, ready for pages and sheets; nothing that was not asked has a value."""

    survey: Survey
    wave: Wave
    index: Decimal | None
    """By the survey's formula; None where it cannot be computed."""
    items: tuple[ItemResult, ...]
    dimensions: tuple[PartResult, ...]
    aspects: tuple[PartResult, ...]
    """Whether the code is clear, suitable and kept, as far as items ask for it."""
    response_rate: Decimal | None
    """Answers ÷ those asked, in per cent."""
    share_asked: Decimal | None
    """Those asked ÷ all there are, in per cent."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """One answered item in exact fractions."""

    item: Item
    mean: Fraction | None
    expected: Fraction | None
    answers: int
    satisfied: int | None

    @property
    def gap(self) -> Fraction | None:
        return None if self.mean is None or self.expected is None else self.mean - self.expected


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def _mean(counts: Mapping[int, int] | None, typed: Decimal | None) -> Fraction | None:
    total = sum(counts.values()) if counts else 0
    if counts and total:
        return Fraction(sum(point * times for point, times in counts.items()), total)
    return None if typed is None else Fraction(typed)


def _turned(value: Fraction | None, scale: Scale) -> Fraction | None:
    return None if value is None else scale.min + scale.max - value


def _satisfied(answer: Answer, item: Item, scale: Scale) -> int | None:
    if scale.satisfied_from is None or not answer.counts:
        return None
    if item.reversed:
        return sum(
            n for point, n in answer.counts.items() if point <= scale.min + scale.max - scale.satisfied_from
        )
    return sum(n for point, n in answer.counts.items() if point >= scale.satisfied_from)


def _scored(item: Item, answer: Answer, scale: Scale) -> _Scored:
    mean = _mean(answer.counts, answer.mean)
    expected = _mean(answer.expected_counts, answer.expected_mean)
    if item.reversed:
        mean, expected = _turned(mean, scale), _turned(expected, scale)
    answers = sum(answer.counts.values()) if answer.counts else 0
    return _Scored(item, mean, expected, answers, _satisfied(answer, item, scale))


def _score(mean: Fraction | None, scale: Scale) -> Fraction | None:
    if mean is None or scale.max <= scale.min:
        return None
    return (mean - scale.min) * 100 / (scale.max - scale.min)


def _weighted(pairs: Iterable[tuple[Fraction | None, Decimal | None]]) -> Fraction | None:
    """Return the mean of the values there are, by their weights; by equal ones where no value has a weight."""
    known = [(value, weight) for value, weight in pairs if value is not None]
    if not any(weight for _, weight in known):
        known = [(value, Decimal(1)) for value, _ in known]
    total = sum((Fraction(weight or 0) for _, weight in known), Fraction(0))
    if not total:
        return None
    return sum((value * Fraction(weight or 0) for value, weight in known), Fraction(0)) / total


def _plain(values: Iterable[Fraction | None]) -> Fraction | None:
    return _weighted((value, None) for value in values)


@dataclass(frozen=True, slots=True)
class _Part:
    id: str
    weight: Decimal | None
    mean: Fraction | None
    expected: Fraction | None
    gap: Fraction | None

    def result(self, scale: Scale) -> PartResult:
        score = _decimal(_score(self.mean, scale))
        means = _decimal(self.mean), score, _decimal(self.expected), _decimal(self.gap)
        return PartResult(self.id, self.weight, *means)


def _part(name: str, weight: Decimal | None, scored: list[_Scored]) -> _Part:
    mean = _weighted((one.mean, one.item.weight) for one in scored)
    expected = _plain(one.expected for one in scored)
    return _Part(name, weight, mean, expected, _plain(one.gap for one in scored))


def _dimensions(survey: Survey, scored: list[_Scored]) -> list[_Part]:
    return [
        _part(one.id, one.weight, [item for item in scored if item.item.dimension == one.id])
        for one in survey.dimensions
    ]


def _aspects(scored: list[_Scored]) -> list[_Part]:
    asked = {one.item.aspect for one in scored}
    return [
        _part(aspect, None, [one for one in scored if one.item.aspect is aspect])
        for aspect in CodeAspect
        if aspect in asked
    ]


def _top_box(scored: list[_Scored]) -> Fraction | None:
    counted = [one for one in scored if one.satisfied is not None]
    answers = sum(one.answers for one in counted)
    return Fraction(sum(one.satisfied or 0 for one in counted) * 100, answers) if answers else None


def _weighted_mean(survey: Survey, scored: list[_Scored]) -> Fraction | None:
    if any(one.item.weight for one in scored) or not survey.dimensions:
        return _weighted((one.mean, one.item.weight) for one in scored)
    return _weighted((one.mean, one.weight) for one in _dimensions(survey, scored))


def _gap(survey: Survey, scored: list[_Scored]) -> Fraction | None:
    if survey.dimensions:
        return _weighted((one.gap, one.weight) for one in _dimensions(survey, scored))
    return _plain(one.gap for one in scored)


def _index(survey: Survey, scored: list[_Scored]) -> Fraction | None:
    match survey.index_formula:
        case IndexFormula.TOP_BOX:
            return _top_box(scored)
        case IndexFormula.MEAN_0_100:
            return _score(_plain(one.mean for one in scored), survey.scale)
        case IndexFormula.WEIGHTED_MEAN_0_100:
            return _score(_weighted_mean(survey, scored), survey.scale)
        case IndexFormula.SERVQUAL_GAP:
            return _gap(survey, scored)
    return None


def _share(part: int | None, whole: int | None) -> Decimal | None:
    return None if part is None or not whole else Decimal(part) * 100 / Decimal(whole)


def result_of(survey: Survey, wave: Wave) -> SurveyResult:
    """Compute one wave of a survey; items that nobody answered are left out."""
    items = {item.id: item for item in survey.items}
    scored = [
        _scored(items[answer.item], answer, survey.scale) for answer in wave.answers if answer.item in items
    ]
    return SurveyResult(
        survey,
        wave,
        _decimal(_index(survey, scored)),
        tuple(_item_result(one, survey.scale) for one in scored),
        tuple(part.result(survey.scale) for part in _dimensions(survey, scored)),
        tuple(part.result(survey.scale) for part in _aspects(scored)),
        _share(wave.returned, wave.sample),
        _share(wave.sample, wave.population),
    )


def _item_result(one: _Scored, scale: Scale) -> ItemResult:
    satisfied = None if one.satisfied is None else _share(one.satisfied, one.answers)
    return ItemResult(
        one.item,
        one.answers,
        _decimal(one.mean),
        _decimal(_score(one.mean, scale)),
        satisfied,
        _decimal(one.expected),
        _decimal(one.gap),
    )


def day_of(wave: Wave, fiscal: MonthDay) -> date:
    """Return the day a wave was over: its end where one is typed, else the last day of its period."""
    return wave.end or wave.period.end(fiscal)


def waves_until(survey: Survey, day: date, fiscal: MonthDay) -> tuple[tuple[int, Wave], ...]:
    """Return the waves that were over by `day`, the newest first, each with its position in the file."""
    over = [(n, wave) for n, wave in enumerate(survey.waves) if day_of(wave, fiscal) <= day]
    return tuple(sorted(over, key=lambda one: (day_of(one[1], fiscal), one[0]), reverse=True))
