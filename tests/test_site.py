"""Public and internal pages in a browser: what visitors see on a desktop, a phone, in the dark and on paper."""

import json
import re

import pytest

from printed import A4, print_pdf
from sample import BOOKSHOP, DEMO, REAL, read_page, write_codes

CODE = "codes/anju-property/property-service/"
UNIT = "codes/yunling-motors/service-promise/xiwan/"
PUBLIC = (
    "",
    "codes/",
    CODE,
    "codes/yunling-motors/service-promise/",
    UNIT,
    f"en/{UNIT}",
    f"{CODE}results/",
    "codes/hewei-kitchen/hospitality/",
    "en/codes/",
    f"en/{CODE}",
    "en/codes/hewei-kitchen/hospitality/",
)
INTERNAL = (
    "",
    "codes/",
    CODE,
    "posts/",
    "posts/anju-property/repairer/",
    "problems/",
    "en/posts/",
    "en/posts/anju-property/repairer/",
)
FOREIGN = (
    "codes/",
    "codes/state-grid/ten-commitments/",
    "zh-Hant/codes/hk-dsd/routine-services/",
    "en/codes/leeds-library/service-standards/",
)

NARROW = """() => {
  const width = document.documentElement.clientWidth
  // What scrolls inside itself, or is hidden, does not push the page.
  const inside = one => one.closest("pre, .md-typeset__scrollwrap, .md-sidebar, .md-search, [hidden]")
  return Array.from(document.querySelectorAll("main *"))
    .filter(one => !inside(one) && one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
    .filter(one => getComputedStyle(one).position !== "absolute")
    .map(one => `${one.tagName}.${one.className}: ${one.innerText.slice(0, 30)}`)
}"""
SMALL = """() => Array.from(document.querySelectorAll(".conduct a[href], .conduct summary, .conduct button, .conduct input"))
  .filter(one => one.getClientRects().length)
  // A link in the middle of a sentence is as high as its line (WCAG 2.5.8 excepts it).
  .filter(one => !["P", "LI", "DIV", "TD", "SPAN", "CITE", "STRONG", "EM"].includes(one.parentElement.tagName) ||
                 one.parentElement.innerText.trim() === one.innerText.trim())
  .filter(one => { const box = one.getBoundingClientRect(); return box.height < 23.5 || box.width < 23.5 })
  .map(one => `${one.className} ${one.innerText.slice(0, 20)}: ${JSON.stringify(one.getBoundingClientRect())}`)"""
HEADINGS = """() => Array.from(document.querySelectorAll(".conduct :is(h1, h2, h3, h4, h5, h6, th, caption, summary, dt, .conduct-aside__label)"))
  .filter(one => one.innerText.trim() === "").map(one => one.outerHTML)"""
HOLLOW = """() => [
  ...Array.from(document.querySelectorAll(".conduct :is(ul, ol, dl, section, article, table, tbody, li, dd, details)"))
    .filter(one => one.textContent.trim() === "" && !one.querySelector("input, svg, img")),
  // A heading that nothing follows within its section.
  ...Array.from(document.querySelectorAll(".conduct :is(h2, h3, h4)"))
    .filter(one => one.parentElement.innerText.trim() === one.innerText.trim() && !one.closest("header, article, .conduct-indicator__head")),
].map(one => one.outerHTML.slice(0, 200))"""
EMPTY_COLUMNS = """() => Array.from(document.querySelectorAll(".conduct table")).flatMap(table => {
  const rows = Array.from(table.querySelectorAll("tbody tr")).filter(row => !row.querySelector("[colspan]"))
  const heads = Array.from(table.querySelectorAll("thead tr:last-child th"))
  return heads.filter((_, n) => rows.length && rows.every(row => row.cells[n] && row.cells[n].textContent.trim() === ""))
    .map(head => head.innerText)
})"""
CONTRAST = """() => {
  // Only drawing turns color-mix() and oklab() into what is seen.
  const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true})
  const known = new Map()
  const parse = text => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = text
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      known.set(text, [r, g, b, a / 255])
    }
    return known.get(text)
  }
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0)
  const over = (front, back) => front.slice(0, 3).map((v, n) => v * front[3] + back[n] * (1 - front[3]))
  const ground = one => {
    const layers = []
    for (let at = one; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor))
    return layers.reverse().reduce((back, layer) => over(layer, back), [255, 255, 255])
  }
  return Array.from(document.querySelectorAll(".conduct *"))
    .filter(one => one.getClientRects().length && Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => !one.closest(".conduct-hidden, svg, [aria-hidden=true]"))
    .map(one => {
      const back = ground(one)
      const front = over(parse(getComputedStyle(one).color), back)
      const [a, b] = [light(front), light(back)].sort((x, y) => y - x)
      return [(a + 0.05) / (b + 0.05), `${one.className || one.tagName}: ${one.innerText.slice(0, 20)}`]
    })
    .filter(([ratio]) => ratio < 4.5)
    .map(([ratio, name]) => `${ratio.toFixed(2)} ${name}`)
}"""


@pytest.fixture(scope="session")
def public(built_site, served):
    return served(built_site(DEMO))


@pytest.fixture(scope="session")
def internal(built_site, served):
    return served(built_site(DEMO, "internal"))


@pytest.fixture(scope="session")
def real(built_site, served):
    return served(built_site(REAL, strict=False))


@pytest.fixture(params=["desktop", "phone"])
def visitor(request, page_factory):
    """A page on a desktop, then on a phone."""
    return page_factory(request.param)


def visit(visitor, address):
    visitor.page.goto(address)
    return visitor.page


def settled(visitor, address):
    """Visit, and wait until nothing more is asked for."""
    visit(visitor, address).wait_for_load_state("networkidle")
    return visitor.page


def opened(visitor, address):
    """Visit, with everything that can be opened open."""
    page = visit(visitor, address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_asks_no_other_host_and_reports_no_error(visitor, public, address):
    assert settled(visitor, f"{public}/{address}").title()
    assert visitor.faults() == ()


@pytest.mark.parametrize("address", INTERNAL)
def test_an_internal_page_asks_no_other_host_and_reports_no_error(desktop, internal, address):
    assert settled(desktop, f"{internal}/{address}").title()
    assert desktop.faults() == ()


@pytest.mark.parametrize("address", FOREIGN)
def test_a_page_of_a_real_code_asks_no_other_host_and_reports_no_error(desktop, real, address):
    assert settled(desktop, f"{real}/{address}").title()
    assert desktop.faults() == ()


@pytest.mark.parametrize("address", [*PUBLIC, *(f"real:{one}" for one in FOREIGN)])
def test_on_a_phone_nothing_is_wider_than_the_screen(phone, public, real, address):
    base = real if address.startswith("real:") else public
    page = opened(phone, f"{base}/{address.removeprefix('real:')}")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.clientWidth") == 390
    assert page.evaluate(NARROW) == []


@pytest.mark.parametrize(
    "address", ["codes/", CODE, f"en/{CODE}", UNIT, "codes/yunling-motors/service-promise/"]
)
def test_on_a_phone_a_finger_can_hit_every_target(phone, public, address):
    assert visit(phone, f"{public}/{address}").evaluate(SMALL) == []


def test_the_index_leads_to_every_published_code(desktop, public):
    page = visit(desktop, f"{public}/codes/")
    found = {
        link.get_attribute("href"): link.inner_text() for link in page.locator(".conduct-card__title a").all()
    }
    assert found == {
        "anju-property/property-service/": "物业服务承诺",
        "yunling-motors/service-promise/": "购车和售后服务承诺",
        "hewei-kitchen/hospitality/": found.get("hewei-kitchen/hospitality/"),
        "bochuan-materials/yard-windows/": "厂区装卸窗口服务承诺",
        "liuwan-taxi/passengers/": "乘客服务承诺",
    }
    page.click("text=物业服务承诺")
    page.wait_for_url(f"{public}/{CODE}")
    assert "物业服务承诺" in page.locator("h1").inner_text()


def test_the_index_of_the_real_codes_names_all_six_each_in_a_language_it_has(desktop, real):
    page = visit(desktop, f"{real}/codes/")
    cards = page.locator(".conduct-card").all()
    assert sorted(card.get_attribute("lang") for card in cards) == [
        "en",
        "en",
        "en",
        "zh",
        "zh",
        "zh",
    ] or sorted(card.get_attribute("lang") for card in cards) == ["en", "en", "zh", "zh", "zh", "zh-Hant"]
    for card in cards:
        link = card.locator("a").first
        assert page.request.get(f"{real}/codes/{link.get_attribute('href')}").ok


@pytest.mark.parametrize(
    ("address", "language"),
    [("", "zh"), ("codes/", "zh"), (CODE, "zh"), (f"en/{CODE}", "en"), ("en/codes/", "en")],
)
def test_a_page_says_which_language_it_is_in(desktop, public, address, language):
    assert visit(desktop, f"{public}/{address}").locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("address", ["zh-Hant/codes/hk-dsd/routine-services/", "zh-Hant/codes/"])
def test_a_page_in_traditional_chinese_says_so(desktop, real, address):
    page = visit(desktop, f"{real}/{address}")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


@pytest.mark.parametrize("address", ["codes/", CODE, UNIT, "codes/hewei-kitchen/hospitality/"])
def test_the_language_switch_leads_to_the_same_page_and_back(visitor, public, address):
    page = visit(visitor, f"{public}/{address}")
    page.locator(".md-header a[hreflang=en], .md-header a[lang=en]").first.click()
    page.wait_for_url(f"{public}/en/{address}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".md-header a[hreflang=zh], .md-header a[lang=zh]").first.click()
    page.wait_for_url(f"{public}/{address}")
    assert visitor.faults() == ()


def test_a_page_without_a_counterpart_offers_only_languages_that_exist(desktop, real):
    page = visit(desktop, f"{real}/codes/state-grid/ten-commitments/")
    for link in page.locator(".md-header a[hreflang]").all():
        assert page.request.get(f"{real}/codes/state-grid/ten-commitments/{link.get_attribute('href')}").ok


def search(page, query):
    """Type into the search box, opening it first where it hides, and return the addresses of what is found."""
    button = page.locator("label.md-header__button[for=__search]")
    if button.is_visible():
        button.click()
    box = page.locator(".md-search__input")
    box.click()
    box.fill(query)
    # An input method sends no keys; the theme listens for them.
    box.press("End")
    page.wait_for_selector(".md-search-result__link", timeout=15_000)
    return [link.get_attribute("href") for link in page.locator(".md-search-result__link").all()]


@pytest.mark.parametrize(
    ("query", "address", "language"),
    [
        ("投诉处理", CODE, ""),
        ("到场", CODE, ""),
        ("二次供水", CODE, ""),
        ("餐具", "codes/hewei-kitchen/hospitality/", ""),
        ("repair", f"en/{CODE}", "en/"),
        ("西湾汽车", UNIT, ""),
    ],
)
def test_search_finds_a_word_in_the_middle_of_a_sentence(visitor, public, query, address, language):
    links = search(visit(visitor, f"{public}/{language}codes/"), query)
    assert any(f"/{address}" in link for link in links), links
    assert visitor.faults() == ()


def test_search_finds_nothing_where_there_is_nothing(desktop, public):
    page = visit(desktop, f"{public}/codes/")
    search(page, "物业")
    page.locator(".md-search__input").fill("恐龙化石")
    page.locator(".md-search__input").press("End")
    page.wait_for_selector("text=没有找到符合条件的结果", timeout=15_000)


def test_a_result_of_the_search_opens_the_page_at_its_place(desktop, public):
    page = visit(desktop, f"{public}/codes/")
    (link, *_) = search(page, "排水管")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(re.escape(CODE)))
    assert CODE in link
    assert "排水" in page.locator(".conduct-code").inner_text()


@pytest.mark.parametrize("address", [*PUBLIC, *(f"real:{one}" for one in FOREIGN)])
def test_no_heading_list_table_or_column_is_empty(desktop, public, real, address):
    base = real if address.startswith("real:") else public
    page = opened(desktop, f"{base}/{address.removeprefix('real:')}")
    assert page.evaluate(HEADINGS) == []
    assert page.evaluate(HOLLOW) == []
    assert page.evaluate(EMPTY_COLUMNS) == []


def test_a_code_without_results_has_no_heading_column_or_link_for_them(desktop, real):
    page = visit(desktop, f"{real}/codes/state-grid/ten-commitments/")
    assert page.locator("#results, #glance, .conduct-cell--result, .conduct a[href*='results']").count() == 0
    assert [
        one for one in page.locator(".conduct-code :is(h2, h3, th)").all_inner_texts() if "结果" in one
    ] == []


def test_a_code_without_remedies_has_no_column_for_them(desktop, real):
    page = visit(desktop, f"{real}/codes/state-grid/ten-commitments/")
    assert page.locator(".conduct-cell--remedy").count() == 0
    assert "没有写明补救" not in page.locator(".conduct-promises").inner_text()


def test_a_code_without_history_or_sources_has_no_headings_for_them(
    desktop, built_site, served, tmp_path_factory
):
    codes = write_codes(tmp_path_factory.mktemp("small") / "codes", {"returns.yml": BOOKSHOP})
    page = visit(desktop, f"{served(built_site(codes))}/codes/returns/")
    assert page.locator("#changes, #sources, #results, #glance, #objectives, .conduct-banner").count() == 0
    assert page.locator(".conduct-cell--limit, .conduct-cell--remedy").count() > 0


def test_the_page_has_the_order_readers_expect(desktop, public):
    page = visit(desktop, f"{public}/{CODE}")
    places = [
        page.locator(f"#{name}").first.bounding_box()["y"]
        for name in ("conduct", "glance", "promises", "contact")
    ]
    assert places == sorted(places)


def test_the_table_of_contents_leads_to_headings_that_exist(desktop, public):
    page = visit(desktop, f"{public}/{CODE}")
    anchors = [link.get_attribute("href") for link in page.locator(".md-nav--secondary a.md-nav__link").all()]
    assert len(anchors) > 4
    assert [anchor for anchor in anchors if page.locator(f"[id='{anchor[1:]}']").count() != 1] == []


@pytest.mark.parametrize("address", [CODE, f"en/{CODE}", UNIT, "codes/", "codes/hewei-kitchen/hospitality/"])
def test_every_link_to_a_place_on_the_same_page_finds_it_and_no_id_stands_twice(desktop, public, address):
    page = visit(desktop, f"{public}/{address}")
    ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), one => one.id)")
    assert [one for one in set(ids) if ids.count(one) > 1] == []
    targets = page.evaluate(
        "Array.from(document.querySelectorAll('.conduct a[href^=\"#\"]'), one => decodeURIComponent(one.hash.slice(1)))"
    )
    assert set(targets) - set(ids) == set()


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_link_inside_a_site_leads_nowhere(built_site, audience):
    site = built_site(DEMO, audience)
    lost = []
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        html = page.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src)="([^"#?]*)', html):
            if link and not re.match(r"[a-z]+:", link):
                target = page.parent / link
                if not (target / "index.html").is_file() and not target.is_file():
                    lost.append((page.relative_to(site).as_posix(), link))
    assert lost == []


@pytest.mark.parametrize("profile", ["desktop", "dark"])
@pytest.mark.parametrize("address", ["codes/", CODE, UNIT])
def test_words_stand_out_from_their_ground_by_light_and_in_the_dark(
    page_factory, built_site, served, profile, address
):
    theme = {"name": "material", "language": "zh", "font": False, "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom", "accent": "custom", "toggle": {"icon": "material/brightness-7", "name": "深色"}},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom", "toggle": {"icon": "material/brightness-4", "name": "浅色"}},
    ]}  # fmt: skip
    page = opened(page_factory(profile), f"{served(built_site(DEMO, config={'theme': theme}))}/{address}")
    assert page.locator("body").get_attribute("data-md-color-scheme") == (
        "slate" if profile == "dark" else "default"
    )
    assert page.evaluate(CONTRAST) == []
    # The measure itself: one heading in the colour of its ground is seen.
    page.locator("h1").first.evaluate(
        "one => { one.style.color = getComputedStyle(document.body).backgroundColor }"
    )
    assert len(page.evaluate(CONTRAST)) >= 1


def test_a_printed_code_page_is_paper_without_navigation_and_without_a_blank_page(desktop, public, tmp_path):
    page = visit(desktop, f"{public}/{CODE}")
    sheets = print_pdf(page, tmp_path / "code.pdf")
    assert {sheet.size for sheet in sheets} == {A4}
    assert not [number for number, sheet in enumerate(sheets, 1) if sheet.is_blank]
    text = "".join(sheet.text for sheet in sheets)
    assert "15分钟内到达现场" in re.sub(r"\s", "", text)
    for words in ("Made with", "English", "目录", "搜索", "键入以开始搜索"):
        assert words not in text
    assert len(sheets) < 25


def test_print_shows_what_is_folded_on_the_screen(desktop, public, tmp_path):
    page = visit(desktop, f"{public}/{CODE}results/")
    text = "".join(sheet.text for sheet in print_pdf(page, tmp_path / "results.pdf"))
    # The result of February stands in a table that is folded on the screen.
    assert text.replace(" ", "").count("2025年2月") > 2


def test_a_result_on_the_code_page_leads_to_its_figures(desktop, public):
    page = visit(desktop, f"{public}/{CODE}")
    name = page.locator(".conduct-result__name").first.inner_text()
    page.locator(".conduct-result__name").first.click()
    page.wait_for_url(re.compile("#k-"))
    figures = page.locator(f"[id='{page.url.split('#')[1]}']")
    assert name in figures.inner_text()
    assert figures.locator("tbody tr").count() >= 12


def test_without_script_the_page_says_everything(chromium, public):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{public}/{CODE}")
    text = page.locator(".conduct-code").inner_text()
    context.close()
    for words in ("15分钟内到达现场", "10元/单", "0571-5550 1608", "98.5%"):
        assert words in text


def test_on_a_phone_each_fee_stands_below_its_service(phone, public):
    page = visit(phone, f"{public}/{CODE}")
    row = page.locator(".conduct-table--fees tbody tr").first
    boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
    assert len({box["x"] for box in boxes}) == 1
    assert [box["y"] for box in boxes] == sorted({box["y"] for box in boxes})
    assert "标准 每平方米每月2.60元" in " ".join(row.inner_text().split())


def test_from_a_promise_one_comes_to_what_the_unit_promises_and_back(desktop, public):
    page = visit(desktop, f"{public}/{UNIT}")
    assert "20分钟" in page.locator("#c-C4").inner_text()
    page.locator(".conduct-unit a").click()
    page.wait_for_url(f"{public}/codes/yunling-motors/service-promise/")
    assert "30分钟" in page.locator("#c-C4").inner_text()
    page.locator("#c-C4 .conduct-elsewhere a").click()
    page.wait_for_url(f"{public}/{UNIT}#c-C4")


def test_the_search_index_has_each_page_once(built_site):
    index = json.loads((built_site(DEMO) / "search" / "search_index.json").read_text(encoding="utf-8"))
    top = [entry["location"] for entry in index["docs"] if "#" not in entry["location"]]
    assert len(top) == len(set(top))


def test_a_page_has_one_title_one_first_heading_and_a_description(built_site):
    for address in (CODE, f"en/{CODE}", "codes/"):
        html = read_page(built_site(DEMO), address)
        assert len(re.findall(r"<h1\b", html)) == 1
        assert len(re.findall(r"<title>", html)) == 1
    assert '<meta name="description" content="告诉您可以期待什么服务' in read_page(built_site(DEMO), CODE)
