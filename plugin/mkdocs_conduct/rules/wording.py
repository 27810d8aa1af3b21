"""Words that must not stand in public texts: blanks left to fill in, and claims that cannot be made (0, 4.7, H)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..problems import Severity
from .base import CodeContext, Context, Finding, organization_rule, rule
from .public_text import PublicText, public_texts

_PLACEHOLDER = re.compile(
    r"[×✕✖Ｘｘ]{2,}|(?<![A-Za-z0-9])[xX]{3,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[xX]{2}(?=[\u4e00-\u9fff])"
    r"|(?<![等期接招对對])待[定填补補](?![价價点點位时時货貨])|某某|_{3,}|[?？]{3,}"
    r"|\b(?:TODO|TBD|TBC|FIXME)\b|(?i:lorem ipsum)"
    r"|(?<![0-9])0{4}[- ]?0{4}(?![0-9])|(?<![0-9])0{3}-0{4,}|(?<![0-9])12345678(?![0-9])"
    r"|(?i:\bexample\.(?:com|org|net|cn)\b)"
)
# Each kind of blank has one of these in it, and they are looked for five times as fast.
_SIGN_OF_BLANK = re.compile(
    r"[×✕✖Ｘｘ_?？][×✕✖Ｘｘ_?？]|[xX][xX]|待[定填补補]|某某|T[OB]|FIXME|000[0-]|12345|[lL][oO][rR]|[eE][xX][aA]"
)
_FINAL_INTERPRETATION = re.compile(
    r"最[终終]解[释釋][权權]|解[释釋][权權].{0,6}[归歸]|(?i:final (?:right|power) of interpretation"
    r"|right of (?:final )?interpretation|final interpretation|final say on the (?:meaning|interpretation))"
)
_STANDARD = re.compile(r"GB ?/ ?T ?19010|ISO ?10001", re.IGNORECASE)
_CLAIM = re.compile(
    r"认证|認證|证书|證書|符合|达到|達到|合规|合規|certif|conform|compl(?:y|ies|iant|iance)|accredit",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"[不非未无無](?!断|斷)|\b(?:no|not|nor|without)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,，。;；!！?？、\n]+")


def _texts_of_organization(context: Context) -> Iterator[PublicText]:
    organization = context.framework.organization
    if any(code.status.is_published for code in context.framework.codes):
        yield from public_texts(organization, organization.origin, about=organization.id)


def _in_code(
    context: CodeContext, pattern: re.Pattern[str], *, in_clauses: bool = False
) -> Iterator[Finding]:
    # All words at once first: hardly a code has any of these.
    if pattern.search(context.public_words):
        yield from _matching(context.public_texts, pattern, in_clauses=in_clauses)


def _matches(words: str, pattern: re.Pattern[str], *, in_clauses: bool) -> Iterator[str]:
    """Yield what matches first, or with `in_clauses` each clause that something matches in."""
    if in_clauses:
        yield from (clause[0].strip() for clause in _CLAUSE.finditer(words) if pattern.search(clause[0]))
    elif match := pattern.search(words):
        yield match[0]


def _matching(
    texts: Iterable[PublicText], pattern: re.Pattern[str], *, in_clauses: bool = False
) -> Iterator[Finding]:
    for found in texts:
        for tag, words in found.text.forms:
            for match in _matches(words, pattern, in_clauses=in_clauses):
                yield Finding(
                    origin=found.origin,
                    path=found.path,
                    about=found.about,
                    arguments={"words": match},
                    language=tag,
                )


@rule("placeholder-in-public", clause="4.7", severity=Severity.ERROR)
def placeholder_in_public(context: CodeContext) -> Iterator[Finding]:
    """Nothing public is a blank that somebody meant to fill in.

    A number that rings nowhere on a public page costs more trust than none. A web address that ends in
    `.example` is fine: such addresses are made for examples.

    Bad: `phone: 0000-0000`, `待定`, `XX公司`, `TODO`, `www.example.com`. Good: the real thing, or nothing.

    中文：公开的内容里不能有等着填的空。

    打不通的电话比没有电话更伤信任。以 `.example` 结尾的网址没有关系，那是专门用来举例的。

    反例：`phone: 0000-0000`、`待定`、`XX公司`、`TODO`、`www.example.com`。正例：填上真实的内容，或者不
    写。
    """
    if _SIGN_OF_BLANK.search(context.public_words):
        yield from _in_code(context, _PLACEHOLDER)


@organization_rule("placeholder-in-public", clause="4.7", severity=Severity.ERROR)
def placeholder_in_organization(context: Context) -> Iterator[Finding]:
    """Nothing public of the organization is a blank that somebody meant to fill in.

    Its name, channels and routes stand on the pages of all its codes.

    Bad: `value: 12345678`. Good: `value: 0571-5550 1234`.

    中文：组织公开的内容里不能有等着填的空。

    组织的名称、渠道和途径，会出现在它每份规范的页面上。

    反例：`value: 12345678`。正例：`value: 0571-5550 1234`。
    """
    yield from _matching(_texts_of_organization(context), _PLACEHOLDER)


@rule("final-interpretation-clause", clause="H", severity=Severity.ERROR)
def final_interpretation_clause(context: CodeContext) -> Iterator[Finding]:
    """A code does not keep the last word on its meaning to the organization: that takes back what it promises.

    Customers cannot rely on words whose meaning the other side decides; such clauses are often void as
    well.

    Bad: `本承诺最终解释权归本公司所有`. Good: no such sentence.

    中文：规范不把解释权留给自己：那等于收回承诺。

    意思由对方说了算的话，顾客没法相信；这样的条款往往也是无效的。

    反例：`本承诺最终解释权归本公司所有`。正例：没有这句话。
    """
    yield from _in_code(context, _FINAL_INTERPRETATION)


@rule("certification-claim", clause="0", severity=Severity.WARNING)
def certification_claim(context: CodeContext) -> Iterator[Finding]:
    """The standard is guidance and nobody can be certified to it; a page must not claim that.

    To say that a code was prepared with reference to the standard is fine.

    Bad: `本公司通过 GB/T 19010 认证`. Good: `参照 GB/T 19010 编制`.

    中文：这份标准是指南，不能用来认证，页面不能说通过了认证。

    说参照标准编制没有问题。

    反例：`本公司通过 GB/T 19010 认证`。正例：`参照 GB/T 19010 编制`。
    """
    if "19010" not in context.public_words and "10001" not in context.public_words:
        return
    for finding in _in_code(context, _STANDARD, in_clauses=True):
        clause = str(finding.arguments["words"])
        if _CLAIM.search(clause) and not _DENIAL.search(clause):
            yield finding


RULES = (placeholder_in_public, placeholder_in_organization, final_interpretation_clause, certification_claim)
