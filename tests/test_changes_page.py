"""The page of changes: the life of a code, newest first."""

from datetime import date
from html.parser import HTMLParser

import pytest

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.site import Kind
from sample import BOOKSHOP, REAL, seen, write_codes

LIFE = """\
previous_versions:
  - {version: "0.8", effective_from: 2019-01-01, until: 2022-12-31}
  - {version: "0.9", effective_from: 2023-01-01, until: 2026-01-31, summary: 只退**不换**。, items: [三天内退货。, 不办换货。]}
"""
SERIES = BOOKSHOP.replace(
    "    limit: {within: 7天, from: 购买, until: 提出退货}\n",
    "    limit:\n"
    "      - {within: 5天, until: 2026-02-14, from: 购买}\n"
    "      - {within: 7天, since: 2026-02-15, until: 2026-06-30, from: 购买}\n"
    "      - {within: 14天, since: 2026-07-01, from: 购买}\n",
)


def pages(folder, text, *, as_of=date(2026, 3, 1)):
    write_codes(folder, {"returns.yml": text})
    return {page.kind: page for page in build(Options(folder, as_of=as_of)).site.pages}


class _Steps(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self._in = ""

    def handle_starttag(self, tag, attrs):
        classes = dict(attrs).get("class") or ""
        if tag == "li" and "conduct-history__step" in classes:
            self.found.append([classes.rsplit("--", 1)[-1], ""])
        self._in = tag

    def handle_data(self, data):
        if self._in == "h2" and data.strip() and self.found and not self.found[-1][1]:
            self.found[-1][1] = " ".join(data.split())


def steps(page):
    reader = _Steps()
    reader.feed(page.content.html)
    return [tuple(one) for one in reader.found]


def test_the_page_of_changes_is_as_expected_to_the_letter(tmp_path, golden):
    golden("public/changes.html", pages(tmp_path / "shop", SERIES + LIFE)[Kind.CHANGES].content.html + "\n")


def test_what_comes_stands_first_then_the_edition_in_force_and_earlier_ones_newest_first(tmp_path):
    assert steps(pages(tmp_path, SERIES + LIFE)[Kind.CHANGES]) == [
        ("coming", "2026年7月1日起"),
        ("current", "1版：2026年2月1日起"),
        ("ended", "2026年2月14日之前"),
        ("earlier", "0.9版：2023年1月1日至2026年1月31日"),
        ("earlier", "0.8版：2019年1月1日至2022年12月31日"),
    ]


def test_versions_of_which_one_has_no_day_stay_as_typed(tmp_path):
    life = "previous_versions: [{version: a}, {version: b, until: 2020}, {version: c, until: 2024}]\n"
    assert [title for kind, title in steps(pages(tmp_path, BOOKSHOP + life)[Kind.CHANGES])][1:] == [
        "a版",
        "b版：2020年止",
        "c版：2024年止",
    ]


def test_a_page_says_what_an_earlier_version_said_or_that_it_was_not_published(tmp_path):
    text = seen(pages(tmp_path, BOOKSHOP + LIFE)[Kind.CHANGES].content.html, "conduct")
    assert "只退不换。" in text
    assert "不办换货。" in text
    assert "当时的内容没有公布。" in text


def test_a_code_that_never_changed_has_no_page_of_changes_and_no_link_to_one(tmp_path):
    found = pages(tmp_path, BOOKSHOP)
    assert Kind.CHANGES not in found
    assert "changes/" not in found[Kind.CODE].content.html


def test_the_code_page_tells_the_newest_change_and_leads_to_all(tmp_path):
    html = pages(tmp_path, BOOKSHOP + LIFE)[Kind.CODE].content.html
    assert "0.9" in html
    assert "0.8" not in html
    assert 'href="changes/"' in html


@pytest.mark.parametrize(
    ("as_of", "status", "title"),
    [
        (date(2026, 1, 10), "尚未实施", "1版：2026年2月1日起"),
        (date(2026, 3, 1), "现行", "1版：2026年2月1日起"),
    ],
)
def test_an_edition_that_is_still_to_come_says_so(tmp_path, as_of, status, title):
    page = pages(tmp_path, BOOKSHOP + LIFE, as_of=as_of)[Kind.CHANGES]
    assert steps(page)[0] == ("current", title)
    assert status in seen(page.content.html, "conduct-history__kind")


def test_the_old_version_of_a_real_code_with_all_it_said_is_on_its_page():
    found = build(Options(REAL, as_of=date(2026, 11, 21))).site.pages
    page = next(one for one in found if one.kind is Kind.CHANGES and "state-grid" in one.url)
    assert seen(page.content.html, "conduct-history").count("到场时限") == 1
