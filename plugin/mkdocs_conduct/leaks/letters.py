"""What is left of a text that two writings of the same words have in common: its letters and digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..model.quantity import (
    ReadingError,
    parse_amount,
    parse_duration,
    parse_period,
    parse_threshold,
    read_date,
    read_time,
)

TELLING = 8
"""The least weight of words that mean something: four Han characters or eight Latin ones."""
TELLING_IF_SHORT = 4
"""The same where a field says that short words count: a name of two characters."""

# What the text of a PDF has in place of common characters; NFKC knows the Kangxi radicals and two of these.
_RADICALS = "⺁⺄⺈⺊⺌⺍⺎⺒⺓⺔⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺶⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳戶戸"
_UNIFIED = "厂乙刀卜小小兀巳幺彑忄扌攵旡日月歺母民氵爫爫丬牛犭王疋目示礻竹糹纟羊耂聿肉臼艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户户"
_SAME = str.maketrans(dict(zip(_RADICALS, _UNIFIED, strict=True)))
_RADICAL = re.compile("[\u2e80-\u2eff戶戸]")
_BETWEEN = re.compile(r"[\W_]+")
# Signs that stand for no letter in any form: without them nearly every Chinese text is in its normal form already.
_SIGNS = re.compile("[\u00a0·\u200b\u2010-\u2027\u3000-\u3003\u3008-\u3011，：；！？（）\ue000]+")
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_LOWER = bytes(range(256)).lower()
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_DIALLED = re.compile(r"[+\d][\d\s().-]{5,}\d")
_GENERIC_LENGTH = 16


def folded(text: str) -> str:
    """Return a text with one form for each letter: width, case, compatible characters, radicals of PDF text."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    return text.translate(_SAME) if _RADICAL.search(text) else text


def normalised(text: str) -> str:
    """Return only the letters and digits of a text, folded.

    Spaces, line breaks, marks of Markdown and characters of no width differ between a file and the page made of it.
    """
    # A page is mostly signs and Latin letters: bytes are translated thirty times as fast as text is searched.
    text = (
        text.encode("utf-8", "surrogatepass").translate(_LOWER, _NO_LETTERS).decode("utf-8", "surrogatepass")
    )
    return text if text.isascii() else _BETWEEN.sub("", folded(_SIGNS.sub("", text)))


def weight(letters: str) -> int:
    """Return how much normalised words tell: two for each Han character, one for each other letter or digit."""
    return len(letters) + len(_WIDE.findall(letters))


@lru_cache(maxsize=4096)
def is_generic(value: str) -> bool:
    """Whether a value says nothing by itself: a day, a time, a duration, an amount; a telephone number is none."""
    if len(value) > _GENERIC_LENGTH + _GENERIC_LENGTH // 2:
        return False
    if _reads(value, read_date, parse_period, read_time):
        return True
    digits = sum(character.isdigit() for character in value)
    if digits > 6 and _DIALLED.fullmatch(value):
        return False
    return len(value) <= _GENERIC_LENGTH and _reads(value, parse_duration, parse_amount, parse_threshold)


def _reads(value: str, *readers: object) -> bool:
    for read in readers:
        try:
            read(value)  # type: ignore[operator]  # each is a parser of text
        except ReadingError:
            continue
        return True
    return False
