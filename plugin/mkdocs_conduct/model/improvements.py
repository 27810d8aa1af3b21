"""Improvements: actions that improve the code, their effect, and recognition (8.5)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from .base import (
    BoolField,
    DateField,
    Document,
    IdField,
    Kind,
    LineField,
    Model,
    PeriodField,
    PostField,
    References,
    TextField,
    ThresholdField,
    To,
    as_list,
)


class ActionKind(StrEnum):
    """Whether an action mends, prevents or makes something new."""

    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"
    INNOVATION = "innovation"


class ActionSource(StrEnum):
    """What an action comes from."""

    RESULT = "result"
    COMPLAINT = "complaint"
    NONFULFILMENT = "nonfulfilment"
    INSPECTION = "inspection"
    AUDIT = "audit"
    INPUT = "input"
    REVIEW = "review"
    BEST_PRACTICE = "best_practice"
    SUGGESTION = "suggestion"


class Improvement(Model):
    """One action that improves the code or its framework, and whether it worked (8.5)."""

    id: IdField
    code: Annotated[LineField | None, To(Kind.CODE)] = None
    text: TextField
    kind: ActionKind = ActionKind.CORRECTIVE
    source: ActionSource | None = None
    about: Annotated[
        References, To(Kind.INDICATOR, Kind.COMMITMENT, Kind.OBJECTIVE, Kind.GOAL, Kind.INPUT)
    ] = ()
    """The indicators, promises, objectives, goals or inputs it is about."""
    period: PeriodField | None = None
    """The period of the result that it answers."""
    cause: TextField | None = None
    partner: TextField | None = None
    owner: PostField = None
    due: DateField | None = None
    done_on: DateField | None = None
    verified_on: DateField | None = None
    verified_by: PostField = None
    effective: BoolField | None = None
    code_change: TextField | None = None


class Recognition(Model):
    """A post praised for good service, and why."""

    post: Annotated[LineField, To(Kind.POST)]
    reason: TextField
    date: DateField


class Improvements(Document):
    """improvements.yml: actions and recognition."""

    effectiveness_target: ThresholdField | None = None
    """The share of verified actions that were effective; ≥90% where not given."""
    improvements: Annotated[tuple[Improvement, ...], BeforeValidator(as_list)] = ()
    recognition: Annotated[tuple[Recognition, ...], BeforeValidator(as_list)] = ()
