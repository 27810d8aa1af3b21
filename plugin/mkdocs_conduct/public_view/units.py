"""Units that keep a code otherwise than the group (5.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..merge import UnitCode, overrides_of, unit_code
from ..model import Code, Unit
from ..provisions import is_in_use
from ..speaker import Speaker
from .types import PublicUnit


class Special(NamedTuple):
    """A unit and the code as it keeps it."""

    unit: Unit
    kept: UnitCode


def special_units(s: Speaker, code: Code) -> tuple[Special, ...]:
    """Return the units that keep a promise in use otherwise, themselves or by a unit above them, in the order typed."""
    organization = s.framework.organization
    # Hardly any code has special rules; those of all units need not be merged to see it.
    if next(overrides_of(code, organization.units), None) is None:
        return ()
    in_use = {commitment.id for commitment in code.commitments if is_in_use(s, commitment)}
    kept = (Special(unit, unit_code(code, organization, unit.id, s.as_of)) for unit in organization.units)
    return tuple(one for one in kept if one.kept.special & in_use)


def public_unit(s: Speaker, unit: Unit) -> PublicUnit:
    """Say a unit."""
    return PublicUnit(id=unit.id, name=s.text(unit.name))


def elsewhere(s: Speaker, units: Iterable[Special]) -> Mapping[str, tuple[PublicUnit, ...]]:
    """Return for each commitment the units that have a rule of their own for it."""
    found: dict[str, tuple[PublicUnit, ...]] = {}
    for one in units:
        for commitment in one.kept.special:
            found[commitment] = (*found.get(commitment, ()), public_unit(s, one.unit))
    return found
