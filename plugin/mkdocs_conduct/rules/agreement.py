"""Whether a code agrees with itself and with the organization's other codes (6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Code, Commitment, Limit, LimitKind, Text
from ..problems import Severity
from .base import CodeContext, Finding, Typed, rule
from .promise_texts import limitations_of
from .word_lists import main_form, readable, word_list


def _same(text: Text, first: str) -> str:
    """Return the words of a text without what makes no difference."""
    return "".join(main_form(text, first)[1].lower().split()).strip("。.；;！!")


def _limits(context: CodeContext, commitment: Commitment) -> tuple[Limit, ...]:
    day = context.day_of(commitment)
    return tuple(limit for _, limit in context.limits(commitment, (), day))


def _cases(commitment: Commitment) -> tuple[frozenset[str], frozenset[str], str | None]:
    """Return for whom, where and under which heading a promise holds."""
    return frozenset(commitment.customer_groups), frozenset(commitment.places), commitment.group


@rule("duplicate-commitment", clause="6.4", severity=Severity.INFO)
def duplicate_commitment(context: CodeContext) -> Iterator[Finding]:
    """A code makes each promise once.

    Of two that say the same, one is forgotten when the other is changed. The same are two with the same words,
    or with the same service item, limit and customer groups.

    Bad: C1 and C7, both `promise: 水电急修，15分钟内到达现场。`. Good: one of them.

    中文：同一条承诺，规范里只写一次。

    两条一样的，改了一条会忘了另一条。文字相同，或者服务事项、时限、顾客群体都相同，算一样。

    反例：C1和C7都是`promise: 水电急修，15分钟内到达现场。`。正例：只写一条。
    """
    first = context.framework.organization.language
    by_words: dict[object, Commitment] = {}
    by_item: dict[object, list[Commitment]] = {}
    for path, one in context.commitments:
        other = by_words.setdefault((_same(one.promise.text, first), _cases(one)), one)
        if one.service_item and one.limits:
            alike = by_item.setdefault((_same(one.service_item, first), _cases(one)), [])
            if other is one:
                other = next((two for two in alike if _limits(context, two) == _limits(context, one)), one)
            alike.append(one)
        if other is not one:
            yield context.finding((*path, "id"), about=one.id, arguments={"other": other.id})


# A disclaimer for a case is a limitation like any other: 因台风延误的，概不负责.
_CASE = re.compile(
    r"[因由如若时時当當遇除非致]|期[间間]|造成|引起|不可抗力"
    r"|\b(?:if|when|where|during|due|because|caus\w+|unless|except|aris\w+|outside|result\w*)\b",
    re.IGNORECASE,
)


def _taken_back(context: CodeContext, text: Text) -> tuple[str, str]:
    """Return the words that take everything back and the tag of their language, "" where there are none."""
    known = word_list("total_limitation", context.settings)
    for tag, words in readable(text, context.framework.organization.language):
        hit = None if _CASE.search(words) else next(known.hits(words), None)
        if hit is not None:
            return hit.word, tag
    return "", ""


@rule("limitation-wider-than-promise", clause="6.4", severity=Severity.INFO)
def limitation_wider_than_promise(context: CodeContext) -> Iterator[Finding]:
    """A limitation takes a case out of the promise, not the promise itself.

    Found by words that disclaim everything without naming a case, such as 不作任何保证 or “no guarantee of any
    kind”, and by a scope that does not cover the very service a promise is about. Words that leave it to the
    organization are `escape-clause`.

    Bad: `limitations: [本公司不作任何保证]`. Good: `limitations: [台风红色预警期间改为先电话指导]`.

    中文：限制是从承诺里除去一种情形，不是收回整条承诺。

    看的是没有说情形、全部推掉的话，例如“不作任何保证”，还有范围里写着不包括、承诺的正是这一项的。留给自己说了算的话，由
    `escape-clause`查。

    反例：`limitations: [本公司不作任何保证]`。正例：`limitations: [台风红色预警期间改为先电话指导]`。
    """
    for where, about, text in limitations_of(context):
        words, tag = _taken_back(context, text)
        if words:
            yield context.finding(where, about=about, language=tag, arguments={"words": words})
    first = context.framework.organization.language
    scope = context.code.scope
    left_out = {_same(text, first) for text in scope.not_covered} if scope else ()
    for path, one in context.commitments if left_out else ():
        if one.service_item and _same(one.service_item, first) in left_out:
            where = (*path, "service_item")
            arguments = {"item": Typed(where, one.service_item)}
            yield context.finding(where, about=one.id, text="promise-not-covered", arguments=arguments)


def _overlap(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two lists of groups or places have one in common; an empty one means all."""
    left, right = set(a), set(b)
    return not left or not right or not left.isdisjoint(right)


def _meets(one: Commitment, code: Code, other: Commitment, second: Code) -> bool:
    """Whether a customer may be promised both."""
    places = (code.scope.places if code.scope else (), second.scope.places if second.scope else ())
    return _overlap(
        one.customer_groups or code.customer_groups, other.customer_groups or second.customer_groups
    ) and _overlap(one.places or places[0], other.places or places[1])


def _time(context: CodeContext, commitment: Commitment) -> Limit | None:
    """Return the only limit of a commitment where that is a time for all cases, else None."""
    limits = _limits(context, commitment)
    only = limits[0] if len(limits) == 1 else None
    return only if only and only.kind is LimitKind.WITHIN and not only.when and not only.on_days else None


def _differ(one: Limit, other: Limit, first: str) -> bool:
    for a, b in ((one.start, other.start), (one.until, other.until), (one.of, other.of)):
        # From another event or to another one it is another time.
        if a is not None and b is not None and _same(a, first) != _same(b, first):
            return False
    assert one.within is not None  # noqa: S101  (both are times)
    assert other.within is not None  # noqa: S101
    return one.within.compare(other.within) in (-1, 1)


def _rivals(context: CodeContext, commitment: Commitment) -> Iterator[tuple[Code, Commitment]]:
    """Yield the promises of codes before this one that are about the same service."""
    if commitment.service_item is None:
        return
    for code, other in context.framework.by_service_item.get(str(commitment.service_item), ()):
        if code is context.code:
            return
        yield code, other


@rule("conflicting-commitments", clause="6.4", severity=Severity.WARNING, transcribed=Severity.INFO)
def conflicting_commitments(context: CodeContext) -> Iterator[Finding]:
    """Two codes of an organization do not promise different times for the same service.

    A customer who reads both takes the shorter one. Promises for other customer groups or places do not conflict,
    and neither do times from or until other events; what a unit promises otherwise is an `overrides` of the unit.

    Bad: `service_item: 急修到场` within 15 minutes in one code, within 30 in another. Good: the same time in both,
    or `places: [phase-2]` in the second.

    中文：一个组织的两份规范，对同一项服务不能承诺不同的时限。

    顾客两份都看，就按短的要求。给别的顾客群体或地点的不算，起点或终点不同的也不算；某个单位不一样的，写在单位的
    `overrides`里。

    反例：一份规范里`service_item: 急修到场`是15分钟，另一份是30分钟。正例：两处写成一样，或者第二处写
    `places: [phase-2]`。
    """
    first = context.framework.organization.language
    for path, one in context.commitments:
        rivals = list(_rivals(context, one))
        mine = _time(context, one) if rivals else None
        for code, other in rivals if mine else ():
            theirs = _time(context, other)
            if mine and theirs and _meets(one, context.code, other, code) and _differ(mine, theirs, first):
                arguments = {
                    "mine": Typed((*path, "limit", 0, "within"), mine.within),
                    "other": other.id,
                    "code": code.id,
                }
                yield context.finding((*path, "limit"), about=one.id, arguments=arguments)
                break


RULES = (duplicate_commitment, limitation_wider_than_promise, conflicting_commitments)
