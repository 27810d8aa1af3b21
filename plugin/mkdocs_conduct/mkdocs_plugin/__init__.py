"""The MkDocs adapter: the only room that imports `mkdocs`. It adapts; it does not think."""

from .plugin import ConductPlugin

__all__ = ["ConductPlugin"]
