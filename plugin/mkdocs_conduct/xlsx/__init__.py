"""Tables as XLSX workbooks and back. openpyxl is an extra and imported late."""

from .extra import XlsxMissingError
from .reading import FormulaError, UnreadableError, read_csv_text
from .writing import Sheet, workbook

__all__ = ["FormulaError", "Sheet", "UnreadableError", "XlsxMissingError", "read_csv_text", "workbook"]
