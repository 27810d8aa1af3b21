"""The organization: that there is one, that its parts fit together, that its calendar is known (5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..calendar import is_known_country
from ..labels import locale_of
from ..problems import Severity
from .base import Context, Finding, Path, organization_rule
from .references import dangling_arguments, is_slip


@organization_rule("no-organization", clause="5.2", severity=Severity.WARNING)
def no_organization(context: Context) -> Iterator[Finding]:
    """A folder of codes needs organization.yml: without it nobody can see who promises.

    A single code may hold its organization in itself instead.

    Bad: a folder with returns.yml only. Good: organization.yml beside it, or
    `organization: {name: 小林书店}` in returns.yml.

    中文：规范的文件夹里要有 organization.yml，不然看不出是谁在承诺。

    只有一份规范时，也可以把组织写在规范里。

    反例：文件夹里只有 returns.yml。正例：旁边有 organization.yml，或者在 returns.yml 里写 `organization: {name: 小林书店}`。
    """
    organization = context.framework.organization
    if not context.has_organization:
        yield Finding(origin=organization.origin, about=organization.id)


@organization_rule("unknown-calendar", clause="4.13", severity=Severity.ERROR)
def unknown_calendar(context: Context) -> Iterator[Finding]:
    """Public holidays are those of a country known by its two letters, and so is the organization's country.

    Without them a limit in working days cannot be counted.

    Bad: `calendar: {holidays: China}`. Good: `calendar: {holidays: CN}`.

    中文：节假日按国家或地区的两个字母写，组织的国家也一样。

    不知道是哪里的节假日，以工作日计的时限就数不出来。

    反例：`calendar: {holidays: China}`。正例：`calendar: {holidays: CN}`。
    """
    organization = context.framework.organization
    calendar = organization.calendar
    if calendar is not None and calendar.holidays and not is_known_country(calendar.holidays):
        arguments = {"typed": calendar.holidays}
        path: Path = ("calendar", "holidays")
        yield Finding(origin=organization.origin, path=path, about=organization.id, arguments=arguments)
    country = organization.country
    if country and not _is_country(country):
        yield Finding(
            origin=organization.origin,
            path=("country",),
            about=organization.id,
            text="unknown-country",
            arguments={"typed": country},
        )


def _is_country(code: str) -> bool:
    # Babel's table also has continents (001) and codes that stand for no place.
    named = code.upper() in locale_of("en").territories
    return named and len(code) == 2 and code.upper() not in ("QO", "XA", "XB", "ZZ")


def _ids(context: Context) -> Iterator[tuple[Path, str]]:
    organization = context.framework.organization
    for name in (
        "units",
        "places",
        "posts",
        "windows",
        "channels",
        "customer_groups",
        "interested_parties",
        "related_documents",
        "methods",
        "follow_ups",
        "campaigns",
        "user_classes",
        "forms",
    ):
        for n, part in enumerate(getattr(organization, name)):
            yield (name, n, "id"), part.id


@organization_rule("schema-error", clause="", severity=Severity.ERROR)
def duplicate_id_in_organization(context: Context) -> Iterator[Finding]:
    """Two parts of an organization must not have the same id, whatever they are: references could mean either.

    Posts, units, places, windows, channels and groups share one set of names.

    Bad: a unit `north` and a place `north`. Good: `north` and `north-hall`.

    中文：一个组织里，两样东西不能用同一个编号，不管是什么：引用它的地方分不清指哪一个。

    岗位、部门、地点、窗口、渠道和顾客群体的编号合在一起算。

    反例：部门 `north` 和地点 `north`。正例：`north` 和 `north-hall`。
    """
    seen: set[str] = set()
    for path, identifier in _ids(context):
        if identifier in seen:
            yield Finding(
                origin=context.framework.organization.origin, path=path, about=identifier, text="duplicate-id"
            )
        seen.add(identifier)


def _references(context: Context) -> Iterator[tuple[Path, str, str, list[str]]]:
    organization = context.framework.organization
    units = [unit.id for unit in organization.units]
    posts = list(context.framework.posts)
    for n, unit in enumerate(organization.units):
        if unit.parent is not None:
            yield ("units", n, "parent"), unit.parent, unit.id, units
    for n, post in enumerate(organization.posts):
        if post.unit is not None:
            yield ("posts", n, "unit"), post.unit, post.id, units
        if post.reports_to is not None:
            yield ("posts", n, "reports_to"), post.reports_to, post.id, posts


def _circles(above: Mapping[str, str | None]) -> Iterator[str]:
    """Yield one member of each circle: the one listed first."""
    seen: set[str] = set()
    for start in above:
        way: list[str] = []
        step: str | None = start
        while step is not None and step in above and step not in seen:
            seen.add(step)
            way.append(step)
            step = above[step]
        if step in way:
            circle = way[way.index(step) :]
            yield min(circle, key=list(above).index)


def _circular(context: Context) -> Iterator[Finding]:
    organization = context.framework.organization
    trees: tuple[tuple[str, str, Mapping[str, str | None]], ...] = (
        ("units", "parent", {unit.id: unit.parent for unit in organization.units}),
        ("posts", "reports_to", {post.id: post.reports_to for post in organization.posts}),
    )
    for name, key, above in trees:
        for member in _circles(above):
            n = next(n for n, part in enumerate(getattr(organization, name)) if part.id == member)
            yield Finding(
                origin=organization.origin, path=(name, n, key), about=member, text="circular-reference"
            )


@organization_rule("dangling-reference", clause="", severity=Severity.ERROR)
def dangling_reference_in_organization(context: Context) -> Iterator[Finding]:
    """Units, reporting lines and channels named in the organization must exist, and must not go in a circle.

    A window's place and the site of a result may be free text: they are taken for a mistyped id only
    where they are very like one.

    Bad: `reports_to: general-manger`. Good: `reports_to: general-manager`.

    中文：组织里写到的部门、上级和渠道必须存在，也不能绕成一圈。

    窗口的地点和结果的地点可以是文字，和某个编号很像时才当作写错。

    反例：`reports_to: general-manger`。正例：`reports_to: general-manager`。
    """
    framework = context.framework
    organization = framework.organization
    for path, typed, owner, known in _references(context):
        if typed not in known:
            text, arguments = dangling_arguments(typed, known)
            yield Finding(origin=organization.origin, path=path, about=owner, text=text, arguments=arguments)
    yield from _circular(context)
    if organization.complaints is not None:
        channels = [channel.id for channel in organization.channels]
        for n, typed in enumerate(organization.complaints.channels):
            if typed not in channels:
                text, arguments = dangling_arguments(typed, channels)
                yield Finding(
                    origin=organization.complaints.origin,
                    path=("channels", n),
                    about=organization.id,
                    text=text,
                    arguments=arguments,
                )
    yield from _sites(context)


def _sites(context: Context) -> Iterator[Finding]:
    framework = context.framework
    places = framework.places
    for n, window in enumerate(framework.organization.windows):
        if window.place is not None and is_slip(window.place, places):
            text, arguments = dangling_arguments(window.place, places)
            origin, path = framework.organization.origin, ("windows", n, "place")
            yield Finding(origin=origin, path=path, about=window.id, text=text, arguments=arguments)
    for row in framework.measurements:
        if row.site is not None and is_slip(row.site, places):
            text, arguments = dangling_arguments(row.site, places)
            yield Finding(
                origin=row.origin, path=("site",), about=row.indicator, text=text, arguments=arguments
            )


RULES = (duplicate_id_in_organization, dangling_reference_in_organization, no_organization, unknown_calendar)
