"""What public pages may know. These types have no field that could hold an internal fact.

Every `str` is in the page's language. Fields called `…_md` hold inline Markdown an editor typed; all
others are plain words made from labels, names and numbers. Empty means: there is nothing to show, and
no column, heading or table for it.
"""

from ...provisions import PublicLimit, PublicRemedy
from .access import PublicAccess, PublicAdoption, PublicFee, PublicPrivacy, PublicUnit
from .brief import PublicBrief, PublicKeyPromise, PublicReference, PublicShelf
from .change import ChangeKind, PublicChange
from .character import PublicAgreement, PublicCharacter, PublicCommunityWork, PublicEthics, PublicValue
from .complaints import PublicComplaintForm, PublicComplaints, PublicPlace, PublicTopic
from .contact import PublicChannel, PublicContact, PublicRoute, PublicStage
from .entry import PublicChoice, PublicEntry, PublicFacet, PublicMark
from .figures import (
    PublicBreak,
    PublicFacts,
    PublicGlance,
    PublicIndicator,
    PublicMeasurement,
    Scale,
    Trend,
    Verdict,
)
from .page import (
    PublicCode,
    PublicEdition,
    PublicObjective,
    PublicPrinciple,
    PublicSource,
    PublicTerm,
)
from .promise import PublicCommitment, PublicGroup, PublicVariant

__all__ = [
    "ChangeKind",
    "PublicAccess",
    "PublicAdoption",
    "PublicAgreement",
    "PublicBreak",
    "PublicBrief",
    "PublicChange",
    "PublicChannel",
    "PublicCharacter",
    "PublicChoice",
    "PublicCode",
    "PublicCommitment",
    "PublicCommunityWork",
    "PublicComplaintForm",
    "PublicComplaints",
    "PublicContact",
    "PublicEdition",
    "PublicEntry",
    "PublicEthics",
    "PublicFacet",
    "PublicFacts",
    "PublicFee",
    "PublicGlance",
    "PublicGroup",
    "PublicIndicator",
    "PublicKeyPromise",
    "PublicLimit",
    "PublicMark",
    "PublicMeasurement",
    "PublicObjective",
    "PublicPlace",
    "PublicPrinciple",
    "PublicPrivacy",
    "PublicReference",
    "PublicRemedy",
    "PublicRoute",
    "PublicShelf",
    "PublicSource",
    "PublicStage",
    "PublicTerm",
    "PublicTopic",
    "PublicUnit",
    "PublicValue",
    "PublicVariant",
    "Scale",
    "Trend",
    "Verdict",
]
