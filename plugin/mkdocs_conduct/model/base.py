"""What every noun of the model is made of: Model, Document, Audience and the readers of fields.

Scalars arrive as the text that was typed; the type of a field reads it. A value that cannot be read
raises a `PydanticCustomError` whose type names the message the editor will see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator
from pydantic_core import PydanticCustomError

from .quantity import (
    Amount,
    Duration,
    MonthDay,
    Period,
    ReadingError,
    Threshold,
    parse_amount,
    parse_duration,
    parse_month_day,
    parse_period,
    parse_threshold,
    read_bool,
    read_date,
    read_number,
    read_time,
)
from .text import Text, fault_of, read_text

T = TypeVar("T")


class Audience(StrEnum):
    """Who may see a field. A field without a mark is internal."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Kind(StrEnum):
    """What an id can stand for; the kinds one field may name are a set of these."""

    CODE = "code"
    UNIT = "unit"
    PLACE = "place"
    POST = "post"
    WINDOW = "window"
    CHANNEL = "channel"
    CUSTOMER_GROUP = "customer_group"
    PARTY = "interested_party"
    DOCUMENT = "document"
    FORM = "form"
    TRAINING = "training"
    COMMITMENT = "commitment"
    INDICATOR = "indicator"
    OBJECTIVE = "objective"
    PROCEDURE = "procedure"
    COMMUNICATION = "communication"
    INFORMATION = "information"
    INPUT = "input"
    CATEGORY = "category"
    GOAL = "goal"
    SURVEY = "survey"
    ITEM = "item"
    DIMENSION = "dimension"
    ACTION = "action"
    CHECKLIST = "checklist"
    INSPECTION_TYPE = "inspection_type"
    PROBLEM_CLASS = "problem_class"
    DEFECT_LEVEL = "defect_level"
    FAULT_LEVEL = "fault_level"
    SANCTION = "sanction"
    FINDING = "finding"


class To:
    """The mark of a field whose ids stand for things of these kinds: `Annotated[References, To(Kind.POST)]`."""

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = kinds


PUBLIC = Audience.PUBLIC
"""The mark of a field that public pages may show: `title: Annotated[TextField, PUBLIC]`."""


class Short:
    """The mark of a field whose words are telling however short: the proof that nothing leaks looks for them too."""


SHORT = Short()


class Model(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, hide_input_in_errors=True)

    @classmethod
    def audience_of(cls, field: str) -> Audience:
        """Return who may see the field of this name; internal where the schema says nothing."""
        marks = [mark for mark in cls.model_fields[field].metadata if isinstance(mark, Audience)]
        return marks[0] if marks else Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document stands: the file as shown to the user, and the path inside it."""

    file: str = ""
    path: tuple[str | int, ...] = ()


NOWHERE = Origin()


class Document(Model):
    """A model that knows the file it was read from; two with the same content are equal wherever they stand."""

    # A slot of our own: pydantic's private attributes make each of a hundred thousand rows take three times as long.
    __slots__ = ("_where",)

    @property
    def origin(self) -> Origin:
        """The file and path this document was read from."""
        where: Origin = getattr(self, "_where", NOWHERE)
        return where

    def set_origin(self, origin: Origin) -> None:
        """Say where this document was read from; only the loader does."""
        object.__setattr__(self, "_where", origin)

    def share_fields_set(self, known: dict[frozenset[str], set[str]]) -> None:
        """Hold which fields were typed in one set with all documents that typed the same; only the loader does.

        Each row of results would have a set of its own, larger than its figures.
        """
        own = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", known.setdefault(frozenset(own), own))

    def __copy__(self) -> Self:
        copied = super().__copy__()
        copied.set_origin(self.origin)
        return copied


def fault(kind: str, value: object = "") -> PydanticCustomError:
    """Return the error that the loader turns into the problem with the message `field.<kind>`."""
    return PydanticCustomError("conduct", "{kind}", {"kind": kind, "value": str(value)})


def reader(parse: Callable[[str], T], kind: str) -> Callable[[Any], T]:
    """Make a field validator of a parser of typed text; values already read pass."""
    # The same periods, dates and numbers are typed over and over.
    parse = lru_cache(maxsize=4096)(parse)

    def read(value: Any) -> Any:
        if isinstance(value, str):
            try:
                return parse(value)
            except ReadingError as error:
                raise fault(kind, value) from error
        if value is None or isinstance(value, dict | list):
            raise fault("empty" if value is None else f"not_{kind}", value)
        return value

    return read


LONGEST_IDENTIFIER = 120
"""In bytes: ids are names of files, and with the folders above them these stay below what Windows can open."""


def _identifier(text: str) -> str:
    if (
        not text
        or not all(character.isalnum() or character in "-_." for character in text)
        or text[0] in "-."
    ):
        raise ReadingError("identifier", text)
    if len(text.encode()) > LONGEST_IDENTIFIER:
        raise fault("identifier_long", len(text))
    return text


def _line(text: str) -> str:
    wrong = fault_of(text)
    if wrong is not None and wrong[0] == "empty":
        raise ReadingError("empty", text)
    if wrong is not None:
        raise fault(*wrong)
    return " ".join(text.split())


def _instant(text: str) -> Period | date:
    try:
        return read_date(text)
    except ReadingError:
        return parse_period(text)


def _whole(text: str) -> int:
    number = read_number(text)
    if number != int(number) or number < 0:
        raise ReadingError("whole", text)
    return int(number)


def as_list(value: Any) -> Any:
    """One item where a list is meant is a list of one; nothing is the empty list."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


TextField = Annotated[Text, PlainValidator(read_text(fault))]
LineField = Annotated[str, PlainValidator(reader(_line, "line"))]
IdField = Annotated[str, PlainValidator(reader(_identifier, "identifier"))]
DurationField = Annotated[Duration, PlainValidator(reader(parse_duration, "duration"))]
AmountField = Annotated[Amount, PlainValidator(reader(parse_amount, "amount"))]
ThresholdField = Annotated[Threshold, PlainValidator(reader(parse_threshold, "threshold"))]
PeriodField = Annotated[Period, PlainValidator(reader(parse_period, "period"))]
DateField = Annotated[date, PlainValidator(reader(read_date, "date"))]
TimeField = Annotated[time, PlainValidator(reader(read_time, "time"))]
MonthDayField = Annotated[MonthDay, PlainValidator(reader(parse_month_day, "month_day"))]
NumberField = Annotated[Decimal, PlainValidator(reader(read_number, "number"))]
WholeField = Annotated[int, PlainValidator(reader(_whole, "whole"))]
BoolField = Annotated[bool, PlainValidator(reader(read_bool, "bool"))]
InstantField = Annotated[Period | date, PlainValidator(reader(_instant, "instant"))]
"""A day or a period: from its first or until its last day."""

PostField = Annotated[LineField | None, To(Kind.POST)]
"""The post that answers for something, or does it."""
References = Annotated[tuple[LineField, ...], BeforeValidator(as_list)]
"""Ids of other things; one id stands for a list of one."""
Posts = Annotated[References, To(Kind.POST)]
Texts = Annotated[tuple[TextField, ...], BeforeValidator(as_list)]


def is_instant(value: object) -> bool:
    """Whether typed text is a day or period (and not the words for an event)."""
    return isinstance(value, str) and _reads_as_instant(value)


@lru_cache(maxsize=4096)
def _reads_as_instant(text: str) -> bool:
    try:
        _instant(text)
    except ReadingError:
        return False
    return True


def split_until(data: Any) -> Any:
    """In limits and remedies `until` is an end event, or a day or period after which the entry no longer holds."""
    if isinstance(data, dict) and is_instant(data.get("until")):
        data = dict(data)
        data["valid_until"] = data.pop("until")
    return data
