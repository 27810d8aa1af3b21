"""Limit: what the promise can be measured by: a time, a notice, a level, a frequency (4.13, 6.4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    PUBLIC,
    DurationField,
    InstantField,
    LineField,
    Model,
    NumberField,
    TextField,
    WholeField,
    fault,
    split_until,
)


class LimitKind(StrEnum):
    """What kind of limit a mapping is; each mapping is exactly one."""

    WITHIN = "within"
    NOTICE = "notice"
    LEVEL = "level"
    TIMES = "times"
    BREACH = "breach_when"
    REFERENCE = "reference"
    ALWAYS = "always"
    NEVER = "never"


class Clock(StrEnum):
    """Which hours count."""

    ALWAYS = "always"
    SERVICE_HOURS = "service_hours"
    WORKING_DAYS = "working_days"


class Counting(StrEnum):
    """Whether counting begins at once or on the next day."""

    SAME_MOMENT = "same_moment"
    NEXT_DAY = "next_day"


class Statistic(StrEnum):
    """Whether the limit holds for each case, on average or for nine in ten."""

    EACH = "each"
    MEAN = "mean"
    P90 = "p90"


class Breach(Model):
    """When the promise counts as broken: so many occasions of such a length in such a time."""

    occasions: Annotated[WholeField, PUBLIC]
    each: Annotated[DurationField | None, PUBLIC] = None
    period: Annotated[DurationField | None, PUBLIC] = Field(default=None, alias="in")


class StatutoryLimit(Model):
    """The limit that law sets for the same thing; a promise must lie within it."""

    within: Annotated[DurationField, PUBLIC]
    reference: Annotated[TextField | None, PUBLIC] = None


_OPERATORS = {"≥": ">=", "=>": ">=", "≤": "<=", "=<": "<=", ">": ">", "＞": ">", "<": "<", "＜": "<", "＝": "=", "==": "="}  # fmt: skip


def _operator(value: Any) -> Any:
    return _OPERATORS.get(value.strip(), value.strip()) if isinstance(value, str) else value


def _two(value: Any) -> Any:
    if isinstance(value, list) and len(value) != 2:
        raise fault("between", value)
    return value


class Limit(Model):
    """One measurable limit; chained limits for one event are a list of these."""

    of: Annotated[TextField | None, PUBLIC] = None
    """What this limit is about where a promise has several: 联系客户, 到达现场."""

    within: Annotated[DurationField | None, PUBLIC] = None
    notice: Annotated[DurationField | None, PUBLIC] = None
    """At least this long before."""
    before: Annotated[TextField | None, PUBLIC] = None
    """What the notice is given before."""
    to: Annotated[TextField | None, PUBLIC] = None
    """Who is told."""
    level: Annotated[TextField | None, PUBLIC] = None
    """What is kept at a level: 供电可靠率."""
    op: Annotated[Literal[">=", ">", "<=", "<", "="] | None, PUBLIC, BeforeValidator(_operator)] = None
    value: Annotated[NumberField | None, PUBLIC] = None
    between: Annotated[tuple[NumberField, NumberField] | None, PUBLIC, BeforeValidator(_two)] = None
    tolerance: Annotated[LineField | None, PUBLIC] = None
    unit: Annotated[TextField | None, PUBLIC] = None
    times: Annotated[WholeField | None, PUBLIC] = None
    per: Annotated[DurationField | None, PUBLIC] = None
    breach_when: Annotated[Breach | None, PUBLIC] = None
    reference: Annotated[TextField | None, PUBLIC] = None
    """Somebody else's rule that applies: 按国家监管要求."""
    always: Annotated[TextField | None, PUBLIC] = None
    never: Annotated[TextField | None, PUBLIC] = None

    start: Annotated[TextField | None, PUBLIC] = Field(default=None, alias="from")
    """The event the time counts from."""
    until: Annotated[TextField | None, PUBLIC] = None
    """The event that must have happened in time."""
    clock: Annotated[Clock | None, PUBLIC] = None
    counting: Annotated[Counting | None, PUBLIC] = None
    statistic: Annotated[Statistic, PUBLIC] = Statistic.EACH
    hedge: Annotated[TextField | None, PUBLIC] = None
    """The words that soften the limit in the source: 一般为, 左右."""
    covers: Annotated[TextField | None, PUBLIC] = None
    """Which part of the whole is counted: 仅供电企业各环节合计."""
    when: Annotated[TextField | None, PUBLIC] = None
    """The case the limit is for: interruption > 4 hours."""
    on_days: Annotated[TextField | None, PUBLIC] = None
    statutory: Annotated[StatutoryLimit | None, PUBLIC] = None
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"within": data}
        return split_until(data)

    @model_validator(mode="after")
    def _is_one_kind(self) -> Limit:
        kinds = self._kinds()
        if len(kinds) != 1:
            raise fault("limit_kind" if not kinds else "limit_kinds", ", ".join(kinds))
        if kinds == [LimitKind.LEVEL] and self.value is None and self.between is None:
            raise fault("level_without_value", self.level)
        return self

    def _kinds(self) -> list[LimitKind]:
        return [kind for kind in LimitKind if getattr(self, kind) is not None]

    @property
    def kind(self) -> LimitKind:
        """What kind of limit this is."""
        return self._kinds()[0]
