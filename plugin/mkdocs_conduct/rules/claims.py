"""What claims too much or promises nothing: absolutes and superlatives, slogans among the commitments (4.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Code, Commitment, LimitKind, Organization
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Context, Finding, holders, organization_rule, rule
from .promise_texts import is_defined, promise_texts, short_path
from .promises import linked_indicators
from .public_text import PublicText, public_texts
from .word_lists import readable, word_list

_HISTORY = ("previous_versions", "transcribed_from")
"""What was said once or by others; it is told as it was."""
_PROPER = frozenset(("name", "address", "value", "provider", "term"))
"""Names and addresses of the organization and others: they are called so, and claim nothing."""
_OWN_NAMES = frozenset(("performance_indicators", "principles", "groups"))
"""What has names that are the organization's own words."""
_SIGNS = re.compile(r"[\W_]+")
_PHRASES = re.compile(r"[\s,，、;；:：!！。.]+")
_HAN = re.compile(r"[\u3400-\u9fff]{3,7}")
_SHORT = 40
"""No banner holds more characters."""


def _held_to(commitment: Commitment) -> bool:
    """Whether a limit says that it is always or never so."""
    kinds = (LimitKind.ALWAYS, LimitKind.NEVER)
    return any(limit.kind in kinds for _, holder in holders(commitment, ()) for limit in holder.limits)


def _claims(context: CodeContext, found: PublicText) -> Iterator[Finding]:
    code = context.code
    in_commitment = found.path[:1] == ("commitments",) and found.origin == code.origin
    is_held = in_commitment and _held_to(code.commitments[int(found.path[1])])
    kept = word_list("absolute_claim_kept", context.settings)
    for tag, words in readable(found.text, context.framework.organization.language):
        hits = [
            hit.word
            for hit in word_list("absolute_claim", context.settings).hits(words)
            if not (is_held and kept.is_in(hit.word)) and not is_defined(context, words, hit)
        ]
        if hits:
            yield Finding(
                origin=found.origin,
                path=short_path(code, found.path) if in_commitment else found.path,
                about=found.about,
                arguments={"words": " / ".join(dict.fromkeys(hits))},
                language=tag,
            )


@rule("absolute-claim", clause="4.7", severity=Severity.WARNING, transcribed=Severity.INFO)
def absolute_claim(context: CodeContext) -> Iterator[Finding]:
    """Nothing public claims what nobody can keep or prove: for life, zero complaints, the best, world-class.

    One case disproves it, and superlatives are restricted by advertising law as well. Proper names are left
    out, terms that the code defines, and always or never where a `limit` of that kind is held to.

    Bad: `slogan: 一次购车，终身服务`. Good: `slogan: 一次购车，十年保养`.

    中文：公开的文字不说谁也做不到、证明不了的话：“终身”“零投诉”“最好”“一流”。

    一件事就能推翻它，最高级的说法还受广告法限制。专有名称、规范里定义过的词，以及写了 limit 的 always、
    never，不算。

    反例：`slogan: 一次购车，终身服务`。正例：`slogan: 一次购车，十年保养`。
    """
    # All words at once first: hardly a code has any of these.
    if word_list("absolute_claim", context.settings).is_in(context.public_words):
        for found in context.public_texts:
            if not (found.path and found.path[0] in _HISTORY) and not _is_proper(found):
                yield from _claims(context, found)


def _is_proper(found: PublicText) -> bool:
    path = found.path
    return found.is_line or bool(path and path[-1] in _PROPER and path[0] not in _OWN_NAMES)


def _holds(code: Code, organization: Organization) -> bool:
    """Whether a code holds its organization in its own file."""
    return code.organization is not None and code.organization.origin == organization.origin


@organization_rule("absolute-claim", clause="4.7", severity=Severity.WARNING)
def absolute_claim_of_organization(context: Context) -> Iterator[Finding]:
    """Nothing public of the organization claims what nobody can keep or prove.

    Its slogan and the notes to its channels stand on the pages of all its codes. Names are left out.

    Bad: `slogan: 都市第一服务品牌`. Good: `slogan: 急事先到，小事不拖`.

    中文：组织公开的文字不说谁也做不到、证明不了的话。

    组织的口号和渠道的说明，会出现在它每份规范的页面上。名称不算。

    反例：`slogan: 都市第一服务品牌`。正例：`slogan: 急事先到，小事不拖`。
    """
    framework = context.framework
    organization = framework.organization
    published = [code for code in framework.codes if code.status.is_published]
    # In a one-file code the organization's texts are the code's own.
    if not published or any(_holds(code, organization) for code in published):
        return
    known = word_list("absolute_claim", context.settings)
    for found in public_texts(organization, organization.origin, about=organization.id):
        for tag, words in () if _is_proper(found) else readable(found.text, organization.language):
            hits = known.found(words)
            if hits:
                yield Finding(
                    origin=found.origin,
                    path=found.path,
                    about=found.about,
                    arguments={"words": " / ".join(hits)},
                    language=tag,
                    severity=Severity.INFO if all(code.is_transcribed for code in published) else None,
                )


def _squeezed(words: str) -> str:
    return _SIGNS.sub("", words).lower()


def _slogans(context: CodeContext) -> frozenset[str]:
    slogans = (context.code.slogan, context.framework.organization.slogan)
    return frozenset(_squeezed(words) for slogan in slogans if slogan for words in slogan.all)


def _is_couplet(words: str) -> bool:
    """Whether a text is made of phrases of one length: 一次购车，终身服务."""
    phrases = [phrase for phrase in _PHRASES.split(words) if phrase]
    return (
        len(phrases) > 1
        and len({len(phrase) for phrase in phrases}) == 1
        and all(map(_HAN.fullmatch, phrases))
    )


def _has_provisions(context: CodeContext, commitment: Commitment) -> bool:
    """Whether anything says when the promise is kept, or what follows if not."""
    parts = [holder for _, holder in holders(commitment, ())]
    return bool(
        commitment.variants
        or any(holder.limits or holder.criteria or holder.remedies for holder in parts)
        or linked_indicators(context, commitment)
    )


def _is_slogan(context: CodeContext, words: str) -> bool:
    if len(words) > _SHORT or mentions(words):
        return False
    names = ("absolute_claim", "slogan")
    return _is_couplet(words) or any(word_list(name, context.settings).is_in(words) for name in names)


@rule("slogan-as-commitment", clause="4.7", severity=Severity.WARNING, transcribed=Severity.INFO)
def slogan_as_commitment(context: CodeContext) -> Iterator[Finding]:
    """A slogan is no promise: it stands under `slogan`, not among the commitments.

    Customers look among the commitments for what they can hold the organization to. A short phrase counts as
    a slogan where it is the slogan, or where nothing measures it and nothing follows when it is not kept.

    Bad: a commitment with `promise: 一次购车，终身服务` and nothing else. Good: `slogan: 一次购车，十年保养`,
    and commitments that say what is done in those years.

    中文：口号不是承诺，写在 slogan，不写进 commitments。

    顾客在承诺里找的是可以要求做到的事。和口号一样的一句话，或者只是一句短语，既量不出做没做到、做不到也没有
    下文的，算口号。

    反例：一条承诺只有`promise: 一次购车，终身服务`。正例：`slogan: 一次购车，十年保养`，再用承诺写明这些年里
    做什么。
    """
    slogans = _slogans(context)
    for promise in promise_texts(context):
        if promise.holder is not promise.commitment:
            continue
        same = [words for words in promise.text.all if _squeezed(words) in slogans]
        bare = not same and not _has_provisions(context, promise.commitment)
        alike = [words for words in promise.text.all if _is_slogan(context, words)] if bare else same
        if alike:
            yield context.finding(promise.path, about=promise.holder.id, arguments={"words": alike[0]})


RULES = (absolute_claim, absolute_claim_of_organization, slogan_as_commitment)
