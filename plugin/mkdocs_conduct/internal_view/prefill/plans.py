"""What is planned: communication, training, papers to renew, periodic tasks, duty, customers called back; for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain

from ...model import Duration
from ...speaker import Speaker
from . import names
from .promises import codes_in_use
from .record import Reader, Record, record


def _audience(s: Speaker, references: tuple[str, ...]) -> str:
    return s.phrases.join(names.party(s, one)() for one in references)


def _communications(s: Speaker) -> Iterator[Record]:
    for code in codes_in_use(s):
        plan = code.communication_plan
        sides = (("internal", plan.internal), ("external", plan.external)) if plan else ()
        for side, entries in sides:
            for one in entries:
                yield record(
                    id=one.id,
                    code=code.title,
                    side=partial(s.words, f"forms.side.{side}"),
                    audience=partial(_audience, s, one.audience),
                    purpose=one.purpose,
                    message=one.message,
                    method=one.method,
                    material=one.material,
                    when=one.when or one.timing,
                    frequency=one.frequency,
                    owner=names.post(s, one.owner),
                    done=tuple(each.date for each in one.done),
                )


def _trainings(s: Speaker) -> Iterator[Record]:
    for code in codes_in_use(s):
        for one in code.training:
            yield record(
                id=one.id,
                code=code.title,
                topic=one.topic,
                posts=names.posts(s, one.posts),
                level=one.level,
                mode=partial(s.words, f"forms.mode.{one.mode}") if one.mode else None,
                date=one.date,
                done_on=one.done_on,
                hours=one.hours,
                evidence=one.evidence,
                effect_method=one.effect_method,
                effect=one.effect,
                owner=names.post(s, one.owner),
            )


def _training_rows(s: Speaker) -> Iterator[Record]:
    """Yield each post; the value with a training's id says whether it is planned (○) or done (●) for the post."""
    trainings = [one for code in codes_in_use(s) for one in code.training]
    required = {one.post: one.required for one in s.framework.organization.competence}
    for post in s.framework.organization.posts:
        marks = {
            one.id: ("●" if one.done_on else "○")
            for one in trainings
            if not one.posts or post.id in one.posts
        }
        values = {
            "id": post.id,
            "post": names.post(s, post.id),
            "unit": names.place(s, post.unit),
            "required": required.get(post.id, ()),
            "trained": "",
        }
        yield Record({**values, **marks})


def _certificates(s: Speaker) -> Iterator[Record]:
    ordered = sorted(s.framework.organization.certificates, key=lambda one: one.expires_on)
    for one in ordered:
        yield record(
            name=one.name,
            holder=names.holder(s, one.holder),
            number=one.number,
            expires_on=one.expires_on,
            days_left=(one.expires_on - s.as_of).days
            if one.expires_on >= s.as_of
            else partial(s.words, "forms.expired"),
        )


def _task(
    s: Speaker,
    text: object,
    owner: str | None,
    *,
    every: object = None,
    due: date | None = None,
    done: date | None = None,
) -> Record:
    late = due is not None and due < s.as_of and done is None
    state = "done" if done is not None and due is not None else "overdue" if late else ""
    return record(
        text=text,
        every=every,
        due=due,
        owner=names.post(s, owner),
        done_on=done,
        state=partial(s.words, f"forms.state.{state}") if state else None,
    )


def _tasks(s: Speaker) -> Iterator[Record]:
    """Yield what comes back at intervals, and the newest annual plan by day."""
    organization, reviews = s.framework.organization, s.framework.reviews

    def interval(one: Duration | None) -> object:
        return (lambda: s.phrases.every(one)) if one else None

    for plan in sorted(organization.annual_plans, key=lambda one: one.year)[-1:]:
        for item in sorted(plan.items, key=lambda one: one.due or date.max):
            yield _task(s, item.text, item.owner, due=item.due, done=item.done_on)
    for follow in organization.follow_ups:
        text = partial(s.words, "forms.task.follow_up", groups=s.groups(follow.customer_groups))
        yield _task(s, text, follow.owner, every=interval(follow.every), done=follow.last_done)
    for method in organization.methods:
        yield _task(s, method.text, method.owner, every=interval(method.interval), done=method.last_reviewed)
    for one in chain.from_iterable(code.information_collection for code in codes_in_use(s)):
        yield _task(s, one.what, one.owner, every=interval(one.every), done=one.last_done)
    for watch in reviews.oversight if reviews else ():
        text = partial(s.words, "forms.task.oversight", procedure=names.procedure(s, watch.procedure)())
        last = max((visit.date for visit in watch.done), default=None)
        yield _task(s, text, watch.owner, every=partial(s.words, f"frequency.{watch.frequency}"), done=last)


def _duty(s: Speaker) -> Iterator[Record]:
    for one in s.framework.organization.channels:
        if one.hours is not None and one.owner is not None:
            yield record(what=one.name or one.value, hours=one.hours, post=names.post(s, one.owner))


def _follow_ups(s: Speaker) -> Iterator[Record]:
    for one in s.framework.organization.follow_ups:
        values = {
            "id": one.id,
            "groups": lambda groups=one.customer_groups: s.groups(groups),
            "every": (lambda every=one.every: s.phrases.every(every)) if one.every else None,
            "share": one.share,
            "owner": names.post(s, one.owner),
            "last_done": one.last_done,
        }
        questions = tuple(record(number=n, text=text) for n, text in enumerate(one.questions, 1))
        yield Record(values, {"questions": questions})


READERS: Mapping[str, Reader] = {
    "communications": _communications,
    "trainings": _trainings,
    "training_rows": _training_rows,
    "certificates": _certificates,
    "tasks": _tasks,
    "duty": _duty,
    "follow_ups": _follow_ups,
}
