"""Pages as files: Markdown with front matter for any generator, or pages that open by themselves."""

from __future__ import annotations

import json
from pathlib import Path

from ..render import SHELL_STYLES, STYLES, builtin_templates, standalone
from ..site import Site, SitePage, relative

FOLDER = "assets/conduct"
_MARKS = (
    'conduct: "exported"',
    'name="generator" content="mkdocs-conduct"',
    "<generator>mkdocs-conduct</generator>",
    '"format": "mkdocs-conduct/',
)
"""What tells a file of ours from somebody else's."""


class ExportError(Exception):
    """A file that we did not write stands where a page would go; nothing was written."""


def _front_matter(page: SitePage) -> str:
    # JSON is YAML: every generator reads it, and no text of the user's can break out of it.
    fields = {
        "title": page.title,
        "description": page.description,
        "lang": page.language,
        "conduct": "exported",
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    if not page.in_search:
        lines.append("search: {exclude: true}")
    return "\n".join(["---", *lines, "---", ""])


def _markdown(page: SitePage) -> str:
    # A blank line would end the HTML block in Markdown.
    html = "\n".join(line for line in page.content.html.splitlines() if line.strip())
    return f"{_front_matter(page)}\n{html}\n"


def _target(page: SitePage, root: Path, form: str) -> Path:
    source = Path(page.address.source)
    return root / (source if form == "md" else source.with_suffix(".html"))


def _is_ours(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    return any(mark in text for mark in _MARKS)


def export_pages(site: Site, root: Path, form: str) -> int:
    """Write every page below `root` and return how many; files of somebody else's are never overwritten."""
    targets = {_target(page, root, form): page for page in site.pages}
    for path in targets:
        if path.exists() and not _is_ours(path):
            raise ExportError(str(path))
    # What moves readers on from a former address is a page already: other generators make pages of their own.
    tables = {
        root / one.path: one.text for one in site.files if form == "html" or not one.path.endswith(".html")
    }
    for path, text in tables.items():
        if path.exists() and not path.with_suffix(f".{form}").exists() and not _is_ours(path):
            raise ExportError(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    for path, page in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(page) if form == "md" else _html(page), encoding="utf-8")
    _write_styles(root)
    return len(targets)


def _html(page: SitePage) -> str:
    names = (*STYLES, *SHELL_STYLES.get(page.shell, ()))
    styles = [relative(f"{FOLDER}/{name}", page.url) for name in names]
    return standalone(
        title=page.title,
        language=page.language,
        styles=styles,
        content=page.content,
        is_internal=page.is_internal,
    )


def _write_styles(root: Path) -> None:
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("*.css", "*.schema.json"):
        for style in (builtin_templates() / "theme" / FOLDER).glob(kind):
            (folder / style.name).write_bytes(style.read_bytes())
