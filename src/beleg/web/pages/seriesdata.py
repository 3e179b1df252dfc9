"""A series with all that stands on its page becomes plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beleg.model import Article, Told
from beleg.report.records import figure_record
from beleg.report.sentences import range_sentence, series_sentence, series_title
from beleg.report.seriesrows import finding_record, position_record, series_record
from beleg.stores.paging import SeriesWhole
from beleg.web.visit import Visit


def series_data(visit: Visit, whole: SeriesWhole) -> Mapping[str, object]:
    """The series with its statements; figures with their sentences, articles without their text."""
    series, ui = whole.series, visit.ui
    points = {point.id: point for each in (series, *whole.others) for point in each.points}
    at = visit.wanted("at")
    return {
        "series": series_record(series, ui),
        "sentence": series_sentence(series, ui),
        "range_over_origins": range_sentence(series, ui),
        **({"range_at": {"date": at, "sentence": range_sentence(series, ui, at)}} if at else {}),
        "findings": [finding_record(each, points, whole.told, ui) for each in whole.findings],
        "positions": [
            position_record(each, whole.articles.get(each.article), ui) for each in whole.positions
        ],
        "near": [{"id": each.id, "title": series_title(each.key, ui)} for each in whole.near],
        "figures": figure_records(whole.told.values()),
        "articles": [article_record(each) for each in whole.articles.values()],
        "decisions": [each.as_dict() for each in visit.ledger.pages.decided_on(series)],
    }


def figure_records(told: Iterable[Told]) -> list[dict[str, object]]:
    """Figures, each once, with what their articles are called and the text of their sentences."""
    once = {each.figure.id: each for each in told}
    return [
        {
            **figure_record(each.article, each.figure),
            "sentence_text": each.figure.sentence.of(each.article.text),
        }
        for each in once.values()
    ]


def article_record(article: Article) -> dict[str, object]:
    """An article by what it is called."""
    names = ("id", "doc", "outlet", "title", "published", "url", "language")
    return {name: getattr(article, name) for name in names}
