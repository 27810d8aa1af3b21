"""Units: special codes, specialists, places to turn to, what supervision watches, classes of customers (5.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ..merge import ancestors
from ..model.organization import PostKind, UnitKind
from ..problems import Severity
from . import overrides
from .base import Context, Finding, Path, organization_rule
from .word_lists import word_list


def _in_organization(
    context: Context, path: Path, about: str, text: str = "", **arguments: object
) -> Finding:
    origin = context.framework.organization.origin
    return Finding(origin=origin, path=path, about=about, text=text, arguments=arguments)


@organization_rule("unit-without-specialist", clause="5.2", severity=Severity.WARNING)
def unit_without_specialist(context: Context) -> Iterator[Finding]:
    """Every unit that serves customers has a post that looks after its service: a service specialist.

    It counts where the post is in the unit, in an operating unit above it, or in one of its parts. Asked only where
    units say their `kind`.

    Bad: `{id: west, kind: operating}` and no post there with `kind: service_specialist`. Good: such a post with
    `unit: west`.

    中文：每个经营单位都要有一个管服务的岗位：服务专员。

    岗位在本单位、在它上面的经营单位或在它下面的部门，都算。单位写了 `kind` 才检查。

    反例：`{id: west, kind: operating}`，那里没有 `kind: service_specialist` 的岗位。正例：有一个这样的岗位，写着
    `unit: west`。
    """
    organization = context.framework.organization
    served: set[str] = set()
    for post in organization.posts:
        if post.kind is PostKind.SERVICE_SPECIALIST and post.unit is not None:
            served.add(post.unit)
            served.update(unit.id for unit in ancestors(organization.units, post.unit))
    with_own = {post.unit for post in organization.posts if post.kind is PostKind.SERVICE_SPECIALIST}
    for n, unit in enumerate(organization.units):
        if unit.kind is not UnitKind.OPERATING or unit.id in served:
            continue
        above = ancestors(organization.units, unit.id)[1:]
        if not any(one.id in with_own and one.kind is UnitKind.OPERATING for one in above):
            yield _in_organization(context, ("units", n, "id"), unit.id)


@organization_rule("place-without-contact", clause="4.5", severity=Severity.WARNING)
def place_without_contact(context: Context) -> Iterator[Finding]:
    """A place that serves customers says how to reach it: a phone or a channel.

    It is asked of places whose `kind` says that customers come there: headquarters, centre, branch, partner, shop.

    Bad: `{id: west, name: 西区中心, kind: 服务中心}`. Good: the same with `phone: 0571-5550 1234` or
    `channels: [west-phone]`.

    中文：接待顾客的网点，要写怎样联系：电话或渠道。

    只检查 `kind` 说明顾客会去的地点：总部、中心、分公司、合作网点、门店。

    反例：`{id: west, name: 西区中心, kind: 服务中心}`。正例：再加上 `phone: 0571-5550 1234` 或
    `channels: [west-phone]`。
    """
    kinds = word_list("service_place", context.settings)
    for n, place in enumerate(context.framework.organization.places):
        if place.phone is not None or place.channels or place.kind is None:
            continue
        if kinds.is_in(place.kind.replace("_", " ")):
            yield _in_organization(context, ("places", n, "id"), place.id)


@organization_rule("user-class-unsigned", clause="4.8", severity=Severity.WARNING)
def user_class_unsigned(context: Context) -> Iterator[Finding]:
    """A class of customers treated otherwise names who decides that somebody belongs to it, and who signs too.

    Whoever is put in such a class drops out of the figures and may be refused service; one post alone must not
    decide that.

    Bad: `user_classes: [{id: UC1, rule: {at_least: 2, of: […]}}]`. Good: the same with
    `decided_by: service-quality, second_signature: general-manager`.

    中文：另行对待的用户类别，要写明由哪个岗位认定、哪个岗位复签。

    归入这一类的顾客不计入指标，也可能不再得到服务，不能由一个岗位说了算。

    反例：`user_classes: [{id: UC1, rule: {at_least: 2, of: […]}}]`。正例：再加上
    `decided_by: service-quality, second_signature: general-manager`。
    """
    for n, one in enumerate(context.framework.organization.user_classes):
        signed = {"decided_by": one.decided_by, "second_signature": one.second_signature}
        missing = [key for key, post in signed.items() if post is None]
        if missing:
            arguments = {"missing": ", ".join(missing)}
            yield _in_organization(context, ("user_classes", n, "id"), one.id, **arguments)
        elif one.decided_by == one.second_signature:
            path: Path = ("user_classes", n, "second_signature")
            yield _in_organization(context, path, one.id, "user-class-signed-twice", post=one.decided_by)


@organization_rule("focus-without-indicator", clause="8.2", severity=Severity.WARNING)
def focus_without_indicator(context: Context) -> Iterator[Finding]:
    """What supervision looks at first has an indicator that shows it.

    Without one nobody sees whether the focus is doing well or badly.

    Bad: `focuses: [{id: F1, name: 投诉}]`. Good: `focuses: [{id: F1, name: 投诉, indicators: [K2]}]`.

    中文：监督重点要有能看出好坏的指标。

    没有指标，就不知道这个重点做得怎样。

    反例：`focuses: [{id: F1, name: 投诉}]`。正例：`focuses: [{id: F1, name: 投诉, indicators: [K2]}]`。
    """
    supervision = context.framework.supervision
    if supervision is None:
        return
    for n, focus in enumerate(supervision.focuses):
        if not focus.indicators:
            yield Finding(origin=supervision.origin, path=("focuses", n, "id"), about=focus.id)


RULES = (
    *overrides.RULES,
    unit_without_specialist,
    place_without_contact,
    user_class_unsigned,
    focus_without_indicator,
)
