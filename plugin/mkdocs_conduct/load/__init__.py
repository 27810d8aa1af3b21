"""A folder of YAML and CSV → Workspace and every problem found on the way, each at its place."""

from .reading import BrokenCode
from .sources import Sources
from .workspace import Loaded, load_workspace

__all__ = ["BrokenCode", "Loaded", "Sources", "load_workspace"]
