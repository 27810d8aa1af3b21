"""`conduct schema`: JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..build import words
from ..schema import KINDS, editor_settings, schema_text
from .options import language_option, terminal_language

FOLDER = Path(".vscode/schema")
"""Where editors find the schemas of a project."""
SETTINGS = Path(".vscode/settings.json")


def settings_text(folder: str, codes: str = "codes") -> str:
    """Return the settings of Visual Studio Code that say which schema is for which files."""
    settings = {"yaml.schemas": editor_settings(f"./{folder}", codes), "yaml.schemaStore.enable": False}
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, names: tuple[str, ...] = tuple(KINDS)) -> tuple[Path, ...]:
    """Write the schemas of these kinds of files into a folder and return the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names:
        path = folder / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False),
              help="写进这个文件夹。Write into this folder (all kinds where none is named).")  # fmt: skip
@click.option("--settings", is_flag=True,
              help="只显示 .vscode/settings.json 要写的内容。Show what .vscode/settings.json needs.")  # fmt: skip
@click.option("--codes", default="codes", show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
@language_option
def schema(kind: str | None, output: Path | None, codes: str, lang: str | None, *, settings: bool) -> None:
    """写出 JSON Schema，编辑器据此提示键、解释含义、指出错误。

    JSON Schema of each KIND of file, by which editors complete keys, explain them and mark mistakes. One KIND is
    written to the screen, or with --output into a folder; without KIND all kinds.
    """
    language = lang or terminal_language()
    if settings:
        click.echo(settings_text((output or FOLDER).as_posix(), codes), nl=False)
    elif output is not None:
        written = write_schemas(output, (kind,) if kind else tuple(KINDS))
        click.echo(words(language, "cli.schemas", n=len(written), path=output))
    elif kind is not None:
        click.echo(schema_text(kind), nl=False)
    else:
        for name, one in KINDS.items():
            files = (file for file in one.files if not file.startswith("!"))
            click.echo(f"{name:18} {words(language, 'list.sep').join(f'{codes}/{file}' for file in files)}")
