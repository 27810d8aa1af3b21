"""Amount: a sum of money: 10元, ￥10, HK$10, £40, 10 CNY."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from .numeral import NUMBER, number_value, plain
from .reading import ReadingError, normalise

_ISO_4217 = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
_CODES = tuple(_ISO_4217.split(" "))
_COMMON = "CNY HKD MOP TWD USD GBP EUR JPY SGD"
_COUNTED_IN_YUAN = ("CNY", "HKD", "MOP", "TWD", "USD", "SGD", "AUD", "CAD", "JPY")
_YUAN = ("元", "圆", "圓", "块", "块钱", "塊", "塊錢", "yuan")


def _table(**words: str) -> MappingProxyType[str, str]:
    """Return word → currency; the codes people type in small letters come along."""
    named = {word: code for code, forms in words.items() for word in forms.split(" ")}
    return MappingProxyType(named | {code.lower(): code for code in _COMMON.split(" ")})


_BEFORE = _table(
    CNY="¥ cn¥ rmb 人民币 人民幣",
    HKD="hk$ 港币 港幣",
    MOP="mop$ 澳门币 澳門幣",
    TWD="nt$ 台币 台幣 新台币 新臺幣 新台幣",
    USD="$ us$ 美元",
    JPY="jp¥",
    SGD="s$",
    AUD="a$",
    CAD="c$",
    NZD="nz$",
    GBP="£",
    EUR="€",
    KRW="₩",
    INR="₹",
)
_AFTER = _table(
    CNY=" ".join((*_YUAN, "rmb", "元人民币", "元人民幣")),
    HKD="港元 元港币 元港幣 港币 港幣",
    MOP="澳门元 澳門元",
    TWD="新台币 新臺幣 新台幣",
    USD="美元 美金 dollar dollars",
    GBP="英镑 英鎊 pound pounds",
    EUR="欧元 歐元 euro euros",
    JPY="日元 日圆 日圓",
    CAD="加元",
    AUD="澳元",
    SGD="新加坡元",
    KRW="韩元 韓元",
    CHF="瑞士法郎",
)


def _any(words: MappingProxyType[str, str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


MONEY = rf"(?:(?P<before>{_any(_BEFORE)}) ?)?(?P<number>{NUMBER})(?: ?(?P<after>{_any(_AFTER)})整?)?(?![a-z])"
"""A sum in running text, lower case; a match without a currency is only a number."""
_MONEY = re.compile(MONEY)
# Capitals only: "top", "all" and "try" are words as well as currencies.
_CODED = re.compile(
    rf"(?P<code>{'|'.join(_CODES)}) ?(?P<number>{NUMBER})|(?P<number2>{NUMBER}) ?(?P<code2>{'|'.join(_CODES)})"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `currency` is an ISO 4217 code, or "" where only a number was typed."""

    value: Decimal
    currency: str

    def __str__(self) -> str:
        """The canonical form, which `parse_amount` reads back."""
        return f"{plain(self.value)} {self.currency}".rstrip()


def sum_of(match: re.Match[str]) -> Amount | None:
    """Return the sum that a match of `MONEY` says, or None."""
    number = number_value(match["number"])
    before = _BEFORE.get(match["before"] or "", "")
    after = _AFTER.get(match["after"] or "", "")
    # 港币10元, ￥10元: 元 only repeats what the word before the number says.
    repeated = match["after"] in _YUAN and before in _COUNTED_IN_YUAN
    if number is None or (before and after and before != after and not repeated):
        return None
    return Amount(number, before or after)


def parse_amount(text: str) -> Amount:
    """Read a sum: `10元`, `￥10`, `1万元`, `港币10元`, `HK$10`, `£40`, `10 CNY`, `五十元`, or a bare number."""
    typed = normalise(text)
    if match := _CODED.fullmatch(typed):
        number = number_value(match["number"] or match["number2"])
        amount = None if number is None else Amount(number, match["code"] or match["code2"])
    else:
        match = _MONEY.fullmatch(typed.lower())
        amount = sum_of(match) if match else None
    if amount is None:
        raise ReadingError("amount", text)
    return amount
