"""Options that several commands have, and the language the terminal speaks."""

from __future__ import annotations

import locale
import os
from datetime import date

import click

from ..build import AsOfError, read_day, words


def terminal_language() -> str:
    """Return `en` where the environment asks for English, else `zh`."""
    typed = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not typed:
        typed = locale.getlocale()[0] or ""
    return "en" if typed.lower().startswith("en") else "zh"


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return read_day(value)
    except AsOfError:
        message = words(terminal_language(), "config.as_of", value=value)
        raise click.BadParameter(message, ctx, param) from None


as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    envvar="CONDUCT_AS_OF",
    help="比较日期用的“今天”，例如 2026-02-01。The day that dates are compared with.",
)
language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="输出用的语言。The language of messages (default: the codes' own).",
)
