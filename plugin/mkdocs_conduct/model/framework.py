"""CodeFramework: an organization with its codes and everything that carries them (5); Workspace: all of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from .base import PUBLIC, DateField, Document, LineField, Model, PeriodField, References, Texts, as_list
from .code import Code
from .commitment import Commitment
from .complaint import ComplaintRecord, ComplaintRecords
from .contact import Complaints, Disputes
from .form import Form
from .goals import Goals
from .identity import Ids, ids_of_code, ids_of_organization, joined
from .improvements import Improvement, Improvements
from .indicator import Measurement
from .inspection import Inspection, Inspections
from .organization import CustomerGroup, LanguageField, Organization, Place, Post, Unit
from .planning import Checklist
from .published import Published
from .reviews import Evaluation, Review, Reviews
from .satisfaction import Survey
from .supervision import Supervision

E = TypeVar("E", Review, Evaluation, Improvement)


def _levels(value: Any) -> Any:
    return {} if value is None else value


class ProofSettings(Model):
    """What the proof of the public site leaves out, because somebody answers for it."""

    unread: References = ()
    """Patterns of files, relative to the site, that may stay though nobody can open them."""
    public: References = ()
    """Words that may be published though an internal field says them too."""


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
    """Words added to our lists, by the list's name: `vague_time`; under `vague_time_not` what is no hit."""
    labels: Annotated[dict[str, dict[str, str]], BeforeValidator(_levels)] = Field(default_factory=dict)
    """Our own words replaced, by language and key."""
    proof: ProofSettings = Field(default_factory=ProofSettings)
    """What the proof of the public site leaves out."""


class ResultsHead(Document):
    """What a results file says for all its rows."""

    period: Annotated[PeriodField | None, PUBLIC] = None
    events: Annotated[Texts, PUBLIC] = ()


def _by_code(found: Iterable[E]) -> Mapping[str | None, list[tuple[int, E]]]:
    """Return the entries of a document with their positions by the code they name, None for all codes."""
    entries: dict[str | None, list[tuple[int, E]]] = {}
    for n, one in enumerate(found):
        entries.setdefault(one.code, []).append((n, one))
    return entries


def _of_code(entries: Mapping[str | None, list[tuple[int, E]]], code: Code) -> tuple[tuple[int, E], ...]:
    """Return the entries about this code and those about all, in the order typed."""
    found = (*entries.get(None, ()), *entries.get(code.id, ()))
    return tuple(sorted(found, key=itemgetter(0)))


@dataclass(frozen=True)
class CodeFramework:
    """One organization, its codes, and what was measured."""

    organization: Organization
    codes: tuple[Code, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    events: tuple[ResultsHead, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    surveys: tuple[Survey, ...] = ()
    complaint_records: tuple[ComplaintRecord, ...] = ()
    goals: Goals | None = None
    reviews: Reviews | None = None
    improvements: Improvements | None = None
    supervision: Supervision | None = None
    inspections: tuple[Inspections, ...] = ()
    """The files about inspections held."""
    published: Published | None = None
    forms: tuple[Form, ...] = ()
    """The forms of its own, which stand in place of ours with the same id."""
    folder: str = ""
    is_whole: bool = True
    """Whether every code of the folder could be read."""
    unread: frozenset[str] = frozenset()
    """Which of these documents could not be read, by the field that would hold them: nobody knows what they say."""
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
    def first_code(self) -> Code | None:
        """The first published code that is the organization's own, else the first published one."""
        published = [code for code in self.codes if code.status.is_published]
        own = (code for code in published if not code.is_transcribed)
        return next(own, published[0] if published else None)

    @cached_property
    def by_service_item(self) -> Mapping[str, tuple[tuple[Code, Commitment], ...]]:
        """The promises of published codes by the service they are about, in the order of the codes."""
        found: dict[str, list[tuple[Code, Commitment]]] = {}
        for code in self.codes:
            for commitment in code.commitments if code.status.is_published else ():
                if commitment.service_item is not None:
                    found.setdefault(str(commitment.service_item), []).append((code, commitment))
        return {item: tuple(promises) for item, promises in found.items()}

    @cached_property
    def _reviews(self) -> Mapping[str | None, list[tuple[int, Review]]]:
        return _by_code(self.reviews.reviews if self.reviews else ())

    @cached_property
    def _evaluations(self) -> Mapping[str | None, list[tuple[int, Evaluation]]]:
        return _by_code(self.reviews.evaluations if self.reviews else ())

    @cached_property
    def _improvements(self) -> Mapping[str | None, list[tuple[int, Improvement]]]:
        return _by_code(self.improvements.improvements if self.improvements else ())

    def reviews_of(self, code: Code) -> tuple[tuple[int, Review], ...]:
        """Return the reviews of this code with their position in the file; one without a code is about all of them."""
        return _of_code(self._reviews, code)

    def evaluations_of(self, code: Code) -> tuple[tuple[int, Evaluation], ...]:
        """Return the evaluations of this code with their position in the file."""
        return _of_code(self._evaluations, code)

    def improvements_of(self, code: Code) -> tuple[tuple[int, Improvement], ...]:
        """Return the improvements of this code with their position in the file."""
        return _of_code(self._improvements, code)

    def surveys_of(self, code: Code) -> tuple[Survey, ...]:
        """Return the surveys about this code or its service."""
        return tuple(one for one in self.surveys if one.code in (None, code.id))

    @property
    def held_inspections(self) -> tuple[Inspection, ...]:
        """Every inspection held, in the order of the files."""
        return tuple(held for file in self.inspections for held in file.inspections)

    def complaints_of(self, code: Code) -> Complaints | None:
        """Return how complaints about this code are handled: as the code says, else as the organization does."""
        return code.complaints or self.organization.complaints

    @cached_property
    def own_ids(self) -> Ids:
        """The ids that the organization and its documents give."""
        return ids_of_organization(self)

    @cached_property
    def ids_by_code(self) -> Mapping[str, Ids]:
        """The ids of the parts of each code."""
        return {code.id: ids_of_code(code) for code in self.codes}

    @cached_property
    def ids_of_all_codes(self) -> Ids:
        """The ids of the parts of all codes together."""
        return joined(self.ids_by_code.values())

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


DOCUMENTS: Mapping[str, type[Document]] = {
    "settings.yml": Settings,
    "*/organization.yml": Organization,
    "*/*.yml": Code,
    "*/complaints.yml": Complaints,
    "*/disputes.yml": Disputes,
    "*/results/*.yml": ResultsHead,
    "*/checklists/*.yml": Checklist,
    "*/satisfaction/*.yml": Survey,
    "*/complaints/*.yml": ComplaintRecords,
    "*/goals.yml": Goals,
    "*/reviews.yml": Reviews,
    "*/improvements.yml": Improvements,
    "*/supervision.yml": Supervision,
    "*/inspections/*.yml": Inspections,
    "*/published.yml": Published,
    "*/forms/*.yml": Form,
}
"""What each file of a codes folder holds; a results file holds rows of `Measurement` besides its head."""
