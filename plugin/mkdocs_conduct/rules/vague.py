"""Words that promise nothing one can hold: vague times, efforts and qualities, and ways out (4.13, H)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Limit, LimitKind, Text
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Context, Finding, Path, nearest, organization_rule, rule
from .promise_texts import PromiseText, is_defined, limitations_of, promise_texts
from .word_lists import list_names, readable, word_list

_TIMES = frozenset(
    (LimitKind.WITHIN, LimitKind.NOTICE, LimitKind.TIMES, LimitKind.BREACH, LimitKind.REFERENCE)
)
"""The kinds of limit that say when or how often."""
_JOINED = " / "


def _words(context: CodeContext, name: str, text: Text) -> Iterator[tuple[str, str]]:
    """Yield each form of a text that has words of a list, with its tag and those words."""
    known = word_list(name, context.settings)
    for tag, words in readable(text, context.framework.organization.language):
        hits = [hit.word for hit in known.hits(words) if not is_defined(context, words, hit)]
        if hits:
            yield tag, _JOINED.join(dict.fromkeys(hits))


def _finding(context: CodeContext, path: Path, about: str, words: str, tag: str) -> Finding:
    return context.finding(path, about=about, arguments={"words": words}, language=tag)


def _in_promises(context: CodeContext, name: str) -> Iterator[tuple[PromiseText, str, str]]:
    """Yield each wording with words of a list, in each language it has them in."""
    for promise in promise_texts(context):
        for tag, words in _words(context, name, promise.text):
            yield promise, tag, words


def _first_in_promises(context: CodeContext, name: str) -> Iterator[tuple[PromiseText, str, str]]:
    """Yield each wording with words of a list once: a field cures it in all languages."""
    last: PromiseText | None = None
    for promise, tag, words in _in_promises(context, name):
        if promise is not last:
            yield promise, tag, words
        last = promise


def _says_when(limits: Iterator[tuple[Path, Limit]]) -> bool:
    return any(limit.kind in _TIMES for _, limit in limits)


def _has_time(context: CodeContext, promise: PromiseText) -> bool:
    """Whether limits say the time: those of the holder, of the commitment, or of every variant of it."""
    commitment, day = promise.commitment, context.day_of(promise.commitment)
    if _says_when(context.limits(promise.holder, (), day)) or _says_when(context.limits(commitment, (), day)):
        return True
    cases = commitment.variants if promise.holder is commitment else ()
    return bool(cases) and all(_says_when(context.limits(case, (), day)) for case in cases)


def _tells_time(text: Text) -> bool:
    """Whether the words have a time or frequency of their own: that no field has it is another problem."""
    return any(
        mention.limit or mention.lead or (mention.kind == "count" and mention.text.endswith(("次", "times")))
        for words in text.all
        for mention in mentions(words)
    )


@rule("vague-time", clause="4.13", severity=Severity.WARNING, transcribed=Severity.INFO)
def vague_time(context: CodeContext) -> Iterator[Finding]:
    """A promise says how soon or how often in figures, not in words such as 及时, 尽快, promptly, regularly.

    What is soon to the staff is late to the customer, and nobody can tell whether it was kept. The words
    may stand where a limit says the time: `within`, `notice`, `times`, or somebody else's rule.

    Bad: `promise: 及时为客商发货装车。`. Good: the same with
    `limit: {within: 2小时, from: 车辆进厂, until: 装车完成}`.

    中文：承诺用数字说多久、多久一次，不用“及时”“尽快”“定期”。

    员工觉得快，顾客可能觉得慢，做到没有也说不清。已经用 limit 说清时间的，可以有这些词。

    反例：`promise: 及时为客商发货装车。`。正例：同一句话，加上
    `limit: {within: 2小时, from: 车辆进厂, until: 装车完成}`。
    """
    for promise, tag, words in _first_in_promises(context, "vague_time"):
        if not _has_time(context, promise) and not _tells_time(promise.text):
            yield _finding(context, promise.path, promise.holder.id, words, tag)


@rule("vague-effort", clause="H", severity=Severity.WARNING, transcribed=Severity.INFO)
def vague_effort(context: CodeContext) -> Iterator[Finding]:
    """A promise says what is done, not that somebody tries.

    Whether staff tried, no customer can see; a promise to try is kept whatever happens. There are no
    exceptions: what cannot be kept every time has a remedy, or an indicator with its target.

    Bad: `promise: 尽量当天修好。`. Good: `promise: 24小时内修好。`.

    中文：承诺说做到什么，不说“尽量”“努力”“力争”。

    尽没尽力，顾客看不见；只承诺努力，怎样都算做到。没有例外：做不到每一次的，写上补救，或者写上指标和目标。

    反例：`promise: 尽量当天修好。`。正例：`promise: 24小时内修好。`。
    """
    for promise, tag, words in _in_promises(context, "vague_effort"):
        yield _finding(context, promise.path, promise.holder.id, words, tag)


@rule("vague-quality", clause="H", severity=Severity.WARNING, transcribed=Severity.INFO)
def vague_quality(context: CodeContext) -> Iterator[Finding]:
    """A promise of good, friendly or efficient service says by what one can see it.

    Everybody understands these words differently. They may stand where `criteria` list what one can see,
    or where the code defines them.

    Bad: `promise: 热情接待每一位业主。`. Good: the same with `criteria: [起身问好, 双手递接材料]`.

    中文：承诺服务“优质”“热情”“高效”，要说看什么算做到。

    这些词各人理解不同。用 criteria 写出看得见的标准，或者在 definitions 里写明意思的，可以用。

    反例：`promise: 热情接待每一位业主。`。正例：同一句话，加上`criteria: [起身问好, 双手递接材料]`。
    """
    for promise, tag, words in _first_in_promises(context, "vague_quality"):
        if not promise.commitment.criteria and not promise.holder.criteria:
            yield _finding(context, promise.path, promise.holder.id, words, tag)


@rule("escape-clause", clause="H", severity=Severity.WARNING, transcribed=Severity.INFO)
def escape_clause(context: CodeContext) -> Iterator[Finding]:
    """A promise and its limitations leave no way out that the organization opens as it likes.

    Words such as 原则上, 酌情, 视情况, normally, at our discretion take back what was promised: no customer
    knows when they apply. A limitation that names its case is fine.

    Bad: `promise: 原则上24小时内修好。`. Good: `promise: 24小时内修好。` with
    `limitations: [配件需要订货的，从到货时算起]`.

    中文：承诺和限制里，不留自己说了算的退路。

    “原则上”“酌情”“视情况”等于收回承诺，顾客不知道什么时候算数。写明是哪种情形的限制没有问题。

    反例：`promise: 原则上24小时内修好。`。正例：`promise: 24小时内修好。`，并写
    `limitations: [配件需要订货的，从到货时算起]`。
    """
    for promise, tag, words in _in_promises(context, "escape_clause"):
        yield _finding(context, promise.path, promise.holder.id, words, tag)
    for path, about, text in limitations_of(context):
        for tag, words in _words(context, "escape_clause", text):
            yield _finding(context, path, about, words, tag)


@organization_rule("schema-error", clause="", severity=Severity.ERROR)
def unknown_word_list(context: Context) -> Iterator[Finding]:
    """Words that settings.yml adds belong to a list that exists.

    A mistyped name would add words to nothing. The name of a list with `_not` holds exceptions.

    Bad: `words: {vague_times: [随叫随到]}`. Good: `words: {vague_time: [随叫随到]}`.

    中文：settings.yml 里补充的词，要写在有的词表名下。

    名字写错，词就没有加上。词表名后面加上 _not，写的是例外。

    反例：`words: {vague_times: [随叫随到]}`。正例：`words: {vague_time: [随叫随到]}`。
    """
    known = list_names()
    for name in context.settings.words:
        if name not in known:
            near = nearest(name, known)
            yield Finding(
                origin=context.settings.origin,
                path=("words", name),
                about=name,
                key=True,
                text="unknown-word-list-near" if near else "unknown-word-list",
                arguments={"nearest": near},
            )


RULES = (vague_time, vague_effort, escape_clause, vague_quality, unknown_word_list)
