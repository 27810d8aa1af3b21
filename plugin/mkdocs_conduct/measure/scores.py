"""Score sheets: the points of observable criteria, by the three families of quantified standards (6.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..model import Commitment
from ..model.commitment import Criterion, CriterionFamily


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The criteria of a commitment that count points, in the order typed."""

    lines: tuple[Criterion, ...]

    @property
    def total(self) -> Decimal:
        """The points one can reach."""
        return sum((one.score for one in self.lines if one.score is not None), Decimal(0))

    @property
    def by_family(self) -> Mapping[CriterionFamily | None, Decimal]:
        """The points of each family; under None those of criteria that name none."""
        sums: dict[CriterionFamily | None, Decimal] = {}
        for one in self.lines:
            sums[one.family] = sums.get(one.family, Decimal(0)) + (one.score or Decimal(0))
        return sums


def score_sheet(commitment: Commitment) -> ScoreSheet:
    """Return the score sheet of a commitment and its variants; criteria without points are not on it."""
    of_variants = (one for variant in commitment.variants for one in variant.criteria)
    criteria = (*commitment.criteria, *of_variants)
    return ScoreSheet(tuple(one for one in criteria if one.score is not None))
