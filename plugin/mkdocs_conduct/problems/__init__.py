"""What is wrong with a user's files: a value with a place, a rule, a clause and a hint, never an exception."""

from .printing import FORMATS, as_github, as_json, as_text, printable
from .problem import Place, Problem, Report, Severity

__all__ = [
    "FORMATS",
    "Place",
    "Problem",
    "Report",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "printable",
]
