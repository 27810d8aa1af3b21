"""The schema of a translation: the parts of a code of which nothing is required."""

from __future__ import annotations

from typing import Any


def translated(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a code for its translation, which says only what is a text and which part it belongs to."""
    found: dict[str, Any] = _without_required(schema)
    return found


def _without_required(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_required(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _without_required(item) for key, item in value.items()}
    if _asks_for_keys(kept.get("allOf")):
        del kept["allOf"]
    return kept


def _asks_for_keys(conditions: Any) -> bool:
    return isinstance(conditions, list) and all(
        "anyOf" in one and all("required" in case for case in one["anyOf"]) for one in conditions
    )
