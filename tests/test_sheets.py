"""Sheets of posts: what comes out of the printer, and what can be done with them on a screen."""

import fcntl
import json
import re
import unicodedata
from dataclasses import dataclass

import pytest

from printed import A4, Sheet, print_pdf
from sample import DEMO, read_page, seen

# What a quality manager finds in the printer's tray: one more page is one more sheet on every wall.
PAGES = {
    "en/posts/anju-property/cleaner": 1,
    "en/posts/anju-property/finance": 1,
    "en/posts/anju-property/gardener": 1,
    "en/posts/anju-property/general-manager": 1,
    "en/posts/anju-property/grounds-manager": 1,
    "en/posts/anju-property/power-duty": 1,
    "en/posts/anju-property/repairer": 1,
    "en/posts/bochuan-materials/dispatcher": 1,
    "en/posts/bochuan-materials/gate-guard": 1,
    "en/posts/bochuan-materials/goods-keeper": 3,
    "en/posts/bochuan-materials/raw-keeper": 2,
    "en/posts/bochuan-materials/sampler": 1,
    "en/posts/bochuan-materials/service-supervisor": 2,
    "en/posts/bochuan-materials/warehouse-manager": 1,
    "en/posts/bochuan-materials/weigher": 2,
    "en/posts/hewei-kitchen/cashier": 1,
    "en/posts/hewei-kitchen/cook": 4,
    "en/posts/hewei-kitchen/dishwasher": 3,
    "en/posts/hewei-kitchen/greeter": 3,
    "en/posts/hewei-kitchen/head-chef": 3,
    "en/posts/hewei-kitchen/operations": 1,
    "en/posts/hewei-kitchen/shift-leader": 3,
    "en/posts/hewei-kitchen/store-manager": 1,
    "en/posts/hewei-kitchen/waiter": 4,
    "en/posts/liuwan-taxi/driver": 3,
    "en/posts/liuwan-taxi/duty-desk": 1,
    "en/posts/liuwan-taxi/fleet-officer": 2,
    "en/posts/liuwan-taxi/manager": 1,
    "en/posts/qingxi-project/engineering-head": 1,
    "en/posts/qingxi-project/inspector": 1,
    "en/posts/qingxi-project/materials-head": 1,
    "en/posts/qingxi-project/office-head": 1,
    "en/posts/qingxi-project/quality-head": 1,
    "en/posts/qingxi-project/site-engineer": 1,
    "en/posts/yunling-motors/customer-data": 1,
    "en/posts/yunling-motors/donghui-service": 1,
    "en/posts/yunling-motors/nanqiao-service": 1,
    "en/posts/yunling-motors/price-clerk": 1,
    "en/posts/yunling-motors/rescue-duty": 1,
    "en/posts/yunling-motors/sales-adviser": 1,
    "en/posts/yunling-motors/technician": 1,
    "en/posts/yunling-motors/xiwan-service": 1,
    "posts/anju-property/cleaner": 1,
    "posts/anju-property/customer-service": 2,
    "posts/anju-property/engineering": 1,
    "posts/anju-property/finance": 1,
    "posts/anju-property/gardener": 1,
    "posts/anju-property/general-manager": 1,
    "posts/anju-property/grounds-manager": 1,
    "posts/anju-property/night-duty": 1,
    "posts/anju-property/power-duty": 1,
    "posts/anju-property/pump-operator": 2,
    "posts/anju-property/reception": 3,
    "posts/anju-property/repairer": 1,
    "posts/anju-property/service-quality": 1,
    "posts/bochuan-materials/dispatcher": 1,
    "posts/bochuan-materials/gate-guard": 1,
    "posts/bochuan-materials/goods-keeper": 2,
    "posts/bochuan-materials/raw-keeper": 2,
    "posts/bochuan-materials/sampler": 1,
    "posts/bochuan-materials/service-supervisor": 1,
    "posts/bochuan-materials/warehouse-manager": 1,
    "posts/bochuan-materials/weigher": 1,
    "posts/hewei-kitchen/cashier": 1,
    "posts/hewei-kitchen/cook": 4,
    "posts/hewei-kitchen/dishwasher": 2,
    "posts/hewei-kitchen/greeter": 3,
    "posts/hewei-kitchen/head-chef": 3,
    "posts/hewei-kitchen/operations": 1,
    "posts/hewei-kitchen/shift-leader": 2,
    "posts/hewei-kitchen/store-manager": 1,
    "posts/hewei-kitchen/waiter": 4,
    "posts/liuwan-taxi/driver": 3,
    "posts/liuwan-taxi/duty-desk": 1,
    "posts/liuwan-taxi/fleet-officer": 2,
    "posts/liuwan-taxi/manager": 1,
    "posts/qingxi-project/engineering-head": 1,
    "posts/qingxi-project/inspector": 1,
    "posts/qingxi-project/materials-head": 1,
    "posts/qingxi-project/office-head": 1,
    "posts/qingxi-project/quality-head": 1,
    "posts/qingxi-project/site-engineer": 1,
    "posts/yunling-motors/customer-data": 1,
    "posts/yunling-motors/donghui-service": 1,
    "posts/yunling-motors/nanqiao-service": 1,
    "posts/yunling-motors/price-clerk": 1,
    "posts/yunling-motors/rescue-duty": 1,
    "posts/yunling-motors/sales-adviser": 1,
    "posts/yunling-motors/service-adviser": 2,
    "posts/yunling-motors/service-supervisor": 1,
    "posts/yunling-motors/technician": 1,
    "posts/yunling-motors/xiwan-service": 1,
}
PRINTED_ON = "2026-03-05T10:00:00"
# Fonts draw some characters with the sign of their radical, and that is what a PDF then says.
RADICALS = str.maketrans("⻚⻔⻓⻋⻅⻢⻛⻜⻝⻥⻩⻘⻉⻆⻮戶", "页门长车见马风飞食鱼黄青贝角齿户")


@dataclass(frozen=True)
class Printed:
    """A sheet as it comes out of the printer, and what its screen says."""

    sheets: tuple[Sheet, ...]
    promises: list[str]
    sections: list[str]
    heading: str
    codes: bool
    hint: str


def printed_text(sheet):
    return bare(sheet.text)


def bare(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(RADICALS)


@pytest.fixture(scope="session")
def internal(built_site, served):
    return served(built_site(DEMO, "internal"))


@pytest.fixture(scope="session")
def printed(internal, chromium, shared_folder):
    """Print a sheet, once in the whole run: its pages, the promises and section titles its screen shows, its heading."""
    folder = shared_folder / "printed"
    folder.mkdir(exist_ok=True)

    def print_sheet(address):
        name = address.replace("/", "-")
        record = folder / f"{name}.json"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not record.exists():
                record.write_text(
                    json.dumps(sheet_as_printed(address, folder / f"{name}.pdf")), encoding="utf-8"
                )
        told = json.loads(record.read_text(encoding="utf-8"))
        return Printed(
            tuple(Sheet(tuple(size), text) for size, text in told["sheets"]),
            told["promises"],
            told["sections"],
            told["heading"],
            told["codes"],
            told["hint"],
        )

    def sheet_as_printed(address, path):
        context = chromium.new_context()
        page = context.new_page()
        page.clock.set_fixed_time(PRINTED_ON)
        page.goto(f"{internal}/{address}/")
        sheets = print_pdf(page, path)
        told = {
            "sheets": [[sheet.size, sheet.text] for sheet in sheets],
            "promises": page.locator(".conduct-sheet__promise").all_inner_texts(),
            "sections": page.locator(".conduct-sheet__section-title").all_inner_texts(),
            "heading": page.locator(".conduct-sheet__post").inner_text(),
            "codes": page.locator(".conduct-sheet__facts a").count() > 0,
            "hint": page.locator(".conduct-sheet__print-hint").inner_text(),
        }
        context.close()
        return told

    return print_sheet


def test_every_post_that_delivers_has_a_sheet_and_no_other(built_site):
    site = built_site(DEMO, "internal")
    found = {page.parent.relative_to(site).as_posix() for page in site.rglob("posts/*/*/index.html")}
    assert found == set(PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_a_sheet_is_exactly_its_number_of_a4_pages_and_none_is_blank(printed, address):
    sheets = printed(address).sheets
    assert {sheet.size for sheet in sheets} == {A4}
    assert [number for number, sheet in enumerate(sheets, 1) if sheet.is_blank] == []
    assert len(sheets) == PAGES[address]
    said = re.search(r"共(\d+)张|(\d+) sheet", printed(address).hint)
    assert said
    assert int(said[1] or said[2]) == len(sheets)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_which_sheet_it_is_of_which_version_and_which_page_of_how_many(printed, address):
    sheets = printed(address).sheets
    english = address.startswith("en/")
    post = bare(re.sub(r"(岗位检查表|checklist)", "", printed(address).heading))
    for number, sheet in enumerate(sheets, 1):
        text = printed_text(sheet)
        assert (f"Page{number}of{len(sheets)}" if english else f"第{number}页,共{len(sheets)}页") in text
        assert post in text
        assert re.search(r"(Documentno\.|文件编号):[A-Z]{2}-", text)
        if printed(address).codes:
            assert re.search(r"version\d" if english else r"\d版", text)
        assert re.search(r"(Fingerprint|核对码):[0-9a-f]{8}", text)
        assert ("Printedon:5March2026" if english else "打印日期:2026年3月5日") in text


@pytest.mark.parametrize(
    "address", [one for one in PAGES if one.endswith(("repairer", "waiter", "reception"))]
)
def test_the_promises_an_item_keeps_are_quoted_word_for_word_on_paper(printed, address):
    text = "".join(printed_text(sheet) for sheet in printed(address).sheets)
    assert printed(address).promises
    assert [promise for promise in printed(address).promises if bare(promise) not in text] == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_the_theme_is_printed(printed, address):
    text = "".join(sheet.text for sheet in printed(address).sheets)
    other = "简体中文" if address.startswith("en/") else "English"
    for words in ("Made with", "Material for MkDocs", "搜索", "目录", "测试网站", "回到页面顶部", other):
        assert words not in text


@pytest.mark.parametrize("address", PAGES)
def test_the_last_page_is_more_than_a_signature(printed, address):
    last = printed(address).sheets[-1]
    assert len(printed_text(last)) > 60


def test_a_sheet_quotes_the_promise_with_its_limit_and_remedy(built_site):
    text = seen(read_page(built_site(DEMO, "internal"), "posts/anju-property/repairer/"), "conduct-sheet")
    assert "水电急修，接到报修后15分钟内到达现场；夜间30分钟内到达。" in text
    assert "15分钟" in text
    assert "10元" in text
    for words in ("完成", "备注", "签"):
        assert words in text


@pytest.mark.parametrize("address", ["posts/anju-property/repairer/", "posts/hewei-kitchen/waiter/"])
def test_every_item_has_two_boxes_with_a_black_border_in_print(desktop, internal, address):
    page = desktop.page
    page.goto(f"{internal}/{address}")
    items = page.locator(".conduct-sheet__item").count()
    assert items > 3
    assert page.locator(".conduct-sheet__item input[type=checkbox]").count() == 2 * items
    page.emulate_media(media="print")
    drawn = page.evaluate("""() => Array.from(document.querySelectorAll(".conduct-sheet__box"), one => {
      const style = getComputedStyle(one), box = one.getBoundingClientRect()
      return [style.borderTopStyle, style.borderTopColor, parseFloat(style.borderTopWidth) > 0, box.width > 8, box.height > 8]
    })""")
    assert {tuple(one) for one in drawn} == {("solid", "rgb(0, 0, 0)", True, True, True)}


def test_a_box_can_be_ticked_on_a_screen_and_is_announced(desktop, internal):
    page = desktop.page
    page.goto(f"{internal}/posts/anju-property/repairer/")
    box = page.locator(".conduct-sheet__box").first
    box.check()
    assert box.is_checked()
    assert box.get_attribute("aria-label")


def test_in_print_only_the_paper_is_left(desktop, internal):
    page = desktop.page
    page.goto(f"{internal}/posts/anju-property/repairer/")
    page.emulate_media(media="print")
    for part in (
        ".md-header",
        ".md-sidebar",
        ".md-footer",
        ".md-tabs",
        ".conduct-sheet__screen",
        ".conduct-breadcrumbs",
        ".conduct-notice",
    ):
        assert not page.locator(part).first.is_visible() or page.locator(part).count() == 0, part
    assert page.locator(".conduct-sheet__paper").is_visible()


def test_a_printed_item_is_never_cut_in_two(desktop, internal):
    page = desktop.page
    page.goto(f"{internal}/posts/anju-property/repairer/")
    page.emulate_media(media="print")
    rules = page.evaluate(
        "Array.from(document.querySelectorAll('.conduct-sheet__item'), one => getComputedStyle(one).breakInside)"
    )
    assert set(rules) <= {"avoid", "avoid-page"}


@pytest.mark.parametrize("address", [one for one, pages in PAGES.items() if pages > 1])
def test_a_section_title_is_never_the_last_line_of_a_page(printed, address):
    ends = [printed_text(sheet) for sheet in printed(address).sheets[:-1]]
    assert ends
    assert [title for title in printed(address).sections for end in ends if end.endswith(bare(title))] == []


def test_the_index_of_sheets_leads_to_every_sheet_by_unit(desktop, internal):
    page = desktop.page
    page.goto(f"{internal}/posts/")
    links = {link.get_attribute("href").strip("/") for link in page.locator(".conduct-posts__name a").all()}
    assert {f"posts/{link}" for link in links} == {
        address for address in PAGES if not address.startswith("en/")
    }


def test_without_script_a_sheet_says_when_it_was_made(internal, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{internal}/posts/anju-property/repairer/")
    facts = page.locator(".conduct-sheet__facts").first.text_content()
    context.close()
    assert "生成日期：2026年1月20日" in re.sub(r"\s", "", facts)


def test_a_sheet_names_no_person(built_site):
    text = seen(read_page(built_site(DEMO, "internal"), "posts/anju-property/engineering/"), "conduct-sheet")
    assert "工程部经理" in text
    assert "邵建舟" not in text


def test_a_sheet_links_to_the_promise_it_quotes(desktop, internal):
    page = desktop.page
    page.goto(f"{internal}/posts/anju-property/repairer/")
    link = page.locator(".conduct-sheet__source a").first
    words = link.get_attribute("href")
    page.goto(f"{internal}/posts/anju-property/repairer/{words}")
    assert page.locator(f"[id='{words.split('#')[1]}']").is_visible()
