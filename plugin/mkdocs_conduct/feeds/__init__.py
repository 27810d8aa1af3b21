"""Views as data files: what a spreadsheet or another program reads."""

from .table import clause_table, table

__all__ = ["clause_table", "table"]
