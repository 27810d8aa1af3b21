"""The options of the plugin in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from ..build import Options, words
from ..site import Audience, SiteOptions


class ConductConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Options of the plugin `conduct`."""

    codes_dir = opt.Type(str, default="codes")
    """The folder of codes, relative to mkdocs.yml. It must lie outside docs_dir: everything there is copied."""

    audience = opt.Choice(("public", "internal"), default="public")
    """For whom this build is. Internal pages exist only in an internal build."""

    templates_dir = opt.Optional(opt.Type(str))
    """The organization's own templates, relative to mkdocs.yml."""

    path = opt.Type(str, default="codes")
    """Where generated pages live in the site."""


def _base(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def message(key: str, **arguments: object) -> str:
    """Return a message in zh and en: before the codes are read nobody knows who reads it."""
    return "\n".join(words(language, f"config.{key}", **arguments) for language in ("zh", "en"))


def _folder(config: MkDocsConfig, typed: str, option: str) -> Path:
    folder = _base(config) / typed
    if not folder.is_dir():
        raise ValidationError(message("missing_folder", option=option, folder=typed))
    return folder


def options_of(own: ConductConfig, config: MkDocsConfig, *, preview: bool) -> Options:
    """Turn the plugin's options into the options of a build. Raises ValidationError with a message in zh and en."""
    codes = _folder(config, own.codes_dir, "codes_dir")
    docs = Path(config.docs_dir).resolve()
    if codes.resolve() == docs or docs in codes.resolve().parents:
        raise ValidationError(message("codes_in_docs", codes=own.codes_dir, docs=docs.name))
    if "i18n" in config.plugins:
        raise ValidationError(message("i18n"))
    path = own.path.strip("/")
    if not path or ".." in path.split("/"):
        raise ValidationError(message("path", path=own.path))
    return Options(
        codes=codes,
        templates=_folder(config, own.templates_dir, "templates_dir") if own.templates_dir else None,
        site=SiteOptions(
            audience=Audience(own.audience),
            path=path,
            directory_urls=config.use_directory_urls,
            site_url=config.site_url or "",
            preview=preview,
        ),
    )
