"""Complaint records → how many there are of each category (8.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..model import Category, ComplaintRecord


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many complaints of one category there are, and their share with all before them."""

    id: str
    category: Category | None
    """None where the category is not in the organization's list."""
    count: int
    cumulative: Decimal
    """The share of this and all more frequent categories, in per cent of the complaints with a category."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Complaints by category, the most frequent first; what is no complaint stands apart."""

    counts: tuple[CategoryCount, ...]
    uncategorised: int
    suggestions: tuple[CategoryCount, ...]
    """Records of categories that do not count as complaints."""

    @property
    def total(self) -> int:
        """All complaints, with those that have no category."""
        return self.uncategorised + sum(one.count for one in self.counts)


def tally(records: Iterable[ComplaintRecord], categories: Iterable[Category]) -> Tally:
    """Count records by category in the order of Pareto: the most frequent first, equals in the order of the list."""
    known = {category.id: category for category in categories}
    counted = Counter(record.category or "" for record in records)
    uncategorised = counted.pop("", 0)
    order = {name: n for n, name in enumerate([*known, *sorted(set(counted) - set(known))])}
    ranked = sorted(counted.items(), key=lambda item: (-item[1], order[item[0]]))
    complaints = [(name, n) for name, n in ranked if name not in known or known[name].counts_as_complaint]
    others = [(name, n) for name, n in ranked if name in known and not known[name].counts_as_complaint]
    return Tally(tuple(_with_shares(complaints, known)), uncategorised, tuple(_with_shares(others, known)))


def _with_shares(ranked: list[tuple[str, int]], known: Mapping[str, Category]) -> Iterator[CategoryCount]:
    total = sum(count for _, count in ranked)
    so_far = 0
    for name, count in ranked:
        so_far += count
        yield CategoryCount(name, known.get(name), count, Decimal(so_far) * 100 / total)
