"""The pages of the made-up codes as a person would write them in Markdown, for MkDocs without us.

One page a code with everything that is public in it, an index per organization and one of all.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from content import code, organization
from generate import MONTHS, organization_id, organizations, results


def write_pages(count: int, folder: Path) -> None:
    """Write the pages of `count` codes below `folder`."""
    links = []
    for number in range(count):
        data = code(number)
        home = organization_id(number)
        links.append(f"- [{data['title']}]({home}/{data['id']}.md)")
        write(folder / home / f"{data['id']}.md", code_page(data, organization(home, number // 30), number))
    write(folder / "index.md", ["---", "title: 服务承诺", "---", "", "# 服务承诺", "", *links])
    for name, data in organizations(count):
        own = [link.replace(f"({name}/", "(") for link in links if f"({name}/" in link]
        write(folder / name / "index.md", [f"# {data['name']}", "", *own])


def write(path: Path, lines: list[str]) -> None:
    """Write one page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def code_page(data: dict[str, Any], owner: dict[str, Any], number: int) -> list[str]:
    """Return the page of one code, line by line."""
    rows = results(data["id"], number)
    names = {group["id"]: group["name"] for group in data["groups"]}
    posts = {post["id"]: post["name"] for post in owner["posts"]}
    phone = owner["channels"][0]["value"]
    lines = ["---", f"title: {data['title']}", "---", "", f"# {data['title']}", "", data["purpose"], ""]
    lines += [
        f"**{data['version']}** · 自{data['effective_from']}起施行 · 下次评审 {data['next_review']}",
        "",
    ]
    lines += ["## 一览", "", "| 服务 | 承诺 | 目标 | 最近一月 |", "|---|---|---|---|"]
    lines += list(glance(data, rows))
    for group, name in names.items():
        lines += ["", f"## {name} {{#{group}}}", ""]
        for commitment in data["commitments"]:
            if commitment["group"] == group:
                lines += promise(commitment, posts)
    lines += ["", "## 做得怎样", ""]
    lines += list(year(data, rows))
    lines += [
        "",
        "## 咨询与投诉",
        "",
        f"电话：**{phone}**（全天，免费）。1个工作日内告知受理，5个工作日内答复。",
        "",
    ]
    lines += [f"{ordinal}. {posts[level['by']]}：{level['within']}" for ordinal, level in levels(owner)]
    lines += ["", "对答复不满意时：消费者协会，电话12315，免费。", ""]
    lines += [
        "## 用语",
        "",
        *[f"- **{entry['term']}**：{entry['definition']}" for entry in data["definitions"]],
    ]
    return lines


def levels(owner: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the stages of a complaint with their numbers."""
    return iter(enumerate(owner["complaints"]["levels"], start=1))


def share(row: dict[str, str]) -> str:
    """Return a result with its counts."""
    percent = 100 * int(row["numerator"]) / int(row["denominator"])
    return f"{percent:.1f}%（{row['denominator']}次中{row['numerator']}次）"


def glance(data: dict[str, Any], rows: list[dict[str, str]]) -> Iterator[str]:
    """Yield one line of the first table per promise."""
    latest = {row["indicator"]: row for row in rows}
    for commitment in data["commitments"]:
        shown = share(latest[commitment["indicators"][0]])
        yield f"| {commitment['service_item']} | {commitment['limit']['within']} | ≥95% | {shown} |"


def promise(commitment: dict[str, Any], posts: dict[str, str]) -> list[str]:
    """Return one promise with what belongs to it."""
    limit, remedy = commitment["limit"], commitment["remedy"]
    return [
        f"### {commitment['service_item']} {{#{commitment['id']}}}",
        "",
        f"**{commitment['promise']}**",
        "",
        f"- 时限：{limit['within']}，自{limit['from']}至{limit['until']}",
        f"- 没有做到时：{remedy['text']}，{remedy['claim']}，{remedy['within']}内",
        f"- 不适用：{commitment['limitations'][0]}",
        f"- 请您：{commitment['customer_duties'][0]}",
        f"- 说明：{commitment['supporting_information']}",
        f"- 由谁办理：{posts[commitment['delivered_by'][0]]}",
        "",
    ]


def year(data: dict[str, Any], rows: list[dict[str, str]]) -> Iterator[str]:
    """Yield the twelve months of each indicator as a table, with the reasons of misses."""
    for indicator in data["performance_indicators"]:
        own = [row for row in rows if row["indicator"] == indicator["id"]]
        yield from (
            f"### {indicator['name']} {{#{indicator['id']}}}",
            "",
            f"{indicator['definition']}。目标 ≥95%。",
            "",
        )
        yield from ("| 月份 | 结果 | 说明 |", "|---|---|---|")
        for period, row in zip(MONTHS, own, strict=True):
            yield f"| {period} | {share(row)} | {row.get('explanation', '')} {row.get('action', '')} |"
        yield ""
