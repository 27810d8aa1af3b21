"""What the user typed: YAML and CSV text as plain data, with the line and column of every part.

Nothing is judged here but the writing itself: a text that cannot be read, or that YAML would quietly
read otherwise than it looks, is a Problem that shows the line as it should be.
"""

from .document import read_source
from .source import Source
from .table import Row, Table, read_table, read_table_text

__all__ = ["Row", "Source", "Table", "read_source", "read_table", "read_table_text"]
