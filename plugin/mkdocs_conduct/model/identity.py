"""The ids an organization and its codes give, by what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from .base import Kind
from .code import Code
from .form_sources import BUILT_IN_FORMS

if TYPE_CHECKING:
    from .framework import CodeFramework

Ids = Mapping[Kind, frozenset[str]]
"""The ids of each kind."""


def _ids(things: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(thing, "id")) for thing in things)  # noqa: B009  (parts of several kinds)


def ids_of_code(code: Code) -> Ids:
    """Return the ids that the parts of a code have."""
    plan = code.communication_plan
    return {
        Kind.COMMITMENT: _ids(chain(code.commitments, *(one.variants for one in code.commitments))),
        Kind.INDICATOR: _ids(code.performance_indicators),
        Kind.OBJECTIVE: _ids(code.objectives),
        Kind.PROCEDURE: _ids(code.procedures),
        Kind.COMMUNICATION: _ids((*plan.internal, *plan.external)) if plan else frozenset(),
        Kind.INFORMATION: _ids(code.information),
        Kind.INPUT: _ids(code.inputs),
        Kind.TRAINING: _ids(code.training),
    }


def _forms(framework: CodeFramework) -> frozenset[str]:
    """Return the ids of forms; none where the organization lists none, since a form may then be named in words."""
    own = _ids((*framework.organization.forms, *framework.forms))
    return own | BUILT_IN_FORMS if own else own


def ids_of_organization(framework: CodeFramework) -> Ids:
    """Return the ids that an organization and its documents give."""
    organization = framework.organization
    complaints = [organization.complaints, *(code.complaints for code in framework.codes)]
    improvements, supervision = framework.improvements, framework.supervision
    return {
        Kind.CODE: _ids(framework.codes),
        Kind.UNIT: _ids(organization.units),
        Kind.PLACE: _ids(organization.places),
        Kind.POST: _ids(organization.posts),
        Kind.WINDOW: _ids(organization.windows),
        Kind.CHANNEL: _ids(organization.channels),
        Kind.CUSTOMER_GROUP: _ids(organization.customer_groups),
        Kind.PARTY: _ids(organization.interested_parties),
        Kind.DOCUMENT: _ids(organization.related_documents),
        Kind.FORM: _forms(framework),
        Kind.CATEGORY: _ids(chain(*(one.categories for one in complaints if one))),
        Kind.GOAL: _ids(framework.goals.all) if framework.goals else frozenset(),
        Kind.SURVEY: _ids(framework.surveys),
        Kind.ACTION: _ids(improvements.improvements) if improvements else frozenset(),
        Kind.CHECKLIST: _ids(framework.checklists),
        Kind.INSPECTION_TYPE: _ids(supervision.inspection_types) if supervision else frozenset(),
        Kind.PROBLEM_CLASS: _ids(supervision.problem_classes) if supervision else frozenset(),
        Kind.DEFECT_LEVEL: _ids(supervision.defect_levels) if supervision else frozenset(),
        Kind.FAULT_LEVEL: _ids(supervision.fault_levels) if supervision else frozenset(),
        Kind.SANCTION: _ids(supervision.sanctions) if supervision else frozenset(),
        Kind.FINDING: _ids(one for held in framework.held_inspections for one in held.findings),
    }


def joined(parts: Iterable[Ids]) -> Ids:
    """Return the ids of several codes together."""
    found: dict[Kind, frozenset[str]] = {}
    for ids in parts:
        for kind, names in ids.items():
            found[kind] = found.get(kind, frozenset()) | names
    return found
