"""The figures of a code as a table: one row for each period and place, what was not reported included.

The first columns are called as in a results file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..public_view import PublicCode, PublicIndicator
from .table import table

COLUMNS = (
    *("code", "indicator", "period", "site", "numerator", "denominator", "value", "state", "note"),
    *("indicator_name", "site_name", "period_start", "period_end", "unit", "target", "verdict"),
    *("excluded", "exclusions", "explanation", "action", "due_on", "days_overdue"),
)
"""Stable keys, the same in every language: programs read them."""


def results_table(code: PublicCode) -> str:
    """Return all published figures of a code as a CSV file; words are in the language of the view.

    Indicators come in the order of the page, periods newest first. `value` is empty where the state is no value;
    `verdict` is met, missed, no_target, no_value or not_reported, which alone has `due_on` and `days_overdue`.
    """
    return table(COLUMNS, (row for indicator in code.indicators for row in _rows(code, indicator)))


def _rows(code: PublicCode, indicator: PublicIndicator) -> Iterator[Iterable[object]]:
    for one in indicator.rows:
        facts = one.facts
        yield (
            *(code.id, indicator.id, one.period_id, facts.site_id),
            *(_number(facts.numerator), _number(facts.denominator), _number(facts.number), facts.state),
            " ".join(one.notes_md),
            *(indicator.name, one.site, facts.start, facts.end, indicator.unit, one.target, one.verdict),
            *(facts.excluded or "", "; ".join(one.excluded), one.explanation_md, one.action_md),
            *(facts.due_on, facts.days_overdue if facts.due_on else ""),
        )


def _number(value: Decimal | None) -> str:
    """Write a number without grouping: whole where it is, else with the decimals it needs and at most ten."""
    if value is None:
        return ""
    return f"{value:.10f}".rstrip("0").rstrip(".")
