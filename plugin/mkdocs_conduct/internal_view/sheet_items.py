"""The lines of a sheet: what a promise, a step and a line of a checklist ask of a post, and on which occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..load import builtin_forms
from ..merge import first_day
from ..model import CheckItem, Code, Commitment, Duration, Occasion, Step, Text
from ..model.quantity.length import MONTHS, SECONDS
from ..provisions import PublicLimit, case_of, current_promise, public_limits
from ..speaker import Speaker
from .types import SheetItem, SheetPromise

_DAYS = {Occasion.DAILY: 1, Occasion.WEEKLY: 7, Occasion.MONTHLY: 31, Occasion.QUARTERLY: 92}
"""How many days at most lie between two of an occasion; beyond the last it is a yearly one."""


def _days(duration: Duration) -> int:
    if duration.unit in MONTHS:
        return int(duration.value * MONTHS[duration.unit] * 30)
    if duration.unit in SECONDS:
        return int(duration.value * SECONDS[duration.unit]) // 86_400
    return int(duration.value)


def occasion_of(commitment: Commitment) -> Occasion:
    """Return when a promise is kept: at each case, or so often as it says (twice a month).

    A promise with several limits is regular only if all of them are: then the most frequent counts.
    """
    days = [_days(limit.per) for limit in commitment.limits if limit.times is not None and limit.per]
    if not days or len(days) < len(commitment.limits):
        return Occasion.EACH_CASE
    return next((one for one, most in _DAYS.items() if min(days) <= most), Occasion.YEARLY)


def _values(s: Speaker, limits: Iterable[PublicLimit]) -> str:
    said = (
        s.words("change_item.line", item=one.about, words=one.value) if one.about else one.value
        for one in limits
    )
    return s.phrases.clauses(said)


def quoted(s: Speaker, code: Code, commitment: Commitment, number: str) -> SheetPromise:
    """Return a promise word for word, with the number it is published under."""
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


def kept_item(s: Speaker, code: Code, commitment: Commitment, number: str) -> SheetItem:
    """Return the line of a promise the post keeps, with its limits and those of its cases."""
    limits = public_limits(s, commitment.limits)
    return SheetItem(
        text_md=s.text(commitment.service_item) or current_promise(s, commitment),
        limit=_values(s, limits),
        detail=s.phrases.clauses(dict.fromkeys((_begins(s, commitment), *(one.span for one in limits)))),
        promises=(quoted(s, code, commitment, number),),
        record="",
        critical=False,
        cases=tuple(_cases(s, commitment)),
        is_promise=True,
    )


def step_item(s: Speaker, step: Step, promises: tuple[SheetPromise, ...]) -> SheetItem:
    """Return the line of one step, with the promises its procedure serves."""
    record, form = _record(s, step.record)
    return SheetItem(
        text_md=s.text(step.do),
        limit=s.words("limit.within", duration=s.phrases.duration(step.within)) if step.within else "",
        detail=s.words("postsheet.if_problem", text=s.text(step.if_problem)) if step.if_problem else "",
        promises=promises,
        record=record,
        form=form,
        critical=step.critical,
        cases=(),
    )


def check_item(s: Speaker, item: CheckItem) -> SheetItem:
    """Return one line of a checklist."""
    record, form = _record(s, item.record)
    return SheetItem(
        text_md=s.text(item.text),
        limit="",
        detail=s.text(item.standard),
        promises=(),
        record=record,
        form=form,
        critical=item.critical,
        cases=(),
    )


@cache
def _ours() -> Mapping[str, Text]:
    return {form.id: form.title for form in builtin_forms()}


def _record(s: Speaker, record: Text | None) -> tuple[str, str]:
    """Return where it is written down, and the form's id: its title where one is named, else the words typed and ""."""
    typed = s.as_typed(record)
    organization = s.framework.organization
    own = {form.id: form.title for form in s.framework.forms}
    own |= {form.id: form.title for form in organization.forms}
    title = own.get(typed) or _ours().get(typed)
    return (s.as_typed(title), typed) if title else (typed, "")
