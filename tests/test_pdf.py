"""PDF files of what is made for paper: what a printer, a screen reader and a supervisor with a tablet find in them."""

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.cli import main
from mkdocs_conduct.cli.papers import Papers
from mkdocs_conduct.pdf import FaultKind, Paper, press
from mkdocs_conduct.pdf.layout import printed
from mkdocs_conduct.site import Audience, SiteOptions
from printed import print_pdf
from sample import DEMO, run, seen, write_codes

# One of each: a sheet, a table of registers, forms, a notice, and English ones.
COMPARED = (
    "posts/anju-property/repairer",
    "posts/anju-property/reception",
    "en/posts/anju-property/power-duty",
    "clause-map/anju-property/property-service",
    "forms/anju-property/complainant-form",
    "forms/anju-property/review-agenda/filled",
    "codes/anju-property/property-service/notice/all",
    "en/codes/anju-property/property-service/notice/finance",
)
POST = "posts/anju-property/repairer"


@pytest.fixture(scope="session")
def papers():
    built = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)))
    assert built.site.pages, built.report.errors
    return Papers(built.site)


@pytest.fixture(scope="session")
def booklet(papers):
    (found,) = (one for one in papers.booklets(papers.chosen([POST])) if one.bundle == f"{POST}.pdf")
    return found


@pytest.fixture(scope="session")
def files(booklet, tmp_path_factory):
    """The files of one post, by their path."""
    folder = tmp_path_factory.mktemp("pdf")
    found = printed(booklet)
    assert found.faults == ()
    paths = {}
    for name, content in found.files:
        paths[name] = folder / name.replace("/", "-")
        paths[name].write_bytes(content)
    return paths


@pytest.fixture(scope="session")
def sheet(files):
    with PdfReader(files[f"{POST}/sheet.pdf"]) as reader:
        yield reader


def plain(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def elements(node):
    """Yield every element of the tree of structure."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def paper(body, path="a.pdf"):
    html = f'<!doctype html><html lang="zh"><head><title>试</title></head><body>{body}</body></html>'
    return Paper(path=path, html=html, styles=(), source="codes/a.yml")


def faults_of(body):
    one = press.Booklet(papers=(paper(body),))
    found = printed(one)
    return {(fault.kind, fault.text) for fault in found.faults}, found.files


def test_a_pdf_has_a_title_a_language_and_is_tagged_as_pdf_ua(sheet):
    catalog = sheet.trailer["/Root"]
    assert sheet.metadata.title == "水电维修工"
    assert sheet.metadata.creator == "mkdocs-conduct"
    assert catalog["/Lang"] == "zh"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_headings_and_the_table_are_known_as_such_to_a_screen_reader(sheet):
    kinds = {element["/S"] for element in elements(sheet.trailer["/Root"]["/StructTreeRoot"]["/K"])}
    assert {"/H1", "/Table", "/THead", "/TR", "/TH", "/TD", "/Form"} <= kinds


def test_every_box_of_a_sheet_can_be_ticked_and_says_what_it_means(sheet, booklet):
    whole = next(one for one in booklet.papers if one.path == f"{POST}/sheet.pdf")
    fields = [
        note.get_object()
        for page in sheet.pages
        for note in page.get("/Annots", ())
        if "/FT" in note.get_object()
    ]
    labels = re.findall(r'type="checkbox"[^>]*aria-label="([^"]*)"', whole.html)
    assert len(labels) > 10
    assert {field["/FT"] for field in fields} == {"/Btn"}
    assert [field["/TU"] for field in fields] == labels
    assert len({field["/T"] for field in fields}) == len(fields)


def test_every_font_is_in_the_file(sheet):
    descriptors = []
    for page in sheet.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptors.append(descendant["/FontDescriptor"])
    assert descriptors
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one) for one in descriptors)


def test_the_text_can_be_copied_out_again_character_by_character(sheet, booklet):
    whole = next(one for one in booklet.papers if one.path == f"{POST}/sheet.pdf")
    text = "".join(page.extract_text() for page in sheet.pages)
    assert not re.search(r"[\u2e80-\u2fdf]", text), "radicals stand in place of characters"
    promises = re.findall(r'conduct-sheet__text">\s*(.*?)\s*</div>', whole.html, re.DOTALL)
    assert len(promises) > 5
    for promise in promises:
        assert plain(seen(f"<body>{promise}</body>")) in plain(text)


def test_the_bundle_of_a_post_holds_its_sheet_its_card_and_the_forms_it_records_in(files):
    bundle, sheet, card = (
        PdfReader(files[name]) for name in (f"{POST}.pdf", f"{POST}/sheet.pdf", f"{POST}/card.pdf")
    )
    own = len(sheet.pages) + len(card.pages)
    assert len(bundle.pages) > own
    assert "AJ-BD-12" in bundle.pages[own].extract_text()
    assert len(bundle.get_fields()) > len(sheet.get_fields())


def test_the_same_input_gives_the_same_bytes(booklet, files):
    again = dict(printed(booklet).files)
    assert {name: path.read_bytes() == again[name] for name, path in files.items()} == dict.fromkeys(
        files, True
    )


@pytest.mark.parametrize("address", COMPARED)
def test_the_printer_of_a_browser_needs_as_many_pages(papers, chromium, tmp_path, address):
    pages = [page for page in papers.chosen([address]) if "/".join(page.address.parts) == address]
    (made,) = papers.booklets(pages)
    (one, *_) = made.papers
    styles = "".join(
        f"<style>{Path(style).read_text(encoding='utf-8')}</style>"
        for style in one.styles
        if not style.endswith("pdf.css")
    )
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(one.html.replace("</head>", f"{styles}</head>"))
    expected = len(print_pdf(page, tmp_path / "browser.pdf"))
    context.close()
    path = tmp_path / "ours.pdf"
    path.write_bytes(printed(made).files[0][1])
    assert len(PdfReader(path).pages) == expected


def test_the_boxes_of_a_form_are_named_by_the_words_beside_them():
    box = '<span class="x__box" aria-hidden="true"></span>'
    body = f'<p><span>{box}<span>电话</span></span><span><span class="x__box">✓</span><span>邮件</span></span></p>'
    ((_, content),) = printed(press.Booklet(papers=(paper(body),))).files
    fields = PdfReader(io.BytesIO(content)).get_fields()
    assert [field["/TU"] for field in fields.values()] == ["电话"]


def test_a_link_leads_to_the_public_site_or_nowhere():
    body = '<p><a href="../codes/a/#c">甲</a><a href="../posts/">乙</a><a href="tel:110">丙</a></p>'
    one = replace(paper(body), links={"../codes/a/#c": "https://example.org/codes/a/#c"})
    ((_, content),) = printed(press.Booklet(papers=(one,))).files
    notes = [note.get_object() for note in PdfReader(io.BytesIO(content)).pages[0]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == ["https://example.org/codes/a/#c", "tel:110"]


def test_a_sign_without_a_font_is_an_error_and_nothing_is_written():
    faults, files = faults_of("<p>服务 \ue123</p>")
    assert faults == {(FaultKind.GLYPH, "\ue123")}
    assert files == ()


def test_nothing_is_fetched_over_the_network():
    faults, _ = faults_of('<p>图</p><img alt="x" src="http://127.0.0.1:9/logo.png">')
    assert faults == {(FaultKind.ADDRESS, "http://127.0.0.1:9/logo.png")}


def test_a_file_of_the_computer_is_not_read_either(tmp_path):
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    address = (tmp_path / "secret.svg").as_uri()
    assert faults_of(f'<p>图</p><img alt="x" src="{address}">')[0] == {(FaultKind.ADDRESS, address)}


def test_a_picture_that_only_the_site_has_is_an_error():
    assert faults_of('<p>图</p><img alt="x" src="../logo.png">')[0] == {(FaultKind.PICTURE, "../logo.png")}


def test_two_processes_write_the_same_files_as_one(tmp_path):
    codes = write_codes(tmp_path / "codes")
    for jobs in ("1", "2"):
        done = run(
            "-m",
            "mkdocs_conduct.cli",
            "pdf",
            "--out",
            jobs,
            "--codes",
            codes,
            "--jobs",
            jobs,
            "--only",
            "notice",
            "--only",
            "handover-slip",
            folder=tmp_path,
        )
        assert done.returncode == 0, done.stdout
        assert "%" not in done.stdout, "a bar of progress belongs on a terminal"
    one, two = (
        {path.relative_to(tmp_path / jobs): path.read_bytes() for path in (tmp_path / jobs).rglob("*.*")}
        for jobs in ("1", "2")
    )
    assert one == two
    assert len(one) > 2


def invoke(*arguments):
    return CliRunner().invoke(main, ["pdf", *map(str, arguments)])


def test_a_file_of_somebody_elses_is_never_overwritten(tmp_path):
    codes = write_codes(tmp_path / "codes")
    theirs = tmp_path / "pdf" / "codes/returns/notice/all.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"%PDF-1.4 an own notice")
    outcome = invoke("--codes", codes, "--out", tmp_path / "pdf", "--only", "notice")
    assert outcome.exit_code == 1
    assert "all.pdf" in outcome.output
    assert [path.name for path in (tmp_path / "pdf").rglob("*.*")] == ["all.pdf"]
    assert theirs.read_bytes() == b"%PDF-1.4 an own notice"


def test_an_address_that_no_page_has_is_a_mistake_of_usage(tmp_path):
    outcome = invoke(
        "--codes", write_codes(tmp_path / "codes"), "--out", tmp_path / "pdf", "--only", "poster"
    )
    assert outcome.exit_code == 2
    assert not (tmp_path / "pdf").exists()


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(press, "find_spec", lambda _: None)
    outcome = invoke(
        "--codes", write_codes(tmp_path / "codes"), "--out", tmp_path / "pdf", "--only", "notice"
    )
    assert outcome.exit_code == 1
    assert 'pip install "mkdocs-conduct[pdf]"' in outcome.output


def test_a_fault_is_told_with_the_file_it_comes_from_and_leaves_nothing_half_written(tmp_path):
    codes = write_codes(tmp_path / "codes")
    path = codes / "returns.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("小林书店", "小林\ue123书店"), encoding="utf-8")
    outcome = invoke("--codes", codes, "--out", tmp_path / "pdf", "--only", "notice", "--jobs", 1)
    assert outcome.exit_code == 1
    assert "\ue123" in outcome.output
    assert "fonts-noto-cjk" in outcome.output
    assert list((tmp_path / "pdf").iterdir()) == []
