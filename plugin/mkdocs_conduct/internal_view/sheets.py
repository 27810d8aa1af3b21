"""The sheet of each post: what it promises, which steps it takes, what it goes through, and on which occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import Checklist, Code, CodeStatus, Commitment, Occasion, Post, Procedure, Remedy, Variant
from ..provisions import case_of, is_in_use, numbers_of, public_remedies
from ..speaker import Speaker
from .prefill import names
from .sheet_items import check_item, kept_item, occasion_of, quoted, step_item
from .types import (
    PostEntry,
    PostSheet,
    SheetCode,
    SheetOccasion,
    SheetPart,
    SheetPhrase,
    SheetPromise,
    SheetSection,
    UnitEntry,
)

_ON_SHEETS = (CodeStatus.TRIAL, CodeStatus.IN_FORCE, CodeStatus.UNDER_REVIEW)
_ORDER = tuple(Occasion)
_PARTS = ("procedure", "details", "assessment", "relations")
"""Parts of a work standard, in the order they print."""


def _codes(s: Speaker) -> tuple[Code, ...]:
    return tuple(code for code in s.framework.codes if code.status in _ON_SHEETS)


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
        for occasion in dict.fromkeys(occasion_of(commitment) for commitment, _ in kept):
            items = tuple(
                kept_item(s, code, commitment, number)
                for commitment, number in kept
                if occasion_of(commitment) is occasion
            )
            self.sections.append(
                SheetSection(title=s.text(code.title), note_md="", items=items, occasion=occasion)
            )
        self.remedies.extend(words for commitment, _ in kept for words in self._remedies(code, commitment))
        self.sections.extend(taken)

    def _served(self, code: Code, procedure: Procedure) -> tuple[SheetPromise, ...]:
        numbers = numbers_of(self.s, code)
        return tuple(
            quoted(self.s, code, commitment, numbers[commitment.id])
            for commitment in code.commitments
            if commitment.id in numbers
            and (procedure.id in commitment.procedures or commitment.id in procedure.commitments)
        )

    def _steps(self, code: Code, procedure: Procedure) -> SheetSection | None:
        own = [step for step in procedure.steps if step.by == self.post]
        if not own:
            return None
        s = self.s
        promises = self._served(code, procedure)
        again = tuple(replace(promise, is_quoted=False) for promise in promises)
        return SheetSection(
            title=s.words("post.procedure", title=s.text(procedure.title)),
            note_md="",
            items=tuple(step_item(s, step, again if n else promises) for n, step in enumerate(own)),
            occasion=Occasion.EACH_CASE,
        )

    def add_checklist(self, checklist: Checklist) -> None:
        """Add a checklist of the organization's own."""
        if self.post not in checklist.posts:
            return
        s = self.s
        number = checklist.document_number
        note = (
            s.text(checklist.note),
            s.place(checklist.place) if checklist.place else "",
            s.words("postsheet.numbered", number=number) if number else "",
        )
        self.sections.append(
            SheetSection(
                title=s.text(checklist.title),
                note_md=s.phrases.clauses(note),
                items=tuple(check_item(s, item) for item in checklist.items),
                occasion=Occasion(checklist.when),
                signatures=s.texts(checklist.signatures),
            )
        )

    def add_behaviour(self, post: Post | None) -> None:
        """Add how the post looks and behaves: gone through when a shift begins."""
        if post is not None and post.behaviour:
            items = tuple(check_item(self.s, item) for item in post.behaviour)
            title = self.s.words("postsheet.behaviour")
            self.sections.append(SheetSection(title=title, note_md="", items=items, occasion=Occasion.SHIFT))


def _gathered(s: Speaker, post: str) -> _Sheet:
    sheet = _Sheet(s, post)
    for code in _codes(s):
        sheet.add_code(code)
    sheet.add_behaviour(s.framework.posts.get(post))
    for checklist in s.framework.checklists:
        sheet.add_checklist(checklist)
    sheet.sections.sort(key=lambda section: _ORDER.index(section.occasion))
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


def _occasions(s: Speaker, sections: list[SheetSection]) -> tuple[SheetOccasion, ...]:
    counts: dict[Occasion, int] = {}
    for section in sections:
        counts[section.occasion] = counts.get(section.occasion, 0) + len(section.items)
    return tuple(
        SheetOccasion(id=one, name=s.words(f"postsheet.occasion.{one}"), items=n) for one, n in counts.items()
    )


def _phrases(s: Speaker, post: Post | None) -> tuple[SheetPhrase, ...]:
    return tuple(
        SheetPhrase(moment=s.text(one.moment), say=s.text(one.say), never_say=s.texts(one.never_say))
        for one in (post.phrases if post else ())
    )


def _work_standard(s: Speaker, post: Post | None) -> tuple[SheetPart, ...]:
    """Return the parts of the work standard that are written; duties print only as one of them."""
    if post is None or post.work_standard is None:
        return ()
    written = {
        part: s.texts(lines)
        for part, lines in (
            ("duties", post.duties),
            *((part, getattr(post.work_standard, part)) for part in _PARTS),
        )
    }
    # A procedure may be named by its id; who reads the sheet knows it by its title.
    written["procedure"] = tuple(names.procedure(s, line)() for line in written["procedure"])
    return tuple(
        SheetPart(title=s.words(f"postsheet.part.{part}"), lines_md=lines)
        for part, lines in written.items()
        if lines
    )


def _signatures(always: tuple[str, ...], sections: Iterable[SheetSection]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*always, *(who for section in sections for who in section.signatures))))


def post_sheet(s: Speaker, post: str) -> PostSheet:
    """Make the sheet of one post, with all its occasions."""
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
        may_grant=s.phrases.amount(known.may_grant) if known and known.may_grant else "",
        sections=tuple(gathered.sections),
        occasions=_occasions(s, gathered.sections),
        phrases=_phrases(s, known),
        customer_word=s.customer_word,
        work_standard=_work_standard(s, known),
        remedies=tuple(gathered.remedies),
        signatures=_signatures((s.words("post.held_by"), s.words("post.checked_by")), gathered.sections),
    )


def of_occasion(sheet: PostSheet, occasion: SheetOccasion) -> PostSheet:
    """Return the sheet of one occasion: what one says and offers to customers stands on that of each case only."""
    is_each = occasion.id is Occasion.EACH_CASE
    sections = tuple(section for section in sheet.sections if section.occasion is occasion.id)
    return replace(
        sheet,
        document_number=f"{sheet.document_number}-{occasion.part}" if sheet.document_number else "",
        sections=sections,
        occasions=(occasion,),
        authority_md=sheet.authority_md if is_each else "",
        may_grant=sheet.may_grant if is_each else "",
        phrases=sheet.phrases if is_each else (),
        work_standard=(),
        remedies=sheet.remedies if is_each else (),
        signatures=_signatures(sheet.signatures[:2], sections),
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
        occasions = _occasions(s, list(sections))
        entry = PostEntry(
            id=f"{prefix}/{post}",
            name=s.post(post),
            promises=len(promises),
            items=items,
            occasions=occasions if len(occasions) > 1 else (),
        )
        by_unit.setdefault(units.get(known.unit or "", "") if known else "", []).append(entry)
    ordered = [
        *(name for name in dict.fromkeys(units.values()) if name in by_unit),
        *([""] if "" in by_unit else []),
    ]
    return tuple(UnitEntry(name=name, posts=tuple(by_unit[name])) for name in ordered)
