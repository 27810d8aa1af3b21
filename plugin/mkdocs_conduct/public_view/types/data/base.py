"""How the types of data describe themselves."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, with_config

described = with_config(ConfigDict(use_attribute_docstrings=True))
"""The docstrings of a type's fields become the descriptions in the JSON Schema."""

Number = int | float
Sign = Literal[">=", ">", "<=", "<", "=", "between"]
Verdict = Literal["met", "missed", "no_target", "not_reported", "no_value"]
