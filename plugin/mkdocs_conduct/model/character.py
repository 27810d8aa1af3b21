"""What an organization stands for beside its promises: values, ethics, work for the community, agreements with customers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import PUBLIC, Kind, LineField, Model, References, TextField, Texts, To, as_list, fault
from .text import as_mapping


class Value(Model):
    """How the organization sees its customers or its service, in a word and a sentence."""

    name: Annotated[TextField, PUBLIC]
    text: Annotated[TextField | None, PUBLIC] = None


class Agreement(Model):
    """A contract or convention that goes with the code: what it is called, and where it can be read."""

    title: Annotated[TextField, PUBLIC]
    text: Annotated[TextField | None, PUBLIC] = None
    """Who makes it with whom, and when."""
    url: Annotated[LineField | None, PUBLIC] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data, "title")


class Ethics(Model):
    """What the organization promises about its own honesty, and the indicators it is measured by."""

    statement: Annotated[TextField, PUBLIC]
    indicators: Annotated[References, PUBLIC, To(Kind.INDICATOR)] = ()

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data, "statement")


class CommunityWork(Model):
    """What the organization does for the public good in one field: what it plans, and what it has done."""

    field: Annotated[TextField, PUBLIC]
    plan: Annotated[TextField | None, PUBLIC] = None
    done: Annotated[Texts, PUBLIC] = ()

    @model_validator(mode="after")
    def _says_something(self) -> CommunityWork:
        if self.plan is None and not self.done:
            raise fault("community_empty")
        return self


Agreements = Annotated[tuple[Agreement, ...], BeforeValidator(as_list)]
Community = Annotated[tuple[CommunityWork, ...], BeforeValidator(as_list)]
Values = Annotated[tuple[Value, ...], BeforeValidator(as_list)]
