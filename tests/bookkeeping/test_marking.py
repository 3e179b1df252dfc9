"""A figure that no rule found is marked by a person, and is from then on a figure like any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from beleg.bookkeeping.marking import places
from beleg.bookkeeping.renewal import kept
from beleg.evaluation.reviewed import documents, reviewed
from beleg.flow import extract_article
from beleg.ledger import DecisionError, Ledger
from beleg.model import Article, Decision, Figure, Span

# No rule reads what the second sentence counts.
TEXT = (
    "Bei dem Beben in Herat starben 26 Menschen, sagte die Polizei.\r\n"
    "Das Amt z. B. zählte am 4. März 40 Sarglegungen 😀. Mehr wisse man nicht."
)
MISSED = {
    "quote": "40",
    "measure": "killed",
    "population": "people",
    "place": "Herat",
    "scope": "incident",
    "origins": ["Amt"],
}


def article(n: int = 0) -> Article:
    return Article(
        f"{TEXT} ({n})", doc=f"{n}.txt", outlet="bote.example", published="2031-03-05", language="de"
    )


def added(one: Article, user: str = "ines", minute: int = 0, **given: Any) -> Decision:
    return Ledger.addition(one, {**MISSED, **given}, user, f"2031-03-05T10:{minute:02}", "missed")


def undone(made: Decision, minute: int) -> Decision:
    return Decision(made.target, "undo", "ines", f"2031-03-05T11:{minute:02}")


def quotes(ledger: Ledger) -> list[str]:
    return [figure.quote for _, figure in ledger.figures()]


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        opened.add(article(0), article(1))
        assert quotes(opened) == ["26", "26"]
        yield opened


def test_the_decision_says_the_whole_figure() -> None:
    made = added(article())
    assert (made.verdict, made.other, made.reason) == ("add", article().id, "missed")
    fields: Any = dict(made.fields)
    assert (fields["low"], fields["high"], fields["qualifier"], fields["unit"]) == (40, 40, "exact", "person")
    assert article().text[slice(*fields["sentence"])].startswith("Das Amt z. B. zählte am 4. März 40 Sarg")
    assert article().text[fields["start"] : fields["end"]] == "40"


def test_it_goes_into_series_exports_and_gold(ledger: Ledger) -> None:
    made = added(article())
    assert ledger.decide([made]) == 1
    assert quotes(ledger) == ["26", "40", "26"]
    [series] = ledger.series("killed herat")
    assert {(point.low, tuple(each.name for each in point.sources)) for point in series.points} == {
        (26, ("Polizei",)),
        (40, ("Amt",)),
    }
    assert [line.split(",")[0] for line in "".join(ledger.export("csv")).splitlines()[1:]] == [
        "0.txt",
        "0.txt",
        "1.txt",
    ]
    figure = ledger.told_of([made.target])[made.target].figure
    assert {each.rule for each in figure.evidence} == {"decision"}
    ledger.decide([Decision(ledger_first(ledger).id, "accept", "ines", "2031-03-05T12:00")])
    [document] = documents([each for each in reviewed(ledger.cases()) if each])
    assert (len(document.predicted), [each["quote"] for each in document.gold]) == (1, ["26", "40"])


def ledger_first(ledger: Ledger) -> Figure:
    return next(figure for _, figure in ledger.figures() if figure.quote == "26")


def test_it_is_taken_back_and_made_again(ledger: Ledger) -> None:
    before = list(ledger.figures()), ledger.series(), ledger.findings()
    made = added(article())
    ledger.decide([made])
    there = list(ledger.figures()), ledger.series(), ledger.findings()
    ledger.decide([undone(made, 0)])
    assert (list(ledger.figures()), ledger.series(), ledger.findings()) == before
    known = ledger.history(made.target)
    assert known is not None and [each.verdict for each in known.decisions] == ["add", "undo"]
    ledger.decide([made._replace(time="2031-03-05T11:30")])
    assert (list(ledger.figures()), ledger.series(), ledger.findings()) == there
    ledger.rebuild()
    assert (list(ledger.figures()), ledger.series(), ledger.findings()) == there


def test_it_can_be_corrected_rejected_and_merged(ledger: Ledger) -> None:
    made = added(article())
    ledger.decide([made])
    corrected = Decision(made.target, "correct", "omar", "2031-03-05T11:00", fields=(("measure", "wounded"),))
    ledger.decide([corrected])
    now = ledger.told_of([made.target])[made.target].figure
    assert (now.measure, now.quote) == ("wounded", "40")
    known = ledger.history(now.id)
    assert (
        known is not None
        and known.by_hand
        and [each.verdict for each in known.decisions] == ["add", "correct"]
    )
    ledger.decide([Decision(now.id, "reject", "omar", "2031-03-05T11:01")])
    assert quotes(ledger) == ["26", "26"]
    ledger.decide([Decision(made.target, "undo", "omar", f"2031-03-05T11:{n:02}") for n in (2, 3)])
    merged = Decision(made.target, "merge", "omar", "2031-03-05T11:04", other=ledger_first(ledger).id)
    ledger.decide([merged])
    assert quotes(ledger) == ["26", "40", "26"]
    related = ledger.relations(article().id)
    assert [each.rule for each in related if each.kind == "same" and each.figure == made.target] == [
        "decision"
    ]


def test_rules_that_read_again_leave_it_and_one_that_finds_it_makes_no_second(ledger: Ledger) -> None:
    made = added(article())
    ledger.decide([made])
    before = list(ledger.figures())
    ledger.extract_again()
    assert list(ledger.figures()) == before
    found = extract_article(article())
    rule_found = found.figures[0]._replace(
        start=dict(made.fields)["start"], end=dict(made.fields)["end"], quote="40"
    )  # type: ignore[arg-type]
    assert rule_found.id == made.target
    again = kept(type(found)(found.article, (*found.figures, rule_found), found.statements))
    from beleg.bookkeeping import renewal

    ledger._store.replace([again], renewal.lay)
    assert sorted(quotes(ledger)) == ["26", "26", "40"]
    now = ledger.told_of([made.target])[made.target].figure
    assert [name.text for name in now.origins] == ["Amt"]
    ledger.decide([undone(made, 0)])
    assert [name.text for name in ledger.told_of([made.target])[made.target].figure.origins] == ["Polizei"]


def test_one_that_was_taken_back_is_remembered_when_rules_read_again(ledger: Ledger) -> None:
    made = added(article())
    ledger.decide([made])
    ledger.decide([undone(made, 0)])
    ledger.extract_again()
    known = ledger.history(made.target)
    assert known is not None and known.article is not None and known.now is None
    assert ledger.unmatched() == []


def test_what_is_a_figure_already_is_not_marked_again(ledger: Ledger) -> None:
    ledger.decide([added(article())])
    for user in ("ines", "omar"):
        with pytest.raises(DecisionError, match="same figure"):
            ledger.decide([added(article(), user, 5)])
    with pytest.raises(DecisionError, match="same figure"):
        ledger.decide([added(article(), quote="26", origins=[])])
    assert len(ledger.decisions()) == 1


def test_an_article_without_figures_has_room_for_one(place: str) -> None:
    with Ledger.open(place) as ledger:
        bare = Article("Nichts als 7 Sarglegungen.", doc="7.txt", published="2031-03-05", language="de")
        ledger.add(article(0), bare, article(1))
        assert quotes(ledger) == ["26", "26"]
        ledger.decide([added(bare, quote="7", origins=[])])
        assert quotes(ledger) == ["26", "7", "26"]
        [document] = documents([each for each in reviewed(ledger.cases()) if each])
        assert (document.predicted, [each["quote"] for each in document.gold]) == ([], ["7"])


def test_what_is_taken_back_finds_its_place_where_others_came_meanwhile(ledger: Ledger) -> None:
    last = [figure for _, figure in ledger.figures()][-1]
    ledger.decide([Decision(last.id, "reject", "ines", "2031-03-05T10:00")])
    ledger.add(article(2))
    ledger.decide([Decision(last.id, "undo", "ines", "2031-03-05T10:01")])
    assert quotes(ledger) == ["26", "26", "26"]


def test_a_decision_about_an_article_that_comes_later_waits_for_it(place: str) -> None:
    with Ledger.open(place) as ledger:
        made = added(article())
        ledger.decide([made])
        assert ledger.unmatched() == [made]
        ledger.add(article())
        assert (quotes(ledger), ledger.unmatched()) == (["26", "40"], [])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"quote": "Menschen"}, "bad_bounds"),
        ({"quote": "nirgends"}, "not_in_text"),
        ({"quote": ""}, "not_in_text"),
        ({"quote": "a"}, "quote_twice"),
        ({"measure": "cats"}, "bad_value"),
        ({"measure": ""}, "bad_value"),
        ({"scope": ""}, "bad_value"),
        ({"origins": ["Behörde"]}, "not_in_text"),
        ({"start": 5, "end": 3}, "bad_span"),
        ({"start": 0, "end": 9_999}, "bad_span"),
        ({"start": 0, "end": 3}, "bad_span"),
        ({"low": 50, "high": 40, "qualifier": "range"}, "bad_bounds"),
        ({"colour": "red"}, "bad_field"),
    ],
)
def test_what_no_figure_can_be_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(DecisionError) as raised:
        added(article(), **given)
    assert raised.value.code == code


@pytest.mark.parametrize("field", ["measure", "scope", "sentence", "start"])
def test_a_decision_that_lacks_something_is_refused(ledger: Ledger, field: str) -> None:
    made = added(article())
    with pytest.raises(DecisionError, match=f"needs field: .*{field}"):
        ledger.decide([made._replace(fields=tuple(each for each in made.fields if each[0] != field))])


def test_a_decision_that_names_another_figure_is_refused(ledger: Ledger) -> None:
    made = added(article())
    for wrong in (
        made._replace(target="0" * 12),
        made._replace(other=article(1).id),
        made._replace(other=""),
    ):
        with pytest.raises(DecisionError):
            ledger.decide([wrong])
    fields = tuple((name, [0, 10**6] if name == "sentence" else value) for name, value in made.fields)
    with pytest.raises(DecisionError):
        ledger.decide([made._replace(fields=fields)])
    assert (ledger.decisions(), quotes(ledger)) == ([], ["26", "26"])


def test_words_are_found_as_words_whatever_white_space_stands_between() -> None:
    assert list(places("2026 und 26", "26")) == [Span(9, 11)]
    assert list(places("2026", "26")) == [Span(2, 4)]
    assert list(places("rund\r\n26\u00a0Tote", " rund 26 Tote ")) == [Span(0, 13)]
    assert list(places("26 " * 100, "26"))[49:] == [Span(147, 149)]
    assert list(places("26", " ")) == []
    assert list(places(" " * 200_000 + "26", "26")) == [Span(200_000, 200_002)]


def test_words_with_other_white_space_are_those_of_the_text() -> None:
    news = Article("Es gab rund\u00a0\r\n26 Tote.", language="de")
    given = {"quote": "rund 26", "measure": "killed", "scope": "incident"}
    assert (
        dict(Ledger.addition(news, given, "ines", "2031-03-05T10:00").fields)["quote"] == "rund\u00a0\r\n26"
    )
