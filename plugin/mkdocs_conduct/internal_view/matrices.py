"""Matrices of posts and promises: who must be trained for what, and who does what for each promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ..measure.due_of_codes import own_codes
from ..measure.training import covers
from ..model import Code, Commitment, Training
from ..provisions import current_promise, is_in_use, numbers_of
from ..speaker import Speaker
from .register_making import register
from .register_types import Cell, Column, Register, Sign, Table, typed


def _promises(s: Speaker, code: Code) -> list[Commitment]:
    return [one for one in code.commitments if is_in_use(s, one)]


def _ordered(s: Speaker, posts: Iterable[str]) -> list[str]:
    named = set(posts)
    known = [post.id for post in s.framework.organization.posts if post.id in named]
    return [*known, *sorted(named - set(known))]


def _row_head(s: Speaker, code: Code, commitment: Commitment, number: str) -> Cell:
    item = s.text(commitment.service_item) or current_promise(s, commitment)
    return typed(item, detail=number, link=("code", code.id, f"c-{commitment.id}"))


def _matrix(
    s: Speaker,
    code: Code,
    posts: list[str],
    cell: Callable[[Commitment, str], Cell],
    last: tuple[str, Callable[[Commitment], Cell]] | None = None,
) -> Table | None:
    numbers, promises = numbers_of(s, code), _promises(s, code)
    if not posts or not promises:
        return None
    rows = [
        (
            _row_head(s, code, one, numbers[one.id]),
            *(cell(one, post) for post in posts),
            *((last[1](one),) if last else ()),
        )
        for one in sorted(promises, key=lambda one: int(numbers[one.id]))
    ]
    heads = [s.words("register.column.promise"), *map(s.post, posts), *((last[0],) if last else ())]
    return Table(
        id=f"code-{code.id}",
        title=s.text(code.title),
        columns=tuple(Column(title=head) for head in heads),
        rows=tuple(rows),
    )


def _trained(s: Speaker, trainings: Iterable[Training], commitment: Commitment, post: str) -> Cell:
    """Say whether a post was trained for a promise: when, when it will be, or that nobody planned it."""
    about = [one for one in trainings if covers(one, post, commitment)]
    done = [one.done_on for one in about if one.done_on is not None and one.done_on <= s.as_of]
    if done:
        return Cell(s.words("matrix.trained"), Sign.GOOD, detail=max(done).isoformat())
    planned = [one.date for one in about if one.date is not None]
    if planned:
        day: date = min(planned)
        late = day < s.as_of
        key = "late" if late else "planned"
        return Cell(s.words(f"matrix.{key}"), Sign.BAD if late else Sign.OPEN, detail=day.isoformat())
    if about:
        return Cell(s.words("matrix.undated"), Sign.OPEN)
    return Cell(s.words("matrix.needed"), Sign.BAD)


def training_matrix(s: Speaker) -> Register | None:
    """Return which post was trained for which of the promises it keeps."""
    tables = []
    for code in own_codes(s.framework):
        posts = _ordered(s, (post for one in _promises(s, code) for post in one.delivered_by))

        def cell(commitment: Commitment, post: str, code: Code = code) -> Cell:
            if post not in commitment.delivered_by:
                return Cell("")
            return _trained(s, code.training, commitment, post)

        tables.append(_matrix(s, code, posts, cell) if code.training else None)
    return register(s, "training", tables, is_wide=True)


class _Roles:
    """Who does what for each promise of a code."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.checks: dict[str, set[str]] = {}
        owners = {one.id: one.owner for one in code.performance_indicators}
        for commitment in code.commitments:
            named = (
                *commitment.indicators,
                *(one for variant in commitment.variants for one in variant.indicators),
            )
            self.checks[commitment.id] = {owner for one in named if (owner := owners.get(one))}

    def owner(self, commitment: Commitment) -> str:
        """Return the post that answers for a promise."""
        return commitment.owner or self.code.accountable or ""

    def steps(self, commitment: Commitment) -> Iterator[str]:
        """Yield the posts that take a step of a procedure that serves a promise."""
        for procedure in self.code.procedures:
            if procedure.id in commitment.procedures or commitment.id in procedure.commitments:
                yield from (step.by for step in procedure.steps if step.by)

    def of(self, commitment: Commitment, post: str) -> tuple[str, ...]:
        """Return the roles of a post for a promise."""
        found = (
            ("delivers", post in commitment.delivered_by),
            ("answers", post == self.owner(commitment)),
            ("supports", post in self.steps(commitment) and post not in commitment.delivered_by),
            ("checks", post in self.checks[commitment.id]),
        )
        return tuple(role for role, has in found if has)

    def posts(self, commitment: Commitment) -> set[str]:
        """Return every post that has a role for a promise."""
        named = {self.owner(commitment), *commitment.delivered_by, *self.steps(commitment)}
        return (named | self.checks[commitment.id]) - {""}


def _unserving(s: Speaker) -> list[str]:
    """Return the posts of the organization that no promise of any code needs."""
    needed = set[str]()
    for code in own_codes(s.framework):
        roles = _Roles(code)
        needed |= {post for one in _promises(s, code) for post in roles.posts(one)}
        needed |= {step.by for procedure in code.procedures for step in procedure.steps if step.by}
    needed |= {post for checklist in s.framework.checklists for post in checklist.posts}
    return [post.id for post in s.framework.organization.posts if post.id not in needed]


def responsibility_matrix(s: Speaker) -> Register | None:
    """Return who delivers, answers for, supports and checks each promise; promises nobody delivers are marked."""
    tables: list[Table | None] = []
    for code in own_codes(s.framework):
        roles = _Roles(code)
        posts = _ordered(s, (post for one in _promises(s, code) for post in roles.posts(one)))

        def cell(commitment: Commitment, post: str, roles: _Roles = roles) -> Cell:
            return Cell("".join(s.words(f"matrix.sign.{role}") for role in roles.of(commitment, post)))

        def orphan(commitment: Commitment) -> Cell:
            if commitment.delivered_by:
                return Cell(s.words("matrix.delivered"), Sign.GOOD)
            return Cell(s.words("matrix.orphan"), Sign.BAD)

        tables.append(_matrix(s, code, posts, cell, (s.words("register.column.delivered"), orphan)))
    idle = _unserving(s)
    rows = [(Cell(s.post(post), Sign.NEUTRAL), Cell(s.words("matrix.idle"))) for post in idle]
    if any(tables) and rows:
        heads = (s.words("register.column.post"), s.words("register.column.state"))
        tables.append(
            Table(
                id="idle",
                title=s.words("register.table.idle"),
                columns=tuple(Column(title=head) for head in heads),
                rows=tuple(rows),
                note=s.words("matrix.idle_note"),
            )
        )
    return register(s, "responsibility", tables, is_wide=True)
