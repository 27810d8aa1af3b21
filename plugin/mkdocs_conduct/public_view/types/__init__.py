"""What public pages may know. These types have no field that could hold an internal fact.

Every `str` is in the page's language. Fields called `…_md` hold inline Markdown an editor typed; all
others are plain words made from labels, names and numbers. Empty means: there is nothing to show, and
no column, heading or table for it.
"""

from ...provisions import PublicLimit, PublicRemedy
from .access import PublicAccess, PublicAdoption, PublicFee, PublicPrivacy, PublicUnit
from .contact import PublicChannel, PublicContact, PublicRoute, PublicStage
from .figures import PublicGlance, PublicIndicator, PublicMeasurement, Trend, Verdict
from .page import (
    PublicChange,
    PublicCode,
    PublicEdition,
    PublicEntry,
    PublicObjective,
    PublicPrinciple,
    PublicSource,
    PublicTerm,
)
from .promise import PublicCommitment, PublicGroup, PublicVariant

__all__ = [
    "PublicAccess",
    "PublicAdoption",
    "PublicChange",
    "PublicChannel",
    "PublicCode",
    "PublicCommitment",
    "PublicContact",
    "PublicEdition",
    "PublicEntry",
    "PublicFee",
    "PublicGlance",
    "PublicGroup",
    "PublicIndicator",
    "PublicLimit",
    "PublicMeasurement",
    "PublicObjective",
    "PublicPrinciple",
    "PublicPrivacy",
    "PublicRemedy",
    "PublicRoute",
    "PublicSource",
    "PublicStage",
    "PublicTerm",
    "PublicUnit",
    "PublicVariant",
    "Trend",
    "Verdict",
]
