"""The commands by which people judge what was read: review goes out and comes in, and rules are scored against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from beleg.cli import options as opt
from beleg.cli.screen import screen


def review(
    exported: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write the figures open for review; .csv or .jsonl."),
    ] = None,
    imported: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Read the decisions in a file; .csv or .jsonl."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Write articles reviewed in full as gold annotations."),
    ] = None,
    user: opt.User = None,
    ledger: opt.LedgerAt = opt.LEDGER,
    quiet: opt.Quiet = False,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Write the figures open for review to a file, read decisions from it, or write what was reviewed as gold.

    One row a figure. In the column verdict, write accept, correct, reject, merge or unsure; in fields, what a correction
    changes (low=12; place=Kursk); in other, what it is merged with; in reason, why. Rows without a verdict change nothing."""
    from beleg.cli import reviewing

    return reviewing.review(ledger, reviewing.Files(exported, imported, gold), user, screen(ui, ascii, quiet))


def evaluate(
    gold: opt.Gold = None,
    articles: opt.GoldArticles = None,
    predictions: opt.Predictions = None,
    from_review: Annotated[
        bool, typer.Option("--from-review", help="Take what people decided in the ledger as gold.")
    ] = False,
    ledger: opt.LedgerAt = opt.LEDGER,
    errors: opt.Errors = False,
    format: Annotated[
        opt.ScoreFormat, typer.Option("--format", "-f", metavar="NAME", help="table or jsonl.")
    ] = opt.ScoreFormat.table,
    ui: opt.UiLanguage = None,
    ascii: opt.Ascii = False,
) -> int:
    """Compare figures with gold annotations, or with what people decided.

    Precision, recall and F1 over all articles and by language, and which measures were taken for which."""
    from beleg.cli import scoring

    shown = scoring.Shown(format, screen(ui, ascii), errors)
    if from_review:
        return scoring.against_review(ledger, (gold, articles, predictions), shown)
    return scoring.against_gold(gold, articles, predictions, shown)


def join(app: typer.Typer) -> None:
    """Make these commands some of a program's."""
    app.command(
        epilog="\b\nExample:\n  beleg review --export review.csv\n  beleg review --import review.csv --user mara"
    )(review)
    app.command(
        epilog="\b\nExample:\n  beleg evaluate --gold gold/ --articles articles/ --errors\n  beleg evaluate --from-review --ledger war.db"
    )(evaluate)
