"""Goals by holder with what was reached, and procedures checked in all places, for forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from ...measure.goals import GoalLevel, GoalNode, bar_of, goal_tree
from ...measure.oversight import coverage_of
from ...model.reviews import Oversight
from ...speaker import Speaker
from . import names
from .record import Reader, Record, record


def _goal(s: Speaker, node: GoalNode) -> Record:
    goal, latest, bar = node.goal, node.latest, bar_of(node.goal)
    return record(
        id=goal.id,
        text=goal.text,
        target=(lambda: s.phrases.threshold(bar, "higher")) if bar else None,
        formula=goal.formula,
        frequency=partial(s.words, f"frequency.{goal.frequency}") if goal.frequency else None,
        full=goal.score,
        supports=goal.supports,
        owner=names.post(s, goal.owner),
        period=latest.period if latest else None,
        reached=_rounded(latest.value) if latest and latest.value is not None else None,
        attainment=partial(s.words, f"attainment.{latest.attainment}") if latest else None,
        points=node.points,
        note=latest.result.note if latest and latest.result else None,
    )


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01")).normalize()


def _goal_sets(s: Speaker) -> Iterator[Record]:
    if s.framework.goals is None:
        return
    goals, tree = s.framework.goals, goal_tree(s.framework, s.as_of)
    held: dict[tuple[GoalLevel, str], list[GoalNode]] = {}
    for node in tree.nodes:
        held.setdefault((node.level, node.holder), []).append(node)
    scores = {(one.level, one.holder): one for one in tree.scores}
    for level in GoalLevel:
        for key in (one for one in held if one[0] is level):
            score = scores.get(key)
            values = {
                "holder": names.holder(s, key[1]) if key[1] else s.framework.organization.name,
                "level": partial(s.words, f"forms.goal_level.{level}"),
                "period": goals.period,
                "approved_by": names.post(s, goals.approved_by),
                "scored": score.scored if score else None,
                "possible": score.possible if score else None,
            }
            yield Record(values, {"goals": tuple(_goal(s, node) for node in held[key])})


def _visits(s: Speaker, one: Oversight, place: str, first: date | None) -> Record:
    done = [visit for visit in one.done if visit.place == place and (first is None or visit.date >= first)]
    return record(
        place=names.place(s, place),
        dates=tuple(visit.date for visit in done),
        records=tuple(visit.record for visit in done),
    )


def _oversight(s: Speaker) -> Iterator[Record]:
    for one in s.framework.reviews.oversight if s.framework.reviews else ():
        periods = coverage_of(one, s.as_of, s.fiscal)
        shown = next((each for each in periods if each.is_over), periods[0] if periods else None)
        first = shown.period.start(s.fiscal) if shown else None
        values = {
            "id": one.id,
            "procedure": names.procedure(s, one.procedure),
            "owner": names.post(s, one.owner),
            "frequency": partial(s.words, f"frequency.{one.frequency}"),
            "target": (lambda bar=one.target: s.phrases.threshold(bar, "higher")) if one.target else None,
            "places": names.places(s, one.places),
            "period": shown.period if shown else None,
            "share": (lambda each=shown: s.phrases.number(each.share, decimals=1) + "%") if shown else None,
            "checked": names.places(s, shown.checked if shown else ()),
            "missing": names.places(s, shown.missing if shown else ()),
        }
        yield Record(values, {"places": tuple(_visits(s, one, place, first) for place in one.places)})


READERS: Mapping[str, Reader] = {"goal_sets": _goal_sets, "oversight": _oversight}
