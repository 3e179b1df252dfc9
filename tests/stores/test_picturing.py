"""Series are chosen by what is common to their points, and by what stands in any of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.postgresql import BACK_ENDS

from beleg.ledger import Ledger
from beleg.model import Article
from beleg.stores import SeriesFilter


@pytest.fixture(scope="module", params=BACK_ENDS)
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    texts = (
        (
            "2031-03-05",
            "Bei dem Beben in Herat starben laut Polizei 26 Menschen. 40 Menschen wurden verletzt.",
        ),
        ("2031-03-06", "Bei dem Beben in Herat starben 31 Menschen, teilte das Rote Kreuz mit."),
        (None, "Das ukrainische Verteidigungsministerium meldete 30.000 getötete russische Soldaten."),
    )
    place = ":memory:" if request.param == "sqlite" else request.getfixturevalue("server").new()
    with Ledger.open(place) as opened:
        for n, (day, text) in enumerate(texts):
            opened.add(Article(text, outlet=f"bote{n}.example", published=day, language="de"))
        yield opened


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (SeriesFilter(), {"Herat killed", "Herat wounded", " killed"}),
        (SeriesFilter(measure="wounded"), {"Herat wounded"}),
        (SeriesFilter(nationality="ru"), {" killed"}),
        (SeriesFilter(population="SOLDIER"), {" killed"}),
        (SeriesFilter(place="hera"), {"Herat killed", "Herat wounded"}),
        (SeriesFilter(place="%"), set()),
        (SeriesFilter(scope="incident", measure="killed", place="Herat"), {"Herat killed"}),
        (SeriesFilter(origin="rote"), {"Herat killed"}),
        (SeriesFilter(origin="red-cross"), {"Herat killed"}),
        (SeriesFilter(since="2031-03-06"), {"Herat killed"}),
        (SeriesFilter(until="2031-03-05", since="2031"), {"Herat killed", "Herat wounded"}),
        (SeriesFilter(until="2030"), set()),
        (SeriesFilter(articles=2), {"Herat killed"}),
        (SeriesFilter(origins=2), {"Herat killed"}),
    ],
)
def test_filters(ledger: Ledger, where: SeriesFilter, found: set[str]) -> None:
    assert {f"{each.key.place} {each.key.measure}" for each in ledger.series(where=where)} == found


def test_by_article_and_by_figure(ledger: Ledger) -> None:
    for article, figure in list(ledger.figures()):
        by_figure = ledger.series(where=SeriesFilter(figure=figure.id))
        assert [figure.id in point.mentions for each in by_figure for point in each.points].count(True) == 1
        by_article = ledger.series(where=SeriesFilter(article=article.id))
        assert set(by_figure) <= set(by_article)
    assert ledger.series(where=SeriesFilter(article="0" * 64)) == []
    assert ledger.series(where=SeriesFilter(figure="0" * 12)) == []


def test_by_words_of_the_title_or_the_id(ledger: Ledger) -> None:
    [one] = ledger.series("Herat verletzt")
    assert [one] == ledger.series("wounded HERAT") == ledger.series(one.id)
    assert ledger.series("") == ledger.series("Kabul") == []


def test_the_first_is_the_one_most_articles_speak_of(ledger: Ledger) -> None:
    assert [len(each.articles) for each in ledger.series()] == [2, 1, 1]


def test_findings_in_order_of_weight(ledger: Ledger) -> None:
    found = ledger.findings()
    weights = ["conflict", "check", "note"]
    assert [each.severity for each in found] == sorted((e.severity for e in found), key=weights.index)
    assert found
    for severity in weights:
        assert ledger.findings(severity=severity) == [each for each in found if each.severity == severity]
    [one] = [each for each in ledger.series() if each.key.measure == "wounded"]
    assert ledger.findings(series="wounded") == [each for each in found if one.id in each.series]
    assert ledger.findings("echo", series="Kabul") == []


def test_a_date_that_is_none_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="soon"):
        ledger.series(where=SeriesFilter(since="soon"))


def test_things_in_no_series_are_counted(ledger: Ledger) -> None:
    told = sum(len(point.entries) for each in ledger.series() for point in each.points)
    assert (told, ledger.outside()) == (4, 0)
