"""Customers asked without waiting for complaints: whom the draw of the period names, and the days of a week; for forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ...measure.sampling import spot_check_period, spot_check_sample
from ...model.supervision import SpotCheck
from ...speaker import Speaker
from ..supervision_findings import window_name
from . import names
from .record import Reader, Record, record

DAYS = 7


def _interview(s: Speaker, check: SpotCheck) -> Record | None:
    period = spot_check_period(s.framework, check, s.as_of)
    if period is None:
        return None
    drawn = spot_check_sample(s.framework, check, period)
    kind = "windows" if check.customers is None else "customers"
    active = s.framework.supervision.active if s.framework.supervision else None
    values = {
        "id": check.id,
        "period": period,
        "drawn_from": partial(s.words, f"forms.drawn_from.{kind}"),
        "sample": len(drawn),
        "method": active.method if active else None,
        "owner": names.post(s, active.owner if active else None),
    }
    lines = tuple(
        record(number=n, name=one if check.customers is not None else partial(window_name, s, one))
        for n, one in enumerate(drawn, 1)
    )
    return Record(values, {"drawn": lines})


def _interviews(s: Speaker) -> Iterator[Record]:
    """Yield the draws that name customers, or windows where customers are met; posts are watched, not asked."""
    checks = s.framework.supervision.spot_checks if s.framework.supervision else ()
    for check in checks:
        if not check.posts and (found := _interview(s, check)) is not None:
            yield found


def _weekdays(s: Speaker) -> Iterable[Record]:
    return (record(number=n, name=partial(s.words, f"forms.weekday.{n}")) for n in range(1, DAYS + 1))


READERS: Mapping[str, Reader] = {"interviews": _interviews, "weekdays": _weekdays}
