"""The content security policy beside a public site: under it pages work, and nothing else runs."""

import contextlib
import functools
import http.server
import re
import threading

import pytest

from browser import _QuietHandler
from built import build_site
from mkdocs_conduct.mkdocs_plugin.policy import Inline, policy
from sample import BOOKSHOP, DEMO, write_codes

CODE = "codes/anju-property/property-service/"
PALETTE = {
    "theme": {
        "name": "material",
        "language": "zh",
        "font": False,
        "palette": [
            {"scheme": "default", "toggle": {"icon": "material/brightness-7", "name": "深色"}},
            {"scheme": "slate", "toggle": {"icon": "material/brightness-4", "name": "浅色"}},
        ],
    }
}
LISTEN = "addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`))"


def said(site):
    """Return the policy that is written beside a site; each server's form has the same."""
    text = site.with_name(f"{site.name}-csp.txt").read_text(encoding="utf-8")
    found = re.findall(r'Content-Security-Policy:? "?([^"\n]+)', text)
    assert len(found) == 3
    assert len(set(found)) == 1
    return found[0]


@contextlib.contextmanager
def guarded(site, header):
    class Handler(_QuietHandler):
        def end_headers(self):
            self.send_header("Content-Security-Policy", header)
            super().end_headers()

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("csp"), DEMO, config=PALETTE, strict=False)


def test_pages_their_search_and_their_colours_work_under_the_policy(site, page_factory):
    with guarded(site, said(site)) as base:
        visitor = page_factory("desktop")
        page = visitor.page
        page.add_init_script(LISTEN)
        for address in (
            "",
            "codes/",
            CODE,
            f"{CODE}results/",
            f"{CODE}changes/",
            f"en/{CODE}",
            f"{CODE}notice/all/",
        ):
            page.goto(f"{base}/{address}")
            page.wait_for_load_state("networkidle")
        page.goto(f"{base}/{CODE}")
        page.locator("label[for=__palette_1]").first.click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        box = page.locator(".md-search__input")
        box.click()
        box.fill("急修")
        box.press("End")
        page.wait_for_selector(".md-search-result__link", timeout=15_000)
        assert visitor.faults() == ()


def test_a_script_that_was_not_in_the_site_when_it_was_built_does_not_run(site, page_factory):
    page = (site / CODE / "index.html").read_text(encoding="utf-8")
    (site / "planted.html").write_text(
        page.replace("</head>", "<script>window.planted = 1</script></head>"), encoding="utf-8"
    )
    with guarded(site, said(site)) as base:
        visitor = page_factory("desktop")
        visitor.page.goto(f"{base}/planted.html")
        assert visitor.page.evaluate("window.planted") is None
        assert any("Content Security Policy" in fault for fault in visitor.faults())
    (site / "planted.html").unlink()


def test_pages_of_ours_bring_no_style_attribute(site):
    assert "style-src-attr 'none'" in said(site)


def test_the_policy_asks_for_nothing_unsafe_and_for_no_other_host(site):
    assert "unsafe" not in said(site)
    assert "http" not in said(site)


def test_an_internal_build_writes_no_policy(tmp_path):
    site = build_site(
        tmp_path, write_codes(tmp_path / "codes", {"returns.yml": BOOKSHOP}), "internal", strict=False
    )
    assert not site.with_name("site-csp.txt").exists()


def read(*pages):
    found = Inline()
    for page in pages:
        found.read(page.encode())
    return found


def test_only_scripts_that_run_and_stand_in_the_page_are_named_each_once():
    found = read(
        "<script>a()</script><script type=module>b()</script>",
        "<script>a()</script><script src=x.js></script><script type='application/ld+json'>{}</script>"
        '<script id="__config" type="application/json">{}</script>',
    )
    assert found.scripts == {b"a()", b"b()"}
    assert policy(found).count("'sha256-") == 2


def test_the_hash_of_a_script_is_what_browsers_compute():
    # printf 'alert(1)' | openssl sha256 -binary | base64
    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in policy(
        read("<script>alert(1)</script>")
    )
    assert policy(read("<script>a\r\nb</script>")) == policy(read("<script>a\nb</script>"))


def test_style_attributes_are_named_too_and_allowed_as_such_where_they_are_too_many():
    few = policy(read('<p style="color:red">', "<p style='font-family:&quot;A&quot;'>"))
    assert re.search(r"style-src-attr 'unsafe-hashes' 'sha256-[^ ]+ 'sha256-[^ ]+;", few)
    many = policy(read(*(f'<p style="top:{n}px">' for n in range(100))))
    assert "style-src-attr 'unsafe-inline';" in many
