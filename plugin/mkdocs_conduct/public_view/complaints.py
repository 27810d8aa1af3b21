"""The organization's page about complaints, and the form to complain with on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import ChannelKind, Code, Complaints, Formula, Text
from ..model.context import FormDefinition
from ..speaker import Speaker
from .access import public_privacy
from .contact import complaint_contact, public_places
from .types import (
    PublicCode,
    PublicComplaintForm,
    PublicComplaints,
    PublicIndicator,
    PublicTopic,
)

_ABOUT_COMPLAINTS = (Formula.COMPLAINT_RATE, Formula.VALID_COMPLAINT_RATE, Formula.COMPLAINTS_IN_TIME)
_TELEPHONE = (ChannelKind.PHONE, ChannelKind.HOTLINE)
_FOR_PAPER = (
    ChannelKind.WINDOW,
    ChannelKind.POST,
    ChannelKind.EMAIL,
    ChannelKind.BOX,
    ChannelKind.VISIT,
    ChannelKind.FAX,
)


def _is_own(code: Code) -> bool:
    return code.complaints is not None or bool(code.disputes)


def main_code(s: Speaker, codes: Sequence[Code]) -> Code | None:
    """Return the code whose rules stand for all; None where those of the organization do.

    A single code speaks for its organization. Of several, one with rules of its own does so only where the
    organization has none.
    """
    if len(codes) == 1:
        return codes[0]
    if s.framework.organization.complaints is not None:
        return None
    return next((code for code in codes if code.complaints is not None), None)


def _rules(s: Speaker, main: Code | None) -> Complaints | None:
    return s.framework.complaints_of(main) if main else s.framework.organization.complaints


def _results(s: Speaker, code: Code, view: PublicCode) -> Iterator[PublicIndicator]:
    formulas = {one.id: one.formula for one in code.performance_indicators}
    for indicator in view.indicators:
        if formulas[indicator.id] in _ABOUT_COMPLAINTS and indicator.latest and view.language == s.language:
            yield indicator


def _topic(s: Speaker, code: Code, view: PublicCode, main: Code | None) -> PublicTopic:
    return PublicTopic(
        id=code.id,
        title=view.title,
        language=view.language,
        differs=code is not main and (_is_own(code) or (main is not None and main.complaints is not None)),
        results=tuple(_results(s, code, view)),
    )


def public_complaints(s: Speaker, told: Sequence[tuple[Code, PublicCode]]) -> PublicComplaints | None:
    """Say how complaints to an organization are made; None where it says nothing of them.

    `told` are its published codes, each as it is told in the page's language, else in the first it exists in.
    """
    organization = s.framework.organization
    main = main_code(s, [code for code, _ in told])
    disputes = (*(main.disputes if main else ()), *organization.disputes)
    contact = complaint_contact(s, _rules(s, main), disputes)
    if not told or not contact.fills_a_page:
        return None
    return PublicComplaints(
        language=s.language,
        organization=s.text(organization.name),
        organization_website=organization.website or "",
        transcribed=all(code.is_transcribed for code, _ in told),
        contact=contact,
        topics=tuple(_topic(s, code, view, main) for code, view in told),
        places=public_places(s),
        privacy=public_privacy(s),
    )


def _letters(text: Text) -> frozenset[str]:
    return frozenset("".join(words.lower().split()) for words in text.all)


def _asked(s: Speaker, form: FormDefinition | None) -> tuple[str, ...]:
    """Return the data customers are told of that the form asks for: all of them where no form is declared.

    What a form asks for is internal; shown are the words of what customers are told, where both are the same.
    """
    rules = s.framework.organization.confidentiality
    told = rules.data_collected if rules else ()
    if form is None:
        return s.texts(told)
    wanted = frozenset[str]().union(*(_letters(text) for text in form.collects))
    return s.texts(text for text in told if not wanted.isdisjoint(_letters(text)))


def public_complaint_form(
    s: Speaker, page: PublicComplaints, codes: Sequence[Code]
) -> PublicComplaintForm | None:
    """Say what stands on the form; None where paper can go nowhere, or nobody of the organization published the rules."""
    channels = page.contact.complaint_channels
    send_to = tuple(channel for channel in channels if channel.kind in _FOR_PAPER)
    if not send_to or page.transcribed:
        return None
    rules = _rules(s, main_code(s, codes))
    wanted = rules.form if rules else None
    form = next((one for one in s.framework.organization.forms if one.id == wanted), None)
    return PublicComplaintForm(
        language=page.language,
        organization=page.organization,
        asked_md=_asked(s, form),
        send_to=send_to,
        ask_at=next((channel for channel in channels if channel.kind in _TELEPHONE), None),
        contact=page.contact,
        topics=page.topics,
        privacy=page.privacy,
    )
