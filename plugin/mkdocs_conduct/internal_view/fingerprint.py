"""The fingerprint of a sheet: eight signs that tell whether a printed copy still says what the sheet says today."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LENGTH = 8
_OF_THE_DAY = frozenset(("made_on", "made_on_iso", "fingerprint"))
"""Fields that say when a sheet was made, or hold its fingerprint: they are no content, and differ from day to day."""


def fingerprint(view: DataclassInstance, *, without: frozenset[str] = frozenset()) -> str:
    """Return eight hexadecimal signs, the same for the same content on every day and machine.

    `made_on`, `made_on_iso` and `fingerprint` of the view itself do not count, nor does what `without` names: how a
    sheet is laid out, where it is linked.
    """
    left_out = _OF_THE_DAY | without
    shown = {name: value for name, value in asdict(view).items() if name not in left_out}
    content = json.dumps(shown, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(content.encode()).hexdigest()[:_LENGTH]
