"""Registers of what was written down: what is not published and why, risks, score sheets, papers, versions on walls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..measure import ScoreSheet, score_sheet
from ..measure.due_of_codes import own_codes
from ..model import Code, Criterion, IndicatorType
from ..provisions import case_of, current_promise, is_in_use, numbers_of
from ..speaker import Speaker
from .fingerprint import fingerprint
from .register_making import code_cell, post_cell, register, table
from .register_types import Cell, Register, Sign, typed, words
from .sheets import of_occasion, post_sheet, posts_of


def _reason(s: Speaker, reason: str, *, is_asked: bool = True) -> Cell:
    if reason or not is_asked:
        return typed(reason)
    return Cell(s.words("register.no_reason"), Sign.BAD)


def _hidden(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    for code in own_codes(s.framework):
        for one in code.performance_indicators:
            if one.is_public:
                continue
            is_staff = one.type is IndicatorType.STAFF
            reason = s.text(one.hide_reason) or (s.words("register.hidden.staff") if is_staff else "")
            yield (
                typed(s.text(one.name), detail=one.id),
                words(s.words("register.hidden.indicator")),
                _reason(s, reason),
                code_cell(s, code),
            )
        confidential = sum(one.confidential for one in code.inputs)
        if confidential:
            yield (
                words(s.words("register.hidden.inputs", n=confidential)),
                words(s.words("register.hidden.input")),
                words(s.words("register.hidden.asked")),
                code_cell(s, code),
            )
    ranking = s.framework.supervision.ranking if s.framework.supervision else None
    if ranking is not None and not ranking.publish:
        yield (
            words(s.words("supervision.section.ranking")),
            words(s.words("register.hidden.ranking")),
            words(s.words("register.hidden.windows")),
            code_cell(s, None),
        )


def hidden_register(s: Speaker) -> Register | None:
    """Return what is kept inside though it is asked about, each with its reason."""
    columns = ("what", "kind", "reason", "code")
    return register(s, "hidden", [table(s, "hidden", columns, _hidden(s))])


def _risks(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    context = s.framework.organization.context
    for one in context.risks if context else ():
        action = s.text(one.action)
        yield (
            typed(s.text(one.text)),
            typed(s.text(one.effect)),
            typed(action) if action else Cell(s.words("register.no_action"), Sign.BAD),
            post_cell(s, one.owner),
        )


def _complaint_risks(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    organization = s.framework.organization.complaints
    said = [organization, *(code.complaints for code in own_codes(s.framework))]
    for complaints in said:
        for one in complaints.risks if complaints else ():
            prevention = s.text(one.prevention)
            yield (
                typed(s.text(one.stage)),
                typed(s.text(one.risk)),
                typed(prevention) if prevention else Cell(s.words("register.no_action"), Sign.BAD),
                post_cell(s, one.owner),
            )


def risk_register(s: Speaker) -> Register | None:
    """Return the risks of the organization and where on a customer's way complaints may arise."""
    return register(
        s,
        "risks",
        [
            table(s, "risks", ("risk", "impact", "action", "owner"), _risks(s)),
            table(s, "complaint-risks", ("stage", "risk", "action", "owner"), _complaint_risks(s)),
        ],
    )


def _promise(s: Speaker, code: Code, identifier: str, numbers: dict[str, str]) -> str:
    commitment = next(one for one in code.commitments if one.id == identifier)
    item = s.text(commitment.service_item) or current_promise(s, commitment)
    return s.words("register.promise", number=numbers[identifier], item=item)


def _scored(s: Speaker, line: Criterion, case: str) -> tuple[Cell, ...]:
    bar = s.phrases.threshold(line.value, "higher") if line.value else ""
    return (
        typed(s.text(line.text), detail=case),
        words(s.phrases.clauses((s.text(line.measure), bar))),
        words(s.words(f"register.family.{line.family}") if line.family else ""),
        words(s.phrases.number(line.score) if line.score is not None else ""),
        Cell(""),
    )


def _sums(s: Speaker, sheet: ScoreSheet) -> str:
    """Say the points in all, and those of each family of criteria."""
    told = [s.words("register.total", n=s.phrases.number(sheet.total))]
    for family, points in sheet.by_family.items():
        if family is not None:
            name = s.words(f"register.family.{family}")
            told.append(s.words("register.family.sum", name=name, n=s.phrases.number(points)))
    return s.phrases.clauses(told)


def score_register(s: Speaker) -> Register | None:
    """Return the score sheet of each promise whose criteria count points."""
    tables = []
    for code in own_codes(s.framework):
        numbers = dict(numbers_of(s, code))
        for commitment in code.commitments:
            sheet = score_sheet(commitment)
            if not sheet.lines or not is_in_use(s, commitment):
                continue
            cases = {
                id(one): case_of(s, variant) for variant in commitment.variants for one in variant.criteria
            }
            tables.append(
                table(
                    s,
                    f"{code.id}-{commitment.id}",
                    ("criterion", "measure", "family", "worth", "scored"),
                    [_scored(s, one, cases.get(id(one), "")) for one in sheet.lines],
                    title=_promise(s, code, commitment.id, numbers),
                    note=_sums(s, sheet),
                )
            )
    return register(s, "score-sheets", tables)


def _holder(s: Speaker, reference: str) -> Cell:
    return post_cell(s, reference) if reference in s.framework.posts else words(s.place(reference))


def _valid(s: Speaker, days: int) -> Cell:
    if days < 0:
        return Cell(s.words("register.expired", n=-days), Sign.BAD)
    return Cell(s.words("register.valid", n=days), Sign.OPEN if days <= 60 else Sign.GOOD)


def paper_register(s: Speaker) -> Register | None:
    """Return certificates and proofs of competence by the day they run out, the soonest first."""
    organization = s.framework.organization
    certificates = [
        (
            typed(s.text(one.name)),
            _holder(s, one.holder),
            words(one.number or ""),
            words(s.date(one.expires_on)),
            _valid(s, (one.expires_on - s.as_of).days),
        )
        for one in sorted(organization.certificates, key=lambda one: one.expires_on)
    ]
    topics = {one.id: one.topic for code in s.framework.codes for one in code.training}
    competence = [
        (
            post_cell(s, one.post),
            typed(s.phrases.clauses(s.texts(one.required))),
            typed(
                s.phrases.clauses(s.text(topics[each]) if each in topics else each for each in one.training)
            ),
            typed(s.text(one.evidence)),
            _valid(s, (one.expires_on - s.as_of).days) if one.expires_on else words(""),
        )
        for one in organization.competence
    ]
    return register(
        s,
        "papers",
        [
            table(s, "certificates", ("certificate", "holder", "number", "expires", "state"), certificates),
            table(s, "competence", ("post", "required", "training", "evidence", "state"), competence),
        ],
    )


def _noted(s: Speaker, code: Code, today: str) -> Cell:
    published = s.framework.published
    known = published.version_of(code.id, code.version) if published else None
    if known is None:
        return Cell(s.words("register.versions.unnoted"), Sign.NEUTRAL)
    if known[1].fingerprint == today:
        return Cell(s.words("register.versions.same"), Sign.GOOD, detail=s.date(known[1].on))
    return Cell(s.words("register.versions.changed"), Sign.BAD, detail=s.date(known[1].on))


def _code_versions(s: Speaker, fingerprints: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for code in own_codes(s.framework):
        if code.status.is_published:
            today = fingerprints.get(code.id, "")
            yield (
                code_cell(s, code),
                words(code.version or ""),
                words(today),
                words(s.date(code.effective_from)),
                _noted(s, code, today),
            )


def _sheet_versions(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    for post in posts_of(s):
        sheet = post_sheet(s, post)
        versions = s.phrases.join(
            s.words("sentence.of", a=code.title, b=code.version) if code.version else code.title
            for code in sheet.codes
        )
        sheets = [(sheet.post, sheet)]
        if len(sheet.occasions) > 1:
            sheets += [
                (s.words("sentence.of", a=sheet.post, b=one.name), of_occasion(sheet, one))
                for one in sheet.occasions
            ]
        for name, view in sheets:
            yield (
                Cell(name, link=("sheet", post, "")),
                words(sheet.document_number),
                words(fingerprint(view)),
                words(versions),
            )


def version_register(s: Speaker, fingerprints: Mapping[str, str]) -> Register | None:
    """Return what a printed code or sheet must say to be current: version and fingerprint.

    `fingerprints` are those of the codes, by id, as `conduct lock` reckons them.
    """
    columns = ("code", "version", "fingerprint", "since", "noted")
    return register(
        s,
        "versions",
        [
            table(s, "codes", columns, _code_versions(s, fingerprints)),
            table(s, "sheets", ("sheet", "number", "fingerprint", "made_from"), _sheet_versions(s)),
        ],
    )
