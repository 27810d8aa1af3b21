"""What goes with the promises: fees, other forms of the code, personal data, where the code is from."""

from __future__ import annotations

from dataclasses import astuple

from ..model import Code
from ..speaker import Speaker
from .types import PublicAccess, PublicAdoption, PublicFee, PublicPrivacy


def public_fees(s: Speaker, code: Code) -> tuple[PublicFee, ...]:
    """Say what services cost."""
    return tuple(
        PublicFee(
            item_md=s.text(fee.item),
            rate_md=s.text(fee.rate),
            basis_md=s.text(fee.basis),
            note_md=s.text(fee.note),
        )
        for fee in code.fees
    )


def public_access(s: Speaker, code: Code) -> PublicAccess | None:
    """Say how customers get the code in a form they can use; None where nothing is said."""
    access = code.accessibility
    if access is None:
        return None
    said = PublicAccess(
        languages=s.phrases.join(s.phrases.language_name(tag) for tag in access.languages),
        service_languages=s.phrases.join(s.phrases.language_name(tag) for tag in access.service_languages),
        formats_md=s.texts(access.formats),
        locations_md=s.texts(access.locations),
        moments=s.phrases.join(s.words(f"page.access.moment.{moment}") for moment in access.moments),
        special_needs_md=s.texts(access.special_needs),
        free=bool(access.free),
        help_md=s.text(access.help),
    )
    return said if any(astuple(said)) else None


def public_privacy(s: Speaker) -> PublicPrivacy | None:
    """Say what happens to the customer's personal data; None where nothing is said that is public."""
    rules = s.framework.organization.confidentiality
    if rules is None:
        return None
    said = PublicPrivacy(
        data_md=s.texts(rules.data_collected),
        purpose_md=s.text(rules.purpose),
        retention=s.phrases.duration(rules.retention) if rules.retention else "",
        notice_md=s.text(rules.notice),
    )
    return said if any(astuple(said)) else None


def public_adoption(s: Speaker, code: Code) -> PublicAdoption | None:
    """Say whose code this one was taken over from; None where it is the organization's own."""
    adopted = code.adopted_from
    if adopted is None:
        return None
    return PublicAdoption(
        organization=s.text(adopted.organization),
        code=s.text(adopted.code),
        version=adopted.version or "",
        date=s.date(adopted.date),
        url=adopted.url or "",
        changed_md=s.texts(adopted.changed),
    )
