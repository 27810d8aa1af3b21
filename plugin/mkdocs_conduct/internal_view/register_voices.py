"""Registers of what people said and what was done: complaints, surveys, inputs, improvements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from ..calendar import months_later
from ..measure import effectiveness, result_of, tally
from ..measure.complaints import categories_of, counts_as_complaint, records_of
from ..measure.due_of_codes import own_codes
from ..measure.survey import PartResult, SurveyResult, waves_until
from ..model import Code, ComplaintRecord
from ..model.improvements import Improvement
from ..model.preparation import Disposition, Input, Priority
from ..provisions import numbers_of
from ..speaker import Speaker
from .register_figures import percent
from .register_making import code_cell, post_cell, register, table
from .register_types import Cell, Register, Sign, Table, typed, words

_PRIORITIES = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, None: 3}


def _category_rows(s: Speaker, code: Code) -> Iterator[tuple[Cell, ...]]:
    counted = tally(records_of(s.framework, code), categories_of(s.framework, code).values())
    for one in counted.counts:
        name = s.text(one.category.name) if one.category and one.category.name else one.id
        yield typed(name), words(str(one.count)), words(percent(s, one.cumulative))
    if counted.uncategorised:
        yield words(s.words("register.uncategorised")), words(str(counted.uncategorised)), words("")
    for one in counted.suggestions:
        name = s.text(one.category.name) if one.category and one.category.name else one.id
        yield (
            typed(name, detail=s.words("register.no_complaint")),
            words(str(one.count)),
            words(""),
        )


def _cause_rows(s: Speaker, code: Code) -> Iterator[tuple[Cell, ...]]:
    categories = categories_of(s.framework, code)
    found: dict[str, list[ComplaintRecord]] = {}
    for record in records_of(s.framework, code):
        if counts_as_complaint(record, categories) and record.cause is not None:
            found.setdefault(s.text(record.cause), []).append(record)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    total, so_far = sum(len(records) for _, records in ranked), 0
    for cause, records in ranked:
        so_far += len(records)
        answered = sum(record.action is not None for record in records)
        share = Decimal(so_far) * 100 / total
        yield typed(cause), words(str(len(records))), words(percent(s, share)), words(str(answered))


def complaint_register(s: Speaker) -> Register | None:
    """Return complaints counted by category and by cause, the most frequent first, with the share so far."""
    tables: list[Table] = []
    codes = list(own_codes(s.framework))
    for code in codes:
        for kind, columns, rows in (
            ("categories", ("category", "count", "cumulative"), _category_rows(s, code)),
            ("causes", ("cause", "count", "cumulative", "with_action"), _cause_rows(s, code)),
        ):
            title = s.words(f"register.table.{kind}")
            if len(codes) > 1:
                title = s.words("sentence.of", a=title, b=s.text(code.title))
            tables.append(table(s, f"{kind}-{code.id}", columns, rows, title=title))
    return register(s, "complaint-tally", tables)


def _part_row(s: Speaker, name: Cell, part: PartResult) -> tuple[Cell, ...]:
    def said(value: Decimal | None) -> Cell:
        return words("" if value is None else s.phrases.number(value, 2))

    gap = said(part.gap)
    if part.gap is not None:
        gap = Cell(gap.text, Sign.BAD if part.gap < 0 else Sign.GOOD)
    weight = "" if part.weight is None else f"{s.phrases.number(part.weight)}%"
    return name, words(weight), said(part.mean), said(part.expected), gap, said(part.score)


def _survey_table(s: Speaker, result: SurveyResult) -> Table:
    survey = result.survey
    names = {one.id: s.text(one.name) for one in survey.dimensions}
    rows = [_part_row(s, typed(names.get(part.id, part.id)), part) for part in result.dimensions]
    rows += [_part_row(s, words(s.words(f"register.aspect.{part.id}")), part) for part in result.aspects]
    facts = [
        s.words("register.survey.index", value=s.phrases.number(result.index, 1))
        if result.index is not None
        else "",
        s.words("register.survey.response", value=percent(s, result.response_rate))
        if result.response_rate is not None
        else "",
    ]
    title = s.words("sentence.of", a=s.text(survey.title), b=s.phrases.period(result.wave.period))
    columns = ("dimension", "weight", "mean", "expected", "gap", "index")
    note = s.phrases.clauses([*facts, s.words("register.survey.note")])
    return table(s, f"survey-{survey.id}", columns, rows, title=title, note=note)


def survey_register(s: Speaker) -> Register | None:
    """Return the newest wave of each survey by dimension: what customers found, expected, and the gap between."""
    tables = []
    for survey in s.framework.surveys:
        waves = waves_until(survey, s.as_of, s.fiscal)
        if waves:
            tables.append(_survey_table(s, result_of(survey, waves[0][1])))
    return register(s, "surveys", tables)


def _party(s: Speaker, reference: str) -> str:
    parties = {one.id: one.name for one in s.framework.organization.interested_parties}
    if reference in parties:
        return s.text(parties[reference])
    return s.group(reference) if reference in s.framework.customer_groups else s.post(reference)


def _input_row(s: Speaker, code: Code, one: Input) -> tuple[Cell, ...]:
    sign = Sign.OPEN if one.disposition is Disposition.OPEN else Sign.GOOD
    told, numbers = s.date(one.feedback_given_on), numbers_of(s, code)
    is_told = one.feedback_given_on is not None
    return (
        typed(s.text(one.summary or one.method), detail=one.id),
        words(s.words(f"register.priority.{one.priority}") if one.priority else ""),
        words(_party(s, one.party), detail=s.words("register.confidential") if one.confidential else ""),
        words(s.date(one.date)),
        Cell(s.words(f"register.disposition.{one.disposition}"), sign),
        words(
            s.phrases.join(
                s.words("sheet.promise", number=numbers.get(each, each)) for each in one.commitments
            )
        ),
        Cell(told, Sign.GOOD) if is_told else Cell(s.words("register.not_told"), Sign.OPEN),
        post_cell(s, one.owner or code.accountable),
    )


def input_register(s: Speaker) -> Register | None:
    """Return what interested parties said, the most important first."""
    rows = [(_PRIORITIES[one.priority], code, one) for code in own_codes(s.framework) for one in code.inputs]
    rows.sort(key=lambda row: row[0])
    columns = ("input", "priority", "party", "date", "disposition", "promises", "told", "owner")
    found = [_input_row(s, code, one) for _, code, one in rows]
    return register(s, "inputs", [table(s, "inputs", columns, found)], is_wide=True)


def _effect(s: Speaker, one: Improvement) -> Cell:
    if one.verified_on is None:
        key = "unverified" if one.done_on else "running"
        late = one.done_on is None and one.due is not None and one.due < s.as_of
        sign = Sign.BAD if late else Sign.OPEN
        return Cell(s.words("register.effect.overdue" if late else f"register.effect.{key}"), sign)
    key = {True: "effective", False: "without", None: "unsaid"}[one.effective]
    sign = {True: Sign.GOOD, False: Sign.BAD, None: Sign.NEUTRAL}[one.effective]
    return Cell(s.words(f"register.effect.{key}"), sign, detail=s.date(one.verified_on))


def _improvement_rows(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    document = s.framework.improvements
    codes = {code.id: code for code in s.framework.codes}
    for one in document.improvements if document else ():
        kind = s.words(f"register.action.{one.kind}")
        source = s.words(f"register.source.{one.source}") if one.source else ""
        yield (
            typed(s.text(one.text), detail=one.id),
            words(kind, detail=source),
            typed(s.text(one.cause)),
            code_cell(s, codes.get(one.code or "")),
            post_cell(s, one.owner),
            words(s.date(one.due)),
            words(s.date(one.done_on)),
            _effect(s, one),
        )


def improvement_register(s: Speaker) -> Register | None:
    """Return the improvements with their effect, how many of the year's were effective, and who was praised."""
    document = s.framework.improvements
    if document is None:
        return None
    since = months_later(s.as_of, -12) + timedelta(days=1)
    counted = effectiveness(document.improvements, since, s.as_of, document.effectiveness_target)
    note = ""
    if counted.rate is not None:
        share = s.phrases.result(counted.rate, counted.target, "higher", computed=True)
        target = s.phrases.threshold(counted.target, "higher")
        key = "met" if counted.is_met else "missed"
        note = s.words(
            "register.effectiveness",
            effective=counted.effective,
            verified=counted.verified,
            share=f"{share}%",
            target=target,
            verdict=s.words(f"attainment.{key}"),
        )
    columns = ("improvement", "kind", "cause", "code", "owner", "due", "done", "effect")
    praised = Counter(one.post for one in document.recognition)
    recognition = [
        (
            post_cell(s, one.post),
            typed(s.text(one.reason)),
            words(s.date(one.date)),
            words(str(praised[one.post])),
        )
        for one in document.recognition
    ]
    tables = [
        table(s, "improvements", columns, _improvement_rows(s), note=note),
        table(s, "recognition", ("post", "reason", "date", "times"), recognition),
    ]
    return register(s, "improvements", tables, is_wide=True)
