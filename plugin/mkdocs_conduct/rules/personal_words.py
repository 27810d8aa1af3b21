"""What in a text is about one person: a mobile number, an identity number, a private mailbox, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ..labels.lists import personal_lists

PHONE, IDENTITY, MAIL, NAME = "phone", "identity", "mail", "name"

# One form for each digit and sign; what has no width is nothing.
_SAME = {
    **{ord("０") + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t"), " "),
    **dict.fromkeys(map(ord, "．·・"), "."),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), ""),
    ord("＠"): "@",
    ord("＋"): "+",
    ord("Ｘ"): "X",
    ord("ｘ"): "x",
}
SIGN = re.compile(r"(?:[0-9０-９][^\w@＠]{0,3}){11}|[@＠]")
"""Whatever holds a number or address that may be private has this in it: eleven digits hardly apart, or an `@`."""

_MOBILE = re.compile(
    r"(?<![A-Za-z0-9])(?<![0-9][.-])(?P<land>(?:\+|00)?86[ .-]{0,2}|0)?"
    r"(?P<number>1[ .-]?[3-9](?:(?: - |[ .-]{1,2})?[0-9]){9})(?![A-Za-z0-9@]|[.-][0-9])"
)
_APART = re.compile(r"[^0-9]+")
_GROUPS = frozenset([(11,), (3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 8), (7, 4), (5, 6), (1,) * 11])
"""How a mobile number is written: other groups of digits are figures beside one another."""
_MONEY = re.compile(r" ?[元万亿]|\.\d")
_IDENTITY = re.compile(
    r"(?<![A-Za-z0-9])(?P<area>[1-8][0-9]{5})[ -]?(?P<birth>[12][0-9]{7})[ -]?(?P<last>[0-9]{3}[0-9Xx])(?![A-Za-z0-9])"
)
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?P<domain>[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,})")
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")
_BEFORE = 24
"""How far before a number it is looked for what introduces it."""
_PHONE_WORD = re.compile(
    r"(?:phone|mobile|tel|cell|contact|call|whatsapp|sms|fax)[a-z]*\.? ?(?:(?:no|number)\b)?[^\w]{0,4}$",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARTS = re.compile(
    r"[、,，;；/／&＆()（）\[\]【】0-9０-９:：]+|(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])"
)
_TITLE = re.compile(
    r"\s?(?:先生|女士|小姐|同志|师傅|老师|经理|主任|主管|局长|处长|科长|所长|院长|校长|店长|医生|警官|律师|\d|[(（：:])"
)


class Personal(NamedTuple):
    """Something about one person in a text: what kind it is, and the words with their middle left out."""

    kind: str
    masked: str


def plain(words: str) -> str:
    """Return words with one form for each digit, space and dash, and without characters of no width."""
    return words.translate(_SAME)


def numbers_in(words: str, day: date) -> Iterator[Personal]:
    """Yield the mobile numbers, identity numbers and private mailboxes in plain words; `day` is today."""
    for match in _MAIL.finditer(words):
        if _is_private(match["domain"]):
            yield Personal(MAIL, f"{match[0][0]}***@{match['domain']}")
    text = _ADDRESS.sub(" ", words) if "://" in words else words
    for match in _IDENTITY.finditer(text):
        number = match["area"] + match["birth"] + match["last"]
        if is_identity_number(number, day):
            yield Personal(IDENTITY, f"{number[:2]}{'*' * 14}{number[-2:]}")
    for match in _MOBILE.finditer(text):
        if _is_phone(text, match):
            number = _APART.sub("", match["number"])
            yield Personal(PHONE, f"{number[:3]}****{number[-4:]}")


def is_identity_number(number: str, day: date) -> bool:
    """Whether 18 characters are a number of a resident's identity card (GB 11643): place, day of birth, check digit."""
    if not _PROVINCES.match(number):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not date(1900, 1, 1) <= born <= day:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK_DIGITS[total % 11] == number[17].upper()


def _is_private(domain: str) -> bool:
    services = personal_lists()["mail_services"]
    parts = domain.lower().split(".")
    return any(".".join(parts[n:]) in services for n in range(len(parts) - 1))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    number = match["number"]
    apart = {one for one in _APART.findall(number) if one}
    groups = tuple(len(group) for group in _APART.split(number))
    if len(apart) > 1 or groups not in _GROUPS:
        return False
    before, after = text[max(0, match.start() - _BEFORE) : match.start()], text[match.end() : match.end() + 3]
    if _MONEY.match(after):
        return False
    if apart:
        # Groups of a longer number: the next or last group stands at the same distance.
        sign = re.escape(apart.pop())
        if re.match(f"{sign}[0-9]{{3,4}}(?![0-9])", text[match.end() :]) or re.search(
            f"[0-9]{{3,}}{sign}$", before
        ):
            return False
    return not _is_other_number(before)


@cache
def _introduction() -> re.Pattern[str]:
    words = sorted(personal_lists()["number_of_something"])
    letters = "|".join(re.escape(word) for word in words if word.isascii())
    han = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(
        rf"(?:{han}|\b(?:{letters})(?: ?(?:no|number|id)\b)?|\bno\b|№|#)(?:[^\w]| |为|是){{0,4}}$",
        re.IGNORECASE,
    )


def _is_other_number(before: str) -> bool:
    """Whether what stands before a number says that it is one of an order, a meter or a document."""
    return _introduction().search(before) is not None and not _PHONE_WORD.search(before)


def names_of(typed: str) -> Iterator[str]:
    """Yield the names in a field that holds one or several: at least two Han characters or four letters each."""
    for part in _PARTS.split(typed):
        name = part.strip(" .\t")
        if len(name) >= (2 if _HAN.search(name) else 4):
            yield name


def has_name(words: str, name: str) -> bool:
    """Whether a name stands in plain words: as a whole word in letters, with a title where it is an everyday word."""
    start = words.find(name)
    while start >= 0:
        end = start + len(name)
        if _is_name(words, name, start, end):
            return True
        start = words.find(name, end)
    return False


def _is_name(words: str, name: str, start: int, end: int) -> bool:
    if name.lower() in personal_lists()["ordinary_words"]:
        return _TITLE.match(words, end) is not None
    if _HAN.search(name):
        return True
    beside = words[start - 1 : start] + words[end : end + 1]
    return not any(character.isascii() and character.isalnum() for character in beside)


def masked_name(name: str) -> str:
    """Return the first character of a name and nothing more."""
    return f"{name[0]}**"
