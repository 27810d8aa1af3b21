"""Whether the extra [xlsx] is there."""

from __future__ import annotations

from importlib.util import find_spec


class XlsxMissingError(Exception):
    """The extra [xlsx] is not installed."""


def ready() -> None:
    """Raise XlsxMissingError unless workbooks can be read and written."""
    if find_spec("openpyxl") is None:
        raise XlsxMissingError("openpyxl")
