"""Survey: how satisfied customers are with the code and the service (8.3, GB/T 19014)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, model_validator

from .base import (
    BoolField,
    DateField,
    Document,
    IdField,
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
)
from .indicator import Frequency
from .quantity import ReadingError, read_number
from .text import is_translated


class SurveySubject(StrEnum):
    """What customers, or staff, are asked about."""

    CODE = "code"
    SERVICE = "service"
    FOLLOW_UP = "follow_up"
    COMPLAINT_HANDLING = "complaint_handling"
    STAFF = "staff"


class IndexFormula(StrEnum):
    """How the index comes of the answers."""

    TOP_BOX = "top_box"
    """The share of answers that are satisfied, in percent."""
    MEAN_0_100 = "mean_0_100"
    """The mean of all items, put on a scale from 0 to 100."""
    WEIGHTED_MEAN_0_100 = "weighted_mean_0_100"
    """The same with the items' weights."""
    SERVQUAL_GAP = "servqual_gap"
    """Perception minus expectation, weighted by dimension, in points of the scale."""


class CodeAspect(StrEnum):
    """What about the code a question asks (8.3)."""

    CLARITY = "clarity"
    SUITABILITY = "suitability"
    FULFILMENT = "fulfilment"


class Scale(Model):
    """The answers one can tick: from, to, and from which one on a customer is satisfied."""

    min: WholeField = 1
    max: WholeField = 5
    satisfied_from: WholeField | None = None


class Expectation(Model):
    """What customers expect, and how much it matters to them."""

    id: IdField
    text: TextField
    importance: NumberField | None = None


class Dimension(Model):
    """A group of items with its weight in percent."""

    id: IdField
    name: TextField
    weight: NumberField | None = None


class Item(Model):
    """One question of a survey."""

    id: IdField
    text: TextField
    dimension: Annotated[LineField | None, To(Kind.DIMENSION)] = None
    aspect: CodeAspect | None = None
    weight: NumberField | None = None
    reversed: BoolField = False
    """Whether a high answer is a bad one."""


def _counts(value: Any) -> Mapping[int, int]:
    if not isinstance(value, dict):
        raise fault("not_counts", value)
    found: dict[int, int] = {}
    for point, number in value.items():
        try:
            answer, times = read_number(str(point)), read_number(str(number))
        except ReadingError as error:
            raise fault("not_counts", f"{point}: {number}") from error
        if answer != int(answer) or times != int(times) or times < 0:
            raise fault("not_counts", f"{point}: {number}")
        found[int(answer)] = int(times)
    return found


CountsField = Annotated[Mapping[int, int], PlainValidator(_counts)]
"""How often each answer was given: {5: 40, 4: 30, 3: 10}."""


class Answer(Model):
    """What was answered to one item, by how many; expectations where the survey asks for them."""

    item: Annotated[LineField, To(Kind.ITEM)]
    counts: CountsField | None = None
    mean: NumberField | None = None
    expected_counts: CountsField | None = None
    expected_mean: NumberField | None = None


class Segment(Model):
    """How many of one group were asked and answered."""

    customer_group: Annotated[LineField, To(Kind.CUSTOMER_GROUP)]
    sample: WholeField | None = None
    returned: WholeField | None = None


class Wave(Model):
    """One time the survey was carried out."""

    period: PeriodField
    start: DateField | None = None
    end: DateField | None = None
    population: WholeField | None = None
    """How many there are to ask."""
    sample: WholeField | None = None
    """How many were asked."""
    returned: WholeField | None = None
    """How many answered."""
    segments: Annotated[tuple[Segment, ...], BeforeValidator(as_list)] = ()
    answers: Annotated[tuple[Answer, ...], BeforeValidator(as_list)] = ()
    benchmark: NumberField | None = None
    """The index of a competitor or the trade, to compare with."""
    findings: Texts = ()
    used_in: TextField | None = None
    """What the results were used for."""


class Survey(Document):
    """A survey with its questions and the times it was carried out."""

    id: IdField
    title: TextField
    subject: SurveySubject
    code: Annotated[LineField | None, To(Kind.CODE)] = None
    purpose: TextField | None = None
    customer_groups: Annotated[References, To(Kind.CUSTOMER_GROUP)] = ()
    method: TextField | None = None
    population: TextField | None = None
    frequency: Frequency | None = None
    scale: Scale = Scale()
    index_formula: IndexFormula | None = None
    minimum_sample: WholeField | None = None
    """How many answers are needed at least."""
    minimum_ratio: ThresholdField | None = None
    """The share of the population to be asked at least: 80%."""
    expectations: Annotated[tuple[Expectation, ...], BeforeValidator(as_list)] = ()
    dimensions: Annotated[tuple[Dimension, ...], BeforeValidator(as_list)] = ()
    items: Annotated[tuple[Item, ...], BeforeValidator(as_list)] = ()
    waves: Annotated[tuple[Wave, ...], BeforeValidator(as_list)] = ()
    owner: PostField = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("items"), list):
            return data
        items = [
            {"id": f"Q{n}", "text": item} if isinstance(item, str) or is_translated(item) else item
            for n, item in enumerate(data["items"], 1)
        ]
        return {**data, "items": items}


HUNDRED = Decimal(100)
"""What the weights of dimensions add up to."""
