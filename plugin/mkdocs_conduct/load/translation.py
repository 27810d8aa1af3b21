"""`<code>.en.yml` laid over `<code>.yml`: each translated text joins the text it translates."""

from __future__ import annotations

from typing import Any

from ..model.text import FIRST, is_translated
from ..problems import Problem
from ..source import Source
from .faults import schema_problem, shown

Path = tuple[str | int, ...]


def _only_words(base: Any, over: Any) -> str | None:
    """Return the words of a translation that is one text: typed bare, or as `text:` of what is bare in the original."""
    if isinstance(over, str):
        return over
    bare = isinstance(base, str) or is_translated(base)
    if bare and isinstance(over, dict) and set(over) == {"text"} and isinstance(over["text"], str):
        return str(over["text"])
    return None


class _Overlay:
    """Lays the texts of one language over the data of a code."""

    def __init__(self, language: str, source: Source) -> None:
        self.language = language
        self.source = source
        self.problems: list[Problem] = []

    def _report(self, path: Path, text: str, **arguments: object) -> None:
        self.problems.append(
            schema_problem(self.source.locate(path), text, language=self.language, **arguments)
        )

    def merged(self, base: Any, over: Any, path: Path) -> Any:
        """Return `base` with the texts of `over` added in this language."""
        if isinstance(over, list) and not isinstance(base, list) and len(over) == 1:
            return self.merged(base, over[0], (*path, 0))
        if isinstance(base, list) and isinstance(over, dict) and len(base) == 1:
            return [self.merged(base[0], over, path)]
        words = _only_words(base, over)
        if words is not None:
            return self._text(base, words, path)
        if isinstance(over, dict) and isinstance(base, dict):
            return self._mapping(base, over, path)
        if isinstance(over, list) and isinstance(base, list):
            return self._list(base, over, path)
        if over is not None:
            self._report(path, "translation.shape")
        return base

    def _text(self, base: Any, words: str, path: Path) -> Any:
        if isinstance(base, str):
            return {FIRST: base, self.language: words} if path[-1:] != ("id",) else base
        if is_translated(base):
            return {**base, self.language: words}
        if isinstance(base, dict) and "text" in base:
            return {**base, "text": self._text(base["text"], words, path)}
        if isinstance(base, list) and len(base) == 1:
            return [self._text(base[0], words, path)]
        self._report(path, "translation.nothing", value=shown(words))
        return base

    def _mapping(self, base: dict[str, Any], over: dict[str, Any], path: Path) -> dict[str, Any]:
        merged = dict(base)
        for key, value in over.items():
            if key not in base:
                self._report((*path, key), "translation.nothing", value=shown(key))
            elif key != "id":
                merged[key] = self.merged(base[key], value, (*path, key))
        return merged

    def _list(self, base: list[Any], over: list[Any], path: Path) -> list[Any]:
        merged = list(base)
        positions = {item["id"]: n for n, item in enumerate(base) if isinstance(item, dict) and "id" in item}
        if not positions and len(base) != len(over):
            self._report(path, "translation.count", base=len(base), over=len(over))
        for n, item in enumerate(over):
            where = n
            if positions and isinstance(item, dict):
                identifier = item.get("id")
                if identifier not in positions:
                    self._report((*path, n), "translation.unknown_id", value=shown(identifier))
                    continue
                where = positions[identifier]
            if where < len(merged):
                merged[where] = self.merged(merged[where], item, (*path, n))
        return merged


def laid_over(base: Any, translation: Source, language: str) -> tuple[Any, tuple[Problem, ...]]:
    """Return `base` with the texts of a translation file, and what of the file has nothing to translate."""
    overlay = _Overlay(language, translation)
    return overlay.merged(base, translation.data, ()), tuple(overlay.problems)
