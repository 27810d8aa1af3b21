"""Where the evidence for each clause stands: keys of the code, the organization and its documents.

Each entry is a path of keys; one that begins with `?` counts as evidence where it is there, and is not missed
where it is not. Clauses that only hold in a case (Annexes C and G) are asked for only in that case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..measure import rows_of
from ..model import Code, CodeFramework, Model, Period
from ..model.preparation import Information, InformationKind
from ..model.satisfaction import SurveySubject

EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "4.2": ("code.leadership_commitment", "code.approved"),
    "4.3": ("code.resources", "?code.commitments.capacity_evidence"),
    "4.4": ("code.communication_plan.external", "code.implementation.posted", "?organization.website"),
    "4.5": ("code.accessibility", "organization.channels"),
    "4.6": ("code.inquiries", "code.inputs", "?code.commitments.answers_input"),
    "4.7": ("code.legal_check", "code.performance_indicators.source", "?results"),
    "4.8": ("code.owner", "organization.framework.responsibilities", "organization.framework.reporting"),
    "4.9": ("improvements.improvements",),
    "4.10": ("organization.confidentiality",),
    "4.11": ("organization.channels", "organization.customer_groups", "?organization.follow_ups", "?organization.methods"),
    "4.12": ("code.training", "organization.competence", "?organization.certificates"),
    "4.13": ("code.commitments.limit", "?code.implementation.milestones"),
    "5.1": ("organization.context", "organization.interested_parties", "code.scope"),
    "5.2": ("organization.framework", "?organization.units", "?code.drafted_by"),
    "5.3": ("organization.integration", "organization.related_documents"),
    "6.1": ("code.objectives", "?goals.organization"),
    "6.2": ("code.information",),
    "6.3": ("code.inputs",),
    "6.4": ("code.purpose", "code.scope", "code.commitments", "code.commitments.remedy", "code.complaints", "?code.definitions"),
    "6.5": ("code.performance_indicators", "code.performance_indicators.targets"),
    "6.6": ("code.procedures", "?organization.forms"),
    "6.7": ("code.communication_plan.internal", "code.communication_plan.external"),
    "6.8": ("code.resources",),
    "7": ("?code.implementation.milestones", "code.implementation.fulfilment_log", "code.training", "?code.implementation.nonfulfilments"),
    "8.1": ("code.information_collection", "results"),
    "8.2": ("reviews.evaluations", "results", "?supervision.focuses", "?reviews.audits"),
    "8.3": ("satisfaction.code",),
    "8.4": ("reviews.reviews", "code.next_review"),
    "8.5": ("improvements.improvements", "?improvements.recognition"),
    "A": ("code.commitments.limitations", "code.commitments.supporting_information", "?code.commitments.other_provisions"),
    "B": ("code.complaints", "disputes", "?satisfaction.service"),
    "C": ("code.profile",),
    "D": ("code.accessibility",),
    "E": ("code.inputs.method", "code.inputs.participants", "?code.inputs.feedback_given_on"),
    "F": ("organization.framework",),
    "G": ("code.adopted_from",),
    "H": ("code.legal_check", "code.pilot", "code.readability", "?code.definitions"),
    "I": ("code.communication_plan.internal.purpose", "code.communication_plan.external.purpose", "?code.communication_plan.external.effect_check"),
}  # fmt: skip
"""The keys that hold evidence for a clause; 4.1 has none of its own and is shown by the other principles."""
_PLANNED = frozenset(
    ("since", "valid_until", "by", "due", "planned", "next_review", "expires_on", "effective_from")
)
"""Days of plans and of validity: what is dated so has not happened by that."""
_ALIASES = {"limit": "limits", "remedy": "remedies"}


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path: how many entries, and the newest day in them."""

    path: str
    count: int
    newest: date | None


def is_called_for(clause: str, code: Code) -> bool:
    """Whether a clause arises for this code: Annex C only for small businesses, G only for a code taken over."""
    if clause == "C":
        return code.is_small_business
    return clause != "G" or code.adopted_from is not None


def found_at(path: str, framework: CodeFramework, code: Code, day: date) -> Found:
    """Return the evidence at a path; days after `day` are plans and no evidence."""
    values = [
        value
        for value in _values(path.removeprefix("?"), framework, code, day)
        if value not in (None, (), "")
    ]
    days = [one for value in values for one in _days(value, framework) if one <= day]
    return Found(path.removeprefix("?"), len(values), max(days, default=None))


def _surveys(framework: CodeFramework, code: Code, *, about_code: bool) -> list[Any]:
    return [s for s in framework.surveys_of(code) if (s.subject is SurveySubject.CODE) is about_code]


_OWN: Mapping[str, Callable[[CodeFramework, Code], Iterable[Any]]] = {
    "code.complaints": lambda framework, code: [framework.complaints_of(code)],
    "code.profile": lambda _, code: [code.profile] if code.is_small_business else [],
    "disputes": lambda framework, code: (*code.disputes, *framework.organization.disputes),
    "satisfaction.code": lambda framework, code: _surveys(framework, code, about_code=True),
    "satisfaction.service": lambda framework, code: _surveys(framework, code, about_code=False),
    "reviews.reviews": lambda framework, code: [one for _, one in framework.reviews_of(code)],
    "reviews.evaluations": lambda framework, code: [one for _, one in framework.evaluations_of(code)],
    "improvements.improvements": lambda framework, code: [one for _, one in framework.improvements_of(code)],
}
"""What is not simply found by going down the keys: what of an organization's documents is about this code."""


def _values(path: str, framework: CodeFramework, code: Code, day: date) -> list[Any]:
    if path == "results":
        indicators = code.performance_indicators
        return [row for one in indicators for row in rows_of(framework, code, one, day)]
    if path in _OWN:
        return list(_OWN[path](framework, code))
    root, _, rest = path.partition(".")
    start = code if root == "code" else getattr(framework, root)
    return list(_down(start, tuple(rest.split("."))))


def _down(value: Any, steps: tuple[str, ...]) -> Iterator[Any]:
    if value is None:
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _down(item, steps)
    elif steps:
        yield from _down(getattr(value, _ALIASES.get(steps[0], steps[0])), steps[1:])
    else:
        yield value


def _days(value: Any, framework: CodeFramework) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, Period):
        yield value.end(framework.organization.fiscal_year_starts)
    elif isinstance(value, Information) and value.kind is InformationKind.LAW:
        # The day of a law is not the day somebody looked at it.
        return
    elif isinstance(value, Model):
        for name in value.model_fields_set - _PLANNED:
            yield from _days(getattr(value, name), framework)
    elif isinstance(value, tuple):
        for item in value:
            yield from _days(item, framework)
