"""Everything is reached by the keyboard alone, and read without styles and without script."""

import itertools
import re

import pytest

from page_kinds import THEME, kinds
from sample import DEMO, read_page

CODE = "codes/anju-property/property-service/"
REACHABLE = """() => Array.from(document.querySelectorAll(".conduct :is(a[href], summary, button, input, select, textarea)"))
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.type !== "hidden")
  .map((one, n) => { one.dataset.place = n; return n }).length"""
FOCUSED = """() => {
  const one = document.activeElement
  const style = getComputedStyle(one)
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none"
  return [one.dataset.place ?? null, seen, one.outerHTML.slice(0, 80)]
}"""


@pytest.fixture(scope="module")
def folder(built_site):
    return built_site(DEMO, config={"theme": THEME})


@pytest.fixture
def site(folder, served):
    return served(folder)


def pages():
    wanted = ("index", "code", "complaints", "complaint_form", "changes")
    return {kind: kinds(DEMO, "public").get(f"{kind}.zh") for kind in wanted}


@pytest.mark.parametrize("kind", [kind for kind, address in pages().items() if address])
def test_the_tab_key_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(desktop, site, kind):
    page = desktop.page
    page.goto(f"{site}/{pages()[kind]}")
    count = page.evaluate(REACHABLE)
    page.evaluate("document.querySelector('.conduct').setAttribute('tabindex', '-1')")
    page.evaluate("document.querySelector('.conduct').focus()")
    order, unseen = [], []
    for _ in range(count):
        page.keyboard.press("Tab")
        place, seen, html = page.evaluate(FOCUSED)
        order.append(place)
        unseen += [] if seen else [html]
    assert order == [str(n) for n in range(count)]
    assert unseen == []


def test_the_first_stop_of_the_keyboard_leads_past_the_header_to_the_page_itself(desktop, site):
    page = desktop.page
    page.goto(f"{site}/{CODE}")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    assert skip.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    target = page.url.split("#")[1]
    assert page.locator(f"[id='{target}']").evaluate("one => Boolean(one.closest('.conduct'))")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.conduct'))")


def test_what_is_folded_opens_by_the_keyboard(desktop, site):
    page = desktop.page
    page.goto(f"{site}/{CODE}results/")
    summary = page.locator(".conduct summary").first
    summary.focus()
    assert not summary.evaluate("one => one.parentElement.open")
    page.keyboard.press("Enter")
    assert summary.evaluate("one => one.parentElement.open")


@pytest.mark.parametrize("name", sorted(kinds(DEMO, "public")))
def test_a_page_is_in_order_without_styles_and_script(folder, name):
    html = read_page(folder, kinds(DEMO, "public")[name])
    article = html.split("<article", 1)[1].rsplit("</article>", 1)[0]
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", article)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []
    # Nothing of ours waits for a script, and no handler or script stands in the page itself.
    own = article.split('class="conduct', 1)[1]
    assert not re.search(r"<script|\son[a-z]+=|javascript:", own)
    assert not re.search(r"<img\b(?![^>]*\balt=)", own)


def test_every_control_has_a_label_and_every_table_names_its_columns(desktop, site):
    page = desktop.page
    for address in kinds(DEMO, "public").values():
        page.goto(f"{site}/{address}")
        assert (
            page.evaluate(
                """() => Array.from(document.querySelectorAll(".conduct :is(input, select, textarea)"))
              .filter(one => one.type !== "hidden" && !one.labels.length && !one.ariaLabel).map(one => one.outerHTML)"""
            )
            == []
        )
        assert (
            page.evaluate(
                "Array.from(document.querySelectorAll('.conduct table')).filter(one => !one.querySelector('th')).length"
            )
            == 0
        )
