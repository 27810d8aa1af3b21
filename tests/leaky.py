"""Files of every kind that say something they should not, for tests of the proof."""

import base64
import gzip
import html
import io
import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from pypdf import PdfWriter
from pypdf.annotations import FreeText

from mkdocs_conduct.leaks import Secret, SecretKind

HAN = "值班经理罚款台账"
LATIN = "Quarterly penalty ledger"


def secret(value: str, **more) -> Secret:
    """Return a secret that is ready to be looked for."""
    one = Secret(value, SecretKind.FIELD, **more)
    return replace(one, needles=one.spelled())


def write(folder: Path, name: str, content: bytes | str) -> Path:
    """Write one file of a site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def escaped(words: str) -> str:
    r"""Write words as `\uXXXX`."""
    return "".join(f"\\u{ord(sign):04x}" for sign in words)


# Pictures


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    more = b"".join(_chunk(name, data) for name, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + header + more + pixels + _chunk(b"IEND", b"") + after


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    told = b"".join(
        struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in ((0xE0, b"JFIF\0"), *segments)
    )
    return b"\xff\xd8" + told + b"\xff\xda\x00\x02pixels\xff\xd9" + after


def webp(name: bytes, data: bytes) -> bytes:
    chunk = name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    pixels = b"VP8 " + struct.pack("<I", 4) + b"\0\0\0\0"
    return b"RIFF" + struct.pack("<I", 4 + len(pixels + chunk)) + b"WEBP" + pixels + chunk


def gif(comment: bytes, *, in_blocks: bool = True) -> bytes:
    blocks = b"".join(
        bytes([len(comment[n : n + 20])]) + comment[n : n + 20] for n in range(0, len(comment), 20)
    )
    told = b"\x21\xfe" + (blocks if in_blocks else b"\x01" + comment) + b"\0"
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0" * 6 + told + picture + b"\x3b"


# PDF


def written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def pdf_page(words: str) -> bytes:
    """Return a PDF that draws words with a font of numbered shapes, as programs write Chinese."""
    shapes = "".join(f"<{n:04x}> <{sign.encode('utf-16-be').hex()}>\n" for n, sign in enumerate(words, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <ffff> "
        f"endcodespacerange\n{len(words)} beginbfchar\n{shapes}endbfchar\nendcmap end end"
    )
    drawn = "BT /F1 12 Tf 50 700 Td <" + "".join(f"{n:04x}" for n in range(1, len(words) + 1)) + "> Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    content, places = "%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(content))
        content += f"{n} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\n"
    return (content + end + f"startxref\n{len(content)}\n%%EOF\n").encode("ascii")


def pdf_with(kind: str, words: str) -> bytes:
    """Return a PDF that says words beside its pages."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if kind == "title":
        writer.add_metadata({"/Title": words})
    elif kind == "attachment":
        writer.add_attachment("notes.txt", words.encode())
    elif kind == "attachment name":
        writer.add_attachment(f"{words}.txt", b"-")
    elif kind == "attached pdf":
        writer.add_attachment("inner.pdf", pdf_page(words))
    elif kind == "note":
        writer.add_annotation(page_number=0, annotation=FreeText(text=words, rect=(0, 0, 50, 50)))
    elif kind == "bookmark":
        writer.add_outline_item(title=words, page_number=0)
    elif kind == "xmp":
        xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{words}</dc:creator></x:xmpmeta>'
        writer.xmp_metadata = xmp.encode()
    return written(writer)


def exif(words: str, encoding: str) -> bytes:
    """Return an EXIF block with the words as an author, after a byte that moves them to an odd place."""
    return b"Exif\0\0MM\0*\0\0\0\x08\0" + words.encode(encoding) + b"\0\0"


# Files by the extractor that opens them: name, and what makes the content of words

FILES = [
    ("html", "page.html", lambda words: f"<p>{words}</p>"),
    ("html", "attribute.html", lambda words: f'<img alt="{words}" src="x.png">'),
    ("html", "comment.htm", lambda words: f"<p>a</p><!-- {words} -->"),
    ("html", "json-ld.html", lambda words: f'<script type="application/ld+json">{json.dumps(words)}</script>'),
    ("html", "meta.html", lambda words: f'<meta name="description" content="{html.escape(words)}">'),
    ("script", "app.js", lambda words: f'const a = "{escaped(words)}";'),
    ("script", "app.mjs", lambda words: f"// {words}"),
    ("script", "site.css", lambda words: "a::after{content:'" + "".join(f"\\{ord(s):x} " for s in words) + "'}"),
    ("script", "app.js.map", lambda words: json.dumps({"sourcesContent": [f"// {words}"]})),
    ("script", "inline.js", lambda words: "//# sourceMappingURL=data:application/json;base64," + base64.b64encode(words.encode()).decode()),
    ("json", "search/search_index.json", lambda words: json.dumps({"text": "\u200b".join(words)})),
    ("json", "manifest.webmanifest", lambda words: json.dumps({"name": words}, ensure_ascii=False)),
    ("xml", "sitemap.xml", lambda words: f"<loc>https://example.com/{quote(words)}/</loc>"),
    ("xml", "feed.atom", lambda words: f"<title>{''.join(f'&#{ord(sign)};' for sign in words)}</title>"),
    ("xml", "chart.svg", lambda words: f"<svg><title>{words}</title></svg>"),
    ("xml", "sitemap.xml.gz", lambda words: gzip.compress(f"<loc>{words}</loc>".encode())),
    ("text", "robots.txt", lambda words: f"# {words}"),
    ("text", "results.csv", lambda words: f"a,{words}\n".encode("gb18030")),
    ("text", "sheet.txt", lambda words: f"a {words}".encode("utf-16")),
    ("text", "plan.ics", lambda words: f"SUMMARY:{words[:4]}\r\n {words[4:]}\r\n"),
    ("text", "notes.md", lambda words: f"**{words[:2]}**{words[2:]}"),
    ("text", "CNAME", lambda words: f"{words}\n"),
    ("pdf", "page.pdf", pdf_page),
    ("pdf", "title.pdf", lambda words: pdf_with("title", words)),
    ("pdf", "attachment.pdf", lambda words: pdf_with("attachment", words)),
    ("pdf", "attachment-name.pdf", lambda words: pdf_with("attachment name", words)),
    ("pdf", "attached.pdf", lambda words: pdf_with("attached pdf", words)),
    ("pdf", "note.pdf", lambda words: pdf_with("note", words)),
    ("pdf", "bookmark.pdf", lambda words: pdf_with("bookmark", words)),
    ("pdf", "xmp.pdf", lambda words: pdf_with("xmp", words)),
    ("image", "text.png", lambda words: png((b"tEXt", b"Author\0" + words.encode()))),
    ("image", "packed.png", lambda words: png((b"zTXt", b"Comment\0\0" + zlib.compress(words.encode())))),
    ("image", "international.png", lambda words: png((b"iTXt", b"Title\0\0\0zh\0\0" + words.encode()))),
    ("image", "packed-international.png", lambda words: png((b"iTXt", b"Title\0\1\0zh\0\0" + zlib.compress(words.encode())))),
    ("image", "exif.png", lambda words: png((b"eXIf", exif(words, "utf-16-le")))),
    ("image", "after.png", lambda words: png(after=words.encode())),
    ("image", "photo.jpg", lambda words: jpeg((0xE1, exif(words, "utf-8")))),
    ("image", "windows.jpeg", lambda words: jpeg((0xE1, exif(words, "utf-16-le")))),
    ("image", "big-endian.jpeg", lambda words: jpeg((0xE1, exif(words, "utf-16-be")))),
    ("image", "comment.jpg", lambda words: jpeg((0xFE, words.encode()))),
    ("image", "after.jpg", lambda words: jpeg(after=words.encode())),
    ("image", "photo.webp", lambda words: webp(b"XMP ", words.encode())),
    ("image", "blocks.gif", lambda words: gif(words.encode())),
    ("image", "favicon.ico", lambda words: b"\0\0\1\0\1\0" + words.encode() + b"\xff\xfe\0"),
    ("font", "font.woff2", lambda words: b"wOF2\0\xff\xfe" + words.encode("utf-16-be") + b"\0\xff"),
    ("font", "font.ttf", lambda words: b"\0\1\0\0\xff" + words.encode() + b"\0\xff"),
]  # fmt: skip
