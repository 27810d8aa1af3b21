"""A code as data, of what its view says and of the machine values behind it."""

from __future__ import annotations

from datetime import date

from ..model import Code
from ..speaker import Speaker
from .changes import public_history
from .data_figures import data_indicators
from .data_promises import data_commitments, threshold
from .types import PublicChange, PublicChannel, PublicCode, PublicContact
from .types.data import (
    DataChange,
    DataChannel,
    DataContact,
    DataEdition,
    DataFee,
    DataIndicator,
    DataNamed,
    DataObjective,
    DataOrganization,
    DataRoute,
    DataScope,
    DataSource,
    DataStage,
    PublicData,
)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _edition(code: Code, view: PublicCode) -> DataEdition:
    said = view.edition
    return DataEdition(
        version=said.version or None,
        status=str(said.status),
        is_upcoming=said.is_upcoming,
        document_number=said.document_number or None,
        effective_from=_iso(code.effective_from),
        approved_by=said.approved_by or None,
        approved_on=_iso(code.approved.on if code.approved else None),
        last_review=_iso(code.last_review),
        next_review=_iso(code.next_review),
        owner=said.owner or None,
    )


def _channel(said: PublicChannel) -> DataChannel:
    return DataChannel(
        kind=str(said.kind),
        name=said.name,
        value=said.value,
        href=said.href or None,
        hours=said.hours_md or None,
        free=said.free,
        note=said.note_md or None,
    )


def _contact(said: PublicContact) -> DataContact:
    return DataContact(
        inquiry_channels=tuple(map(_channel, said.inquiry_channels)),
        inquiry_answer=said.inquiry_answer or None,
        complaint_channels=tuple(map(_channel, said.complaint_channels)),
        acknowledge=said.acknowledge or None,
        decide=said.decide or None,
        stages=tuple(
            DataStage(name=stage.name, by=stage.by or None, within=stage.within or None)
            for stage in said.stages
        ),
        outcomes=said.outcomes_md,
        routes=tuple(
            DataRoute(
                provider=route.provider,
                kind=route.kind or None,
                channels=tuple(map(_channel, route.channels)),
                fee=route.fee or None,
                when=route.when_md or None,
            )
            for route in said.routes
        ),
    )


def _change(said: PublicChange) -> DataChange:
    return DataChange(
        kind=said.kind.value,
        version=said.version or None,
        since=said.since_iso or None,
        until=said.until_iso or None,
        period=said.period or None,
        summary=said.summary_md or None,
        items=said.items_md,
    )


def _updated(s: Speaker, code: Code, indicators: tuple[DataIndicator, ...]) -> str | None:
    days = [code.effective_from, code.last_review, code.approved.on if code.approved else None]
    known = {day.isoformat() for day in days if day is not None}
    known.update(result.end for indicator in indicators for result in indicator.results)
    return max((day for day in known if day <= s.as_of.isoformat()), default=None)


def _sources(code: Code, view: PublicCode) -> tuple[DataSource, ...]:
    pairs = zip(view.sources, code.transcribed_from, strict=True)
    return tuple(
        DataSource(url=said.url, title=said.title, retrieved=_iso(source.retrieved)) for said, source in pairs
    )


def _objectives(s: Speaker, code: Code, view: PublicCode) -> tuple[DataObjective, ...]:
    pairs = zip(code.objectives, view.objectives, strict=True)
    return tuple(
        DataObjective(
            id=one.id,
            text=said.text_md,
            target=threshold(s, one.target, "higher") if one.target else None,
            by=_iso(one.by),
        )
        for one, said in pairs
    )


def _fees(view: PublicCode) -> tuple[DataFee, ...]:
    return tuple(
        DataFee(
            item=fee.item_md, rate=fee.rate_md or None, basis=fee.basis_md or None, note=fee.note_md or None
        )
        for fee in view.fees
    )


def public_data(s: Speaker, code: Code, view: PublicCode) -> PublicData:
    """Return a code as data, told by the same speaker as its view."""
    organization = s.framework.organization
    indicators = tuple(data_indicators(s, code, view))
    return PublicData(
        id=view.id,
        former_ids=code.former_ids,
        title=view.title,
        organization=DataOrganization(
            id=organization.id, name=view.organization, website=organization.website
        ),
        edition=_edition(code, view),
        updated=_updated(s, code, indicators),
        transcribed=view.transcribed,
        sources=_sources(code, view),
        slogan=view.slogan or None,
        purpose=view.purpose_md or None,
        scope=DataScope(
            services=view.services_md,
            places=view.places,
            not_covered=view.not_covered_md,
            text=view.scope_md or None,
        ),
        customer_groups=view.customer_groups,
        principles=tuple(DataNamed(name=one.name, text=one.text_md or None) for one in view.principles),
        definitions=tuple(DataNamed(name=one.term, text=one.definition_md) for one in view.terms),
        objectives=_objectives(s, code, view),
        commitments=tuple(data_commitments(s, code, view)),
        limitations=view.limitations_md,
        convenience_measures=view.convenience_md,
        fees=_fees(view),
        indicators=indicators,
        events=view.events_md,
        contact=_contact(view.contact),
        changes=tuple(_change(one) for one in public_history(s, code)),
        notes=view.notes_md,
    )
