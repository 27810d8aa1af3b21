"""Results and records → value, attainment, trend and state of each period. Pure functions, exact numbers."""

from .attainment import Attainment, Outcome, attainment_of, value_of
from .derived import Derived, derived, rows_of
from .goals import (
    GoalLevel,
    GoalNode,
    GoalOutcome,
    GoalTree,
    Score,
    bar_of,
    goal_tree,
    indicators_of,
    placed_goals,
)
from .improvements import Effectiveness, answers, effectiveness
from .oversight import Coverage, ProcedureFindings, coverage_of, findings_by_procedure
from .scores import ScoreSheet, score_sheet
from .series import Series, due_period, series_for, series_of
from .smart import Smart, smart_of
from .survey import SurveyResult, result_of
from .tally import Tally, tally

__all__ = [
    "Attainment",
    "Coverage",
    "Derived",
    "Effectiveness",
    "GoalLevel",
    "GoalNode",
    "GoalOutcome",
    "GoalTree",
    "Outcome",
    "ProcedureFindings",
    "Score",
    "ScoreSheet",
    "Series",
    "Smart",
    "SurveyResult",
    "Tally",
    "answers",
    "attainment_of",
    "bar_of",
    "coverage_of",
    "derived",
    "due_period",
    "effectiveness",
    "findings_by_procedure",
    "goal_tree",
    "indicators_of",
    "placed_goals",
    "result_of",
    "rows_of",
    "score_sheet",
    "series_for",
    "series_of",
    "smart_of",
    "tally",
    "value_of",
]
