"""Addresses: stable, relative, and never outside the site, whatever an id says."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.labels import labels
from mkdocs_conduct.render import Fragment
from mkdocs_conduct.site import Address, Kind, relative
from mkdocs_conduct.site.address import segment
from mkdocs_conduct.site.planned import Plan, Planned

NASTY = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('./\\?#%: \t\n\x00*"<>|-'))
)


def planned(kind: Kind, key: str, language: str = "zh", **options) -> Planned:
    parts = tuple(segment(part) for part in key.split("/")) if key else ()
    return Planned(
        kind=kind,
        key=key,
        parts=parts,
        language=language,
        title=key,
        description="",
        template="",
        views={},
        words=labels(language),
        source="",
        in_search=False,
        **options,
    )


def plan(*pages: Planned, directory_urls: bool = True, several: bool = False) -> Plan:
    made = Plan(("zh", "en"), "codes", directory_urls=directory_urls, several=several)
    for page in pages:
        made.add(page)
    return made


class Asking:
    """Stands in for the renderer: its one page asks for one link."""

    def __init__(self, *asked: str) -> None:
        self.asked = asked

    def fragment(self, _template: str, *, link: Callable[..., str], **_: object) -> Fragment:
        return Fragment(link(*self.asked), ())


def link(made: Plan, page: Planned, *asked: str) -> str:
    """Return what a template on `page` gets for `link(…)`."""
    pages = made.rendered(Asking(*asked), is_internal=True)  # type: ignore[arg-type]
    return pages[made.pages.index(page)].content.html


INDEX = planned(Kind.INDEX, "")
CODE = planned(Kind.CODE, "anju/property-service")
OTHER = planned(Kind.CODE, "anju/repair")
ENGLISH = planned(Kind.CODE, "anju/property-service", "en")
SHEETS = planned(Kind.SHEETS, "")
SHEET = planned(Kind.SHEET, "anju/night-duty")
PROBLEMS = planned(Kind.PROBLEMS, "")
BROKEN = planned(Kind.PROBLEMS, "anju/broken")


@pytest.mark.parametrize(
    ("page", "pretty", "plain"),
    [
        (INDEX, "codes/", "codes/index.html"),
        (CODE, "codes/property-service/", "codes/property-service.html"),
        (ENGLISH, "en/codes/property-service/", "en/codes/property-service.html"),
        (SHEETS, "posts/", "posts/index.html"),
        (SHEET, "posts/night-duty/", "posts/night-duty.html"),
        (PROBLEMS, "problems/", "problems/index.html"),
        (BROKEN, "codes/broken/", "codes/broken.html"),
    ],
)
def test_pages_live_where_the_design_says(page, pretty, plain):
    assert plan(page).url(page) == pretty
    assert plan(page, directory_urls=False).url(page) == plain


def test_addresses_name_the_organization_only_where_there_are_several():
    assert plan(CODE, several=True).url(CODE) == "codes/anju/property-service/"
    assert plan(SHEET, several=True).url(SHEET) == "posts/anju/night-duty/"


def test_an_address_depends_on_nothing_but_its_own_ids():
    alone = plan(CODE).url(CODE)
    assert plan(OTHER, INDEX, CODE, ENGLISH, SHEET).url(CODE) == alone


def test_a_hand_written_page_for_the_same_address_has_the_name_that_mkdocs_expects():
    assert Address(("codes", "a")).source == "codes/a.md"
    assert Address(("codes",), is_index=True).source == "codes/index.md"


def test_a_chinese_id_keeps_its_characters_and_is_quoted_in_urls():
    page = planned(Kind.SHEET, "anju/夜间值班员")
    assert unquote(plan(page).url(page)) == "posts/夜间值班员/"
    assert plan(page).url(page).isascii()


@pytest.mark.parametrize("identifier", [".", "..", "...", "/", "\\", "", " ", "-", "../..", "\x00"])
def test_an_id_that_would_lead_elsewhere_gets_signs_of_its_own(identifier):
    assert re.fullmatch("[0-9a-f]{6}", segment(identifier))


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("../../etc/passwd", "etc-passwd-[0-9a-f]{6}"),
        ("C:\\data", "C-data-[0-9a-f]{6}"),
        ("a?b#c", "a-b-c-[0-9a-f]{6}"),
        ("%2e%2e", "2e-2e-[0-9a-f]{6}"),
        ("夜班 组长", "夜班-组长-[0-9a-f]{6}"),
        ("v1.2", r"v1\.2"),
        ("front-desk_1", "front-desk_1"),
    ],
)
def test_a_separator_in_an_id_becomes_a_hyphen_and_the_id_gets_signs_of_its_own(identifier, expected):
    assert re.fullmatch(expected, segment(identifier))


@given(NASTY)
def test_a_segment_is_one_part_of_a_path_and_stays_inside(identifier):
    made = segment(identifier)
    assert made
    assert made not in (".", "..")
    assert not set(made) & set('/\\?#%:*"<>|\x00\n\t ')
    assert posixpath.normpath(posixpath.join("codes", made)) == f"codes/{made}"


@given(NASTY)
def test_a_segment_of_a_segment_is_the_same(identifier):
    assert segment(segment(identifier)) == segment(identifier)


SEGMENTS = st.sampled_from(["codes", "posts", "en", "a", "b-c", "d.e", "夜班"])
URLS = st.builds(
    lambda parts, form: {"folder": "/".join(parts) + "/", "file": "/".join(parts) + ".html"}[form],
    st.lists(SEGMENTS, min_size=1, max_size=4),
    st.sampled_from(["folder", "file"]),
)


@given(URLS, st.one_of(URLS, st.just("")))
def test_a_relative_link_leads_to_its_target_from_any_page(page, target):
    base = "https://example.org/site/"
    assert urljoin(base + page, relative(target, page)) == base + target


@given(URLS)
def test_a_relative_link_from_the_root_leads_to_its_target(target):
    assert urljoin("https://example.org/", relative(target, "")) == f"https://example.org/{target}"


# Links


@pytest.mark.parametrize("directory_urls", [True, False])
def test_templates_link_from_page_to_page_in_both_styles_of_urls(directory_urls):
    made = plan(INDEX, CODE, OTHER, SHEET, directory_urls=directory_urls)
    base = "https://example.org/"
    for page in (INDEX, CODE, SHEET):
        for target in (INDEX, CODE, OTHER):
            found = link(made, page, target.kind, target.key)
            assert urljoin(base + made.url(page), found) == base + made.url(target)


def test_an_id_alone_means_the_same_organization():
    made = plan(CODE, OTHER, planned(Kind.CODE, "hewei/repair"), several=True)
    assert link(made, CODE, "code", "repair") == "../repair/"
    assert link(made, CODE, "code", "hewei/repair") == "../../hewei/repair/"


def test_a_link_carries_its_anchor_quoted():
    made = plan(CODE, OTHER)
    assert link(made, CODE, "code", "repair", "c-承诺 1") == "../repair/#c-%E6%89%BF%E8%AF%BA%201"


def test_a_link_to_what_does_not_exist_is_empty():
    assert link(plan(CODE), CODE, "code", "nothing") == ""
    assert link(plan(CODE), CODE, "sheets") == ""


def test_a_link_prefers_its_own_language_and_falls_back_to_the_first_that_exists():
    made = plan(CODE, ENGLISH, OTHER)
    assert link(made, ENGLISH, "code", "property-service") == "./"
    assert link(made, ENGLISH, "code", "repair") == "../../../codes/repair/"


def test_the_page_of_a_broken_code_takes_links_to_the_code():
    assert link(plan(CODE, BROKEN), CODE, "code", "broken") == "../broken/"


def test_the_first_page_for_a_place_counts():
    again = replace(CODE, description="again")
    assert plan(CODE, again).pages == [CODE]


def test_versions_in_other_languages_are_named_in_their_own_words():
    made = plan(CODE, ENGLISH, OTHER)
    told = [(one.language, one.name, one.url, one.is_current) for one in made._alternates(CODE)]
    assert told == [
        ("zh", "简体中文", "codes/property-service/", True),
        ("en", "English", "en/codes/property-service/", False),
    ]
    assert [one.language for one in made._alternates(OTHER)] == ["zh"]


def test_a_code_knows_the_way_back_to_the_index_and_a_sheet_to_the_sheets():
    made = plan(INDEX, CODE, SHEETS, SHEET)
    assert [crumb.url for crumb in made._breadcrumbs(CODE)] == ["codes/"]
    assert [crumb.url for crumb in made._breadcrumbs(SHEET)] == ["posts/"]
    assert made._breadcrumbs(INDEX) == ()


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_code_called_index_has_an_address_of_its_own(directory_urls):
    code = planned(Kind.CODE, "anju/index")
    made = plan(INDEX, code, directory_urls=directory_urls)
    assert made.address(code).source != made.address(INDEX).source
    assert made.url(code) != made.url(INDEX)


def test_posts_whose_names_differ_only_in_a_separator_have_addresses_of_their_own():
    first, second = planned(Kind.SHEET, "anju/夜班 值班员"), planned(Kind.SHEET, "anju/夜班?值班员")
    made = plan(first, second)
    assert len({made.url(page) for page in made.pages}) == 2
