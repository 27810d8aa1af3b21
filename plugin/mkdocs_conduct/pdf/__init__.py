"""Papers as PDF/UA files: tagged, with boxes to tick and every font inside. WeasyPrint is an extra and imported late."""

from .paper import Booklet, Fault, FaultKind, Paper, Printed
from .press import PressMissingError, printing

__all__ = ["Booklet", "Fault", "FaultKind", "Paper", "PressMissingError", "Printed", "printing"]
