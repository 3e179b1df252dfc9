"""The command by which feeds are followed."""

from __future__ import annotations

import typer

from beleg.cli import options as opt
from beleg.cli.screen import screen


def watch(
    feeds: opt.Feeds,
    ledger: opt.LedgerAt = opt.LEDGER,
    every: opt.Every = "15m",
    once: opt.Once = False,
    language: opt.Language = None,
    allow_private: opt.Private = False,
    width: opt.Width = None,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Follow news feeds: their new and changed pages go into a ledger.

    Each round says what is new, and what it contradicts. What was read is asked for again only where its feed says
    that it changed, also after a restart; Ctrl+C ends it (docs/feeds.md)."""
    from beleg.cli import following, work

    reading = work.reading(None, None, language, None, allow_private)
    return following.watch(feeds, every, once, reading, ledger, screen(ui, ascii, quiet, width))


def join(app: typer.Typer) -> None:
    """Make this command one of a program's."""
    app.command(
        epilog="\b\nExample:\n  beleg watch https://bote.example/feed feeds.opml --ledger kursk.db --every 30m"
    )(watch)
