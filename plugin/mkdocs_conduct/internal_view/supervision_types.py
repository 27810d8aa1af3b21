"""What the page of supervision knows. Every `str` is in the page's language and may be empty; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .supervision_rule_types import AppealCard, FaultRow, LevelRow, RewardRow, SanctionRow, StepRow


class RegisterState(StrEnum):
    """Where an entry of a register stands."""

    OVERDUE = "overdue"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of the monitoring group, and who has it."""

    role: str
    post: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusRow:
    """What supervision looks at first."""

    name_md: str
    indicators: str
    """Names of the indicators, joined."""
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One type of inspection."""

    id: str
    name_md: str
    kind: str
    mode: str
    frequency: str
    notice: str
    trigger_md: str
    focus: str
    report_md: str
    published: str
    """`每月公布`."""
    follow_up: str
    conduct_md: tuple[str, ...]
    last_held: str
    count: int
    """How many were held until today."""
    is_due: bool
    """Whether none was held in the period of today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """One inspection held."""

    id: str
    date: str
    date_iso: str
    type_md: str
    where: str
    by: str
    occasion: str
    """What led to it: `投诉`."""
    reason_md: str
    told_on: str
    record: str
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureBox:
    """One condition of closing and whether it is met."""

    words_md: str
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackState:
    """A work quality feedback sheet."""

    number: str
    issued_on: str
    due: str
    returned_on: str
    reason_late_md: str
    plan_md: str
    state: RegisterState


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding, for the register and for the forms about it."""

    id: str
    text_md: str
    inspection: str
    """The id of the inspection."""
    type_md: str
    found_on: str
    where: str
    found_by: str
    problem_class: str
    is_hazard: bool
    level: str
    fault_level: str
    post: str
    customer_facing: bool
    due: str
    due_iso: str
    days_late: int
    follow_up: str
    follow_up_on: str
    cause_md: str
    cause_kind: str
    correction_md: str
    prevention_md: str
    sanctions_md: tuple[str, ...]
    feedback: FeedbackState | None
    closure: tuple[ClosureBox, ...]
    closed_on: str
    state: RegisterState


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """How many findings there are of a class, a level or a post."""

    name: str
    count: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRow:
    """One appeal with its days."""

    id: str
    finding: str
    lodged_on: str
    against: str
    decided_by: str
    answer_by: str
    answer_by_iso: str
    undecided: int
    """The year whose working days are not decided yet though they were counted; 0 for none."""
    answered_on: str
    outcome: str
    state: RegisterState


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductRow:
    """One rule of conduct."""

    whom: str
    text_md: str
    breach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRow:
    """What is drawn in this period."""

    id: str
    period: str
    drawn_from: str
    """`窗口`, `岗位` or `顾客名单上的序号`."""
    drawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRow:
    """One window's place."""

    rank: int
    window: str
    mean: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """A place that nothing passes unless it meets the criteria."""

    where_md: str
    criteria_md: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionSheet:
    """The page of supervision of one organization."""

    language: str
    organization: str
    as_of: str
    as_of_iso: str
    focuses: tuple[FocusRow, ...]
    roles: tuple[Role, ...]
    ways_md: tuple[str, ...]
    """How customers are asked, and how complaints set supervision going."""
    plan: tuple[PlanRow, ...]
    inspections: tuple[InspectionRow, ...]
    findings: tuple[FindingRow, ...]
    """Overdue ones first, then the open ones by their day, then the closed ones, the newest first."""
    classes: tuple[TallyRow, ...]
    posts: tuple[TallyRow, ...]
    levels: tuple[LevelRow, ...]
    faults: tuple[FaultRow, ...]
    closure_rules_md: tuple[str, ...]
    steps: tuple[StepRow, ...]
    sanctions: tuple[SanctionRow, ...]
    rewards: tuple[RewardRow, ...]
    penalty_rule: str
    appeal: AppealCard | None
    appeals: tuple[AppealRow, ...]
    conduct: tuple[ConductRow, ...]
    samples: tuple[SampleRow, ...]
    ranking_period: str
    ranking: tuple[RankRow, ...]
    ranking_is_public: bool
    gates: tuple[GateRow, ...]

    def count(self, state: RegisterState) -> int:
        """Return how many findings are in a state."""
        return sum(one.state == state for one in self.findings)
