"""Consequences: what follows inside from bad service and from good, and how an employee appeals (8.2, 8.5)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import (
    DurationField,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    Posts,
    TextField,
    Texts,
    To,
    as_list,
)


class SanctionKind(StrEnum):
    """What a sanction consists of."""

    TEACHING = "teaching"
    WARNING = "warning"
    DEDUCTION = "deduction"
    SUSPENSION = "suspension"
    OTHER = "other"


class Sanction(Model):
    """A sanction the organization's rules know: words only, no sum is ever computed."""

    id: IdField
    kind: SanctionKind = SanctionKind.OTHER
    rule: TextField
    execute_within: DurationField | None = None
    if_late: TextField | None = None


class PenaltyRule(StrEnum):
    """What holds where one finding calls for several sanctions."""

    HEAVIER = "heavier"
    EACH = "each"


class Reward(Model):
    """What the organization promises its own people for good service: words only, no sum is ever computed."""

    text: TextField
    reason: TextField = Field(alias="for")
    """What has to be achieved."""
    approved_by: PostField = None


class AppealRoute(Model):
    """Who hears an appeal against a decision of this post, one after the other."""

    against: Annotated[LineField, To(Kind.POST)]
    steps: Posts = ()


class AppealRules(Model):
    """How an employee appeals against a sanction: until when, to whom, and when the answer comes."""

    lodge_within: DurationField | None = None
    answer_within: DurationField | None = None
    routes: Annotated[tuple[AppealRoute, ...], BeforeValidator(as_list)] = ()
    form: Annotated[LineField | None, To(Kind.FORM)] = None
    outcomes: Texts = ()
    """What follows where an appeal is upheld."""
