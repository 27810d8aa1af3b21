"""The code of a unit: the group's, with what is registered otherwise for the unit and those above it (5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ..model import Code, Commitment, Organization, Override, Unit

OVERRIDDEN = (
    *("wordings", "limits", "variants", "limitations", "conditions", "customer_duties"),
    *("supporting_information", "remedies", "delivered_by"),
)
"""What of a commitment a unit may say otherwise; the model calls both sides the same."""


class Applied(NamedTuple):
    """An override that holds for a unit."""

    unit: Unit
    """The unit that gives it: the one asked for, or one above it."""
    position: int
    """Its place in the list of that unit."""
    override: Override

    @property
    def is_registered(self) -> bool:
        """Whether it was filed: with number, approval and day."""
        return self.override.filing is not None and self.override.filing.is_complete


@dataclass(frozen=True, slots=True)
class UnitCode:
    """The code as a unit keeps it.

    An override that was not filed holds all the same, because customers are told what the unit does; it is marked,
    and a check asks for the filing. One that was filed for a later day holds from that day.
    """

    code: Code
    special: frozenset[str] = frozenset()
    """The commitments that differ from the group's."""
    overrides: tuple[Applied, ...] = ()
    """What was applied, the farthest unit first."""

    @property
    def unregistered(self) -> frozenset[str]:
        """The commitments that differ by an override that was not filed."""
        return frozenset(one.override.commitment for one in self.overrides if not one.is_registered)


def ancestors(units: tuple[Unit, ...], unit_id: str) -> tuple[Unit, ...]:
    """Return the unit and those above it, the unit first; none for an id that no unit has."""
    by_id = {unit.id: unit for unit in units}
    chain: list[Unit] = []
    current = by_id.get(unit_id)
    # Units that lead back to themselves are a problem of their own.
    while current is not None and current not in chain:
        chain.append(current)
        current = by_id.get(current.parent) if current.parent else None
    return tuple(chain)


def overrides_of(code: Code, units: tuple[Unit, ...]) -> Iterator[Applied]:
    """Yield what units promise otherwise than this code, in the order typed."""
    with_overrides = [unit for unit in units if unit.overrides]
    known = {commitment.id for commitment in code.commitments} if with_overrides else set()
    for unit in with_overrides:
        for n, override in enumerate(unit.overrides):
            if override.code in (None, code.id) and override.commitment in known:
                yield Applied(unit, n, override)


def _holds(applied: Applied, day: date | None) -> bool:
    filing = applied.override.filing
    return day is None or filing is None or filing.date is None or filing.date <= day


def _changes(override: Override) -> Mapping[str, Any]:
    return {name: value for name in OVERRIDDEN if (value := getattr(override, name)) is not None}


def unit_code(code: Code, organization: Organization, unit_id: str, day: date | None = None) -> UnitCode:
    """Return the code as this unit keeps it on `day`; without a day, as if all that was filed held already.

    The nearest unit wins, field by field; what none of them says is the group's. A unit without overrides, and a
    code that is not in force, are the group's code itself.
    """
    chain = {unit.id: n for n, unit in enumerate(ancestors(organization.units, unit_id))}
    applied = sorted(
        (
            one
            for one in overrides_of(code, organization.units)
            if one.unit.id in chain and code.status.is_published and _holds(one, day)
        ),
        key=lambda one: -chain[one.unit.id],
    )
    if not applied:
        return UnitCode(code)
    changes: dict[str, dict[str, Any]] = {}
    for one in applied:
        changes.setdefault(one.override.commitment, {}).update(_changes(one.override))
    commitments = tuple(_changed(commitment, changes) for commitment in code.commitments)
    special = frozenset(
        new.id for new, old in zip(commitments, code.commitments, strict=True) if new is not old
    )
    return UnitCode(code.model_copy(update={"commitments": commitments}), special, tuple(applied))


def _changed(commitment: Commitment, changes: Mapping[str, Mapping[str, Any]]) -> Commitment:
    changed = changes.get(commitment.id)
    return commitment.model_copy(update=dict(changed)) if changed else commitment
