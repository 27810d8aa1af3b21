"""Former addresses of a code: QR codes on walls go on working, without script."""

import pytest

from built import build_site
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.site import Audience, SiteOptions
from sample import BOOKSHOP, SETTINGS, write_codes
from test_code_json import CODE, RESULTS
from test_code_json import SETTINGS as WITH_ADDRESS

RENAMED = BOOKSHOP.replace("status: in_force", "former_ids: [exchange, returns-2020]\nstatus: in_force")


def stubs(folder, files, **options):
    write_codes(folder, files)
    built = build(Options(folder, site=SiteOptions(**options)))
    assert not built.report.fails(), [one.message("zh") for one in built.report.problems]
    return {file.path: file.text for file in built.site.files if file.path.endswith(".html")}


def test_each_page_of_a_renamed_code_is_found_at_each_former_address_in_each_language(tmp_path):
    files = {"settings.yml": WITH_ADDRESS, "repair.yml": CODE, "results/2026-02.yml": RESULTS}
    below = ("", "results/", "changes/")
    expected = {f"{language}codes/old-repair/{page}index.html" for language in ("", "en/") for page in below}
    assert set(stubs(tmp_path, files)) == expected


def test_a_former_address_leads_on_without_script_and_names_where_to(tmp_path, golden):
    found = stubs(
        tmp_path, {"settings.yml": SETTINGS + "public_url: https://shop.example\n", "returns.yml": RENAMED}
    )
    text = found["codes/exchange/index.html"]
    golden("public/moved.html", text + "\n")
    assert '<meta http-equiv="refresh" content="0; url=../returns/">' in text
    assert "<script" not in text


def test_without_addresses_that_are_folders_it_leads_to_the_file(tmp_path):
    found = stubs(tmp_path, {"returns.yml": RENAMED}, directory_urls=False)
    assert 'content="0; url=returns.html"' in found["codes/exchange.html"]


def test_a_code_that_was_never_renamed_and_the_internal_site_have_no_former_addresses(tmp_path):
    assert stubs(tmp_path / "a", {"returns.yml": BOOKSHOP}) == {}
    assert stubs(tmp_path / "b", {"returns.yml": RENAMED}, audience=Audience.INTERNAL) == {}


def test_what_an_editor_typed_cannot_break_out_of_a_former_address(tmp_path):
    text = RENAMED.replace("title: 退换货承诺", 'title: "<script>alert(1)</script>"')
    assert "<script>alert" not in "".join(stubs(tmp_path, {"returns.yml": text}).values())


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("renamed")
    return build_site(folder, write_codes(folder / "codes", {"returns.yml": RENAMED}), strict=False)


def test_a_reader_with_an_old_qr_code_arrives_even_without_script(chromium, site, served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served(site)}/codes/exchange/")
    page.wait_for_url(f"{served(site)}/codes/returns/")
    assert "退换货承诺" in page.locator("h1").inner_text()
    context.close()
