"""An organization's colour and logo: read once, and refused where a page could not use them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator

from .base import fault

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_PICTURE = re.compile(r"(?!/)(?!.*(?:^|/)\.\.(?:/|$))[^:\\?#]+\.(?:svg|png|webp|jpe?g|gif)", re.IGNORECASE)
LEAST_CONTRAST = 4.5
"""What words need to stand out from their ground (WCAG 2.2, 1.4.3)."""


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast_with_white(colour: str) -> float:
    """Return how much white words stand out on a colour such as `#14566b`: from 1 (white) to 21 (black)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _colour(value: Any) -> str:
    found = _HEX.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise fault("colour", value)
    colour = f"#{found[1].lower()}"
    if contrast_with_white(colour) < LEAST_CONTRAST:
        raise fault("colour_light", value)
    return colour


def _picture(value: Any) -> str:
    if isinstance(value, str) and _PICTURE.fullmatch(value.strip()):
        return value.strip()
    raise fault("picture", value)


ColourField = Annotated[str, PlainValidator(_colour)]
"""`#14566b`, dark enough for white words; the `#`, which YAML takes for a comment, may be left out."""
PictureField = Annotated[str, PlainValidator(_picture)]
"""The path of a picture in the site's own files: `assets/logo.svg`. Another host's would be a request to it."""
