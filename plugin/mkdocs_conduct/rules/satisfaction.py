"""Whether customers are asked how satisfied they are with the code, often enough and enough of them (8.3, GB/T 19014)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ..calendar import months_later
from ..measure.series import GRACE, LENGTH
from ..measure.survey import day_of, waves_until
from ..model import Frequency, Survey
from ..model.quantity import Threshold
from ..model.satisfaction import SurveySubject, Wave
from ..problems import Severity
from .base import CodeContext, Finding, rule

_YEAR = 12
"""Months within which the satisfaction with a code is asked for."""


def surveys(context: CodeContext) -> Iterator[Survey]:
    """Yield the surveys that are told with this code; those without a code with the organization's first."""
    for survey in context.framework.surveys:
        if survey.code == context.code.id or (survey.code is None and context.is_first):
            yield survey


def newest(context: CodeContext, survey: Survey) -> tuple[int, Wave] | None:
    """Return the newest wave that is over, with its position in the file."""
    return next(iter(waves_until(survey, context.as_of, context.fiscal)), None)


def of_survey(survey: Survey, *path: str | int, text: str = "", **arguments: object) -> Finding:
    """Return a finding in the file of a survey."""
    return Finding(
        origin=survey.origin, path=path, about=survey.id, text=text, key=not path, arguments=arguments
    )


def _of_code(context: CodeContext) -> list[Survey]:
    return [one for one in context.framework.surveys_of(context.code) if one.subject is SurveySubject.CODE]


def _is_unasked(context: CodeContext) -> bool:
    """Whether the code has been in force for a year and nobody asked about it in the last one."""
    effective = context.code.effective_from
    if effective is None or months_later(effective, _YEAR) > context.as_of:
        return False
    since = months_later(context.as_of, -_YEAR)
    waves = (
        wave for survey in _of_code(context) for _, wave in waves_until(survey, date.max, context.fiscal)
    )
    return not any(
        day_of(wave, context.fiscal) >= since
        and (wave.start or wave.period.start(context.fiscal)) <= context.as_of
        for wave in waves
    )


@rule("no-code-satisfaction", clause="8.3", severity=Severity.WARNING, asks_inside=True, needs=("surveys",))
def no_code_satisfaction(context: CodeContext) -> Iterator[Finding]:
    """Once a code has been in force for a year, customers are asked each year how satisfied they are with it.

    Whether the promises are clear, suit them and are kept is not the same as whether the service is good.

    Bad: a code in force since 2024 without a survey. Good: in `satisfaction/code-survey.yml`
    `{title: 对承诺的满意调查, subject: code, …}` with a wave of the last twelve months.

    中文：规范实施满一年以后，每年都问一问顾客对它满意不满意。

    承诺清不清楚、合不合适、做没做到，和服务好不好不是一回事。

    反例：2024年起实施的规范，没有调查。正例：`satisfaction/code-survey.yml`里写
    `{title: 对承诺的满意调查, subject: code, …}`，最近十二个月做过一次。
    """
    if _is_unasked(context):
        text = "code-satisfaction-too-old" if _of_code(context) else ""
        yield context.finding(("title",), key=True, text=text)


@rule(
    "survey-subject-service-only", clause="8.3", severity=Severity.INFO, asks_inside=True, needs=("surveys",)
)
def survey_subject_service_only(context: CodeContext) -> Iterator[Finding]:
    """Where customers are asked about the service, some survey asks about the code too.

    A good service under a code that nobody knows or understands is half of what the standard asks for. After the first
    year `no-code-satisfaction` asks for it.

    Bad: only surveys with `subject: service`. Good: one more with `subject: code`.

    中文：已经调查顾客对服务满意不满意的，也要问对规范满意不满意。

    服务好，可规范没有人知道、看不懂，只算做到一半。实施满一年以后，由`no-code-satisfaction`提出。

    反例：只有`subject: service`的调查。正例：再做一份`subject: code`的。
    """
    asked = [
        one for one in context.framework.surveys_of(context.code) if one.subject is not SurveySubject.STAFF
    ]
    if asked and not _of_code(context) and not _is_unasked(context):
        yield of_survey(asked[0], "subject", code=context.code.id)


def _is_overdue(context: CodeContext, survey: Survey, frequency: Frequency) -> tuple[date, date] | None:
    """Return the day of the newest wave, or since when there should be one, and when the next was due."""
    found = newest(context, survey)
    since = day_of(found[1], context.fiscal) if found else context.code.effective_from
    if since is None:
        return None
    due = since + LENGTH[frequency] + GRACE[frequency]
    return (since, due) if due < context.as_of else None


@rule("survey-overdue", clause="8.3", severity=Severity.WARNING, asks_inside=True)
def survey_overdue(context: CodeContext) -> Iterator[Finding]:
    """A survey is carried out as often as it says.

    Old answers are about another service. The time of `results-stale` is allowed on top: a month for a monthly survey,
    120 days for a yearly one.

    Bad: `frequency: quarterly` and the last wave a year ago. Good: a wave each quarter, or `frequency: yearly`.

    中文：调查按写明的间隔开展。

    旧的答案说的是旧的服务。和`results-stale`一样留出宽限：每月的多一个月，每年的多120天。

    反例：`frequency: quarterly`，上一次调查是一年前。正例：每季度做一次，或者写`frequency: yearly`。
    """
    for survey in surveys(context):
        # A code nobody was asked about for a year is told as such.
        if survey.subject is SurveySubject.CODE and _is_unasked(context):
            continue
        if survey.frequency in LENGTH:
            found = _is_overdue(context, survey, survey.frequency)
            if found is not None:
                since, due = found
                text = "" if survey.waves else "survey-never-done"
                yield of_survey(survey, "frequency", text=text, since=since, due=due)


def _is_enough(share: int, population: int, ratio: Threshold) -> bool:
    whole = 100 if ratio.unit.startswith("%") or ratio.value > 1 else 1
    # The bar times the population, so that no division rounds.
    bar = Threshold(ratio.op or ">=", ratio.value * population, ratio.high and ratio.high * population)
    return bar.met_by(Decimal(share * whole), "higher")


@rule("survey-sample-too-small", clause="19014", severity=Severity.WARNING, asks_inside=True)
def survey_sample_too_small(context: CodeContext) -> Iterator[Finding]:
    """The newest wave of a survey asked and heard as many as the survey itself says are needed.

    `minimum_sample` is held against the answers, `minimum_ratio` against the share of all who were asked.

    Bad: `minimum_ratio: ≥80%` and 500 asked of 1,000. Good: 800 of 1,000.

    中文：最近一次调查，问到的人数和收回的份数，要够调查自己定的数。

    `minimum_sample`管收回的份数，`minimum_ratio`管问到的人占全部的比例。

    反例：`minimum_ratio: ≥80%`，1000户只问了500户。正例：问了800户。
    """
    for survey in surveys(context):
        found = newest(context, survey)
        if found is None:
            continue
        n, wave = found
        path, least, ratio = ("waves", n), survey.minimum_sample, survey.minimum_ratio
        if least is not None and wave.returned is not None and wave.returned < least:
            few: dict[str, object] = {"returned": wave.returned, "minimum": least, "n": wave.returned}
            yield of_survey(survey, *path, "returned", text="", period=wave.period.id, **few)
        if ratio is None or not wave.population or wave.sample is None:
            continue
        if not _is_enough(wave.sample, wave.population, ratio):
            arguments = {"sample": wave.sample, "population": wave.population}
            more = {"period": wave.period.id, "minimum": f"{ratio.value}{ratio.unit}", **arguments}
            yield of_survey(survey, *path, "sample", text="survey-share-too-small", **more)


@rule("segment-empty", clause="19014", severity=Severity.WARNING, asks_inside=True)
def segment_empty(context: CodeContext) -> Iterator[Finding]:
    """Where the answers of a survey are counted by customer group, every group of the survey gave some.

    A group that nobody heard is not as satisfied as the others: nothing is known of it.

    Bad: `segments` for owners only in a survey of owners and tenants. Good: an entry for tenants, with `returned` above 0.

    中文：按顾客群统计份数的调查，问卷要覆盖的每一群都有收回的。

    没有问到的一群，不能当作和别人一样满意，只能说不知道。

    反例：调查业主和租户，`segments`里只有业主。正例：租户也有一行，`returned`大于0。
    """
    for survey in surveys(context):
        found = newest(context, survey)
        if found is None or not found[1].segments:
            continue
        n, wave = found
        for m, segment in enumerate(wave.segments):
            if segment.returned == 0:
                path = ("waves", n, "segments", m, "returned")
                yield of_survey(survey, *path, group=segment.customer_group, period=wave.period.id)
        there = {segment.customer_group for segment in wave.segments}
        missing = [group for group in survey.customer_groups if group not in there]
        if missing:
            more = {"groups": ", ".join(missing), "n": len(missing), "period": wave.period.id}
            yield of_survey(survey, "waves", n, "segments", text="segment-missing", **more)


RULES = (
    no_code_satisfaction,
    survey_subject_service_only,
    survey_overdue,
    survey_sample_too_small,
    segment_empty,
)
