"""Whom a code is for: customers and not staff or suppliers, and no kind of people left out (1, H)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Text
from ..problems import Severity
from .base import CodeContext, Context, Finding, Path, holders, organization_rule, rule
from .promise_texts import PromiseText, promise_texts
from .word_lists import readable, word_list

_CLAUSES = re.compile(r"[^。；;！!？?\n.]+")
_NEAR = 12
"""How many characters after naming the staff a rule comes to its point."""


def _speaks_of_customers(context: CodeContext, words: str) -> bool:
    framework = context.framework
    names = [group.name for group in framework.organization.customer_groups]
    if framework.organization.customer_word:
        names.append(framework.organization.customer_word)
    return word_list("customer", context.settings).is_in(words) or any(
        word in words for name in names for word in name.all
    )


def _is_house_rule(context: CodeContext, clause: str) -> str:
    """Return whom a sentence is a rule for or a promise to, "" where it may be a promise to customers."""
    settings = context.settings
    speaks_of_customers = _speaks_of_customers(context, clause)
    benefit = word_list("staff_benefit", settings).found(clause)
    if benefit and not speaks_of_customers:
        return next(iter(word_list("staff", settings).found(benefit[0])), benefit[0])
    for hit in word_list("staff", settings).hits(clause):
        if word_list("staff_penalty", settings).is_in(clause[hit.end :]):
            return hit.word
        near = clause[hit.end : hit.end + _NEAR]
        if not speaks_of_customers and word_list("staff_duty", settings).is_in(near):
            return hit.word
    return ""


@rule("out-of-scope-provision", clause="1", severity=Severity.WARNING, transcribed=Severity.INFO)
def out_of_scope_provision(context: CodeContext) -> Iterator[Finding]:
    """A commitment is made to customers; rules for staff and suppliers have other places.

    The standard is about promises to customers. How staff work is said in `procedures` and at the posts, what
    happens to those who break the rules in `supervision.yml`. A sentence that speaks of customers is left alone
    unless it punishes somebody.

    Bad: `promise: 员工上岗应佩戴工牌，违者罚款20元。`. Good:
    `promise: 您随时看得到为您服务的人的工号。`, and the rule in a procedure.

    中文：承诺是对顾客说的，管员工和供应商的规定写在别处。

    标准讲的是对顾客的承诺。员工怎样做，写在程序和岗位里；违反了怎样处理，写在 supervision.yml 里。提到顾客的句子不算，
    除非写着处罚谁。

    反例：`promise: 员工上岗应佩戴工牌，违者罚款20元。`。正例：`promise: 您随时看得到为您服务的人的工号。`，
    规定写进程序。
    """
    for promise in promise_texts(context):
        found = _house_rule_in(context, promise)
        if found:
            tag, word = found
            yield context.finding(
                promise.path, about=promise.holder.id, arguments={"words": word}, language=tag
            )


def _house_rule_in(context: CodeContext, promise: PromiseText) -> tuple[str, str] | None:
    names = [word_list(name, context.settings) for name in ("staff", "staff_benefit")]
    for tag, words in readable(promise.text, context.framework.organization.language):
        clauses = _CLAUSES.findall(words) if any(known.is_in(words) for known in names) else ()
        for clause in clauses:
            if word := _is_house_rule(context, clause):
                return tag, word
    return None


def _exclusions(context: CodeContext) -> Iterator[tuple[Path, str, Text]]:
    """Yield what says to whom or when the code does not apply."""
    code = context.code
    parts: list[tuple[Path, str, str, tuple[Text, ...]]] = [((), code.id, "limitations", code.limitations)]
    if code.scope is not None:
        parts.append((("scope",), code.id, "not_covered", code.scope.not_covered))
    for path, commitment in context.commitments:
        parts.append((path, commitment.id, "conditions", commitment.conditions))
        parts.extend(
            (where, holder.id, "limitations", holder.limitations)
            for where, holder in holders(commitment, path)
        )
    for path, about, key, texts in parts:
        for n, text in enumerate(texts):
            yield (*path, key, n), about, text


@rule("discriminatory-limit", clause="H", severity=Severity.WARNING, transcribed=Severity.INFO)
def discriminatory_limit(context: CodeContext) -> Iterator[Finding]:
    """No limitation or condition leaves out people for health, disability, sex, age, origin or religion.

    It is unfair and often against the law. Where safety or a law demands it, name what the person must be
    able to do, or waive the check with the law as the reason.

    Bad: `limitations: [精神或身体状态失常者不予接待]`. Good: `limitations: [危及他人安全的，请先离开并报警]`.

    中文：限制和条件不因健康、残疾、性别、年龄、民族、宗教把人排除在外。

    这样不公平，往往也违法。安全或法律要求的，写明需要能做到什么，或者写明依据豁免这项检查。

    反例：`limitations: [精神或身体状态失常者不予接待]`。正例：`limitations: [危及他人安全的，请先离开并报警]`。
    """
    known = word_list("discriminatory_limit", context.settings)
    for path, about, text in _exclusions(context):
        for tag, words in readable(text, context.framework.organization.language):
            if found := known.found(words):
                arguments = {"words": " / ".join(found)}
                yield context.finding(path, about=about, arguments=arguments, language=tag)


@organization_rule("discriminatory-limit", clause="H", severity=Severity.WARNING)
def discriminatory_user_class(context: Context) -> Iterator[Finding]:
    """No class of customers that figures leave out is made by health, disability, sex, age, origin or religion.

    Behaviour may put somebody in such a class, what a person is may not.

    Bad: `rule: {at_least: 1, of: [精神或身体状态失常]}`. Good: `rule: {at_least: 2, of: [辱骂员工, 拒付费用]}`.

    中文：数据里排除的用户类别，不按健康、残疾、性别、年龄、民族、宗教来划分。

    可以看人做了什么，不能看人是什么样的人。

    反例：`rule: {at_least: 1, of: [精神或身体状态失常]}`。正例：`rule: {at_least: 2, of: [辱骂员工, 拒付费用]}`。
    """
    organization = context.framework.organization
    known = word_list("discriminatory_limit", context.settings)
    for n, kind in enumerate(organization.user_classes):
        texts = [(("name",), kind.name), *((("rule", "of", m), text) for m, text in enumerate(kind.rule.of))]
        for path, text in texts:
            for tag, words in readable(text, organization.language):
                if found := known.found(words):
                    yield Finding(
                        origin=organization.origin,
                        path=("user_classes", n, *path),
                        about=kind.id,
                        arguments={"words": " / ".join(found)},
                        language=tag,
                    )


RULES = (out_of_scope_provision, discriminatory_limit, discriminatory_user_class)
