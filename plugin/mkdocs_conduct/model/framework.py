"""CodeFramework: an organization with its codes and everything that carries them (5); Workspace: all of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .base import PUBLIC, DateField, Document, LineField, PeriodField, References, Texts, as_list
from .code import Code
from .indicator import Measurement
from .organization import CustomerGroup, LanguageField, Organization, Place, Post, Unit
from .planning import Checklist


def _levels(value: Any) -> Any:
    return {} if value is None else value


class Settings(Document):
    """What `check` and every build must agree on (`settings.yml`)."""

    as_of: DateField | None = None
    """The day that dates are compared with; today where not given."""
    languages: Annotated[tuple[LanguageField, ...], BeforeValidator(as_list)] = ()
    """Languages pages are made in; the organization's first language where not given."""
    levels: Annotated[dict[str, Literal["error", "warning", "info", "off"]], BeforeValidator(_levels)] = (
        Field(default_factory=dict)
    )
    """The severity of a rule where it shall differ from ours."""
    public_url: LineField | None = None
    """Where the public site lives; QR codes and internal sheets point there."""
    words: Annotated[dict[str, References], BeforeValidator(_levels)] = Field(default_factory=dict)
    labels: Annotated[dict[str, dict[str, str]], BeforeValidator(_levels)] = Field(default_factory=dict)
    """Our own words replaced, by language and key."""


class ResultsHead(Document):
    """What a results file says for all its rows."""

    period: Annotated[PeriodField | None, PUBLIC] = None
    events: Annotated[Texts, PUBLIC] = ()


@dataclass(frozen=True)
class CodeFramework:
    """One organization, its codes, and what was measured."""

    organization: Organization
    codes: tuple[Code, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    events: tuple[ResultsHead, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    folder: str = ""
    judged: dict[tuple[str, str, date], Any] = field(default_factory=dict, compare=False, repr=False)
    """Results as `measure` judged them, so that checks and pages judge them once."""

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """Posts by id."""
        return {post.id: post for post in self.organization.posts}

    @cached_property
    def places(self) -> Mapping[str, Place | Unit]:
        """Places and units by id: where results are measured."""
        sites: dict[str, Place | Unit] = {unit.id: unit for unit in self.organization.units}
        sites.update({place.id: place for place in self.organization.places})
        return sites

    @cached_property
    def customer_groups(self) -> Mapping[str, CustomerGroup]:
        """Customer groups by id."""
        return {group.id: group for group in self.organization.customer_groups}

    @cached_property
    def by_indicator(self) -> Mapping[tuple[str, str], tuple[Measurement, ...]]:
        """Measurements by code and indicator, in the order typed."""
        found: dict[tuple[str, str], list[Measurement]] = {}
        for measurement in self.measurements:
            if measurement.code is not None:
                found.setdefault((measurement.code, measurement.indicator), []).append(measurement)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def results_files(self) -> Mapping[str, frozenset[str]]:
        """The files that hold figures of each code."""
        found: dict[str, set[str]] = {}
        for measurement in self.measurements:
            if measurement.code is not None:
                found.setdefault(measurement.code, set()).add(measurement.origin.file)
        return {code: frozenset(files) for code, files in found.items()}


@dataclass(frozen=True)
class Workspace:
    """All of a codes folder."""

    settings: Settings
    frameworks: tuple[CodeFramework, ...] = ()
    as_of: date = field(default_factory=date.today)
