"""The sheet of each post: what it promises, which steps it takes, what it goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..merge import first_day
from ..model import Checklist, Code, CodeStatus, Commitment, Occasion, Procedure, Remedy, Step, Text, Variant
from ..provisions import (
    PublicLimit,
    case_of,
    current_promise,
    is_in_use,
    numbers_of,
    public_limits,
    public_remedies,
)
from ..speaker import Speaker
from .types import PostEntry, PostSheet, SheetCode, SheetItem, SheetPromise, SheetSection, UnitEntry

_ON_SHEETS = (CodeStatus.TRIAL, CodeStatus.IN_FORCE, CodeStatus.UNDER_REVIEW)


def _codes(s: Speaker) -> tuple[Code, ...]:
    return tuple(code for code in s.framework.codes if code.status in _ON_SHEETS)


def _values(s: Speaker, limits: Iterable[PublicLimit]) -> str:
    said = (
        s.words("change_item.line", item=one.about, words=one.value) if one.about else one.value
        for one in limits
    )
    return s.phrases.clauses(said)


def _quote(s: Speaker, code: Code, commitment: Commitment, number: str) -> SheetPromise:
    return SheetPromise(
        code_title=s.text(code.title),
        number=number,
        text_md=current_promise(s, commitment),
        code_id=code.id,
        anchor=f"c-{commitment.id}",
    )


def _cases(s: Speaker, commitment: Commitment) -> Iterator[str]:
    for variant in commitment.variants:
        limits = _values(s, public_limits(s, variant.limits))
        if limits:
            yield s.words("change_item.line", item=case_of(s, variant), words=limits)


def _begins(s: Speaker, commitment: Commitment) -> str:
    """Say from which day a promise holds that does not hold yet."""
    start = first_day(commitment.since, s.fiscal)
    return s.words("change.from", date=s.phrases.date(start)) if start > s.as_of else ""


def _kept(s: Speaker, code: Code, commitment: Commitment, number: str) -> SheetItem:
    limits = public_limits(s, commitment.limits)
    return SheetItem(
        text_md=s.text(commitment.service_item) or current_promise(s, commitment),
        limit=_values(s, limits),
        detail=s.phrases.clauses(dict.fromkeys((_begins(s, commitment), *(one.span for one in limits)))),
        promises=(_quote(s, code, commitment, number),),
        record="",
        critical=False,
        cases=tuple(_cases(s, commitment)),
    )


def _applying(code: Code, remedies: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """Return remedies with those of another promise in place of a reference to it."""
    holders: list[Commitment | Variant] = list(code.commitments)
    holders.extend(variant for commitment in code.commitments for variant in commitment.variants)
    named = {remedy.same_as for remedy in remedies if remedy.same_as}
    return (*remedies, *(remedy for holder in holders if holder.id in named for remedy in holder.remedies))


class _Sheet:
    """Gathers the items of one post."""

    def __init__(self, s: Speaker, post: str) -> None:
        self.s = s
        self.post = post
        self.codes: list[Code] = []
        self.sections: list[SheetSection] = []
        self.remedies: list[str] = []

    def _commitments(self, code: Code) -> list[tuple[Commitment, str]]:
        numbers = numbers_of(self.s, code)
        kept = (c for c in code.commitments if self.post in c.delivered_by and is_in_use(self.s, c))
        return [(commitment, numbers[commitment.id]) for commitment in kept]

    def _remedies(self, code: Code, commitment: Commitment) -> Iterator[str]:
        """Say what to offer for a promise and for each case of it."""
        s = self.s
        item = s.text(commitment.service_item) or commitment.id
        holders: tuple[Commitment | Variant, ...] = (commitment, *commitment.variants)
        for holder in holders:
            case = (
                s.words("sentence.of", a=item, b=case_of(s, holder)) if isinstance(holder, Variant) else item
            )
            said = [
                s.phrases.clauses((one.when, one.text_md, "" if one.is_amount_said else one.amount))
                for one in public_remedies(s, _applying(code, holder.remedies))
            ]
            if said:
                yield s.words("post.remedy", item=case, words=s.phrases.clauses(said))

    def add_code(self, code: Code) -> None:
        """Add the promises this post keeps and the steps it takes for one code."""
        s = self.s
        kept = self._commitments(code)
        taken = [section for procedure in code.procedures if (section := self._steps(code, procedure))]
        if not kept and not taken:
            return
        self.codes.append(code)
        if kept:
            items = tuple(_kept(s, code, commitment, number) for commitment, number in kept)
            self.sections.append(SheetSection(title=s.text(code.title), note_md="", items=items))
            self.remedies.extend(
                words for commitment, _ in kept for words in self._remedies(code, commitment)
            )
        self.sections.extend(taken)

    def _served(self, code: Code, procedure: Procedure) -> tuple[SheetPromise, ...]:
        numbers = numbers_of(self.s, code)
        return tuple(
            _quote(self.s, code, commitment, numbers[commitment.id])
            for commitment in code.commitments
            if commitment.id in numbers
            and (procedure.id in commitment.procedures or commitment.id in procedure.commitments)
        )

    def _step(self, step: Step, promises: tuple[SheetPromise, ...]) -> SheetItem:
        s = self.s
        return SheetItem(
            text_md=s.text(step.do),
            limit=s.words("limit.within", duration=s.phrases.duration(step.within)) if step.within else "",
            detail=s.text(step.if_problem),
            promises=promises,
            record=_record(s, step.record),
            critical=step.critical,
            cases=(),
        )

    def _steps(self, code: Code, procedure: Procedure) -> SheetSection | None:
        own = [step for step in procedure.steps if step.by == self.post]
        if not own:
            return None
        promises = self._served(code, procedure)
        title = self.s.words("post.procedure", title=self.s.text(procedure.title))
        return SheetSection(title=title, note_md="", items=tuple(self._step(step, promises) for step in own))

    def add_checklist(self, checklist: Checklist) -> None:
        """Add a checklist of the organization's own."""
        if self.post not in checklist.posts:
            return
        s = self.s
        when = s.words(f"occasion.{Occasion(checklist.when)}")
        items = tuple(
            SheetItem(
                text_md=s.text(item.text),
                limit="",
                detail=s.text(item.standard),
                promises=(),
                record=_record(s, item.record),
                critical=item.critical,
                cases=(),
            )
            for item in checklist.items
        )
        title = s.words("post.checklist", title=s.text(checklist.title), when=when)
        self.sections.append(SheetSection(title=title, note_md=s.text(checklist.note), items=items))


def _gathered(s: Speaker, post: str) -> _Sheet:
    sheet = _Sheet(s, post)
    for code in _codes(s):
        sheet.add_code(code)
    for checklist in s.framework.checklists:
        sheet.add_checklist(checklist)
    return sheet


def posts_of(s: Speaker) -> tuple[str, ...]:
    """Return every post that has a sheet: those of the organization first, then posts named as free text."""
    named = [post.id for post in s.framework.organization.posts]
    for code in _codes(s):
        named.extend(post for commitment in code.commitments for post in commitment.delivered_by)
        named.extend(step.by for procedure in code.procedures for step in procedure.steps if step.by)
    named.extend(post for checklist in s.framework.checklists for post in checklist.posts)
    return tuple(post for post in dict.fromkeys(named) if _gathered(s, post).sections)


def _document_number(s: Speaker, post: str) -> str:
    prefix = s.framework.organization.document_number_prefix
    return f"{prefix.rstrip('-')}-{post}" if prefix else ""


def post_sheet(s: Speaker, post: str) -> PostSheet:
    """Make the sheet of one post."""
    gathered = _gathered(s, post)
    known = s.framework.posts.get(post)
    unit = s.framework.places.get(known.unit) if known and known.unit else None
    return PostSheet(
        id=post,
        language=s.language,
        post=s.post(post),
        unit=s.text(unit.name) if unit else "",
        organization=s.text(s.framework.organization.name),
        document_number=_document_number(s, post),
        codes=tuple(
            SheetCode(id=c.id, title=s.text(c.title), version=c.version or "") for c in gathered.codes
        ),
        made_on=s.phrases.date(s.as_of),
        made_on_iso=s.as_of.isoformat(),
        authority_md=s.text(known.authority) if known else "",
        sections=tuple(gathered.sections),
        remedies=tuple(gathered.remedies),
        signatures=(s.words("post.held_by"), s.words("post.checked_by")),
    )


def post_entries(s: Speaker, posts: tuple[str, ...], *, prefix: str) -> tuple[UnitEntry, ...]:
    """List these posts by unit; `prefix` is the organization's id, which links to sheets carry."""
    units = {unit.id: s.text(unit.name) for unit in s.framework.organization.units}
    by_unit: dict[str, list[PostEntry]] = {}
    for post in posts:
        known = s.framework.posts.get(post)
        sections = _gathered(s, post).sections
        promises = {
            (quote.code_id, quote.anchor)
            for part in sections
            for item in part.items
            for quote in item.promises
        }
        items = sum(len(section.items) for section in sections)
        entry = PostEntry(id=f"{prefix}/{post}", name=s.post(post), promises=len(promises), items=items)
        by_unit.setdefault(units.get(known.unit or "", "") if known else "", []).append(entry)
    ordered = [
        *(name for name in dict.fromkeys(units.values()) if name in by_unit),
        *([""] if "" in by_unit else []),
    ]
    return tuple(UnitEntry(name=name, posts=tuple(by_unit[name])) for name in ordered)


def _record(s: Speaker, record: Text | None) -> str:
    """Return where it is written down: the title of the form of this id, or the words typed."""
    typed = s.as_typed(record)
    title = next((form.title for form in s.framework.organization.forms if form.id == typed), None)
    return s.as_typed(title) if title else typed
