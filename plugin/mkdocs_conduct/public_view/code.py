"""A code and its entry in an index, as the public may see them."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Code, Definition
from ..speaker import Speaker
from .access import public_access, public_adoption, public_fees, public_privacy
from .changes import public_changes
from .commitments import public_groups
from .contact import public_contact
from .indicators import public_glance, public_indicators
from .types import (
    PublicCode,
    PublicEdition,
    PublicEntry,
    PublicGroup,
    PublicIndicator,
    PublicObjective,
    PublicPrinciple,
    PublicSource,
    PublicTerm,
)
from .units import Special, public_unit, special_units


def _edition(s: Speaker, code: Code) -> PublicEdition:
    effective = code.effective_from
    approved = code.approved
    is_upcoming = effective is not None and effective > s.as_of
    return PublicEdition(
        version=code.version or "",
        status=code.status,
        status_label=s.words("status.upcoming" if is_upcoming else f"status.{code.status}"),
        since=s.date(effective),
        since_iso=effective.isoformat() if effective else "",
        year=str(effective.year) if effective else "",
        approved_by=s.post(approved.by) if approved else "",
        approved_on=s.date(approved.on) if approved else "",
        next_review=s.date(code.next_review),
        next_review_iso=code.next_review.isoformat() if code.next_review else "",
        last_review=s.date(code.last_review),
        review_overdue=bool(code.next_review and code.next_review < s.as_of),
        is_upcoming=is_upcoming,
        document_number=code.document_number or "",
        owner=s.post(code.accountable) if code.accountable else "",
    )


def _source(s: Speaker, code: Code) -> tuple[PublicSource, ...]:
    return tuple(
        PublicSource(
            url=source.url,
            title=s.as_typed(source.title) or source.url,
            published=s.phrases.instant(source.published) if source.published else "",
            retrieved=s.date(source.retrieved),
        )
        for source in code.transcribed_from
    )


def _terms(s: Speaker, definitions: tuple[Definition, ...]) -> tuple[PublicTerm, ...]:
    return tuple(
        PublicTerm(term=s.text(one.term), definition_md=s.text(one.definition), anchor=f"t-{n}")
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


def _with_limits(groups: tuple[PublicGroup, ...]) -> bool:
    return any(c.limits or any(v.limits for v in c.variants) for group in groups for c in group.commitments)


def _with_remedies(groups: tuple[PublicGroup, ...]) -> bool:
    return any(
        c.remedies or c.remedy_same_as or any(v.remedies for v in c.variants)
        for group in groups
        for c in group.commitments
    )


def _principles(s: Speaker, code: Code) -> tuple[PublicPrinciple, ...]:
    return tuple(PublicPrinciple(name=s.text(p.name), text_md=s.text(p.text)) for p in code.principles)


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
        organization_website=organization.website or "",
        customer_word=s.customer_word,
        slogan=s.text(code.slogan),
        edition=_edition(s, code),
        transcribed=code.is_transcribed,
        sources=_source(s, code),
        incomplete_md=s.text(code.incomplete),
        purpose_md=s.text(code.purpose),
        services_md=s.texts(scope.services) if scope else (),
        places=tuple(s.place(place) for place in scope.places) if scope else (),
        not_covered_md=s.texts(scope.not_covered) if scope else (),
        scope_md=s.text(scope.text) if scope else "",
        customer_groups=tuple(s.group(group) for group in code.customer_groups),
        principles=_principles(s, code),
        objectives=_objectives(s, code),
        leadership_md=s.text(code.leadership_commitment.text) if code.leadership_commitment else "",
        leadership_by=_leadership_by(s, code),
        glance=public_glance(s, code, indicators),
        groups=groups,
        has_limits=_with_limits(groups),
        has_results=any(one.history for one in indicators.values()),
        has_remedies=_with_remedies(groups),
        limitations_md=s.texts(code.limitations),
        convenience_md=s.texts(code.convenience_measures),
        fees=public_fees(s, code),
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


def public_entry(s: Speaker, code: PublicCode, *, key: str) -> PublicEntry:
    """Say a code in a few lines for an index, in the language its page is in."""
    count = sum(len(group.commitments) for group in code.groups)
    return PublicEntry(
        id=key,
        language=code.language,
        language_name=s.words("language.name"),
        title=code.title,
        organization=code.organization,
        purpose_md=code.purpose_md,
        status_label=code.edition.status_label,
        since=code.edition.since,
        commitments=s.words("commitment.count", n=count),
        glance=code.glance.sentence if code.glance else "",
        transcribed=code.transcribed,
        customer_groups=code.customer_groups,
        services=code.services_md,
    )
