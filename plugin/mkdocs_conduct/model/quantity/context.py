"""What the words around a number make of it: a limit, a lead time, or no quantity at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .numeral import ARABIC, HAN, HAN_DIGITS
from .reading import TIME

_H = HAN_DIGITS
_SPAN = 24
"""How many characters around a number are looked at."""

_NO_QUANTITY = re.compile(
    "|".join(
        (
            r"https?://[!-~]+",
            r"[\w.+-]{1,64}@[\w-]{1,64}",
            r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}",
            # Months and days of the calendar, 2026年3月1日 and 每月15日; 三个月 has its 个.
            rf"(?<![0-9])(?:[0-9]{{4}}|[{_H}]{{4}}) ?年 ?(?:度|(?:[0-9]{{1,2}}|[{_H}]{{1,2}}) ?月)?(?: ?(?:[0-9]{{1,2}}|[{_H}]{{1,3}}) ?[日号號])?",
            rf"(?<![0-9{_H}])(?:[0-9]{{1,2}}|[{_H}]{{1,2}}) ?月份?(?: ?(?:[0-9]{{1,2}}|[{_H}]{{1,3}}) ?[日号號])?",
            rf"月 ?(?:[0-9]{{1,2}}|[{_H}]{{1,3}}) ?[日号號]",
            rf"(?<![0-9{_H}.])" + TIME,
            # Telephones and service numbers.
            r"(?:电话|電話|热线|熱線|拨打|撥打|拨|致电|致電|call|dial|tel\.?|phone)[:为為是 ]{0,3}\+?[0-9]{3}[0-9 -]*",
            r"(?<![0-9])(?:0[0-9]{2,3}[ -]?[0-9]{3,4}[ -]?[0-9]{4}|1[3-9][0-9]{9}|[48]00[ -]?[0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9])",
            # Ordinals and designations: 第三次, no. 3, article 5, GB/T 19010.
            rf"第 ?(?:{ARABIC}|{HAN})(?: ?[-~至到] ?(?:{ARABIC}|{HAN}))?",
            r"(?:no\.|#|article|section|clause|chapter|step|figure|version|gb/t|iso) ?[0-9][0-9.:-]*",
        )
    )
)


def without_other_numbers(text: str) -> str:
    """Blank out dates, times of day, telephones, addresses and ordinals; the length stays."""
    return _NO_QUANTITY.sub(lambda match: "\0" * len(match[0]), text)


def _words(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


# 24小时上门 and 24小时响应 say that somebody is there day and night.
_AVAILABLE = ("上门", "上門", "响应", "響應", "处理", "處理", "回应", "回應", "反馈", "反饋")
_DONE = _words(
    (
        *(
            "完成",
            "办结",
            "辦結",
            "办妥",
            "辦妥",
            "到达",
            "到達",
            "到场",
            "到場",
            "到位",
            "抵达",
            "抵達",
            "送达",
            "送達",
        ),
        *(
            "必达",
            "必達",
            "修复",
            "修復",
            "修好",
            "恢复",
            "恢復",
            "赶到",
            "趕到",
            "赶赴",
            "趕赴",
            "解决",
            "解決",
            "出具",
        ),
        *("答复", "答覆", "回复", "回覆", "发货", "發貨", *_AVAILABLE),
    )
)
_LIMITING = re.compile(
    r"(?:不超过|不超過|不得超过|不得超過|不多于|不多於|不大于|不大於|至多|最多|最长|最長|最迟|最遲|最晚|不晚于|不晚於"
    r"|限时|限時|限期|控制在|缩短至|缩短到|縮短至|压缩至|压缩到|壓縮至|(?:时限|期限|時限)(?:一般)?[为為是:]"
    r"|(?<!不)(?<!不得)(?:少于|少於|小于|小於|低于|低於)|≤|<=?"
    r"|\bwithin|\bin|\bin under|no later than|(?:no|not) (?:more|longer) than|not exceed(?:ing)?|\bup to|\bat most|\bless than)"
    r"(?: ?[为為了:])? ?(?:the |a maximum of )?$"
)
_INSIDE = re.compile(rf" ?[之以]?[内內](?![容部外存涵])| ?[之以]?前{_DONE}| or (?:less|sooner|fewer)\b")
_TO_DO = re.compile(rf"(?: ?左右)? ?{_DONE}")
_AT_ONCE_AVAILABLE = re.compile(rf" ?{_words(_AVAILABLE)}")
_BY_DOING = re.compile(rf"[^,。;、!?]{{0,2}}{_DONE}")
_IN = re.compile(r"[在于於] ?$")
_EVERY = re.compile(r"(?:每|每隔|every |each |per )$")
# 28天内2次, two bills in 12 months: the window in which something is counted.
_WINDOW = re.compile(
    rf" ?[之以]?[内內](?:累计|累計|连续|連續|发生|發生|出现|出現|重复|重複|不超过|不超過|至少|最多|[^,。;]{{0,4}}?(?:[0-9]|[{_H}]) ?次)"
)
_COUNTED = re.compile(r"\b(?:at least|once|twice|times|occasions?|bills|payments|visits)\b[^.;]*$")
_LEADING = re.compile(
    r"(?:提前|提早|预先|預先|(?<![目此以日先])前的?)(?:至少|不少于|不少於|不低于|不低於|不得少于|最少|约|約)? ?$"
)
_LEADS = re.compile(
    rf" ?[之以]?前(?!{_DONE}|[台臺往后後期来來])"
    r"|['’]?s?['’]? (?:(?:prior|written|advance) )?(?:notice|in advance|before|beforehand|prior|ahead|earlier)\b"
)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _SPAN) : start], text[end : end + _SPAN]


def is_lead(text: str, start: int, end: int) -> bool:
    """Whether the time between these places is one that something happens ahead: 提前5分钟, 48 hours' notice."""
    before, after = _around(text, start, end)
    return bool(_LEADING.search(before) or _LEADS.match(after))


def is_limit(text: str, start: int, end: int, *, round_the_clock: bool) -> bool:
    """Whether the words make a limit of this time: …内, 不超过…, 在…完成, within….

    `round_the_clock` says that it is 24 hours, which may as well be opening hours.
    """
    before, after = _around(text, start, end)
    if is_lead(text, start, end) or _EVERY.search(before) or _WINDOW.match(after):
        return False
    if _INSIDE.match(after):
        return True
    if _LIMITING.search(before):
        return not _COUNTED.search(text[:start].rpartition(".")[2])
    if _TO_DO.match(after):
        return not (round_the_clock and _AT_ONCE_AVAILABLE.match(after))
    return bool(_IN.search(before) and _BY_DOING.match(after))
