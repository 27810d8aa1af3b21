"""Targets missed: something is done about it, the promise can be kept, and somebody looks again (4.3, 8.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..measure import Attainment, Outcome, series_for
from ..model import Improvement, Measurement, PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule
from .indicators import in_use
from .promises import linked_indicators
from .results import is_right, of_row

_IN_A_ROW = 3


class Streak(NamedTuple):
    """An indicator that missed its target in its last periods, with the rows, newest first."""

    path: Path
    indicator: PerformanceIndicator
    rows: tuple[Measurement, ...]


def _missed(indicator: PerformanceIndicator, outcome: Outcome) -> bool:
    return outcome.attainment is Attainment.MISSED and is_right(indicator, outcome.measurement)


def _last_missed(indicator: PerformanceIndicator, outcomes: list[Outcome]) -> tuple[Measurement, ...]:
    kind = outcomes[0].measurement.period.kind
    # The summary of a year stands among its months.
    alike = [outcome for outcome in outcomes if outcome.measurement.period.kind is kind][:_IN_A_ROW]
    if len(alike) == _IN_A_ROW and all(_missed(indicator, outcome) for outcome in alike):
        return tuple(outcome.measurement for outcome in alike)
    return ()


def _streaks(context: CodeContext) -> Iterator[Streak]:
    """Yield the indicators that missed their target three times in a row, at one site or overall."""
    for path, indicator in in_use(context):
        series = series_for(context.framework, context.code, indicator, context.as_of)
        if series.attainment is not Attainment.MISSED:
            continue
        by_site: dict[str | None, list[Outcome]] = {o.measurement.site: [] for o in series.latest}
        for outcome in series.outcomes:
            if outcome.measurement.site in by_site:
                by_site[outcome.measurement.site].append(outcome)
        rows = next(filter(None, (_last_missed(indicator, found) for found in by_site.values())), ())
        if rows:
            yield Streak(path, indicator, rows)


def _measured(context: CodeContext) -> Mapping[str, list[tuple[Path, str]]]:
    found: dict[str, list[tuple[Path, str]]] = {}
    for path, commitment in context.commitments:
        for indicator in linked_indicators(context, commitment):
            found.setdefault(indicator, []).append((path, commitment.id))
    return found


class Acted:
    """What is done about misses: in the rows themselves, and as improvements."""

    def __init__(self, context: CodeContext) -> None:
        self._context = context

    @cached_property
    def measured(self) -> Mapping[str, list[tuple[Path, str]]]:
        """The commitments that each indicator measures, by the indicator's id."""
        return _measured(self._context)

    @cached_property
    def _improvements(self) -> list[Improvement]:
        return [one for _, one in self._context.framework.improvements_of(self._context.code)]

    def on(self, row: Measurement) -> bool:
        """Whether an improvement answers this row."""
        about = {row.indicator, *(name for _, name in self.measured.get(row.indicator, ()))}
        return any(self._answers(one, row) for one in self._improvements if about.intersection(one.about))

    def _answers(self, improvement: Improvement, row: Measurement) -> bool:
        if improvement.period is not None:
            return improvement.period == row.period
        done = improvement.done_on
        return done is None or done >= row.period.start(self._context.fiscal)


def _beyond_reach(context: CodeContext, acted: Acted) -> Iterator[tuple[Streak, Path, str]]:
    """Yield the streaks that nothing is done about, with the commitment that the indicator measures."""
    for streak in _streaks(context):
        promised = acted.measured.get(streak.indicator.id)
        if promised and not any(row.action or acted.on(row) for row in streak.rows):
            yield streak, *promised[0]


@rule(
    "promise-above-past-result",
    clause="4.3",
    severity=Severity.WARNING,
    transcribed=Severity.INFO,
    needs=("improvements",),
)
def promise_above_past_result(context: CodeContext) -> Iterator[Finding]:
    """What is promised can be kept: after three misses in a row something is done about it.

    A promise that is missed again and again, with nothing changed, is more than the organization can do, and
    customers are told otherwise.

    Bad: 15 minutes promised, missed in January, February and March, and nothing more. Good: an `action` in the
    result or an entry of improvements.yml, or 20 minutes promised.

    中文：承诺的要做得到：接连三期没有达标，要有措施。

    一再没有做到，又什么都不改，就是承诺超过了能力，顾客却不知道。

    反例：承诺15分钟，一月、二月、三月都没有达标，别的什么也没有说。正例：在结果里写 `action`，或者在 improvements.yml
    里写一项改进；或者改成承诺20分钟。
    """
    for streak, path, commitment in _beyond_reach(context, Acted(context)):
        arguments = {"indicator": streak.indicator.id, "periods": _periods(streak)}
        yield context.finding((*path, "id"), about=commitment, arguments=arguments)


def _periods(streak: Streak) -> str:
    return ", ".join(row.period.id for row in reversed(streak.rows))


def _without_action(outcomes: tuple[Outcome, ...], acted: Acted) -> Iterator[Measurement]:
    # An action for the whole serves every site.
    if any(o.measurement.action and o.measurement.site is None for o in outcomes):
        return
    for outcome in outcomes:
        row = outcome.measurement
        if outcome.attainment is Attainment.MISSED and not row.action and not acted.on(row):
            yield row


@rule(
    "target-missed-no-action",
    clause="8.2",
    severity=Severity.WARNING,
    transcribed=Severity.INFO,
    needs=("improvements",),
)
def target_missed_no_action(context: CodeContext) -> Iterator[Finding]:
    """Where the latest result misses its target, it says what is done about it.

    Customers forgive a miss sooner than a shrug, and the next period repeats what nobody acted on. An entry of
    improvements.yml about the indicator or its commitment does as well.

    Bad: 58 of 62 against 98 %, and nothing more. Good: the same row with
    `action: 夜班加派一人，三月起`.

    中文：最近一次没有达标的，要说怎样改进。

    没有措施，下一期多半还是这样。improvements.yml 里有一项改进写到这个指标或它的承诺，也算。

    反例：目标98%，62次只做到58次，别的什么也没有说。正例：同一条结果，加上 `action: 夜班加派一人，三月起`。
    """
    acted = Acted(context)
    told = {streak.indicator.id for streak, _, _ in _beyond_reach(context, acted)}
    for _, indicator in in_use(context):
        if indicator.id in told:
            continue
        series = series_for(context.framework, context.code, indicator, context.as_of)
        for row in _without_action(series.latest, acted):
            # Figures that cannot be right are a problem of their own.
            if is_right(indicator, row):
                yield of_row(row, "indicator")


def _looked_at(context: CodeContext, streak: Streak) -> bool:
    """Whether a review or an evaluation came after the first of the misses."""
    begun = streak.rows[-1].period.end(context.fiscal)
    code, framework = context.code, context.framework
    reviewed = [code.last_review, *(review.held_on for _, review in framework.reviews_of(code))]
    if any(day is not None and day >= begun for day in reviewed):
        return True
    return any(
        streak.indicator.id in evaluation.unmet and evaluation.date >= begun
        for _, evaluation in framework.evaluations_of(code)
    )


@rule("three-misses-no-review", clause="8.2", severity=Severity.WARNING, asks_inside=True, needs=("reviews",))
def three_misses_no_review(context: CodeContext) -> Iterator[Finding]:
    """After three misses in a row the code is reviewed, or an evaluation looks at that indicator.

    One miss may be chance; three say that the promise, the means or the target is wrong, and that is for a
    review to decide. Told once a code.

    Bad: three months missed, the last review before the first of them. Good: a review with `held_on` after it, or
    an evaluation with the indicator in `unmet`.

    中文：接连三期没有达标的，要评审规范，或者在绩效评价里分析这个指标。

    一次没有达标可能是偶然，三次就说明承诺、资源或目标有问题，要由评审来定。一份规范只提示一次。

    反例：三个月没有达标，最近一次评审还在那以前。正例：那以后有一次评审写了 `held_on`，或者有一次评价的 `unmet` 写了这个指标。
    """
    unseen = [streak for streak in _streaks(context) if not _looked_at(context, streak)]
    if unseen:
        first = unseen[0]
        arguments = {
            "n": len(unseen),
            "indicators": ", ".join(streak.indicator.id for streak in unseen),
            "since": first.rows[-1].period.id,
        }
        yield context.finding((*first.path, "id"), arguments=arguments)


RULES = (promise_above_past_result, target_missed_no_action, three_misses_no_review)
