"""Results → value, attainment, trend and state of each period. Pure functions, exact numbers."""

from .attainment import Attainment, Outcome, attainment_of, value_of
from .series import Series, due_period, series_for, series_of

__all__ = [
    "Attainment",
    "Outcome",
    "Series",
    "attainment_of",
    "due_period",
    "series_for",
    "series_of",
    "value_of",
]
