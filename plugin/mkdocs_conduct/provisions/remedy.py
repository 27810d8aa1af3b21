"""Remedies as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

from ..merge import on
from ..model import Remedy, Rounding, Text
from ..speaker import Speaker
from .types import PublicRemedy

_PER_WORDS = ("event", "day", "month", "year", "case")


def _per(s: Speaker, per: Text) -> str:
    word = str(per).lower()
    return s.words(f"remedy.per_unit.{word}") if word in _PER_WORDS else s.text(per)


def _amount(s: Speaker, remedy: Remedy) -> str:
    if remedy.amount is None:
        return ""
    amount = s.phrases.amount(remedy.amount)
    if remedy.per:
        amount = s.words("remedy.per", amount=amount, per=_per(s, remedy.per))
    if remedy.every:
        amount = s.words("remedy.every", amount=amount, every=s.phrases.every(remedy.every))
    parts = [amount]
    if remedy.round:
        parts.append(s.words("remedy.round_up" if remedy.round is Rounding.UP else "remedy.round_down"))
    if remedy.cap:
        parts.append(s.words("remedy.cap", amount=s.phrases.amount(remedy.cap)))
    if remedy.at_most:
        per = str(remedy.at_most.per)
        key = f"remedy.at_most_per.{per}"
        words = s.words(key) if key in s.words else s.text(remedy.at_most.per)
        parts.append(s.words("remedy.at_most", n=remedy.at_most.times, per=words))
    return s.phrases.clauses(parts)


def _details(s: Speaker, remedy: Remedy) -> Iterable[str]:
    if not remedy.verified:
        yield s.words("unverified")
    if remedy.until:
        yield s.words("remedy.until", event=s.text(remedy.until))
    yield from _further(s, remedy)
    if remedy.form:
        yield s.words("remedy.form", words=s.text(remedy.form))
    if remedy.automatic:
        yield s.words("remedy.automatic")
    if remedy.claim:
        yield s.words("remedy.claim", words=s.text(remedy.claim))
    elif remedy.automatic is False:
        yield s.words("remedy.on_claim")
    if remedy.within:
        duration = s.phrases.duration(remedy.within)
        if remedy.start:
            yield s.words("remedy.within_from", duration=duration, start=s.text(remedy.start))
        else:
            yield s.words("remedy.within", duration=duration)


def _further(s: Speaker, remedy: Remedy) -> Iterable[str]:
    if remedy.then:
        if remedy.then.amount and remedy.then.every:
            amount, every = s.phrases.amount(remedy.then.amount), s.phrases.every(remedy.then.every)
            yield s.words("remedy.then_every", amount=amount, every=every)
        elif remedy.then.amount:
            yield s.words("remedy.then", amount=s.phrases.amount(remedy.then.amount))
        if remedy.then.text:
            yield s.words("remedy.then_text", words=s.text(remedy.then.text))
    if remedy.if_paid_late:
        if remedy.if_paid_late.amount:
            yield s.words("remedy.late_amount", amount=s.phrases.amount(remedy.if_paid_late.amount))
        if remedy.if_paid_late.text:
            yield s.words("remedy.late", words=s.text(remedy.if_paid_late.text))


def _is_said(s: Speaker, remedy: Remedy) -> bool:
    if remedy.text is None or remedy.amount is None:
        return False
    return s.phrases.number(remedy.amount.value) in s.text(remedy.text)


def public_remedy(s: Speaker, remedy: Remedy) -> PublicRemedy:
    """Say one remedy; the amount stands apart only where the words do not say it already."""
    cases = []
    if remedy.customer_groups:
        cases.append(s.words("remedy.for", groups=s.groups(remedy.customer_groups)))
    if remedy.when:
        cases.append(s.text(remedy.when))
    return PublicRemedy(
        when=s.phrases.join(cases),
        text_md=s.text(remedy.text),
        is_amount_said=_is_said(s, remedy),
        amount=_amount(s, remedy),
        details=tuple(_details(s, remedy)),
    )


def public_remedies(s: Speaker, remedies: tuple[Remedy, ...]) -> tuple[PublicRemedy, ...]:
    """Say the remedies that hold today; a reference to another commitment's is no remedy of its own."""
    current = on(remedies, s.as_of, s.fiscal)
    return tuple(public_remedy(s, remedy) for remedy in current if not remedy.same_as)
