"""Relations: what holds for every article, and that their cost stays small."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import beleg
from beleg.extraction import relations
from beleg.languages import load
from beleg.model import RELATIONS, Figure, Relation, Span
from beleg.model.relation import of_each

SENTENCES = {
    "de": (
        "Mehr als 300 Tote nach Dammbruch in Torvik\n\n",
        "In Torvik starben 302 Menschen. ",
        "Laut Polizei wurden in Torvik 302 Menschen getötet, darunter zwölf Kinder und drei Frauen. ",
        "Ein Drittel von ihnen waren Kinder. ",
        "Die Hälfte der Toten kam aus Herat. ",
        "Die Miliz sprach von 500 Toten in Torvik. ",
        "Von den 80 Verletzten sind acht in Lebensgefahr. ",
        "Die Zahl der Toten stieg von 12 auf 14. ",
        "Zunächst war von 19 Toten die Rede. ",
        "In Herat wurden Hunderte Soldaten verletzt. ",
        "Weitere 22 Menschen starben. ",
        "Zwei der insgesamt 22 Drohnen wurden abgeschossen. ",
        "[Zahl fehlt] Soldaten fielen. ",
    ),
    "en": (
        "More than 300 killed as dam bursts in Torvik\n\n",
        "Police said 302 people were killed in Torvik, including twelve children. ",
        "A third of them were children. ",
        "Half of the dead came from Herat. ",
        "The militia said 500 people were killed in Torvik. ",
        "Of the 80 wounded, eight are in danger. ",
        "The death toll rose from 12 to 14. ",
        "Another 22 people died. ",
        "Hundreds of soldiers were wounded in Herat. ",
    ),
}
articles = st.sampled_from(("de", "en")).flatmap(
    lambda language: st.tuples(
        st.just(language), st.lists(st.sampled_from(SENTENCES[language]), max_size=12).map("".join)
    )
)


@given(articles)
def test_groups_are_classes_with_one_best_told(article: tuple[str, str]) -> None:
    language, text = article
    found = beleg.extract(text, language)
    ids = [figure.id for figure in found.figures]
    group = {told.figure.id: told.group for told in found.told()}
    assert list(group) == ids
    for best in group.values():
        assert group[best] == best
    same = [relation for relation in found.relations if relation.kind == "same"]
    assert len({relation.figure for relation in same}) == len(same)


@given(articles)
def test_relations_are_between_other_figures_of_the_article(article: tuple[str, str]) -> None:
    language, text = article
    found = beleg.extract(text, language)
    at = {figure.id: i for i, figure in enumerate(found.figures)}
    places = [(at[relation.figure], at[relation.other]) for relation in found.relations]
    assert places == sorted(places)
    assert all(one != other for one, other in places)
    assert len({(r.kind, r.figure, r.other) for r in found.relations}) == len(found.relations)
    for relation in found.relations:
        assert relation.kind in RELATIONS
        for cue in relation.cues:
            assert 0 <= cue.start < cue.end <= len(text)


@given(articles)
def test_no_whole_is_a_part_of_its_own_part(article: tuple[str, str]) -> None:
    language, text = article
    whole = {r.figure: r.other for r in beleg.extract(text, language).relations if r.kind == "part_of"}
    for part in whole:
        at, steps = part, 0
        while at in whole:
            at, steps = whole[at], steps + 1
            assert steps <= len(whole)


@given(articles)
def test_what_cannot_both_hold_tells_two_things(article: tuple[str, str]) -> None:
    language, text = article
    found = beleg.extract(text, language)
    group = {told.figure.id: told.group for told in found.told()}
    for relation in found.relations:
        if relation.kind in ("inconsistent", "revised"):
            assert group[relation.figure] != group[relation.other]


@given(articles)
def test_relating_again_changes_nothing(article: tuple[str, str]) -> None:
    language, text = article
    found = beleg.extract(text, language)
    assert relations.find(text, found.figures, load(language)) == found.relations


def test_an_inconsistency_holds_both_ways() -> None:
    found = of_each([Relation("inconsistent", "b", "a", "origins"), Relation("part_of", "c", "a", "subset")])
    assert {id: [(r.kind, r.other) for r in of] for id, of in found.items()} == {
        "b": [("inconsistent", "a")],
        "a": [("inconsistent", "b")],
        "c": [("part_of", "a")],
    }


@pytest.mark.parametrize("text", ["", "Niemand starb.", "Zwölf Menschen starben."])
def test_fewer_than_two_figures_relate_to_nothing(text: str) -> None:
    assert beleg.extract(text, "de").relations == ()


@pytest.mark.parametrize("is_same", [True, False])
@pytest.mark.parametrize(
    "sentence",
    [
        "In Herat wurden 30 Menschen getötet. ",
        "Hunderte wurden getötet, 30 davon in Herat. ",
        "Laut Dienst 17 starben in Herat 30 Menschen, elf Männer und 19 Frauen. ",
        "von 40 auf 50 Menschen ",
    ],
)
def test_many_figures_stay_fast(sentence: str, is_same: bool) -> None:
    first = beleg.extract(sentence, "de").figures

    def repeated(figure: Figure, n: int) -> Figure:
        start, end = (n * len(sentence) + at for at in (0, len(sentence)))
        more = 0 if is_same else n * 100
        low, high = (bound if bound is None else bound + more for bound in (figure.low, figure.high))
        span = {"start": figure.start + start, "end": figure.end + start, "sentence": Span(start, end)}
        return figure._replace(**span, low=low, high=high)

    def seconds(count: int) -> float:
        times = count // len(first)
        found = [repeated(figure, n) for n in range(times) for figure in first]
        begin = time.process_time()
        relations.find(sentence * times, found, load("de"))
        return time.process_time() - begin

    seconds(100)
    assert seconds(5_000) < max(25 * seconds(500), 1.0)
