"""The registers of an organization that its files alone make, in the order the dashboard lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..speaker import Speaker
from .matrices import responsibility_matrix, training_matrix
from .register_figures import goal_register, indicator_register, oversight_register, smart_register
from .register_papers import hidden_register, paper_register, risk_register, score_register
from .register_reviews import evaluation_register
from .register_types import Register
from .register_voices import complaint_register, improvement_register, input_register, survey_register

REGISTERS: Mapping[str, Callable[[Speaker], Register | None]] = {
    "indicators": indicator_register,
    "goals": goal_register,
    "oversight": oversight_register,
    "evaluations": evaluation_register,
    "complaint-tally": complaint_register,
    "surveys": survey_register,
    "improvements": improvement_register,
    "inputs": input_register,
    "training": training_matrix,
    "responsibility": responsibility_matrix,
    "score-sheets": score_register,
    "smart": smart_register,
    "papers": paper_register,
    "risks": risk_register,
    "hidden": hidden_register,
}
"""What makes each register; None where an organization wrote nothing that it could show."""
MATRICES = frozenset(("training", "responsibility"))
"""Registers whose columns are posts."""
