"""Figures that nobody types: measurements computed from complaint records, improvements and surveys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from ..labels import LANGUAGES, labels
from ..model import (
    Code,
    CodeFramework,
    Exclusion,
    Formula,
    Measurement,
    MeasurementState,
    Origin,
    PerformanceIndicator,
    Period,
    Survey,
    Text,
)
from .complaints import Figure, in_time, is_valid, is_verified, rates
from .periods import between, period_of
from .survey import result_of, waves_until

_TYPED_WORDS = frozenset(
    (
        *("note", "explanation", "action", "events", "restated", "benchmark"),
        *("recorded_on", "recorded_by", "evidence"),
    )
)
"""What somebody may type beside a computed figure."""


class Derived(Measurement):
    """A measurement whose figures were computed from records."""


@dataclass(frozen=True, slots=True)
class _About:
    framework: CodeFramework
    code: Code
    indicator: PerformanceIndicator
    day: date

    def text(self, key: str, **arguments: object) -> Text:
        """Return our own words in every language that the indicator's name has, and in ours."""
        organization = self.framework.organization
        tags = (organization.language, *LANGUAGES, *(tag for tag, _ in self.indicator.name.forms))
        forms = ((tag, labels(tag)(key, **arguments)) for tag in dict.fromkeys(filter(None, tags)))
        return Text(tuple(forms))

    def row(self, period: Period, **parts: object) -> Derived:
        """Return a computed measurement, placed where the indicator is defined."""
        row = Derived.model_validate(
            {"indicator": self.indicator.id, "code": self.code.id, "period": period, **parts}
        )
        at = next(
            (n for n, one in enumerate(self.code.performance_indicators) if one.id == self.indicator.id), 0
        )
        origin = self.code.origin
        row.set_origin(Origin(origin.file, (*origin.path, "performance_indicators", at)))
        return row


def _note(about: _About, figure: Figure) -> Text | None:
    if figure.undecided:
        return about.text("derived.undecided", year=figure.undecided)
    return about.text("derived.unplaced", n=figure.unplaced) if figure.unplaced else None


def _of_figure(about: _About, figure: Figure) -> Derived:
    parts: dict[str, object] = {"site": figure.site} if figure.site else {}
    if figure.denominator:
        parts.update(numerator=Decimal(figure.numerator), denominator=Decimal(figure.denominator))
    else:
        parts["state"] = MeasurementState.NO_CASES
    if figure.excluded:
        parts["excluded"] = [Exclusion(count=figure.excluded, reason=about.text("derived.excluded"))]
    note = _note(about, figure)
    return about.row(figure.period, **parts, **({"note": note} if note else {}))


def _without_gaps(about: _About, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Add the periods without cases between those with some: records were kept, and there were none."""
    found = {figure.period: figure for figure in figures}
    for period in between(found, about.framework.organization.fiscal_year_starts):
        yield found.get(period) or Figure(period, 0, 0)


def _improvements(about: _About) -> Iterator[Figure]:
    """Yield effective ÷ verified improvements, by the period they were verified in."""
    fiscal = about.framework.organization.fiscal_year_starts
    by_period: dict[Period, list[bool]] = {}
    for _, one in about.framework.improvements_of(about.code):
        period = period_of(one.verified_on, about.indicator.frequency, fiscal) if one.verified_on else None
        if period is not None and period.end(fiscal) < about.day:
            by_period.setdefault(period, []).append(one.effective is True)
    for period, effective in by_period.items():
        yield Figure(period, sum(effective), len(effective))


def survey_of(framework: CodeFramework, code: Code, indicator: PerformanceIndicator) -> Survey | None:
    """Return the survey an indicator is the index of: the one it names, else the only one of the code."""
    surveys = framework.surveys_of(code)
    if indicator.survey is not None:
        return next((one for one in surveys if one.id == indicator.survey), None)
    return surveys[0] if len(surveys) == 1 else None


def _survey(about: _About) -> Iterator[Derived]:
    survey = survey_of(about.framework, about.code, about.indicator)
    if survey is None:
        return
    fiscal = about.framework.organization.fiscal_year_starts
    told: set[Period] = set()
    for _, wave in waves_until(survey, about.day, fiscal):
        index = result_of(survey, wave).index
        if index is not None and wave.period not in told:
            told.add(wave.period)
            size = {} if wave.returned is None else {"sample_size": wave.returned}
            yield about.row(wave.period, value=index, benchmark=wave.benchmark, **size)


def derived(
    framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date
) -> tuple[Derived, ...]:
    """Return what can be computed for an indicator of the periods that are over on `day`; () without a formula."""
    about = _About(framework, code, indicator, day)
    rate = partial(rates, framework, code, indicator, day=day)
    match indicator.formula:
        case Formula.COMPLAINT_RATE:
            figures: Iterable[Figure] = rate(counts=is_verified)
        case Formula.VALID_COMPLAINT_RATE:
            figures = rate(counts=is_valid)
        case Formula.COMPLAINTS_IN_TIME:
            figures = _without_gaps(about, in_time(framework, code, indicator, day))
        case Formula.EFFECTIVE_IMPROVEMENTS:
            figures = _without_gaps(about, _improvements(about))
        case Formula.SURVEY_INDEX:
            return tuple(_survey(about))
        case None:
            return ()
    found = {(figure.period, figure.site): figure for figure in figures}
    return tuple(_of_figure(about, figure) for figure in found.values())


def says_figures(row: Measurement) -> bool:
    """Whether somebody typed figures, or why there are none, and not only words beside a computed figure."""
    return any(part is not None for part in (row.value, row.met, row.numerator, row.denominator, row.state))


def says_words(row: Measurement) -> bool:
    """Whether somebody typed words that stand beside a computed figure."""
    return any(getattr(row, name) for name in (*_TYPED_WORDS, "excluded"))


def _joined(computed: Derived, typed: Measurement) -> Measurement:
    words = {name: getattr(typed, name) for name in typed.model_fields_set & _TYPED_WORDS}
    if typed.excluded:
        words["excluded"] = typed.excluded
    row = computed.model_copy(update=words)
    row.set_origin(typed.origin)
    return row


def rows_of(
    framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date
) -> tuple[Measurement, ...]:
    """Return the measurements of an indicator: typed, and computed where it has a formula.

    Where a period is both, the computed figures count and the typed words stand beside them; a typed
    state (not measured, withheld …) stands as it is.
    """
    typed = framework.by_indicator.get((code.id, indicator.id), ())
    if indicator.formula is None:
        return typed
    computed = {(row.period, row.site): row for row in derived(framework, code, indicator, day)}
    rows: list[Measurement] = []
    for row in typed:
        found = computed.pop((row.period, row.site), None)
        rows.append(row if found is None or row.state is not None else _joined(found, row))
    return (*rows, *computed.values())
