"""The proof that nothing internal is published: every internal value is looked for in every file of a built site."""

from .authors import authors_of
from .gather import secrets
from .proof import Leak, Proof, Unopened, prove
from .report import as_record, problems, summary
from .secret import Secret, SecretKind

__all__ = [
    "Leak",
    "Proof",
    "Secret",
    "SecretKind",
    "Unopened",
    "as_record",
    "authors_of",
    "problems",
    "prove",
    "secrets",
    "summary",
]
