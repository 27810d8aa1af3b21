"""A site that opens by a double click: what Material's offline plugin needs so as to ask no other host."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

SHIM = "assets/conduct/iframe-worker.js"
"""Runs the search without a server, where browsers start no workers; does nothing elsewhere."""
_ELSEWHERE = "https://unpkg.com/iframe-worker"


def is_offline(config: MkDocsConfig) -> bool:
    """Whether the site is to work from a folder."""
    names = ("material/offline", "offline")
    found = (config.plugins[name] for name in names if name in config.plugins)
    return any(plugin.config.get("enabled", True) for plugin in found)


def keep_offline(config: MkDocsConfig) -> None:
    """Put our copy of the shim in the place of the one that the offline plugin fetches from another host.

    A shim of the site's own stays.
    """
    if not is_offline(config):
        return
    polyfills = [
        str(one) for one in config.extra.get("polyfills") or () if not str(one).startswith(_ELSEWHERE)
    ]
    if not any("iframe-worker" in one for one in polyfills):
        polyfills.append(SHIM)
    config.extra["polyfills"] = polyfills
