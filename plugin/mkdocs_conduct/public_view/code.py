"""A code as the public may see it."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Code, Definition
from ..speaker import Speaker
from .access import public_access, public_adoption, public_fees, public_privacy
from .brief import public_brief, public_shelves
from .changes import public_changes
from .character import public_character
from .commitments import public_groups
from .contact import public_contact
from .edition import public_edition
from .indicators import public_glance, public_indicators
from .types import (
    PublicCode,
    PublicGroup,
    PublicIndicator,
    PublicObjective,
    PublicPrinciple,
    PublicReference,
    PublicSource,
    PublicTerm,
)
from .units import Special, public_unit, special_units


def _source(s: Speaker, code: Code) -> tuple[PublicSource, ...]:
    return tuple(
        PublicSource(
            url=source.url,
            title=s.as_typed(source.title) or source.url,
            published=s.phrases.instant(source.published) if source.published else "",
            retrieved=s.date(source.retrieved),
            reliability=source.reliability or "",
        )
        for source in code.transcribed_from
    )


def _terms(s: Speaker, definitions: tuple[Definition, ...]) -> tuple[PublicTerm, ...]:
    return tuple(
        PublicTerm(
            term=s.text(one.term),
            definition_md=s.text(one.definition),
            source_md=s.text(one.source),
            anchor=f"t-{n}",
        )
        for n, one in enumerate(definitions, start=1)
    )


def _objectives(s: Speaker, code: Code) -> tuple[PublicObjective, ...]:
    return tuple(
        PublicObjective(
            text_md=s.text(objective.text),
            target=s.phrases.threshold(objective.target, "higher") if objective.target else "",
            by=s.date(objective.by),
        )
        for objective in code.objectives
    )


def _leadership_by(s: Speaker, code: Code) -> str:
    leadership = code.leadership_commitment
    if leadership is None:
        return ""
    parts = (s.post(leadership.by) if leadership.by else "", s.date(leadership.on))
    return s.phrases.join(parts)


def _events(s: Speaker, code: Code) -> tuple[str, ...]:
    # A results file tells events for all codes that have figures in it.
    files = s.framework.results_files.get(code.id, frozenset())
    heads = [head for head in s.framework.events if head.origin.file in files]
    lines = []
    for head in heads:
        for event in s.texts(head.events):
            when = s.phrases.period(head.period) if head.period else ""
            lines.append(s.words("change_item.line", item=when, words=event) if when else event)
    return tuple(lines)


def _principles(s: Speaker, code: Code, groups: tuple[PublicGroup, ...]) -> tuple[PublicPrinciple, ...]:
    shown = {
        promise.id: PublicReference(number=promise.number, anchor=promise.anchor)
        for group in groups
        for promise in group.commitments
    }
    return tuple(
        PublicPrinciple(
            name=s.text(principle.name),
            text_md=s.text(principle.text),
            promises=tuple(shown[one] for one in principle.commitments if one in shown),
        )
        for principle in code.principles
    )


def _promised(
    s: Speaker, code: Code, special: Special | None
) -> tuple[tuple[Special, ...], Mapping[str, PublicIndicator], tuple[PublicGroup, ...]]:
    """Return the units with rules of their own, the indicators and the promises of a code, or of a unit's version.

    A unit's version has no results: which figures are the unit's own nobody has said.
    """
    if special is not None:
        return (), {}, public_groups(s, special.kept.code, {}, special=special.kept.special)
    units = special_units(s, code)
    indicators = public_indicators(s, code)
    return units, indicators, public_groups(s, code, indicators, units=units)


def public_code(s: Speaker, code: Code, special: Special | None = None) -> PublicCode:
    """Say a whole code, or as one unit keeps it; what has no words in the language is in `s.missing` afterwards."""
    units, indicators, groups = _promised(s, code, special)
    code = special.kept.code if special else code
    scope, organization = code.scope, s.framework.organization
    return PublicCode(
        id=code.id,
        language=s.language,
        title=s.text(code.title),
        unit=s.text(special.unit.name) if special else "",
        units=tuple(public_unit(s, one.unit) for one in units),
        special=sum(one.is_special for group in groups for one in group.commitments),
        organization=s.text(organization.name),
        organization_id=organization.id,
        organization_website=organization.website or "",
        logo=organization.logo or "",
        customer_word=s.customer_word,
        slogan=s.text(code.slogan),
        edition=public_edition(s, code),
        transcribed=code.is_transcribed,
        sources=_source(s, code),
        incomplete_md=s.text(code.incomplete),
        purpose_md=s.text(code.purpose),
        services_md=s.texts(scope.services) if scope else (),
        places=tuple(s.place(place) for place in scope.places) if scope else (),
        not_covered_md=s.texts(scope.not_covered) if scope else (),
        scope_md=s.text(scope.text) if scope else "",
        customer_groups=tuple(s.group(group) for group in code.customer_groups),
        principles=_principles(s, code, groups),
        objectives=_objectives(s, code),
        leadership_md=s.text(code.leadership_commitment.text) if code.leadership_commitment else "",
        leadership_by=_leadership_by(s, code),
        glance=public_glance(s, code, indicators),
        brief=public_brief(s, groups),
        groups=groups,
        shelves=public_shelves(s, code, groups),
        limitations_md=s.texts(code.limitations),
        convenience_md=s.texts(code.convenience_measures),
        fees=public_fees(s, code),
        character=public_character(s, code, indicators),
        access=public_access(s, code),
        privacy=public_privacy(s),
        adoption=public_adoption(s, code),
        terms=_terms(s, code.definitions),
        indicators=tuple(indicators.values()),
        events_md=_events(s, code) if special is None else (),
        contact=public_contact(s, code),
        changes=public_changes(s, code),
        notes_md=s.texts(code.notes),
    )
