"""The rules of supervision as rows. Every `str` is in the page's language and may be empty; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One level of defects."""

    rank: str
    name: str
    criteria_md: tuple[str, ...]
    example_md: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """One level of faults: who decides, and what it means for the superior."""

    name: str
    decided_by: str
    self_found_md: str
    found_md: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step of handling a defect."""

    do_md: str
    by: str
    within: str
    when_loss: bool
    """Whether it is taken where there was a loss."""
    when_no_loss: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionRow:
    """One sanction of the rules."""

    kind: str
    rule_md: str
    execute_within: str
    if_late_md: str
    is_money: bool
    """Whether it takes money from staff, which is legally doubtful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardRow:
    """What is promised to the organization's own people for good service."""

    text_md: str
    reason_md: str
    """What has to be achieved."""
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRow:
    """Whom to appeal to against whose decision, in order."""

    against: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealCard:
    """How an employee appeals."""

    lodge_within: str
    answer_within: str
    form: str
    outcomes_md: tuple[str, ...]
    routes: tuple[RouteRow, ...]
