"""A folder of YAML and CSV → Workspace and every problem found on the way, each at its place."""

from .entries import Entries, read_entries
from .forms import builtin_forms
from .reading import BrokenCode
from .sources import Sources
from .workspace import Loaded, load_workspace

__all__ = [
    "BrokenCode",
    "Entries",
    "Loaded",
    "Sources",
    "builtin_forms",
    "load_workspace",
    "read_entries",
]
