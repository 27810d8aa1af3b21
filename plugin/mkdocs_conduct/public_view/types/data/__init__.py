"""A code as data for other programs: what customers read, with machine values beside the words.

A value that is None (a key that is left out) and a list that is empty mean: nothing is said. Dates are ISO 8601 (`2026-02-01`). Words are in
the language of the document; those an editor typed may hold inline Markdown.
"""

from .base import Number, Sign, Verdict, described
from .code import (
    DataChange,
    DataEdition,
    DataFee,
    DataNamed,
    DataObjective,
    DataOrganization,
    DataScope,
    DataSource,
    PublicData,
)
from .contact import DataChannel, DataContact, DataRoute, DataStage
from .figures import DataExclusion, DataIndicator, DataResult, DataTarget
from .promise import (
    DataCommitment,
    DataDuration,
    DataLimit,
    DataMoney,
    DataRemedy,
    DataThreshold,
    DataVariant,
)

__all__ = [
    "DataChange",
    "DataChannel",
    "DataCommitment",
    "DataContact",
    "DataDuration",
    "DataEdition",
    "DataExclusion",
    "DataFee",
    "DataIndicator",
    "DataLimit",
    "DataMoney",
    "DataNamed",
    "DataObjective",
    "DataOrganization",
    "DataRemedy",
    "DataResult",
    "DataRoute",
    "DataScope",
    "DataSource",
    "DataStage",
    "DataTarget",
    "DataThreshold",
    "DataVariant",
    "Number",
    "PublicData",
    "Sign",
    "Verdict",
    "described",
]
