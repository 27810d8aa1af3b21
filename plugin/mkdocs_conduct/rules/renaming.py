"""What a code was called before (4.5): its old addresses lead to it, and to nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..problems import Severity
from .base import CodeContext, Finding, rule


@rule("former-id-taken", clause="4.5", severity=Severity.ERROR, is_for_drafts=True)
def former_id_taken(context: CodeContext) -> Iterator[Finding]:
    """A former id belongs to one code, and to none that has it now.

    The address of a former id leads readers to the code's page. Where another code has that id, or had it too,
    nobody can say where a QR code on a wall should lead.

    Bad: `former_ids: [returns]` while `returns.yml` is there. Good: an id that no code has any more, named once.

    中文：曾用编号只属于一份规范，现在也没有规范在用。

    旧编号的地址会转到现在的页面。别的规范在用，或者也用过同一个编号，墙上的二维码就不知道该转到哪里。

    反例：有`returns.yml`，又写`former_ids: [returns]`。正例：只写已经没有规范在用的编号，并且只写一次。
    """
    codes = context.framework.codes
    now = {code.id.lower() for code in codes}
    before = Counter(former.lower() for code in codes for former in code.former_ids)
    for n, former in enumerate(context.code.former_ids):
        if former.lower() in now:
            yield context.finding(("former_ids", n), arguments={"former": former})
        elif before[former.lower()] > 1:
            yield context.finding(("former_ids", n), text="former-id-twice", arguments={"former": former})


RULES = (former_id_taken,)
