"""What is asked of codes: each rule looks, and yields what it finds; `check` gives findings places and severities."""

from . import (
    access,
    communication,
    complaints,
    framework,
    goals,
    implementation,
    improvements,
    indicators,
    links,
    numbers,
    organization,
    planning,
    posts,
    procedures,
    promises,
    publication,
    references,
    results,
    reviews,
    satisfaction,
    terms,
    units,
    vague,
    wording,
)
from .base import CodeContext, Context, Finding, Rule, Typed

__all__ = ["RULES", "CodeContext", "Context", "Finding", "Rule", "Typed"]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *links.RULES,
    *organization.RULES,
    *units.RULES,
    *framework.RULES,
    *posts.RULES,
    *publication.RULES,
    *planning.RULES,
    *promises.RULES,
    *terms.RULES,
    *vague.RULES,
    *numbers.RULES,
    *indicators.RULES,
    *procedures.RULES,
    *communication.RULES,
    *access.RULES,
    *implementation.RULES,
    *results.RULES,
    *satisfaction.RULES,
    *reviews.RULES,
    *goals.RULES,
    *improvements.RULES,
    *complaints.RULES,
    *wording.RULES,
)
"""Every rule, in the order of the clauses it serves; one id may look at codes and at organizations."""
