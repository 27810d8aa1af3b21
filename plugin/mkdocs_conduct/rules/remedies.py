"""Remedies: what the customer gets is said, can be had, is paid for, and may be granted (4.8, 6.4, 6.8)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Amount, Commitment, ProcedureKind, Remedy, ResourceKind
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, holders, once, rule
from .word_lists import readable, word_list


def _remedies(context: CodeContext) -> Iterator[tuple[Commitment, str, Path, Remedy]]:
    """Yield the remedies of today with their commitment, the id of what holds them, and their paths."""
    for path, commitment in context.commitments:
        day = context.day_of(commitment)
        for where, holder in holders(commitment, path):
            for remedy_path, remedy in context.remedies(holder, where, day):
                yield commitment, holder.id, remedy_path, remedy


def _has_figure(remedy: Remedy) -> bool:
    if remedy.amount or remedy.cap or remedy.then or remedy.if_paid_late or remedy.form or remedy.same_as:
        return True
    return any(mentions(words) for words in (remedy.text.all if remedy.text else ()))


def _empty_word(context: CodeContext, remedy: Remedy) -> str:
    """Return the word that promises a sum without saying which, "" where there is none."""
    if remedy.text is None or _has_figure(remedy):
        return ""
    for _, words in readable(remedy.text, context.framework.organization.language):
        found = word_list("compensation", context.settings).found(words)
        if found and not word_list("compensation_rule", context.settings).is_in(words):
            return found[0]
    return ""


@rule("remedy-without-amount-or-action", clause="6.4", severity=Severity.WARNING, transcribed=Severity.INFO)
def remedy_without_amount_or_action(context: CodeContext) -> Iterator[Finding]:
    """A remedy that speaks of compensation says how much, or by which rule.

    "We compensate you" leaves it to the organization whether it is one yuan or a thousand, and every case ends in
    haggling. A sum, a percentage, "double" or "according to …" is enough.

    Bad: `remedy: 酌情给予补偿`. Good: `remedy: {text: 每次补偿10元, amount: 10元, per: 次}`.

    中文：补救里说赔偿、补偿的，要说赔多少，或者按什么办法算。

    只说“给予补偿”，一元还是一千元由单位说了算，每次都要争。写明金额、百分比、“双倍”或“按……”就够了。

    反例：`remedy: 酌情给予补偿`。正例：`remedy: {text: 每次补偿10元, amount: 10元, per: 次}`。
    """
    for _, identifier, path, remedy in _remedies(context):
        word = _empty_word(context, remedy)
        if word:
            yield context.finding(path, about=identifier, arguments={"word": word})


def _is_money(remedy: Remedy) -> bool:
    if remedy.amount or (remedy.then and remedy.then.amount):
        return True
    words = remedy.text.all if remedy.text else ()
    return any(mention.kind == "money" for form in words for mention in mentions(form))


def _claimed_by_procedure(context: CodeContext) -> frozenset[str] | None:
    """Return the commitments that a procedure for remedies serves; None where it serves all of them."""
    found: set[str] = set()
    for procedure in context.code.procedures:
        if procedure.kind is ProcedureKind.REMEDY:
            if not procedure.commitments:
                return None
            found.update(procedure.commitments)
    kinds = {procedure.id: procedure.kind for procedure in context.code.procedures}
    for commitment in context.code.commitments:
        if any(kinds.get(name) is ProcedureKind.REMEDY for name in commitment.procedures):
            found.add(commitment.id)
    return frozenset(found)


@rule("remedy-no-procedure", clause="6.4", severity=Severity.WARNING, asks_inside=True)
def remedy_no_procedure(context: CodeContext) -> Iterator[Finding]:
    """Whoever is to get money can get it: by asking in a way that is said, without asking, or by a procedure.

    A remedy that nobody knows how to claim is not paid. An apology or a repair needs no claim.

    Bad: `remedy: {text: 减免10元, amount: 10元}`. Good: the same with `claim: 凭报修单号到前台` or
    `automatic: true`, or a procedure with `kind: remedy`.

    中文：要给钱的补救，要拿得到：说明怎样领，或者不用领，或者有办理的程序。

    不知道怎样领的补救，等于没有。致歉、重做不用写。

    反例：`remedy: {text: 减免10元, amount: 10元}`。正例：加上 `claim: 凭报修单号到前台` 或 `automatic: true`，或者有一个
    `kind: remedy` 的程序。
    """
    served = _claimed_by_procedure(context)
    if served is None:
        return
    without: dict[str, Path] = {}
    commitments = set()
    for commitment, _, path, remedy in _remedies(context):
        if not _is_money(remedy):
            continue
        commitments.add(commitment.id)
        can_be_had = remedy.claim or remedy.automatic or remedy.same_as or commitment.id in served
        if not can_be_had:
            without.setdefault(commitment.id, path)
    each = [context.finding(path, about=name) for name, path in without.items()]
    arguments = {"n": len(each)}
    whole = context.finding(("commitments",), key=True, text="remedies-no-procedure", arguments=arguments)
    yield from once(each, whole, len(commitments))


@rule("remedy-without-budget", clause="6.8", severity=Severity.INFO, asks_inside=True)
def remedy_without_budget(context: CodeContext) -> Iterator[Finding]:
    """Where money is promised, money stands among the resources.

    Whoever must ask for money in every case pays late or not at all. Told once a code, and only where resources
    are listed at all.

    Bad: `amount: 10元`, and resources without one of `kind: finance`. Good:
    `{id: R2, kind: finance, text: 减免备用金}`.

    中文：承诺给钱的，资源里要有钱。

    每次都要临时申请，就会给得晚，甚至不给。一份规范只提示一次，没有列资源的不查。

    反例：`amount: 10元`，资源里却没有 `kind: finance` 的一项。正例：`{id: R2, kind: finance, text: 减免备用金}`。
    """
    resources = context.code.resources
    if not resources or any(resource.kind is ResourceKind.FINANCE for resource in resources):
        return
    for commitment, _, _, remedy in _remedies(context):
        if _is_money(remedy):
            yield context.finding(("resources",), key=True, arguments={"commitment": commitment.id})
            return


def _granting_posts(context: CodeContext, commitment: Commitment) -> Iterator[str]:
    """Yield the posts that may see to a commitment's remedy: those who deliver it, its owner, its procedures."""
    yield from commitment.delivered_by
    owner = commitment.owner or context.code.accountable
    if owner:
        yield owner
    for procedure in context.code.procedures:
        is_for_it = not procedure.commitments or commitment.id in procedure.commitments
        if procedure.kind is ProcedureKind.REMEDY and is_for_it:
            yield from (step.by for step in procedure.steps if step.by)


def _may_grant(context: CodeContext, commitment: Commitment, currency: str) -> Amount | None:
    """Return the largest sum that one of these posts may grant; None where none says it in this currency."""
    posts, own = context.framework.posts, context.framework.organization.currency
    stated = [
        grant
        for name in _granting_posts(context, commitment)
        if name in posts and (grant := posts[name].may_grant) is not None
    ]
    alike = [grant for grant in stated if (grant.currency or own) == currency]
    return max(alike, key=lambda grant: grant.value, default=None)


@rule("authority-too-small", clause="4.8", severity=Severity.WARNING, asks_inside=True)
def authority_too_small(context: CodeContext) -> Iterator[Finding]:
    """Somebody who deals with the customer may grant what is promised.

    Where nobody at hand may, the customer waits for a manager. Those who deliver, the owner and the steps of the
    procedure for remedies count; where none of them has `may_grant`, nothing is said.

    Bad: `amount: 50元`, and the posts may grant 10元. Good: `may_grant: 50元` at one of them.

    中文：和顾客打交道的人，要有权给出承诺的补救。

    在场的人都没有权，顾客就要等领导。兑现的岗位、负责的岗位和补救程序里的岗位都算；都没有写 `may_grant` 的不查。

    反例：`amount: 50元`，岗位只能给10元。正例：其中一个岗位写 `may_grant: 50元`。
    """
    own = context.framework.organization.currency
    told: set[str] = set()
    for commitment, identifier, path, remedy in _remedies(context):
        if remedy.amount is None or commitment.id in told:
            continue
        granted = _may_grant(context, commitment, remedy.amount.currency or own)
        if granted is not None and granted.value < remedy.amount.value:
            told.add(commitment.id)
            where = (*path, "amount")
            arguments = {"amount": Typed(where, remedy.amount), "granted": granted}
            yield context.finding(where, about=identifier, arguments=arguments)


RULES = (
    remedy_without_amount_or_action,
    remedy_no_procedure,
    remedy_without_budget,
    authority_too_small,
)
