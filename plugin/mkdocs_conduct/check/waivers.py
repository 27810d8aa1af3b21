"""Waivers: a check that does not count for one thing, with reason, post and end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from ..model import Code, Waiver
from ..problems import Severity
from ..rules import Finding, Rule
from ..rules.base import nearest
from .catalogue import KNOWN, MADE, UNWAIVABLE

WAIVER_INVALID = Rule(
    "waiver-invalid",
    "",
    Severity.ERROR,
    """A waiver says which check it sets aside, why, who decided it and until when.

    It ends with its last day, and the check counts again. What makes a file unreadable cannot be waived.

    Bad: `{check: no-remedy, on: C3}`. Good:
    `{check: no-remedy, on: C3, reason: 监管机构规定补偿, by: general-manager, until: 2026-12-31}`.

    中文：豁免要写明豁免哪项检查、为什么、由哪个岗位决定、到哪天为止。

    过了最后一天，那项检查照常。文件读不懂的问题不能豁免。

    反例：`{check: no-remedy, on: C3}`。
    正例：`{check: no-remedy, on: C3, reason: 监管机构规定补偿, by: general-manager, until: 2026-12-31}`。
    """,
)


class Waivers:
    """The waivers of one code on a day."""

    rule = WAIVER_INVALID

    def __init__(self, code: Code, day: date) -> None:
        self._code = code
        self._day = day
        self._valid = tuple(waiver for waiver in code.waivers if self._fault(waiver) is None)

    def cover(self, checks: Collection[str], about: str) -> bool:
        """Whether a valid waiver sets one of these names of a check aside for the thing with this id."""
        whole = (None, self._code.id)
        return any(w.check in checks and (w.on in whole or w.on == about) for w in self._valid)

    def faults(self) -> Iterator[Finding]:
        """Yield what is wrong with the waivers themselves."""
        for n, waiver in enumerate(self._code.waivers):
            found = self._fault(waiver)
            if found is not None:
                key, text = found
                arguments = {
                    "check": waiver.check,
                    "until": waiver.until,
                    "missing": ", ".join(_missing(waiver)),
                    "nearest": nearest(waiver.check, MADE),
                }
                yield Finding(
                    origin=self._code.origin, path=("waivers", n, key), text=text, arguments=arguments
                )

    def _fault(self, waiver: Waiver) -> tuple[str, str] | None:
        """Return the key at fault and the message, None for a waiver in order."""
        if waiver.check in UNWAIVABLE:
            return "check", "waiver-impossible"
        if waiver.check not in KNOWN:
            return "check", "unknown-check-near" if nearest(waiver.check, MADE) else "unknown-check"
        if _missing(waiver):
            return "check", "waiver-invalid"
        if waiver.until is not None and waiver.until < self._day:
            return "until", "waiver-expired"
        return None


def _missing(waiver: Waiver) -> tuple[str, ...]:
    return tuple(key for key in ("reason", "by", "until") if getattr(waiver, key) is None)
