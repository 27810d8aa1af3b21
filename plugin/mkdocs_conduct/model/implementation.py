"""How a code is put to work and watched: training, milestones, notices, records, collection (4.12, 7, 8.1)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from .base import (
    DateField,
    DurationField,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    Posts,
    References,
    TextField,
    To,
    as_list,
)


class TrainingMode(StrEnum):
    """How a training is given."""

    COURSE = "course"
    BRIEFING = "briefing"
    SEMINAR = "seminar"
    SELF_STUDY = "self_study"
    REMOTE = "remote"
    COMMISSIONED = "commissioned"
    ROTATION = "rotation"
    EXCHANGE = "exchange"


class Training(Model):
    """What posts learn for the code: topic, mode, day, and whether it had an effect (4.12, 7)."""

    id: IdField
    topic: TextField
    posts: Posts = ()
    level: LineField | None = None
    """Leaders, key staff, front line …"""
    mode: TrainingMode | None = None
    commitments: Annotated[References, To(Kind.COMMITMENT)] = ()
    """The promises it is about; all where empty."""
    date: DateField | None = None
    """The day it is planned for."""
    done_on: DateField | None = None
    hours: LineField | None = None
    evidence: TextField | None = None
    effect_method: TextField | None = None
    effect: TextField | None = None
    owner: PostField = None


class Milestone(Model):
    """A step of putting the code to work, with its post and day (7)."""

    id: IdField
    text: TextField
    phase: LineField | None = None
    due: DateField | None = None
    done_on: DateField | None = None
    owner: PostField = None


class Posting(Model):
    """Which version hangs where, and since when (4.4)."""

    window: Annotated[LineField, To(Kind.WINDOW, Kind.PLACE)]
    version: LineField
    date: DateField | None = None


class FulfilmentLog(Model):
    """The record in which it is noted whether each promise was kept (7)."""

    form: Annotated[LineField, To(Kind.FORM)]
    retention: DurationField | None = None
    owner: PostField = None


class Nonfulfilment(Model):
    """A promise that was not kept: why, and what the customer got (7)."""

    date: DateField
    commitment: Annotated[LineField, To(Kind.COMMITMENT)]
    cause: TextField | None = None
    remedy_given: TextField | None = None
    remedied_on: DateField | None = None
    action: Annotated[LineField | None, To(Kind.ACTION)] = None


class Implementation(Model):
    """How the code is put to work and kept (7)."""

    milestones: Annotated[tuple[Milestone, ...], BeforeValidator(as_list)] = ()
    posted: Annotated[tuple[Posting, ...], BeforeValidator(as_list)] = ()
    fulfilment_log: FulfilmentLog | None = None
    nonfulfilments: Annotated[tuple[Nonfulfilment, ...], BeforeValidator(as_list)] = ()


class CollectionMethod(StrEnum):
    """By what means information on the code's use is collected."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    LOG = "log"
    COMPLAINTS = "complaints"
    SOCIAL_MEDIA = "social_media"
    OBSERVATION = "observation"
    MYSTERY = "mystery"


class InformationCollection(Model):
    """What is collected regularly to judge the code (8.1)."""

    id: IdField
    what: TextField
    source: TextField | None = None
    method: CollectionMethod | None = None
    every: DurationField | None = None
    last_done: DateField | None = None
    customer_groups: Annotated[References, To(Kind.CUSTOMER_GROUP)] = ()
    indicators: Annotated[References, To(Kind.INDICATOR)] = ()
    retention: DurationField | None = None
    owner: PostField = None
