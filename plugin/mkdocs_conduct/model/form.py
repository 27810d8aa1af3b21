"""Form: a printed form (表单) with its fields, tables, boxes to tick, copies, retention and signatures."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    BoolField,
    Document,
    DurationField,
    IdField,
    LineField,
    Model,
    PostField,
    TextField,
    Texts,
    WholeField,
    as_list,
)
from .text import as_mapping

MOST_LINES = 20
"""How many lines a field may have: a box of more does not fit on a sheet that lies on its side."""
MOST_ROWS = 200
"""How many rows a table may be given to fill in."""


class FormUse(StrEnum):
    """What a form is for: its group in the index."""

    COMPLAINT = "complaint"
    SERVICE = "service"
    INSPECTION = "inspection"
    SATISFACTION = "satisfaction"
    TRAINING = "training"
    GOAL = "goal"
    REVIEW = "review"
    DUTY = "duty"
    GENERAL = "general"


class Paper(StrEnum):
    """How the A4 sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class FormRecord(StrEnum):
    """How records fill a form."""

    ONE = "one"
    """One sheet for each case: the blank is one empty sheet."""
    LIST = "list"
    """A register: the records are rows of its tables."""
    EACH = "each"
    """One sheet for each, on the blank too: a checklist, a questionnaire, a post."""


class FieldKind(StrEnum):
    """What is written into a field."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    """Its options as boxes to tick."""
    TICK = "tick"
    """A single box."""
    SIGN = "sign"


class Occurrence(StrEnum):
    """On which of the two prints of a form a block stands."""

    BLANK = "blank"
    FILLED = "filled"


class FormOption(Model):
    """One box to tick; a value equal to the id, or to the words where there is none, ticks it."""

    id: LineField | None = None
    text: TextField

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


Options = Annotated[tuple[FormOption, ...], BeforeValidator(as_list)]


class FormField(Model):
    """A box with its label: so many of 12 columns wide, with so many lines to write on."""

    label: TextField
    width: WholeField = 12
    lines: WholeField = 1
    kind: FieldKind = FieldKind.TEXT
    options: Options = ()
    options_from: LineField | None = None
    """The source whose ids and names are the options: `defect_levels`."""
    value: LineField | None = None
    """What it is filled with: a value of the record, or `organization.…`, `code.…`."""


class FormColumn(Model):
    """A column of a table; widths are relative to one another."""

    label: TextField
    width: WholeField = 1
    kind: FieldKind = FieldKind.TEXT
    options: Options = ()
    value: LineField | None = None


class FormTable(Model):
    """A table: one row for each record of its source, then empty rows up to `rows`."""

    source: LineField | None = Field(default=None, alias="from")
    rows: WholeField = 0
    columns: Annotated[tuple[FormColumn, ...], BeforeValidator(as_list)] = ()
    across: LineField | None = None
    """A source whose records are further columns, one each."""


class FormTicks(Model):
    """Things to tick, one box each: as typed, and one for each record of a source."""

    source: LineField | None = Field(default=None, alias="from")
    value: LineField | None = None
    """The value of the source's records that stands beside the box; `text` where not given."""
    items: Texts = ()
    columns: WholeField = 1
    rows: WholeField = 0
    """Empty lines with a box follow up to this number."""


class FormBlock(Model):
    """A part of a form: words, fields, a table or boxes to tick, below its title."""

    title: TextField | None = None
    text: TextField | None = None
    fields: Annotated[tuple[FormField, ...], BeforeValidator(as_list)] = ()
    table: FormTable | None = None
    ticks: FormTicks | None = None
    only: Occurrence | None = None
    new_page: BoolField = False


class FormCopy(Model):
    """One copy of a form and who keeps it."""

    to: TextField

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data, "to")


class Form(Document):
    """forms/*.yml: a form to print, empty or filled from the data of the organization; internal."""

    id: IdField
    title: TextField
    number: LineField | None = None
    """Its number, after the prefix of the organization's documents; the id where not given."""
    use: FormUse = FormUse.GENERAL
    clause: LineField | None = None
    paper: Paper = Paper.PORTRAIT
    copies: Annotated[tuple[FormCopy, ...], BeforeValidator(as_list)] = ()
    collects: Texts = ()
    """The personal data it asks for."""
    retention: DurationField | None = None
    owner: PostField = None
    record: FormRecord = FormRecord.ONE
    source: LineField | None = Field(default=None, alias="from")
    """Where its records come from: `findings`."""
    heading: LineField | None = None
    """The value of the record that stands beside the title."""
    note: TextField | None = None
    """What the one who fills it in should know."""
    blocks: Annotated[tuple[FormBlock, ...], BeforeValidator(as_list)] = ()
    signatures: Texts = ()
