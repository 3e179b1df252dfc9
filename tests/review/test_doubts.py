"""Fields that weak rules set are in doubt, with the reason and other values nearby."""

from __future__ import annotations

from fnmatch import fnmatchcase

import beleg
from beleg.model import Figure
from beleg.model.relation import told
from beleg.report.words import table
from beleg.review import corrected
from beleg.review.doubts import Doubt, doubtful, doubts, weak_rules

Found = dict[str, Doubt]


def found(text: str, quote: str, language: str = "de") -> tuple[Figure, Found]:
    result = beleg.extract(text, language, "2031-03-05")
    figure = next(each for each in result.figures if each.quote == quote)
    every = told(result.article, result.figures, result.relations)
    return figure, dict(doubts(figure, every, result.statements))


def test_a_plain_figure_is_in_no_doubt() -> None:
    assert found("In Herat starben laut Polizei 14 Menschen.", "14")[1] == {}


def test_who_says_it_in_another_sentence_is_in_doubt() -> None:
    text = (
        "Das Ministerium teilte mit, in Herat seien 14 Menschen gestorben. Mehr als 30 seien verletzt worden."
    )
    figure, said = found(text, "Mehr als 30")
    assert [name.text for name in figure.origins] == ["Ministerium"]
    assert said["origins"].reason == "other_sentence"
    assert said["origins"].candidates[-1] == []


def test_who_speaks_in_the_sentence_is_a_candidate_where_nobody_is_named() -> None:
    text = "In Herat starben 14 Menschen. Laut Polizei wurden 30 Menschen verletzt."
    said = found(text, "14")[1]
    assert said["origins"] == Doubt("unattributed", "", (["Polizei"],))


def test_lost_and_vague_numbers_are_in_doubt() -> None:
    assert (
        found("In Herat starben laut Polizei Hunderte Menschen.", "Hunderte")[1]["qualifier"].reason
        == "vague"
    )


def test_a_place_named_far_away_is_in_doubt_and_the_nearest_others_are_offered() -> None:
    text = "In Herat bebte die Erde. " + "Die Bergung dauert an und ist schwer. " * 8 + "14 Menschen starben."
    figure, said = found(text, "14")
    assert figure.place == "Herat"
    assert said["place"] == Doubt("elsewhere", "nearest place", (None,))


def test_what_a_person_set_is_in_no_doubt() -> None:
    result = beleg.extract("In Herat starben 14 Menschen.", "de")
    figure = result.figures[0]
    assert "origins" in doubts(figure)
    assert "origins" not in doubts(corrected(result.article, figure, {"origins": []}))


def test_every_reason_has_words_and_every_rule_one_reason() -> None:
    for weak in weak_rules():
        assert weak.reason in table()["doubt"]
        assert weak.because.endswith(".")
    rules = [(weak.field, rule) for weak in weak_rules() for rule in weak.rules]
    for field, rule in rules:
        assert sum(field == other and fnmatchcase(rule, pattern) for other, pattern in rules) == 1, rule


def test_figures_in_doubt_are_those_with_more_than_nobody_named() -> None:
    text = "In Herat starben 14 Menschen. Hunderte Menschen flohen. Laut Polizei wurden 30 Menschen verletzt."
    result = beleg.extract(text, "de", "2031-03-05")
    of_quote = {figure.quote: figure.id for figure in result.figures}
    assert doubtful(result.figures, result.statements) == {of_quote["Hunderte"]}
