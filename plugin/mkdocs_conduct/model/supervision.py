"""Supervision: what is watched, and by whom (8.2); inspections join it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from .base import (
    SHORT,
    Document,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    References,
    TextField,
    To,
    as_list,
)


class Focus(Model):
    """What supervision looks at first, and the indicators that show it."""

    id: IdField
    name: TextField
    indicators: Annotated[References, To(Kind.INDICATOR)] = ()
    owner: PostField = None


class GroupMember(Model):
    """A role in the monitoring group; who fills it is internal."""

    role: TextField
    post: Annotated[LineField, To(Kind.POST)]
    person: Annotated[LineField | None, SHORT] = None


class ActiveSupervision(Model):
    """Customers asked without waiting for complaints: all, or a sample."""

    method: TextField
    sample: LineField | None = None
    owner: PostField = None


class Supervision(Document):
    """supervision.yml: focuses, the monitoring group, how customers are asked."""

    focuses: Annotated[tuple[Focus, ...], BeforeValidator(as_list)] = ()
    group: Annotated[tuple[GroupMember, ...], BeforeValidator(as_list)] = ()
    active: ActiveSupervision | None = None
    passive: TextField | None = None
    """How complaints set supervision going."""
