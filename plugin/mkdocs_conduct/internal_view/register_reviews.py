"""The register of evaluations and audits: who looked at the code's performance, what they found and what was missed."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.complaints import categories_of
from ..model import Code
from ..model.reviews import Audit, AuditFinding, Evaluation, FindingLevel
from ..provisions import current_promise, numbers_of
from ..speaker import Speaker
from .register_figures import procedure_name
from .register_making import code_cell, post_cell, register, table
from .register_types import Cell, Register, Sign, typed, words


def _evaluations(s: Speaker) -> list[tuple[Evaluation, Code | None]]:
    """Return the evaluations with the code each is about, the newest first; None for the whole organization."""
    codes = {code.id: code for code in s.framework.codes}
    held = s.framework.reviews.evaluations if s.framework.reviews else ()
    ordered = sorted(held, key=lambda one: one.date, reverse=True)
    return [(one, codes.get(one.code or "")) for one in ordered]


def _head(s: Speaker, one: Evaluation) -> Cell:
    return words(s.phrases.period(one.period) if one.period else s.date(one.date), detail=s.date(one.date))


def _evaluators(s: Speaker, one: Evaluation) -> Cell:
    """Say who evaluated: the body outside first, with those inside who took part below it."""
    inside = s.posts(one.by)
    if one.third_party is None:
        return words(inside)
    detail = s.words("register.third_party_with", posts=inside) if inside else s.words("register.third_party")
    return typed(s.text(one.third_party), detail=detail)


def _missed(s: Speaker, codes: tuple[Code, ...], reference: str) -> str:
    """Return the name of the indicator, objective or promise that an evaluation found unmet."""
    for code in codes:
        for indicator in code.performance_indicators:
            if indicator.id == reference:
                return s.text(indicator.name)
        for objective in code.objectives:
            if objective.id == reference:
                return s.text(objective.text)
        for commitment in code.commitments:
            if commitment.id == reference:
                number = numbers_of(s, code).get(reference, reference)
                item = s.text(commitment.service_item) or current_promise(s, commitment)
                return s.words("register.promise", number=number, item=item)
    return reference


def _evaluation_rows(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    for one, code in _evaluations(s):
        about = (code,) if code else s.framework.codes
        missed = s.phrases.clauses(_missed(s, about, each) for each in one.unmet)
        yield (
            _head(s, one),
            _evaluators(s, one),
            typed(s.phrases.clauses(s.texts(one.findings))),
            Cell(missed, Sign.BAD) if missed else words(""),
            typed(s.phrases.clauses(s.text(each) for each in (one.cost, one.benefit))),
            code_cell(s, code),
        )


def _analysis_rows(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    for one, code in _evaluations(s):
        known = categories_of(s.framework, code or s.framework.codes[0]) if s.framework.codes else {}
        for each in one.complaint_analysis:
            category = known.get(each.category)
            name = s.text(category.name) if category and category.name else each.category
            yield (
                _head(s, one),
                typed(name),
                words(str(each.count)),
                words(s.words(f"register.cause_kind.{each.kind}") if each.kind else ""),
                typed(s.text(each.cause)),
            )


def _done(s: Speaker, found: AuditFinding) -> Cell:
    if found.done_on is not None:
        return Cell(s.date(found.done_on), Sign.GOOD)
    if found.action is None and found.due is None and found.level is FindingLevel.OBSERVATION:
        return words("")
    late = found.due is not None and found.due < s.as_of
    return Cell(
        s.words("register.effect.overdue" if late else "register.effect.running"),
        Sign.BAD if late else Sign.OPEN,
    )


def _audit_row(s: Speaker, audit: Audit, found: AuditFinding) -> tuple[Cell, ...]:
    return (
        words(s.date(audit.date), detail=s.words(f"register.audit.{audit.kind}")),
        words(s.posts(audit.by)),
        words(s.words(f"register.finding.{found.level}")),
        typed(s.text(found.text)),
        typed(procedure_name(s, found.procedure) if found.procedure else ""),
        typed(s.text(found.action)),
        post_cell(s, found.owner),
        words(s.date(found.due)),
        _done(s, found),
    )


def _audit_rows(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    audits = s.framework.reviews.audits if s.framework.reviews else ()
    for audit in sorted(audits, key=lambda one: one.date, reverse=True):
        if not audit.findings:
            head = words(s.date(audit.date), detail=s.words(f"register.audit.{audit.kind}"))
            nothing = Cell(s.words("register.finding.none"), Sign.GOOD)
            yield head, words(s.posts(audit.by)), words(""), nothing, *(words("") for _ in range(5))
        for found in audit.findings:
            yield _audit_row(s, audit, found)


def evaluation_register(s: Speaker) -> Register | None:
    """Return the evaluations with what was missed by name, their view of complaints, and what audits found."""
    evaluated = ("evaluation", "by", "findings", "unmet", "cost_benefit", "code")
    analysed = ("evaluation", "category", "count", "cause_kind", "cause")
    audited = ("audit", "auditor", "level", "finding", "procedure", "action", "owner", "due", "done")
    return register(
        s,
        "evaluations",
        [
            table(s, "evaluations", evaluated, _evaluation_rows(s)),
            table(s, "complaint-analysis", analysed, _analysis_rows(s)),
            table(s, "audit-findings", audited, _audit_rows(s)),
        ],
        is_wide=True,
    )
