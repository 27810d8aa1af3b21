"""What is due by the organization's documents: reviews and audits, improvements, complaints, surveys, papers, plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Code, CodeFramework, Origin, Survey, Text
from .complaints import (
    categories_of,
    counts_as_complaint,
    decided_on,
    due_of,
    limit_of,
    records_of,
    working_days,
)
from .due import Due, DueKind, Path
from .due_days import TO_TELL, TO_VERIFY
from .due_of_codes import own_codes
from .series import GRACE, LENGTH
from .survey import day_of, waves_until


def of_documents(framework: CodeFramework, today: date) -> Iterator[Due]:
    """Yield what is due by the documents beside the codes."""
    found = _OfDocuments(framework, today)
    yield from found.reviews()
    yield from found.audits()
    yield from found.improvements()
    yield from found.complaints()
    yield from found.surveys()
    yield from found.papers()
    yield from found.plans()
    yield from found.regular()


class _OfDocuments:
    """Finds what is due for one organization."""

    def __init__(self, framework: CodeFramework, today: date) -> None:
        self.framework = framework
        self.organization = framework.organization
        self.today = today
        self.codes = {code.id: code for code in own_codes(framework)}

    def _due(
        self,
        kind: DueKind,
        id: str,  # noqa: A002  (what the type calls it)
        place: tuple[Origin, Path],
        day: date,
        owner: str | None,
        *,
        code: str | None = None,
        text: Text | None = None,
    ) -> Due:
        known = self.codes.get(code or "")
        answers = known.accountable if known else self._keeper()
        return Due(
            kind=kind,
            id=id,
            text=text,
            day=day,
            owner=owner or answers or "",
            code=known.id if known else "",
            origin=place[0],
            path=place[1],
        )

    def _keeper(self) -> str | None:
        """Return the post that answers for what belongs to no code."""
        said = self.organization.framework
        return said.owner if said else None

    def reviews(self) -> Iterator[Due]:
        """Yield reviews planned, their decisions, and customers to be told of what they changed."""
        reviews = self.framework.reviews
        for n, one in enumerate(reviews.reviews if reviews else ()):
            origin = reviews.origin if reviews else Origin()
            known = self.codes.get(one.code or "")
            is_said = known is not None and known.next_review == one.planned
            if one.planned is not None and one.held_on is None and not is_said:
                path: Path = ("reviews", n, "planned")
                yield self._due(DueKind.REVIEW, one.id, (origin, path), one.planned, None, code=one.code)
            for m, decision in enumerate(one.decisions):
                if decision.due is not None and decision.done_on is None:
                    path = ("reviews", n, "decisions", m, "due")
                    about = f"{one.id} {m + 1}"
                    yield self._due(
                        DueKind.DECISION,
                        about,
                        (origin, path),
                        decision.due,
                        decision.owner,
                        code=one.code,
                        text=decision.text,
                    )
            if one.held_on is not None and one.code_changes and one.customers_told_on is None:
                path = ("reviews", n, "code_changes")
                day = one.held_on + TO_TELL
                yield self._due(
                    DueKind.TELLING,
                    one.id,
                    (origin, path),
                    day,
                    None,
                    code=one.code,
                    text=one.code_changes[0],
                )

    def audits(self) -> Iterator[Due]:
        """Yield open findings of audits, and gaps to be closed."""
        reviews = self.framework.reviews
        if reviews is None:
            return
        for n, audit in enumerate(reviews.audits):
            for m, found in enumerate(audit.findings):
                if found.due is not None and found.done_on is None:
                    path: Path = ("audits", n, "findings", m, "due")
                    about = f"{audit.id} {m + 1}"
                    yield self._due(
                        DueKind.AUDIT_FINDING,
                        about,
                        (reviews.origin, path),
                        found.due,
                        found.owner,
                        text=found.text,
                    )
        for n, gap in enumerate(reviews.gap_analysis):
            if gap.due is not None and gap.done_on is None:
                path = ("gap_analysis", n, "due")
                about = f"{gap.clause} {n + 1}"
                yield self._due(
                    DueKind.GAP,
                    about,
                    (reviews.origin, path),
                    gap.due,
                    gap.owner,
                    text=gap.action or gap.state,
                )

    def improvements(self) -> Iterator[Due]:
        """Yield improvements to be done, and those done that nobody has verified."""
        document = self.framework.improvements
        for n, one in enumerate(document.improvements if document else ()):
            origin = document.origin if document else Origin()
            if one.done_on is None and one.due is not None:
                path: Path = ("improvements", n, "due")
                yield self._due(
                    DueKind.ACTION, one.id, (origin, path), one.due, one.owner, code=one.code, text=one.text
                )
            elif one.done_on is not None and one.verified_on is None:
                path = ("improvements", n, "done_on")
                owner = one.verified_by or one.owner
                yield self._due(
                    DueKind.VERIFICATION,
                    one.id,
                    (origin, path),
                    one.done_on + TO_VERIFY,
                    owner,
                    code=one.code,
                    text=one.text,
                )

    def complaints(self) -> Iterator[Due]:
        """Yield complaints that wait for their decision, each once."""
        working, seen = working_days(self.framework), set[tuple[Origin, str]]()
        for code in self.codes.values():
            categories, limit = categories_of(self.framework, code), limit_of(self.framework, code)
            for record in records_of(self.framework, code):
                slot = (record.origin, record.id)
                if slot in seen or decided_on(record) or not counts_as_complaint(record, categories):
                    continue
                due = due_of(record, limit, working)
                if due is not None:
                    seen.add(slot)
                    key = "received_on" if record.due_on is None else "due_on"
                    path = (*record.origin.path, key)
                    yield self._due(
                        DueKind.COMPLAINT,
                        record.id,
                        (record.origin, path),
                        due.day,
                        record.investigator,
                        code=code.id,
                        text=record.problem,
                    )

    def surveys(self) -> Iterator[Due]:
        """Yield the next wave of each regular survey."""
        for survey in self.framework.surveys:
            day = self._next_wave(survey)
            if day is not None:
                path: Path = ("frequency",)
                yield self._due(
                    DueKind.SURVEY,
                    survey.id,
                    (survey.origin, path),
                    day,
                    survey.owner,
                    code=survey.code,
                    text=survey.title,
                )

    def _next_wave(self, survey: Survey) -> date | None:
        fiscal = self.organization.fiscal_year_starts
        waves = waves_until(survey, self.today, fiscal)
        since = day_of(waves[0][1], fiscal) if waves else self._begun(survey)
        if since is None or survey.frequency is None or survey.frequency not in LENGTH:
            return None
        try:
            return since + LENGTH[survey.frequency] + GRACE[survey.frequency]
        except OverflowError:
            return None

    def _begun(self, survey: Survey) -> date | None:
        """Return since when there should be a wave."""
        first = self.framework.first_code
        code: Code | None = self.codes.get(survey.code or (first.id if first else ""))
        return code.effective_from if code is not None else None

    def papers(self) -> Iterator[Due]:
        """Yield the last days of certificates and of what shows a post's competence."""
        origin = self.organization.origin
        for n, certificate in enumerate(self.organization.certificates):
            path: Path = ("certificates", n, "expires_on")
            holder = certificate.holder
            owner = holder if holder in self.framework.posts else None
            yield self._due(
                DueKind.CERTIFICATE,
                f"{holder} {certificate.name}",
                (origin, path),
                certificate.expires_on,
                owner,
                text=certificate.name,
            )
        for n, one in enumerate(self.organization.competence):
            if one.expires_on is not None:
                path = ("competence", n, "expires_on")
                yield self._due(
                    DueKind.COMPETENCE,
                    f"{one.post} {n + 1}",
                    (origin, path),
                    one.expires_on,
                    one.post,
                    text=one.evidence,
                )

    def plans(self) -> Iterator[Due]:
        """Yield what annual plans put down for a day."""
        for n, plan in enumerate(self.organization.annual_plans):
            for m, item in enumerate(plan.items):
                if item.due is not None and item.done_on is None:
                    path: Path = ("annual_plans", n, "items", m, "due")
                    about = f"{plan.year} {m + 1}"
                    yield self._due(
                        DueKind.PLAN_ITEM,
                        about,
                        (self.organization.origin, path),
                        item.due,
                        item.owner,
                        text=item.text,
                    )

    def regular(self) -> Iterator[Due]:
        """Yield what comes again after an interval: follow-ups of customers, and reviews of methods."""
        working, origin = working_days(self.framework), self.organization.origin
        for n, one in enumerate(self.organization.follow_ups):
            if one.last_done is not None and one.every is not None:
                path: Path = ("follow_ups", n, "last_done")
                day = working.end_of(one.last_done, one.every)
                text = one.questions[0] if one.questions else None
                yield self._due(DueKind.FOLLOW_UP, one.id, (origin, path), day, one.owner, text=text)
        for n, method in enumerate(self.organization.methods):
            if method.last_reviewed is not None and method.interval is not None:
                path = ("methods", n, "last_reviewed")
                day = working.end_of(method.last_reviewed, method.interval)
                yield self._due(
                    DueKind.METHOD, method.id, (origin, path), day, method.owner, text=method.text
                )
