"""The code of a unit: the group's, with what the unit and those above it promise otherwise."""

from datetime import date
from typing import Any

import pytest

from mkdocs_conduct.merge import UnitCode, unit_code
from mkdocs_conduct.model import Code, Organization

FILED = {"number": "备1", "approved_by": "strategy", "date": "2026-01-10"}
COMMITMENTS = [
    {
        "id": "C1",
        "promise": "15分钟内到场。",
        "limit": "15分钟",
        "remedy": "减免10元",
        "limitations": ["台风期间除外"],
    },
    {"id": "C2", "promise": "24小时内修好。", "limit": "24小时"},
]


def code(**fields: Any) -> Code:
    return Code.model_validate(
        {"id": "service", "title": "服务承诺", "status": "in_force", "commitments": COMMITMENTS, **fields}
    )


def organization(**overrides: Any) -> Organization:
    """Return three levels: group → west → west-shop, and east beside west; overrides by unit."""
    parents = {"group": None, "west": "group", "west-shop": "west", "east": "group"}
    units = [
        {
            "id": name,
            "name": name,
            **({"parent": parent} if parent else {}),
            "overrides": overrides.get(name.replace("-", "_"), []),
        }
        for name, parent in parents.items()
    ]
    return Organization.model_validate({"id": "o", "name": "集团", "units": units})


def override(commitment: str = "C1", **fields: Any) -> dict[str, Any]:
    return {"commitment": commitment, "filing": FILED, **fields}


def limit_of(found: UnitCode, commitment: str = "C1") -> str:
    held = {one.id: one for one in found.code.commitments}[commitment]
    return str(held.limits[0].within)


def test_a_unit_without_special_rules_keeps_the_groups_code_itself():
    group = code()
    found = unit_code(group, organization(west=[override(limit="10分钟")]), "east")
    assert found.code is group
    assert found.special == frozenset()
    assert found.overrides == ()


def test_a_unit_that_nobody_knows_keeps_the_groups_code():
    group = code()
    assert unit_code(group, organization(west=[override(limit="10分钟")]), "south").code is group


def test_what_a_unit_says_otherwise_holds_there_and_the_rest_is_the_groups():
    found = unit_code(code(), organization(west=[override(limit="10分钟")]), "west")
    assert limit_of(found) == "10 minutes"
    assert limit_of(found, "C2") == "24 hours"
    changed = found.code.commitments[0]
    assert changed.promise.text.forms[0][1] == "15分钟内到场。"
    assert [one.text.forms[0][1] for one in changed.remedies if one.text] == ["减免10元"]
    assert found.special == {"C1"}


def test_a_unit_below_has_what_the_unit_above_it_says():
    found = unit_code(code(), organization(west=[override(limit="10分钟")]), "west-shop")
    assert limit_of(found) == "10 minutes"
    assert [one.unit.id for one in found.overrides] == ["west"]


def test_the_nearest_unit_wins_field_by_field():
    units = organization(
        group=[override(limit="14分钟", remedy="减免12元", limitations=[])],
        west=[override(limit="10分钟", remedy="减免20元")],
        west_shop=[override(limit="8分钟"), override("C2", limit="12小时")],
    )
    shop = unit_code(code(), units, "west-shop")
    first = shop.code.commitments[0]
    assert limit_of(shop) == "8 minutes"
    assert [one.text.forms[0][1] for one in first.remedies if one.text] == ["减免20元"]
    assert first.limitations == ()
    assert limit_of(shop, "C2") == "12 hours"
    assert [one.unit.id for one in shop.overrides] == ["group", "west", "west-shop", "west-shop"]
    assert limit_of(unit_code(code(), units, "west")) == "10 minutes"
    assert limit_of(unit_code(code(), units, "east")) == "14 minutes"


def test_what_was_not_filed_holds_all_the_same_and_is_marked():
    units = organization(west=[{"commitment": "C1", "limit": "10分钟"}, override("C2", limit="12小时")])
    found = unit_code(code(), units, "west")
    assert limit_of(found) == "10 minutes"
    assert found.unregistered == {"C1"}


@pytest.mark.parametrize(("day", "expected"), [("2026-01-09", "15 minutes"), ("2026-01-10", "10 minutes")])
def test_what_was_filed_for_a_later_day_holds_from_that_day(day, expected):
    units = organization(west=[override(limit="10分钟")])
    assert limit_of(unit_code(code(), units, "west", date.fromisoformat(day))) == expected


def test_an_override_of_another_code_is_none_of_this_one():
    units = organization(west=[override(code="other", limit="10分钟"), override("C9", limit="1分钟")])
    assert unit_code(code(), units, "west").overrides == ()


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_code_that_is_not_in_force_has_no_special_rules(status):
    draft = code(status=status)
    assert unit_code(draft, organization(west=[override(limit="10分钟")]), "west").code is draft


def test_units_that_lead_back_to_themselves_do_not_go_on_for_ever():
    units = [
        {"id": "a", "name": "a", "parent": "b", "overrides": [override(limit="10分钟")]},
        {"id": "b", "name": "b", "parent": "a", "overrides": [override(limit="8分钟")]},
    ]
    ring = Organization.model_validate({"id": "o", "name": "集团", "units": units})
    assert limit_of(unit_code(code(), ring, "a")) == "10 minutes"


def test_the_code_of_a_unit_still_knows_its_file():
    group = code()
    found = unit_code(group, organization(west=[override(limit="10分钟")]), "west")
    assert found.code.origin == group.origin
    assert found.code.commitments[1] is group.commitments[1]
