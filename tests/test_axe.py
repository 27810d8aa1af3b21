"""axe-core finds nothing on any kind of page, in Chinese and English, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser import open_watched
from page_kinds import THEME, kinds
from sample import DEMO

WRITTEN = """\
# 手写的页面

一句话里有[链接](codes/index.md)，也有`代码`。

| 键 | 含义 |
|---|---|
| `title` | 标题 |

```yaml
# 说明
title: 退换货承诺
```

## 下一节

- [x] 一
"""
CONFIG = {
    "theme": THEME,
    "markdown_extensions": ["tables", "pymdownx.superfences", {"toc": {"permalink": True}}],
}
NOT_OURS = {
    # It scrolls inside itself on a narrow screen; browsers let the keyboard into such a box by themselves, and
    # the box is made by the theme's script, out of reach of a template.
    "scrollable-region-focusable": (".md-typeset__scrollwrap", "#__code_"),
}
"""What the theme brings that neither a style nor a template of ours can mend: the rule, and where alone it is let pass."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome another colour scheme can change."""


@pytest.fixture(scope="module")
def sites(built_site, served):
    pages = {"index.md": WRITTEN, "en/index.md": WRITTEN}
    return {
        audience: served(built_site(DEMO, audience, config=CONFIG, pages=pages))
        for audience in ("public", "internal")
    }


def addresses():
    internal = {
        name: address
        for name, address in kinds(DEMO, "internal").items()
        if name not in kinds(DEMO, "public")
    }
    public = {"written.zh": "", "written.en": "en/", **kinds(DEMO, "public")}
    return [*(("public", *one) for one in public.items()), *(("internal", *one) for one in internal.items())]


ALL = addresses()
NAMES = [f"{audience}-{name}" for audience, name, _ in ALL]
CHINESE = [one for one in ALL if one[1].endswith(".zh")]
"""Colours are the same in every language."""
SIZES = [(width, kind) for width, several in ((320, ALL), (640, CHINESE)) for kind in several]


@pytest.fixture(scope="module")
def tabs(chromium):
    """One page of each profile for all tests: to open a browser's context takes longer than most pages."""
    opened = {}

    def tab(profile, **options):
        key = f"{profile} {options}"
        if key not in opened:
            opened[key] = open_watched(chromium, profile, **options)
        return opened[key].page

    yield tab
    for one in opened.values():
        one.page.context.close()


def visit(page, sites, kind):
    audience, _, address = kind
    page.goto(f"{sites[audience]}/{address}")
    return page


def violations(page, **options):
    """Return what axe finds that is ours or can be mended: the rule, the element and why."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if not any(mark in str(node["target"]) for mark in NOT_OURS.get(rule["id"], ()))
    ]


def test_the_pages_looked_at_are_of_all_kinds_in_both_languages():
    assert {
        "public-written.zh",
        "public-index.en",
        "public-code.zh",
        "public-unit.zh",
        "public-results.en",
    } <= set(NAMES)
    assert {
        "internal-sheet.zh",
        "internal-sheet.en",
        "internal-clause_map.zh",
        "internal-problems.zh",
    } <= set(NAMES)


@pytest.mark.parametrize("kind", ALL, ids=NAMES)
def test_axe_finds_nothing_on_a_page(tabs, sites, kind):
    page = visit(tabs("desktop"), sites, kind)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert violations(page) == []


@pytest.mark.parametrize("kind", CHINESE, ids=[f"{audience}-{name}" for audience, name, _ in CHINESE])
def test_axe_finds_no_faint_colour_on_a_page_in_the_dark(tabs, sites, kind):
    page = visit(tabs("dark"), sites, kind)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert violations(page, runOnly=COLOURS) == []


def test_axe_finds_what_is_planted(tabs, sites):
    page = tabs("desktop")
    page.goto(f"{sites['public']}/codes/")
    page.evaluate(
        """() => {
          const index = document.querySelector(".conduct")
          index.querySelector("h2").outerHTML = "<h5>跳级的标题</h5>"
          index.append(document.createElement("button"))
          index.querySelector("h1").style.color = "#ddd"
        }"""
    )
    assert {one.split(":")[0] for one in violations(page)} == {
        "heading-order",
        "button-name",
        "color-contrast",
    }


@pytest.mark.parametrize(("width", "kind"), SIZES, ids=[f"{kind[1]}-{width}" for width, kind in SIZES])
def test_twice_and_four_times_as_large_a_page_is_read_without_scrolling_sideways(tabs, sites, width, kind):
    # Enlarged to 200 % and 400 %, 1280 pixels hold 640 and 320 of them (WCAG 1.4.10).
    page = visit(tabs("desktop", viewport={"width": width, "height": 512}), sites, kind)
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


WIDER = """() => {
  const width = document.documentElement.clientWidth
  // A table may scroll inside a box of its own, where reading needs its two dimensions (WCAG 1.4.10 excepts it).
  const scrolls = one => ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
  const inside = one => {
    for (let at = one; at.tagName !== "MAIN"; at = at.parentElement) if (scrolls(at) || at.matches("[hidden], svg")) return true
    return false
  }
  return Array.from(document.querySelectorAll("main *"))
    .filter(one => !inside(one) && one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
    .filter(one => !one.closest(".conduct-hidden") && getComputedStyle(one).position !== "absolute")
    .map(one => `${one.tagName}.${one.className}: ${one.innerText.slice(0, 30)}`)
}"""
