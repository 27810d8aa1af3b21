"""The plan of a year: communications as a table, and everything planned by month."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.due_days import frequency_in
from ..measure.due_list import due_items
from ..measure.due_of_codes import communication_day, own_codes
from ..model import Code, Communication
from ..speaker import Speaker
from .due import due_line
from .plan_types import CommunicationRow, CommunicationTable, Plan
from .register_types import Sign
from .year import Year, calendar_parts, sides


def _name(s: Speaker, reference: str) -> str:
    framework = s.framework
    if reference in framework.customer_groups:
        return s.group(reference)
    parties = {one.id: one.name for one in framework.organization.interested_parties}
    if reference in parties:
        return s.text(parties[reference])
    return s.place(reference) if reference in framework.places else s.post(reference)


def _when(s: Speaker, told: Communication) -> str:
    if told.start and told.end:
        return s.words("period.span", start=s.date(told.start), end=s.date(told.end))
    return s.text(told.timing) or s.date(told.when or told.start or told.end)


def _communication(s: Speaker, code: Code, told: Communication) -> CommunicationRow:
    day = communication_day(told, s.fiscal)
    last = max(told.done, key=lambda one: one.date, default=None)
    state = "undated" if day is None else "overdue" if day < s.as_of else "planned"
    if day is None and last is not None:
        state = "done"
    sign = {"done": Sign.GOOD, "overdue": Sign.BAD, "planned": Sign.OPEN, "undated": Sign.NEUTRAL}[state]
    owner = told.owner or code.accountable or ""
    frequency = frequency_in(told.frequency)
    return CommunicationRow(
        id=told.id,
        audience=s.phrases.join(_name(s, one) for one in told.audience),
        purpose_md=s.text(told.purpose or told.message),
        method_md=s.text(told.method),
        material_md=s.text(told.material),
        when=_when(s, told),
        frequency=s.words(f"frequency.{frequency}") if frequency else s.text(told.frequency),
        owner=s.post(owner) if owner else "",
        owner_id=owner if owner in s.framework.posts else "",
        last_done=s.date(last.date) if last else "",
        evidence_md=s.text(last.evidence) if last else "",
        next_day=s.date(day),
        state=state,
        state_label=s.words(f"plan.state.{state}"),
        sign=sign,
        effect_md=s.text(told.effect_check),
    )


def _tables(s: Speaker) -> Iterator[CommunicationTable]:
    codes = [code for code in own_codes(s.framework) if code.communication_plan]
    for code in codes:
        for side, told in sides(code):
            if told:
                title = s.words(f"plan.side.{side}")
                if len(codes) > 1:
                    title = s.words("sentence.of", a=title, b=s.text(code.title))
                rows = tuple(_communication(s, code, one) for one in told)
                yield CommunicationTable(id=f"{side}-{code.id}", title=title, rows=rows)


def plan_of(s: Speaker) -> Plan:
    """Make the plan of an organization."""
    year, items = Year(s), due_items(s.framework, s.as_of)
    months = year.heads()
    return Plan(
        language=s.language,
        organization=s.text(s.framework.organization.name),
        as_of=s.date(s.as_of),
        as_of_iso=s.as_of.isoformat(),
        tables=tuple(_tables(s)),
        months=months,
        span=s.words("plan.span", start=months[0].title, end=months[-1].title),
        parts=calendar_parts(s, year, items),
        lines=tuple(due_line(s, one) for one in items),
    )
