"""A proof as problems at the places of the internal fields, and as JSON. Neither says a secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..labels import labels
from ..load import Sources
from ..problems import Place, Problem, dumped
from .proof import Leak, Proof, Unopened
from .secret import Secret

RULE = "internal-leak"
CLAUSE = "4.10"
_NAMED = 3
"""How many places a problem names: what stands in the frame of all pages is one mistake."""


def problems(proof: Proof, sources: Sources) -> tuple[Problem, ...]:
    """Return an error for each secret that leaked, at the place it was typed, and for each file that could not be searched."""
    found: dict[Secret, list[Leak]] = {}
    for leak in proof.leaks:
        found.setdefault(leak.secret, []).append(leak)
    leaked = (_leaked(secret, leaks, sources) for secret, leaks in found.items())
    return (*leaked, *map(_unopened, proof.unopened))


def summary(proof: Proof, language: str) -> str:
    """Say how many values were looked for in how many files, what came of it, and which files were not searched."""
    words = labels(language)
    counts = {"values": proof.values, "files": proof.files}
    if proof.is_clean:
        lines = [words("problem.leak.clean.message", **counts)]
    else:
        found = {"n": len(proof.leaks), "unopened": len(proof.unopened)}
        lines = [words("problem.leak.found.message", **counts, **found)]
    if proof.unread:
        lines.append(words("problem.leak.unread.message", files=words("list.comma").join(proof.unread)))
    return "\n".join(lines)


def as_record(proof: Proof, sources: Sources, day: date) -> str:
    """Return the record that lies beside the site: counts, the day, what was found where."""
    return dumped(
        {
            "date": day.isoformat(),
            "clean": proof.is_clean,
            "values": proof.values,
            "files": proof.files,
            "theme_files": proof.theme,
            "unread": list(proof.unread),
            "leaks": list(_records(proof, sources)),
            "unopened": [
                {"file": one.file, "reason": "unknown" if one.is_unknown else "unreadable"}
                for one in proof.unopened
            ],
        }
    )


def _records(proof: Proof, sources: Sources) -> Iterator[dict[str, object]]:
    for leak in proof.leaks:
        place = leak.secret.place(sources)
        yield {
            "file": leak.file,
            "where": leak.where,
            "extractor": leak.extractor,
            "kind": str(leak.secret.kind),
            "masked": leak.secret.masked,
            "source": place.file,
            "line": place.line,
            "column": place.column,
        }


def _leaked(secret: Secret, leaks: list[Leak], sources: Sources) -> Problem:
    # An author stands in no file of the user's.
    place = secret.place(sources) if secret.origin.file else Place(leaks[0].file)
    key = sources.key(secret.origin, *secret.path) if secret.path else ""
    where = ", ".join(_where(leak) for leak in leaks[:_NAMED])
    more = f" … (+{len(leaks) - _NAMED})" if len(leaks) > _NAMED else ""
    return Problem(
        place,
        RULE,
        clause=CLAUSE,
        text=f"leak.{secret.kind}",
        arguments={"id": key, "key": key, "masked": secret.masked, "where": where + more},
    )


def _where(leak: Leak) -> str:
    return f"{leak.file}:{leak.where}" if leak.where.isdigit() else f"{leak.file}#{leak.where}"


def _unopened(file: Unopened) -> Problem:
    text = "leak.unknown" if file.is_unknown else "leak.unreadable"
    return Problem(Place(file.file), RULE, clause=CLAUSE, text=text, arguments={"id": file.file, "key": ""})
