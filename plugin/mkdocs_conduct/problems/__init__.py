"""What is wrong with a user's files: a value with a place, a rule, a clause and a hint, never an exception."""

from .printing import as_github, as_json, as_text, dumped, printable
from .problem import Place, Problem, Report, Severity
from .sarif import Description, as_sarif

__all__ = [
    "Description",
    "Place",
    "Problem",
    "Report",
    "Severity",
    "as_github",
    "as_json",
    "as_sarif",
    "as_text",
    "dumped",
    "printable",
]
