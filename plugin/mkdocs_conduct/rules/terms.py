"""Terms that need a definition, definitions nobody uses, and terms that mean two things (3, H)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..model import Clock, Code, Definition, Duration, DurationUnit, Model, Settings
from ..problems import Severity
from .base import CodeContext, Context, Finding, organization_rule, rule
from .public_text import PublicText, public_texts
from .word_lists import main_form, word_list

_EXPLAINED = ("definitions", "previous_versions", "transcribed_from")
"""Where a term is explained, or where others wrote it."""
_HEADINGS = ("title", "groups")
"""Nothing depends on what they say."""
_PARTS = re.compile(r"\s*[、/／,，;；()（）“”\"]\s*")
_ENDING = " \t\n。.；;"


def _is_told(found: PublicText, *parts: str) -> bool:
    """Whether a sentence stands in one of these parts of a code."""
    return bool(found.path) and found.path[0] in parts


def _uses(context: CodeContext) -> Iterator[PublicText]:
    """Yield the public sentences that something depends on."""
    for found in context.public_texts:
        if not (found.is_line or _is_told(found, *_EXPLAINED, *_HEADINGS)):
            yield found


def _plain(word: str) -> str:
    """Return the form that a term is compared in: `working days` and `Working day` are one."""
    return word.lower().replace("-", " ").removesuffix("s")


def _is_explained(context: CodeContext, word: str) -> bool:
    """Whether a definition of the code or the organization's calendar says what a term means."""
    plain = _plain(word)
    if any(plain in _plain(term) for one in context.code.definitions for term in one.term.all):
        return True
    organization, settings = context.framework.organization, context.settings
    calendar = organization.calendar
    if word_list("working_days", settings).is_in(word) and (
        organization.country
        or (calendar and (calendar.holidays or calendar.extra_days_off or calendar.extra_working_days))
    ):
        return True
    has_hours = bool(calendar and calendar.service_hours)
    return has_hours and word_list("service_hours", settings).is_in(word)


@rule("undefined-term", clause="3", severity=Severity.WARNING, transcribed=Severity.INFO)
def undefined_term(context: CodeContext) -> Iterator[Finding]:
    """A term that everybody understands differently is defined in the code or explained by the calendar.

    Whether Saturday is a working day, or which repair is urgent, decides whether a promise was kept. Working
    days are explained by the organization's `country` or `calendar`, service hours by `calendar.service_hours`;
    each term is asked for once, where it stands first.

    Bad: 急修 in a promise, and no word on which repairs are urgent. Good:
    `definitions: [{term: 急修, definition: 影响安全或停水停电的报修}]`.

    中文：各人理解不同的词，在规范里写明意思，或者由日历说明。

    星期六算不算工作日、哪些报修算急修，决定承诺做到没有。工作日由组织的 country 或 calendar 说明，营业时间由
    calendar.service_hours 说明；每个词只在第一次出现的地方提一次。

    反例：承诺里写“急修”，哪些算急修却没有说。正例：
    `definitions: [{term: 急修, definition: 影响安全或停水停电的报修}]`。
    """
    known = word_list("undefined_term", context.settings)
    # All words at once first: nearly every code explains the terms it uses.
    said = [word for word in known.found(context.public_words) if not _is_explained(context, word)]
    unexplained = set(map(_plain, said))
    language = context.framework.organization.language
    for found in _uses(context) if said else ():
        tag, words = main_form(found.text, language)
        if not any(word in words for word in said):
            continue
        for word in known.found(words):
            if _plain(word) in unexplained:
                unexplained.discard(_plain(word))
                yield Finding(
                    origin=found.origin,
                    path=found.path,
                    about=found.about,
                    text=_message(context.settings, word),
                    arguments={"term": word},
                    language=tag,
                )
        if not unexplained:
            return


def _message(settings: Settings, word: str) -> str:
    """Return the message whose hint says what explains a term of this kind."""
    if word_list("working_days", settings).is_in(word):
        return "undefined-working-day"
    if word_list("service_hours", settings).is_in(word):
        return "undefined-service-hours"
    return ""


@lru_cache(maxsize=256)
def _names(term: str) -> tuple[str, ...]:
    """Return what a term may be called in a text: 急修（水电）, 营业时间/服务时间 have two names each."""
    return tuple(_plain(part) for part in (term, *_PARTS.split(term)) if part.strip())


def _is_in(definition: Definition, text: str) -> bool:
    plain = text.lower().replace("-", " ")
    return any(name in plain for term in definition.term.all for name in _names(term))


def _quantities(value: Any) -> Iterator[Duration | Clock]:
    """Yield the times and clocks that stand in fields below a value."""
    if isinstance(value, Duration | Clock):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _quantities(item)
    elif isinstance(value, Model):
        for name in value.model_fields_set:
            yield from _quantities(getattr(value, name, None))


_DAYS = (DurationUnit.SAME_DAY, DurationUnit.OVERNIGHT)


def _is_in_fields(context: CodeContext, definition: Definition) -> bool:
    """Whether a limit says the term without words: `within: 2个工作日`, `within: 当日`, `clock: working_days`."""
    units: set[DurationUnit | Clock] = set()
    for value in (context.code, context.framework.organization):
        units.update(found.unit if isinstance(found, Duration) else found for found in _quantities(value))
    said = {
        "working_days": bool(units & {DurationUnit.WORKING_DAY, Clock.WORKING_DAYS}),
        "service_hours": Clock.SERVICE_HOURS in units,
        "same_day": not units.isdisjoint(_DAYS),
    }
    terms = "\n".join(definition.term.all)
    return any(is_said and word_list(name, context.settings).is_in(terms) for name, is_said in said.items())


def _stands_elsewhere(context: CodeContext, definition: Definition) -> bool:
    """Whether a term stands, to the letter, more often in the public words than in its own entry: nearly all do."""
    own = "\n".join(words for text in (definition.term, definition.definition) for words in text.all)
    return any(context.public_words.count(term) > own.count(term) for term in definition.term.all)


def _is_used(context: CodeContext, n: int, texts: str) -> bool:
    definitions = context.code.definitions
    definition = definitions[n]
    others = "\n".join(
        words
        for m, other in enumerate(definitions)
        if m != n
        for text in (other.term, other.definition)
        for words in text.all
    )
    if _is_in(definition, texts) or _is_in(definition, others):
        return True
    organization = context.framework.organization
    contact = public_texts(organization, organization.origin)
    return _is_in(definition, "\n".join(words for found in contact for words in found.text.all)) or (
        _is_in_fields(context, definition)
    )


@rule("unused-definition", clause="3", severity=Severity.INFO, transcribed=Severity.INFO)
def unused_definition(context: CodeContext) -> Iterator[Finding]:
    """A definition explains a term that the pages use.

    A term nobody meets only makes the page longer, and often the promise it belonged to is gone or says it
    in other words. A term is used where a text, another definition or a limit has it.

    Bad: `definitions: [{term: 抢修, …}]` where the promises say 急修. Good: the term that the promises use.

    中文：词语说明里的词，页面上要用到。

    用不到的词只会让页面变长，常常是承诺已经删去，或者换了说法。文字、别的词语说明或时限里有，都算用到。

    反例：承诺里写“急修”，却写`definitions: [{term: 抢修, …}]`。正例：解释承诺里用的那个词。
    """
    unsure = [n for n, one in enumerate(context.code.definitions) if not _stands_elsewhere(context, one)]
    if not unsure:
        return
    texts = "\n".join(
        words
        for found in context.public_texts
        if not (found.is_line or _is_told(found, *_EXPLAINED))
        for words in found.text.all
    )
    for n in unsure:
        if not _is_used(context, n, texts):
            arguments = {"term": str(context.code.definitions[n].term)}
            yield context.finding(("definitions", n, "term"), arguments=arguments)


def _meaning(definition: Definition, language: str) -> tuple[str, str]:
    """Return a term and what it means, without what makes no difference."""
    term = main_form(definition.term, language)[1]
    meaning = main_form(definition.definition, language)[1]
    return _plain(term.strip()), "".join(meaning.lower().split()).strip(_ENDING)


@organization_rule("term-conflict", clause="3", severity=Severity.WARNING)
def term_conflict(context: Context) -> Iterator[Finding]:
    """A term means the same in all codes of an organization.

    Customers read several codes and staff work by all of them. Drafts and withdrawn codes are left out;
    what two codes mean differently needs two names.

    Bad: 急修 is “停水停电的报修” in one code and “2小时内要修好的报修” in another. Good: the same definition
    in both, or 急修 in one and 电梯急修 in the other.

    中文：同一个词，在一个组织的各份规范里意思相同。

    顾客会看几份规范，员工也要同时照着做。草案和已撤销的规范不算；意思确实不同的，用两个词。

    反例：一份规范说急修是“停水停电的报修”，另一份说是“2小时内要修好的报修”。正例：两处写得一样，或者
    一份写“急修”，另一份写“电梯急修”。
    """
    language = context.framework.organization.language
    seen: dict[str, tuple[Code, str]] = {}
    for code in context.framework.codes:
        if not code.status.is_published:
            continue
        for n, definition in enumerate(code.definitions):
            term, meaning = _meaning(definition, language)
            other, first = seen.setdefault(term, (code, meaning))
            if other is not code and first != meaning:
                yield Finding(
                    origin=code.origin,
                    path=("definitions", n, "definition"),
                    about=code.id,
                    arguments={"term": str(definition.term), "other": other.id},
                    severity=Severity.INFO if code.is_transcribed else None,
                )


RULES = (undefined_term, unused_definition, term_conflict)
