"""PerformanceIndicator and its targets (6.5), and the measurements that results files bring (8.1, 8.2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    PUBLIC,
    BoolField,
    DateField,
    Document,
    IdField,
    InstantField,
    Kind,
    LineField,
    Model,
    NumberField,
    PeriodField,
    PostField,
    References,
    TextField,
    Texts,
    ThresholdField,
    To,
    WholeField,
    as_list,
    fault,
    split_until,
)


class IndicatorKind(StrEnum):
    """How an indicator's value comes about."""

    RATE = "rate"
    PERCENTILE = "percentile"
    MEAN = "mean"
    DURATION = "duration"
    COUNT = "count"
    INDEX = "index"
    RANK = "rank"
    YES_NO = "yes_no"
    QUALITATIVE = "qualitative"


class IndicatorType(StrEnum):
    """What an indicator is about."""

    OUTCOME = "outcome"
    PROCESS = "process"
    SATISFACTION = "satisfaction"
    COMPLAINT = "complaint"
    DELIVERY = "delivery"
    QUALITY = "quality"
    COST = "cost"
    STAFF = "staff"


class Formula(StrEnum):
    """A value that is computed from records, so that nobody types it."""

    COMPLAINT_RATE = "complaint_rate"
    """Complaints that proved right ÷ customers."""
    VALID_COMPLAINT_RATE = "valid_complaint_rate"
    """Those with intent or gross fault and loss or serious effect ÷ customers."""
    COMPLAINTS_IN_TIME = "complaints_in_time"
    """Complaints decided in time ÷ complaints due."""
    EFFECTIVE_IMPROVEMENTS = "effective_improvements"
    """Effective improvements ÷ improvements verified."""
    SURVEY_INDEX = "survey_index"
    """The index of a survey."""


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class Frequency(StrEnum):
    """How often a result is due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"


class MeasurementState(StrEnum):
    """States that are not a value; none may ever show as 0 or as met."""

    NO_CASES = "no_cases"
    NOT_MEASURED = "not_measured"
    NOT_APPLICABLE = "not_applicable"
    SUSPENDED = "suspended"
    WITHHELD = "withheld"
    NOT_YET = "not_yet"


class Target(Model):
    """What an indicator shall reach, and since and until when."""

    value: Annotated[ThresholdField, PUBLIC]
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"value": data}
        data = split_until(data)
        if isinstance(data, dict) and isinstance(data.get("op"), str):
            data = dict(data)
            data["value"] = f"{data.pop('op')}{data.get('value')}{data.pop('unit', None) or ''}"
        return data


def _scale(value: Any) -> Any:
    if isinstance(value, list) and len(value) != 2:
        raise fault("scale", value)
    return value


NO_TARGETS = ("none", "无", "無", "没有")


class PerformanceIndicator(Model):
    """What shows whether the promises are kept and the objectives reached."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    definition: Annotated[TextField | None, PUBLIC] = None
    """What it means, in plain words."""
    kind: Annotated[IndicatorKind, PUBLIC] = IndicatorKind.RATE
    type: IndicatorType | None = None
    formula: Annotated[Formula | None, PUBLIC] = None
    survey: Annotated[LineField | None, To(Kind.SURVEY)] = None
    """The survey whose index it is."""
    numerator: Annotated[TextField | None, PUBLIC] = None
    denominator: Annotated[TextField | None, PUBLIC] = None
    unit: Annotated[TextField | None, PUBLIC] = None
    """The unit of its value; % for a rate where not given."""
    direction: Annotated[Direction, PUBLIC] = Direction.HIGHER
    targets: Annotated[tuple[Target, ...] | None, PUBLIC] = None
    """None where nothing is said, () where the editor says there is none (`targets: none`)."""
    frequency: Annotated[Frequency | None, PUBLIC] = None
    method: Annotated[TextField | None, PUBLIC] = None
    population: Annotated[TextField | None, PUBLIC] = None
    exclusions: Annotated[Texts, PUBLIC] = ()
    may_exceed: Annotated[BoolField, PUBLIC] = False
    """Whether a rate over 100 % is right."""
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = Field(default=None, alias="until")
    scale: Annotated[tuple[NumberField, NumberField] | None, PUBLIC, BeforeValidator(_scale)] = None
    """The least and the most an index can be; 0 to 100 where not given."""
    customer_groups: Annotated[References, PUBLIC, To(Kind.CUSTOMER_GROUP)] = ()
    units: Annotated[References, PUBLIC, To(Kind.UNIT)] = ()
    """The units it is used in; all where empty."""
    baseline: TextField | None = None
    """How it was before the code."""
    warning_at: ThresholdField | None = None
    """From which value on it is looked at before the target is missed."""
    minimum_sample: WholeField | None = None
    source: TextField | None = None
    """Where the figures come from; internal."""
    owner: PostField = None
    publish: BoolField = True
    hide_reason: TextField | None = None

    @property
    def is_public(self) -> bool:
        """Whether its figures are published; what staff say about their work never is."""
        return self.publish and self.type is not IndicatorType.STAFF

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "targets" not in data:
            return data
        typed = data["targets"]
        if isinstance(typed, str) and typed.strip().lower() in NO_TARGETS:
            return {**data, "targets": ()}
        return {**data, "targets": None if typed is None else as_list(typed)}


class Exclusion(Model):
    """Cases left out of a result: how many and why (4.7)."""

    count: Annotated[WholeField, PUBLIC]
    reason: Annotated[TextField, PUBLIC]


class Measurement(Document):
    """What was measured for one indicator in one period, at one site or overall. Counts are typed, values computed."""

    indicator: Annotated[IdField, PUBLIC]
    period: Annotated[PeriodField, PUBLIC]
    code: Annotated[IdField | None, PUBLIC] = None
    site: Annotated[LineField | None, PUBLIC] = None
    """A place or unit; none: overall."""
    numerator: Annotated[NumberField | None, PUBLIC] = None
    denominator: Annotated[NumberField | None, PUBLIC] = None
    value: Annotated[NumberField | None, PUBLIC] = None
    met: Annotated[BoolField | None, PUBLIC] = None
    """Only where the attainment cannot be computed."""
    state: Annotated[MeasurementState | None, PUBLIC] = None
    note: Annotated[TextField | None, PUBLIC] = None
    excluded: Annotated[tuple[Exclusion, ...], PUBLIC, BeforeValidator(as_list)] = ()
    explanation: Annotated[TextField | None, PUBLIC] = None
    """Why the target was missed."""
    action: Annotated[TextField | None, PUBLIC] = None
    """What is done about it."""
    events: Annotated[Texts, PUBLIC] = ()
    restated: Annotated[TextField | None, PUBLIC] = None
    """Why an earlier published figure was changed."""
    sample_size: Annotated[WholeField | None, PUBLIC] = None
    benchmark: NumberField | None = None
    """The value of a competitor or the trade, to compare with."""
    recorded_on: DateField | None = None
    recorded_by: LineField | None = None
    evidence: TextField | None = None
