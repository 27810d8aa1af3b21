"""Model → what internal sheets show."""

from .clause_map import ClauseEntry, ClauseMap, ClauseState, Evidence, clause_map, mapped_codes
from .dashboard import Dashboard, dashboard
from .due import DueLine
from .fingerprint import fingerprint
from .form_types import FormEntry, FormGroup, FormView
from .forms import form_groups, form_view, forms_of
from .plan import plan_of
from .plan_types import Plan
from .post_card import PostCard, has_card, post_card
from .register_papers import version_register
from .register_types import Cell, Register, Sign
from .register_types import Table as RegisterTable
from .registers import MATRICES, REGISTERS
from .sheet_look import SheetDensity, SheetLook, look_of
from .sheets import of_occasion, post_entries, post_sheet, posts_of
from .supervision import is_supervised, supervision_sheet
from .supervision_types import RegisterState, SupervisionSheet
from .types import PostEntry, PostSheet, SheetCode, SheetItem, SheetPromise, SheetSection, UnitEntry

__all__ = [
    "MATRICES",
    "REGISTERS",
    "Cell",
    "ClauseEntry",
    "ClauseMap",
    "ClauseState",
    "Dashboard",
    "DueLine",
    "Evidence",
    "FormEntry",
    "FormGroup",
    "FormView",
    "Plan",
    "PostCard",
    "PostEntry",
    "PostSheet",
    "Register",
    "RegisterState",
    "RegisterTable",
    "SheetCode",
    "SheetDensity",
    "SheetItem",
    "SheetLook",
    "SheetPromise",
    "SheetSection",
    "Sign",
    "SupervisionSheet",
    "UnitEntry",
    "clause_map",
    "dashboard",
    "fingerprint",
    "form_groups",
    "form_view",
    "forms_of",
    "has_card",
    "is_supervised",
    "look_of",
    "mapped_codes",
    "of_occasion",
    "plan_of",
    "post_card",
    "post_entries",
    "post_sheet",
    "posts_of",
    "supervision_sheet",
    "version_register",
]
