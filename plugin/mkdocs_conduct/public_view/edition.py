"""Which version of a code a page tells, since when and until when it holds, and who answers for it."""

from __future__ import annotations

from ..model import Code
from ..speaker import Speaker
from .types import PublicEdition


def _status(s: Speaker, code: Code) -> str:
    if code.effective_from is not None and code.effective_from > s.as_of:
        return "upcoming"
    if code.effective_until is not None and code.effective_until < s.as_of:
        return _ended(code)
    return code.status


def _ended(code: Code) -> str:
    return "superseded" if code.superseded_by else "ended"


def public_edition(s: Speaker, code: Code) -> PublicEdition:
    """Say version, status and dates as they are on the day the page is made for."""
    effective, until, approved = code.effective_from, code.effective_until, code.approved
    status = _status(s, code)
    successor = next((one for one in s.framework.codes if one.id == code.superseded_by), None)
    return PublicEdition(
        version=code.version or "",
        status=code.status,
        status_label=s.words(f"status.{status}"),
        own_label=s.words(f"status.{code.status}"),
        upcoming_label=s.words("status.upcoming"),
        ended_label=s.words(f"status.{_ended(code)}"),
        since=s.date(effective),
        since_iso=effective.isoformat() if effective else "",
        until=s.date(until),
        until_iso=until.isoformat() if until else "",
        year=str(effective.year) if effective else "",
        approved_by=s.post(approved.by) if approved else "",
        approved_on=s.date(approved.on) if approved else "",
        next_review=s.date(code.next_review),
        next_review_iso=code.next_review.isoformat() if code.next_review else "",
        last_review=s.date(code.last_review),
        review_overdue=status == code.status and code.next_review is not None and code.next_review < s.as_of,
        is_pinned=s.is_pinned,
        is_upcoming=status == "upcoming",
        is_ended=status in ("superseded", "ended"),
        successor=successor.id if successor and successor.status.is_published else "",
        successor_title=s.as_typed(successor.title) if successor else "",
        document_number=code.document_number or "",
        owner=s.post(code.accountable) if code.accountable else "",
    )
