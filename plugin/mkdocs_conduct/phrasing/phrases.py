"""Phrases: how numbers, durations, money, dates, periods and thresholds read in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from ..labels import Labels, locale_of
from ..model import Amount, Duration, DurationUnit, Period, PeriodKind, Threshold
from ..model.quantity import MonthDay

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "", "between": ""}
_MOST_DECIMALS = 12


def _locale(language: str) -> Locale:
    # Plain English means day before month here, as in most places where these codes are read.
    locale = locale_of(language)
    return Locale.parse("en_GB") if locale.language == "en" and locale.territory is None else locale


def whole(value: Decimal) -> int | Decimal:
    """Return an integral number as int, so that it prints without exponent and picks the right plural."""
    return int(value) if value == value.to_integral_value() else value.normalize()


class Phrases:
    """Reads quantities out in the language of its labels."""

    def __init__(
        self, words: Labels, language: str, *, currency: str = "CNY", fiscal: MonthDay | None = None
    ) -> None:
        self.words = words
        self.language = language
        self.currency = currency
        self.fiscal = fiscal or MonthDay(1, 1)
        try:
            self._locale = _locale(language)
        except UnknownLocaleError:
            self._locale = Locale.parse("en_GB")
        self._periods: dict[Period, str] = {}
        self._plain = format_decimal(Decimal("1.5"), locale=self._locale) == "1.5"

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """Return a number with the language's separators; all its decimals unless told how many."""
        if decimals is None and self._plain and -1000 < value < 1000:
            # No separator to place: Babel would take most of the time of a page with many figures.
            return str(whole(value)) if value == value.to_integral_value() else f"{value.normalize():f}"
        if decimals is not None:
            value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
        pattern = (
            "#,##0." + "#" * _MOST_DECIMALS
            if decimals is None
            else "#,##0" + ("." + "0" * decimals if decimals else "")
        )
        return str(format_decimal(value, format=pattern, locale=self._locale))

    def result(self, value: Decimal, bar: Threshold | None, direction: str, *, computed: bool) -> str:
        """Return a measured value; a computed one to one decimal, or to as many as it takes to stay on its side of the bar.

        99.96 against 100 shows as 99.96 and never as 100.0.
        """
        if not computed:
            return self.number(value)
        met = bar is not None and bar.met_by(value, direction)
        for decimals in range(1, _MOST_DECIMALS):
            shown = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
            # All and nothing are said only where it is so.
            if shown != value and shown in (0, 100):
                continue
            if bar is None or bar.met_by(shown, direction) == met:
                return self.number(shown)
        return self.number(value)

    def duration(self, duration: Duration) -> str:
        """Return a length of time: `15分钟`, `3个工作日`, `当日`."""
        if duration.unit is DurationUnit.NEXT_DAY:
            if duration.at is None:
                return self.words("duration.next_day")
            return self.words("duration.next_day_at", at=self.time(duration.at))
        if duration.value == 0:
            return self.words(f"duration.{duration.unit}")
        if duration.unit is DurationUnit.DAY and duration.value == Decimal("0.5"):
            return self.words("duration.half_day")
        return self.words(f"duration.{duration.unit}", n=whole(duration.value))

    def every(self, duration: Duration) -> str:
        """Return a repetition: `每月`, `每12个月`."""
        if f"every.{duration.unit}" not in self.words:
            return self.duration(duration)
        # `one` is the form without a number in every language, also where grammar knows no plural.
        words = self.words.form(f"every.{duration.unit}", "one" if duration.value == 1 else "other")
        return words.format(n=whole(duration.value))

    def amount(self, amount: Amount) -> str:
        """Return a sum of money: `10元`, `£40`, `HK$10`."""
        currency = amount.currency or self.currency
        number = self.number(amount.value)
        if currency == "CNY" and self.language.startswith("zh"):
            return self.words.form("money", currency).format(n=number)
        if currency == self.currency == "CNY":
            # At home a yuan is ¥; only abroad must it be told from the yen.
            return f"¥{number}"
        if get_currency_symbol(currency, locale=self._locale) == currency:
            return f"{currency} {number}"
        pattern = "¤#,##0.##"
        return str(
            format_currency(
                amount.value, currency, format=pattern, locale=self._locale, currency_digits=False
            )
        )

    def threshold(self, bar: Threshold, direction: str, unit: str = "") -> str:
        """Return a target or level: `≥98%`, `前3名`, `15–30分钟`; `unit` stands in where none was typed."""
        unit = bar.unit or unit
        if unit == "rank":
            return self.words("threshold.rank", n=whole(bar.value))
        joined = self.unit(unit)
        op = bar.op_or_default(direction)
        if op == "between" and bar.high is not None and bar.value == -bar.high:
            return f"±{self.number(bar.high)}{joined}"
        if op == "between" and bar.high is not None:
            return self.words(
                "threshold.between", low=self.number(bar.value), high=self.number(bar.high), unit=joined
            )
        # Of everything there is no more: ≥100% says the same as 100%.
        sign = "" if op == ">=" and bar.value == 100 and unit.startswith("%") else SIGNS[op]
        return f"{sign}{self.number(bar.value)}{joined}"

    def unit(self, unit: str) -> str:
        """Return a unit as it follows a number: `%` and Han close up, Latin words keep their distance."""
        if not unit or unit.startswith("%") or not unit[0].isascii():
            return unit
        return f" {unit}"

    def language_name(self, tag: str) -> str:
        """Return a language by its BCP 47 tag: `英语`; what is no tag is a name already."""
        try:
            named = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return tag
        return self._locale.languages.get(str(named)) or named.get_display_name(self._locale) or tag

    def date(self, day: dt.date) -> str:
        """Return a day: `2026年2月1日`."""
        return str(format_date(day, format="long", locale=self._locale))

    def time(self, moment: dt.time) -> str:
        """Return a time of day: `12:00`."""
        return str(format_time(moment, format="HH:mm", locale=self._locale))

    def instant(self, instant: Period | dt.date) -> str:
        """Return a day or a period."""
        return self.period(instant) if isinstance(instant, Period) else self.date(instant)

    def period(self, period: Period) -> str:
        """Return a period: `2026年2月`, `2026年第1季度`, `2025–26年度`."""
        # A page with many figures names the same few periods over and over.
        if period not in self._periods:
            self._periods[period] = self._period(period)
        return self._periods[period]

    def _period(self, period: Period) -> str:
        match period.kind:
            case PeriodKind.MONTH:
                pattern = "y年M月" if self.language.startswith("zh") else "MMMM y"
                return str(format_date(period.start(self.fiscal), format=pattern, locale=self._locale))
            case PeriodKind.HALF:
                return self.words(
                    "period.first_half" if period.number == 1 else "period.second_half", year=period.year
                )
            case PeriodKind.QUARTER | PeriodKind.WEEK:
                return self.words(f"period.{period.kind}", year=period.year, n=period.number)
            case PeriodKind.YEAR:
                return self.words("period.year", year=period.year)
            case PeriodKind.FISCAL_YEAR:
                following = f"{(period.year + 1) % 100:02}"
                return self.words("period.fiscal_year", year=period.year, next=following)
        start, end = self.date(period.start(self.fiscal)), self.date(period.end(self.fiscal))
        return start if start == end else self.words("period.span", start=start, end=end)

    def join(self, parts: Iterable[str]) -> str:
        """Return parts as an enumeration: `甲、乙`."""
        return self.words("list.comma").join(part for part in parts if part)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return parts as clauses of one sentence: `甲；乙`; a full stop inside falls away."""
        said = [part for part in parts if part]
        return self.words("list.sep").join([*(part.rstrip("。.") for part in said[:-1]), *said[-1:]])
