"""What an organization stands for beside its promises: values, agreements, ethics, work for the community."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Code
from ..speaker import Speaker
from .types import (
    PublicAgreement,
    PublicCharacter,
    PublicCommunityWork,
    PublicEthics,
    PublicIndicator,
    PublicValue,
)


def _ethics(s: Speaker, code: Code, indicators: Mapping[str, PublicIndicator]) -> PublicEthics | None:
    ethics = code.ethics
    if ethics is None:
        return None
    return PublicEthics(
        statement_md=s.text(ethics.statement),
        indicators=tuple(indicators[one] for one in ethics.indicators if one in indicators),
    )


def public_character(s: Speaker, code: Code, indicators: Mapping[str, PublicIndicator]) -> PublicCharacter:
    """Say what the organization stands for; `indicators` are those that are published."""
    return PublicCharacter(
        values=tuple(PublicValue(name=s.text(one.name), text_md=s.text(one.text)) for one in code.values),
        agreements=tuple(
            PublicAgreement(title_md=s.text(one.title), text_md=s.text(one.text), url=one.url or "")
            for one in code.agreements
        ),
        ethics=_ethics(s, code, indicators),
        community=tuple(
            PublicCommunityWork(field=s.text(one.field), plan_md=s.text(one.plan), done_md=s.texts(one.done))
            for one in code.community
        ),
    )
