"""How surveys are built: a formula for the index, weights, reversed items, answers that are possible (GB/T 19014)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from ..model import Survey
from ..model.satisfaction import HUNDRED, Answer, IndexFormula, Wave
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule
from .satisfaction import newest, of_survey, surveys
from .word_lists import readable, word_list


def _missing_for_index(survey: Survey, wave: Wave | None) -> str:
    """Return the message of what the index cannot be computed without; "" where nothing is missing."""
    if survey.index_formula is None:
        return "index-no-formula"
    if survey.index_formula is IndexFormula.TOP_BOX and survey.scale.satisfied_from is None:
        return "index-no-satisfied-from"
    answers = wave.answers if wave else ()
    unexpected = all(one.expected_counts is None and one.expected_mean is None for one in answers)
    if survey.index_formula is IndexFormula.SERVQUAL_GAP and answers and unexpected:
        return "index-no-expectations"
    return ""


@rule("index-no-formula", clause="19014", severity=Severity.WARNING, asks_inside=True)
def index_no_formula(context: CodeContext) -> Iterator[Finding]:
    """A survey says how its index comes of the answers, and has what that takes.

    80 is a share of satisfied answers in one survey and a mean in another; without the formula no two can be compared.
    `top_box` takes `scale.satisfied_from`, `servqual_gap` takes answers about what was expected.

    Bad: a survey without `index_formula`. Good: `index_formula: weighted_mean_0_100`.

    中文：调查要写明指数怎样从答案算出来，算的时候要用的也要有。

    同样是80，这份调查说的是满意答案的比例，那份说的是平均分；没有算法，就不能比较。`top_box`要有`scale.satisfied_from`，
    `servqual_gap`要有对期望的回答。

    反例：调查没有`index_formula`。正例：`index_formula: weighted_mean_0_100`。
    """
    for survey in surveys(context):
        found = newest(context, survey)
        text = _missing_for_index(survey, found[1] if found else None) if survey.items else ""
        if text:
            path = () if survey.index_formula is None else ("index_formula",)
            yield of_survey(survey, *path, text=text)


def _sum(weights: Iterable[Decimal | None]) -> Decimal:
    return sum((weight or Decimal(0) for weight in weights), Decimal(0))


def _item_sums(survey: Survey) -> Iterator[Decimal]:
    """Yield the sum of the items' weights in each dimension."""
    for name in dict.fromkeys(item.dimension for item in survey.items):
        yield _sum(item.weight for item in survey.items if item.dimension == name)


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"


@rule("weights-not-100", clause="19014", severity=Severity.WARNING, asks_inside=True)
def weights_not_100(context: CodeContext) -> Iterator[Finding]:
    """Where dimensions or items of a survey have weights, they add up to 100.

    The weights of items may also add up to 100 in each dimension.

    Bad: dimensions with `weight: 60` and `weight: 30`. Good: 60 and 40.

    中文：调查的维度或者题目有权重的，加起来是100。

    题目的权重也可以在每个维度里各加到100。

    反例：两个维度的权重是60和30。正例：60和40。
    """
    for survey in surveys(context):
        if any(one.weight is not None for one in survey.dimensions):
            total = _sum(one.weight for one in survey.dimensions)
            if total != HUNDRED:
                yield of_survey(survey, "dimensions", total=_shown(total))
        if any(one.weight is not None for one in survey.items):
            total = _sum(one.weight for one in survey.items)
            if total != HUNDRED and any(part != HUNDRED for part in _item_sums(survey)):
                yield of_survey(survey, "items", text="item-weights-not-100", total=_shown(total))


@rule("reversed-item-not-marked", clause="19014", severity=Severity.INFO, asks_inside=True)
def reversed_item_not_marked(context: CodeContext) -> Iterator[Finding]:
    """An item that is worded against the organization says `reversed: true`, so that its answers are turned round.

    Otherwise those who agree that the wait is too long raise the index. The words are those of the list
    `negative_item`; organizations add their own in settings.yml.

    Bad: `{id: Q4, text: 等的时间太长}`. Good: the same with `reversed: true`, or `text: 等的时间合适`.

    中文：反着问的题目写上`reversed: true`，算的时候分数反过来。

    不然说“等得太久”的人越多，指数反而越高。按词表`negative_item`判断，可以在 settings.yml 里加词。

    反例：`{id: Q4, text: 等的时间太长}`。正例：加上`reversed: true`，或者写成`text: 等的时间合适`。
    """
    negative = word_list("negative_item", context.settings)
    first = context.framework.organization.language
    for survey in surveys(context):
        for n, item in enumerate(survey.items):
            if not item.reversed:
                words = (word for _, text in readable(item.text, first) for word in negative.found(text))
                found = next(words, None)
                if found is not None:
                    yield of_survey(survey, "items", n, "text", item=item.id, word=found)


def _impossible_counts(
    survey: Survey, wave: Wave, counts: Mapping[int, int] | None
) -> tuple[str, dict[str, object]] | None:
    """Return the message of what is impossible about these counts, or None."""
    scale = survey.scale
    wrong = next((point for point in counts or () if not scale.min <= point <= scale.max), None)
    if wrong is not None:
        return "survey-answers-impossible", {"answer": wrong, "low": scale.min, "high": scale.max}
    given = sum((counts or {}).values())
    if wave.returned is not None and given > wave.returned:
        return "survey-more-answers", {"given": given, "returned": wave.returned}
    return None


def _of_answer(survey: Survey, wave: Wave, path: Path, answer: Answer) -> Iterator[Finding]:
    for key, counts in (("counts", answer.counts), ("expected_counts", answer.expected_counts)):
        fault = _impossible_counts(survey, wave, counts)
        if fault is not None:
            text, arguments = fault
            yield of_survey(survey, *path, key, text=text, item=answer.item, **arguments)
    for key, mean in (("mean", answer.mean), ("expected_mean", answer.expected_mean)):
        if mean is not None and not survey.scale.min <= mean <= survey.scale.max:
            more = {"answer": mean, "low": survey.scale.min, "high": survey.scale.max}
            yield of_survey(survey, *path, key, text="survey-answers-impossible", item=answer.item, **more)


def _of_wave(survey: Survey, n: int, wave: Wave) -> Iterator[Finding]:
    path = ("waves", n)
    chain = (("population", wave.population), ("sample", wave.sample), ("returned", wave.returned))
    for (more, whole), (key, part) in pairwise(chain):
        if whole is not None and part is not None and part > whole:
            arguments = {"part": part, "whole": whole, "more": more, "period": wave.period.id}
            yield of_survey(survey, *path, key, text="survey-more-than-asked", **arguments)
    for m, answer in enumerate(wave.answers):
        yield from _of_answer(survey, wave, (*path, "answers", m), answer)


@rule("survey-answers-impossible", clause="19014", severity=Severity.ERROR, is_for_drafts=True)
def survey_answers_impossible(context: CodeContext) -> Iterator[Finding]:
    """The figures of a survey are possible: answers on the scale, no more of them than came back, no more back than asked.

    One slip of the pen otherwise changes the index for everybody to see.

    Bad: `{item: Q1, counts: {6: 3}}` on a scale from 1 to 5. Good: `{item: Q1, counts: {5: 3}}`.

    中文：调查的数要有可能：答案在量表以内，份数不超过收回的，收回的不超过问到的。

    写错一个数，公布的指数就变了。

    反例：量表是1到5，却写`{item: Q1, counts: {6: 3}}`。正例：`{item: Q1, counts: {5: 3}}`。
    """
    for survey in surveys(context):
        if survey.scale.max <= survey.scale.min:
            yield of_survey(
                survey, "scale", text="survey-scale-empty", low=survey.scale.min, high=survey.scale.max
            )
            continue
        for n, wave in enumerate(survey.waves):
            yield from _of_wave(survey, n, wave)


RULES = (index_no_formula, weights_not_100, reversed_item_not_marked, survey_answers_impossible)
