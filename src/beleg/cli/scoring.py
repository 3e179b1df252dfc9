"""The work behind ``beleg evaluate``: gold of files, or of what people decided in a ledger, and the scores against it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from beleg.cli.guard import DONE, Wrong
from beleg.cli.options import ScoreFormat
from beleg.cli.screen import Screen
from beleg.ledger import Ledger
from beleg.report.words import counted

_OPTIONS = ("--gold", "--articles", "--predictions")


class Shown(NamedTuple):
    """How scores are shown."""

    format: ScoreFormat
    screen: Screen
    errors: bool


def against_gold(gold: Path | None, articles: Path | None, predictions: Path | None, shown: Shown) -> int:
    """Scores against gold of files."""
    from beleg import evaluation
    from beleg.cli.evaluating import show_scores

    if gold is None or articles is None:
        raise Wrong("no_gold_given")
    for folder, option in ((gold, "--gold"), (articles, "--articles")):
        if not folder.is_dir():
            raise Wrong("no_folder", what=folder, option=option)
    try:
        found = (
            evaluation.read_predictions(predictions) if predictions else evaluation.extracted(gold, articles)
        )
        documents = evaluation.load(gold, articles, found)
    except evaluation.GoldError as error:
        raise Wrong("bad_gold", what=error.what, why=error.why) from error
    if not documents:
        raise Wrong("no_gold", what=gold)
    show_scores(documents, shown.format, shown.screen, shown.errors)
    return DONE


def against_review(place: str, others: Sequence[Path | None], shown: Shown) -> int:
    """Scores of the rules of this version against what people decided; raises ``Wrong`` where no article is reviewed."""
    from beleg.cli.evaluating import show_scores
    from beleg.evaluation import reviewed

    for option, given in zip(_OPTIONS, others, strict=True):
        if given is not None:
            raise Wrong("not_together", what=option, other="--from-review")
    with Ledger.open(place, create=False) as ledger:
        found = list(reviewed.reviewed(ledger.cases()))
        unmatched = len(ledger.unmatched())
    whole = [each for each in found if each is not None]
    if not whole:
        raise Wrong("no_review", what=place)
    note(shown.screen, len(whole), len(found) - len(whole), unmatched)
    show_scores(reviewed.documents(whole), shown.format, shown.screen, shown.errors)
    return DONE


def note(screen: Screen, whole: int, partly: int, unmatched: int) -> None:
    """Say on how much gold of a review rests, and what is left out of it."""
    said = [counted("evaluate.reviewed", whole, screen.ui)]
    said += [counted("evaluate.partly", partly, screen.ui)] if partly else []
    said += [counted("evaluate.unmatched", unmatched, screen.ui)] if unmatched else []
    screen.note("evaluate.from_review", said=", ".join(said))
