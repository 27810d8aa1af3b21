"""Noting what each published version of a code says, so that a later change does not go unnoticed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from ..model import Code, CodeFramework
from ..model.published import PublishedVersion
from ..rules.versions import fingerprint

_HEAD = (
    "# conduct lock 写的文件：记下每一版公布的内容，改了内容没有换版本时会提醒。\n"
    "# Written by `conduct lock`: what each published version said, so that no version changes unnoticed.\n"
)


@dataclass(frozen=True, slots=True)
class Lock:
    """The versions of one organization to be noted, and what became of each."""

    versions: tuple[PublishedVersion, ...]
    added: tuple[PublishedVersion, ...]
    """Noted for the first time, or anew where that was asked for."""
    changed: tuple[PublishedVersion, ...]
    """Noted before with other content, and left as they were."""

    @property
    def text(self) -> str:
        """The text of published.yml."""
        return _HEAD + "versions:\n" + "".join(f"  - {_line(one)}\n" for one in self.versions)


def _line(one: PublishedVersion) -> str:
    parts = [
        f"{key}: {json.dumps(getattr(one, key), ensure_ascii=False)}"
        for key in ("code", "version", "fingerprint")
    ]
    if one.on is not None:
        parts.append(f"on: {one.on.isoformat()}")
    return "{" + ", ".join(parts) + "}"


def lock(framework: CodeFramework, day: date, *, again: bool = False) -> Lock:
    """Note the versions of an organization's published codes; with `again` those that have changed too."""
    versions = list(framework.published.versions) if framework.published else []
    added: list[PublishedVersion] = []
    changed: list[PublishedVersion] = []
    for code in framework.codes:
        if not code.status.is_published or code.version is None:
            continue
        now = _noted(code, framework, day)
        known = framework.published.version_of(code.id, code.version) if framework.published else None
        if known is None:
            versions.append(now)
            added.append(now)
        elif known[1].fingerprint != now.fingerprint:
            if again:
                versions[known[0]] = now
            (added if again else changed).append(now)
    return Lock(tuple(versions), tuple(added), tuple(changed))


def _noted(code: Code, framework: CodeFramework, day: date) -> PublishedVersion:
    return PublishedVersion(
        code=code.id,
        version=code.version or "",
        fingerprint=fingerprint(code, framework.organization.language),
        on=day,
    )
