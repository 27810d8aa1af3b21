"""The numbers in words against the figures in fields (4.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..merge import latest
from ..model import Commitment, Text
from ..model.quantity import Mention, mentions
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, holders, rule, variants
from .figures import Figure, Role, is_alike, is_comparable, is_same, of_limit, of_remedy, of_targets, of_texts
from .promises import linked_indicators

_GIVES = re.compile(r"[赔賠补補退减減赠贈返奖獎]|compensat|refund|credit|\bpay|voucher", re.IGNORECASE)
_CLAUSE = re.compile(r"[,，。;；!！?？.]")


@dataclass(frozen=True)
class _Facts:
    """What the words of a commitment or variant may say."""

    own: tuple[Figure, ...]
    """Figures of the same holder: the words must not contradict them."""
    silent: tuple[Figure, ...]
    """Figures of variants without words of their own: 夜间45分钟 in the promise contradicts a variant's 30分钟."""
    targets: tuple[Figure, ...]
    others: tuple[Figure, ...]
    """Figures of variants with words of their own: the words may name them."""
    general: tuple[Figure, ...]
    """Figures of the commitment a variant belongs to: its words may name them besides its own."""
    said: tuple[Mention, ...]
    """Figures in the words of other fields."""

    def has(self, mention: Mention) -> bool:
        values = [figure.value for figure in (*self.own, *self.silent, *self.targets, *self.others)]
        values.extend(other.value for other in self.said)
        return any(is_same(mention.value, value) for value in values)

    def is_general(self, mention: Mention) -> bool:
        return any(is_same(mention.value, figure.value) for figure in self.general)

    def of(self, role: Role, mention: Mention) -> list[Figure]:
        """Return the figures of this role that a mention could contradict."""
        of_variants = (f for f in self.silent if is_alike(f.value, mention.value))
        candidates = (*self.own, *of_variants, *self.targets)
        return [f for f in candidates if f.role is role and is_comparable(f.value, mention.value)]


def _figures(context: CodeContext, commitment: Commitment, path: Path) -> dict[Path, tuple[Figure, ...]]:
    """Return the figures of the commitment and of each variant by the path of their holder."""
    day = context.day_of(commitment)
    figures: dict[Path, tuple[Figure, ...]] = {}
    for where, holder in holders(commitment, path):
        found = [f for p, limit in context.limits(holder, where, day) for f in of_limit(limit, p)]
        found.extend(f for p, remedy in context.remedies(holder, where, day) for f in of_remedy(remedy, p))
        figures[where] = tuple(found)
    return figures


def _facts(
    context: CodeContext, commitment: Commitment, path: Path, figures: dict[Path, tuple[Figure, ...]]
) -> Iterator[tuple[_Facts, Path]]:
    """Yield the facts for the words of the commitment, then of each variant."""
    indicators = list(enumerate(context.code.performance_indicators))
    targets = tuple(of_targets(indicators, linked_indicators(context, commitment)))
    cases = list(variants(commitment, path))
    silent = tuple(f for where, variant in cases if not variant.promise for f in figures[where])
    spoken = tuple(f for where, variant in cases if variant.promise for f in figures[where])
    said = tuple(mention for _, holder in holders(commitment, path) for mention in of_texts(holder))
    yield _Facts(figures[path], silent, targets, spoken, (), said), path
    for where, variant in cases:
        own = tuple(of_targets(indicators, variant.indicators or commitment.indicators))
        words = (*of_texts(variant), *of_texts(commitment))
        yield _Facts(figures[where], (), own, (), figures[path], words), where


def _gives_money(words: str, mention: Mention) -> bool:
    before = _CLAUSE.split(words[: mention.start])[-1]
    after = _CLAUSE.split(words[mention.end :])[0]
    return bool(_GIVES.search(before + after))


def _roles(words: str, mention: Mention) -> tuple[Role, ...]:
    """Return the roles of the figures that a mention would contradict, the first that exists counts."""
    match mention.kind:
        case "duration":
            return (Role.LIMIT,) if mention.limit else (Role.LEAD,)
        case "percent":
            return (Role.PERCENT, Role.TARGET)
        case "money":
            return (Role.MONEY,) if _gives_money(words, mention) else ()
    return (Role.TIMES,)


def _contradicted(facts: _Facts, words: str, mention: Mention, said: tuple[Mention, ...]) -> Figure | None:
    """Return the figure that a number in the words contradicts: one of its role that the words say nowhere."""
    for role in _roles(words, mention):
        figures = facts.of(role, mention)
        unsaid = [f for f in figures if not any(is_same(f.value, other.value) for other in said)]
        if unsaid:
            return unsaid[0]
        if figures:
            # All of them stand in the words already: this number is about something else.
            return None
    return None


def _field(context: CodeContext, path: Path) -> str:
    """Return the name of a field as an editor finds it: limit.within, or the targets of an indicator by its id."""
    if path[0] == "performance_indicators":
        return f"{context.code.performance_indicators[int(path[1])].id} targets"
    return ".".join(str(step) for step in path[1:] if isinstance(step, str))


def _scanned(words: str) -> tuple[Mention, ...]:
    """Return the numbers that promise something: 24小时热线 is opening hours."""
    return tuple(m for m in mentions(words) if m.kind != "duration" or m.limit or m.lead)


def _says_only(text: Text, figures: tuple[Figure, ...]) -> bool:
    """Whether every number of a text is one of these figures, as it nearly always is: then all is well with it."""
    return all(
        any(is_same(mention.value, figure.value) for figure in figures)
        for words in text.all
        for mention in _scanned(words)
    )


def _compared(context: CodeContext, facts: _Facts, text: Text, path: Path, about: str) -> Iterator[Finding]:
    for tag, words in text.forms:
        said = mentions(words)
        for mention in _scanned(words):
            if facts.has(mention):
                continue
            figure = _contradicted(facts, words, mention, said)
            if figure is not None:
                arguments = {
                    "said": mention.text,
                    "typed": Typed(figure.path, figure.value),
                    "field": _field(context, figure.path),
                }
                yield context.finding(path, about=about, arguments=arguments, language=tag)
            elif not facts.is_general(mention):
                yield context.finding(
                    path,
                    about=about,
                    text="text-number-unstructured",
                    arguments={"said": mention.text},
                    language=tag,
                    severity=Severity.INFO if context.code.is_transcribed else Severity.WARNING,
                )


def _promises(context: CodeContext, commitment: Commitment, path: Path) -> Iterator[Finding]:
    wordings = commitment.wordings
    wording = latest(wordings, context.day_of(commitment), context.fiscal) or commitment.promise
    figures = _figures(context, commitment, path)
    told = ((where, case.promise) for where, case in variants(commitment, path) if case.promise is not None)
    if all(_says_only(text, figures[where]) for where, text in ((path, wording.text), *told)):
        return
    position = next(n for n, other in enumerate(wordings) if other is wording)
    for facts, where in _facts(context, commitment, path, figures):
        if where == path:
            words = (*path, "promise", position, "text")
            yield from _compared(context, facts, wording.text, words, commitment.id)
            continue
        variant = commitment.variants[int(where[-1])]
        if variant.promise is not None:
            yield from _compared(context, facts, variant.promise, (*where, "promise"), variant.id)


_OF_REMEDY = {"money": (Role.MONEY,), "duration": (Role.LENGTH,)}


def _remedies(context: CodeContext, commitment: Commitment, path: Path) -> Iterator[Finding]:
    """Hold the words of each remedy against its own amounts and times; a remedy in words only is as it is."""
    day = context.day_of(commitment)
    for where, holder in holders(commitment, path):
        for remedy_path, remedy in context.remedies(holder, where, day):
            figures = tuple(of_remedy(remedy, remedy_path))
            if remedy.text is None or _says_only(remedy.text, figures):
                continue
            limits = [f for p, limit in context.limits(holder, where, day) for f in of_limit(limit, p)]
            for tag, words in remedy.text.forms:
                said = mentions(words)
                for mention in _scanned(words):
                    wanted = [f for f in figures if f.role in _OF_REMEDY.get(mention.kind, ())]
                    unsaid = [
                        f
                        for f in wanted
                        if is_comparable(f.value, mention.value)
                        and not any(is_same(f.value, other.value) for other in said)
                    ]
                    if unsaid and not any(is_same(f.value, mention.value) for f in (*figures, *limits)):
                        arguments = {
                            "said": mention.text,
                            "typed": Typed(unsaid[0].path, unsaid[0].value),
                            "field": _field(context, unsaid[0].path),
                        }
                        yield context.finding(
                            (*remedy_path, "text"),
                            about=holder.id,
                            text="text-number-mismatch-remedy",
                            arguments=arguments,
                            language=tag,
                        )


@rule("text-number-mismatch", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def text_number_mismatch(context: CodeContext) -> Iterator[Finding]:
    """The numbers in the words of a promise are those of its fields, in every language.

    Customers read the words, results are measured by the fields. A number that contradicts a limit,
    a level, a frequency, a target or a remedy is an error. A number that no field has at all is a
    warning: it may be a condition, then say it in `limit`, `conditions` or `criteria` too.

    Bad: `promise: 15分钟内到达现场。` with `limit: {within: 30分钟}`. Good: 15 in both.

    中文：承诺的文字里的数，和字段里的数一致，每种语言都一样。

    顾客读的是文字，统计用的是字段。和时限、水平、次数、目标或补救对不上的数是错误；哪个字段都没有的数是
    警告：它可能是前提，那就也写进 `limit`、`conditions` 或 `criteria`。

    反例：`promise: 15分钟内到达现场。` 配着 `limit: {within: 30分钟}`。正例：两处都是15分钟。
    """
    for path, commitment in context.commitments:
        yield from _promises(context, commitment, path)
        yield from _remedies(context, commitment, path)


RULES = (text_number_mismatch,)
