"""Override: what a unit promises otherwise than the group, once it is registered (5.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import (
    PUBLIC,
    DateField,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    References,
    TextField,
    Texts,
    To,
    as_list,
)
from .commitment import Remedy, Variant, Wording
from .limit import Limit


class Filing(Model):
    """Under which number a special code was registered, who approved it, and when."""

    number: LineField | None = None
    approved_by: PostField = None
    date: DateField | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it says number, approval and day."""
        return None not in (self.number, self.approved_by, self.date)


class Override(Model):
    """What is different in one commitment for a unit and those below it; the rest holds as in the group."""

    commitment: Annotated[IdField, PUBLIC, To(Kind.COMMITMENT)]
    code: Annotated[LineField | None, PUBLIC, To(Kind.CODE)] = None
    """The code the commitment belongs to, where its id is not unique."""
    wordings: Annotated[tuple[Wording, ...] | None, PUBLIC, BeforeValidator(as_list)] = Field(
        default=None, alias="promise"
    )
    limits: Annotated[tuple[Limit, ...] | None, PUBLIC, BeforeValidator(as_list)] = Field(
        default=None, alias="limit"
    )
    variants: Annotated[tuple[Variant, ...] | None, PUBLIC, BeforeValidator(as_list)] = None
    limitations: Annotated[Texts | None, PUBLIC] = None
    conditions: Annotated[Texts | None, PUBLIC] = None
    customer_duties: Annotated[Texts | None, PUBLIC] = None
    supporting_information: Annotated[Texts | None, PUBLIC] = None
    remedies: Annotated[tuple[Remedy, ...] | None, PUBLIC, BeforeValidator(as_list)] = Field(
        default=None, alias="remedy"
    )
    delivered_by: Annotated[References | None, PUBLIC, To(Kind.POST)] = None
    reason: TextField | None = None
    filing: Filing | None = None
