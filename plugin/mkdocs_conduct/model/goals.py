"""Goals: what the organization wants to reach, broken down by department and post (6.1)."""

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
    NumberField,
    PeriodField,
    PostField,
    TextField,
    ThresholdField,
    To,
    as_list,
)
from .indicator import Frequency


class Horizon(StrEnum):
    """Whether a goal is for soon or for years."""

    SHORT = "short"
    LONG = "long"


class Goal(Model):
    """A quality goal of the organization, a department or a post (6.1)."""

    id: IdField
    text: TextField
    value: ThresholdField | None = None
    zero_tolerance: BoolField = False
    """Whether a single case already misses it."""
    supports: Annotated[LineField | None, To(Kind.GOAL)] = None
    """The goal of the level above that it serves."""
    indicator: Annotated[LineField | None, To(Kind.INDICATOR)] = None
    """The indicator that measures it."""
    formula: TextField | None = None
    frequency: Frequency | None = None
    horizon: Horizon | None = None
    by: DateField | None = None
    score: NumberField | None = None
    """The points it counts in the assessment of a department."""
    decomposed: BoolField = True
    """False: it is no matter of single departments."""
    owner: PostField = None


class DepartmentGoals(Model):
    """The goals of one department."""

    unit: Annotated[LineField, To(Kind.UNIT)]
    goals: Annotated[tuple[Goal, ...], BeforeValidator(as_list)] = ()


class PostGoals(Model):
    """The goals of one post."""

    post: Annotated[LineField, To(Kind.POST)]
    goals: Annotated[tuple[Goal, ...], BeforeValidator(as_list)] = ()


class GoalResult(Model):
    """What was reached of a goal in a period: counts where there are counts, or whether it was met."""

    goal: Annotated[LineField, To(Kind.GOAL)]
    period: PeriodField
    numerator: NumberField | None = None
    denominator: NumberField | None = None
    value: NumberField | None = None
    met: BoolField | None = None
    note: TextField | None = None


class Goals(Document):
    """goals.yml: quality goals, broken down by department and post (6.1)."""

    period: PeriodField | None = None
    organization: Annotated[tuple[Goal, ...], BeforeValidator(as_list)] = ()
    departments: Annotated[tuple[DepartmentGoals, ...], BeforeValidator(as_list)] = ()
    posts: Annotated[tuple[PostGoals, ...], BeforeValidator(as_list)] = ()
    results: Annotated[tuple[GoalResult, ...], BeforeValidator(as_list)] = ()
    approved_by: PostField = None

    @property
    def all(self) -> tuple[Goal, ...]:
        """The goals of all levels."""
        departments = (goal for one in self.departments for goal in one.goals)
        posts = (goal for one in self.posts for goal in one.goals)
        return (*self.organization, *departments, *posts)
