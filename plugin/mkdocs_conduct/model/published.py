"""Published: a fingerprint of each version of a code that was published, so that no version changes unnoticed (4.7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from .base import DateField, Document, LineField, Model, as_list


class PublishedVersion(Model):
    """One version of a code as it was published; the code may be gone by now."""

    code: LineField
    version: LineField
    fingerprint: LineField
    """A short sum over what customers read; it changes with every word and figure."""
    on: DateField | None = None


class Published(Document):
    """published.yml: written by `conduct lock`."""

    versions: Annotated[tuple[PublishedVersion, ...], BeforeValidator(as_list)] = ()

    def version_of(self, code: str, version: str | None) -> tuple[int, PublishedVersion] | None:
        """Return what was noted of a version of a code, with its position; the last entry counts."""
        found = (
            (n, one) for n, one in enumerate(self.versions) if (one.code, one.version) == (code, version)
        )
        return max(found, default=None, key=lambda pair: pair[0])
