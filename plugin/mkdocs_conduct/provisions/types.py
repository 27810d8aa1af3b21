"""Limits and remedies in words: fit for public pages, and quoted on internal sheets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLimit:
    """One limit as a reader meets it."""

    about: str
    """What it is about where a promise has several (`联系客户`)."""
    value: str
    """The limit in a few words: `15分钟内`, `≥99.9%`, `至少提前7天`, `每月1次`."""
    span: str
    """From what to what: `从接到报修电话到维修人员到达现场`; may be empty."""
    notes: tuple[str, ...]
    """Clock, statistic, what is counted, legal limit …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRemedy:
    """What the customer gets if the promise is not kept."""

    when: str
    """The case it is for (`维修超时`, a customer group); may be empty."""
    text_md: str
    is_amount_said: bool
    """Whether the words say the amount already."""
    amount: str
    """`10元/单，每超1天再付，最多100元`; may be empty."""
    details: tuple[str, ...]
    """How to get it: `自动给付`, `凭报修单号申领`, `30天内到账` …"""
