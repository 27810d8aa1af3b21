"""`conduct rules`: the manual of the checks."""

from __future__ import annotations

import click

from ..build import words
from ..check import EXPLAINED, nearest
from ..problems import dumped
from .manual import as_data, listing, page
from .options import language_option, terminal_language


def _named(ctx: click.Context, name: str) -> str:
    if name in EXPLAINED:
        return name
    near = nearest(name, EXPLAINED)
    key = "select.unknown_near" if near else "select.unknown"
    raise click.UsageError(words(terminal_language(), key, check=name, nearest=near), ctx)


@click.command()
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="输出格式。Output format.")  # fmt: skip
@language_option
@click.pass_context
def rules(ctx: click.Context, name: str | None, form: str, lang: str | None) -> None:
    """列出全部检查；给出 NAME 时，显示它的说明：为什么、例子、怎样豁免、怎样改级别。

    List all checks, or show the manual page of NAME: why, examples, how to waive it and to change its level.
    """
    language = lang or terminal_language()
    if name is None:
        everything = [as_data(check, language) for check in EXPLAINED.values()]
        click.echo(listing(language) if form == "text" else dumped({"rules": everything}))
        return
    check = EXPLAINED[_named(ctx, name)]
    click.echo(page(check, language) if form == "text" else dumped(as_data(check, language)))
