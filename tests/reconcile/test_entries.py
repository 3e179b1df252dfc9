from __future__ import annotations

import pytest

from beleg.flow import Extraction, entries_of, extract, reconcile
from beleg.model import Article, Entry, Link
from beleg.reconcile.links import meant, with_counters_of_parts

from .entries_of import HOSPITAL, POLICE, entry


def told(text: str, language: str = "de") -> list[Entry]:
    return entries_of(extract(text, language=language, published="2031-03-05"))


def test_a_number_told_twice_is_one_entry() -> None:
    (only,) = told("26 Tote in Kelmar\n\nIn Kelmar starben laut Polizei 26 Menschen.")
    assert len(only.mentions) == 2 and [source.id for source in only.sources] == ["police:"]


def test_a_number_that_two_origins_give_is_told_by_each() -> None:
    found = told(
        "Laut Polizei starben in Kelmar 26 Menschen. Auch nach Angaben der Feuerwehr starben in Kelmar 26 Menschen."
    )
    assert sorted(source.id for entry in found for source in entry.sources) == ["fire-service:", "police:"]


def test_an_entry_knows_its_place_under_all_its_names() -> None:
    names = ["In Kiew starben laut Polizei 26 Menschen.", "In Kyjiw starben laut Polizei 26 Menschen."]
    assert {(entry.spot, entry.land) for name in names for entry in told(name)} == {("Kyiv", "UA")}


def test_why_a_number_has_changed_may_be_told_in_the_next_sentence() -> None:
    (german,) = told(
        "Laut Ministerium starben in Kelmar seit März 41 Menschen. Der Anstieg gehe auf ältere Todesfälle zurück, die jetzt gezählt würden."
    )
    (english,) = told("Police counted 41 dead in Kelmar.\n\nThe drop is due to duplicates in the list.", "en")
    (plain,) = told("Police counted 41 dead in Kelmar. Rescuers worked through older cases of help.", "en")
    assert (german.note, english.note, plain.note) == ("older", "corrected", "")


def test_a_day_taken_over_shortly_before_a_report_may_be_that_of_the_telling() -> None:
    found = told(
        "Am Montag sprach der Minister in Kelmar mit 40 Verletzten. Bei der Explosion wurden laut Polizei 26 Menschen getötet."
    )
    assert [(entry.low, entry.first) for entry in found if entry.measure == "killed"] == [(26, None)]


def test_a_number_alone_counts_those_of_the_number_before() -> None:
    found = told("The group listed 44 civilians killed in Kelmar. The hospital had counted 38.", "en")
    assert [(entry.low, entry.population) for entry in found] == [(44, "civilians"), (38, "civilians")]


def test_the_same_body_is_the_one_named_before() -> None:
    found = told(
        "The health ministry said 46 people died in Kelmar. In Sambru, the same ministry said, 12 people were killed.",
        "en",
    )
    assert {source.id for entry in found for source in entry.sources} == {"ministry-health:"}


def test_shares_are_no_entries() -> None:
    assert told("Laut Polizei wurde ein Drittel der Soldaten verletzt.") == []


def test_a_list_of_names_and_a_survey_are_other_counts() -> None:
    (named,) = told(
        "Nach Angaben des Projekts sind 27.423 russische Soldaten namentlich bekannt, die getötet wurden."
    )
    (estimate,) = told("Einer Umfrage zufolge starben in Kelmar 900 Menschen.")
    assert (named.method, estimate.method) == ("named", "estimate")


def test_a_number_on_top_of_another_is_marked() -> None:
    (german,) = told("In Kelmar starben laut Polizei weitere 26 Menschen.")
    (english,) = told("Another 26 people were killed in Kelmar, police said.", "en")
    (plain,) = told("In Kelmar starben laut Polizei 26 weitere und andere Menschen.")
    assert (german.note, english.note, plain.note) == ("additional", "additional", "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Kelmar starben 302 Menschen, 26 mehr als am Vortag."),
        ("de", "Die Zahl der Toten in Kelmar stieg um 26 auf 302."),
        ("de", "302 Menschen starben in Kelmar, ein Plus von 26 gegenüber Dienstag."),
        ("en", "The toll in Kelmar rose by 26 to 302."),
        ("en", "The toll in Kelmar reached 302, 26 more than the day before."),
        ("en", "The toll in Kelmar stands at 302, up 26 from Monday."),
    ],
)
def test_what_a_total_rose_by_is_marked(language: str, text: str) -> None:
    notes = {entry.low: entry.note for entry in told(text, language)}
    assert notes.keys() == {302, 26} and notes[26] == "additional" and notes[302] in ("", "risen")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Kelmar starben laut Polizei zwölf Menschen, weitere 26 wurden verletzt."),
        ("en", "Police said 12 people were killed in Kelmar and another 26 injured."),
        ("en", "A blast killed 12 people in Kelmar, police said. Another 26 are missing, they said."),
    ],
)
def test_others_beside_the_dead_are_on_top_of_nothing(language: str, text: str) -> None:
    assert [entry.note for entry in told(text, language) if entry.low == 26] == [""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "In Kelmar wurden laut Polizei zwölf Menschen verletzt. Weitere 26 Menschen wurden am Montag verletzt.",
        ),
        ("en", "Police said 12 people died in Kelmar. The number of injured rose by 26."),
    ],
)
def test_more_of_the_same_is_on_top_of_what_was_told(language: str, text: str) -> None:
    assert [entry.note for entry in told(text, language) if entry.low == 26] == ["additional"]


def test_who_counts_all_parts_counts_the_whole() -> None:
    parts = [
        entry(n, POLICE, spot=spot, links=(Link("part_of", "whole", "", None, None),))
        for n, spot in ((11, "Selmau"), (7, "Orvanek"))
    ]
    whole = entry(18, id="whole")
    assert with_counters_of_parts([whole, *parts])[0].sources == (POLICE,)
    assert with_counters_of_parts([whole._replace(low=20), *parts])[0].sources == ()
    assert with_counters_of_parts([whole, parts[0], parts[1]._replace(sources=(HOSPITAL,))])[0].sources == ()


def test_the_dead_of_one_province_are_all_its_dead_and_the_children_are_a_part() -> None:
    text = "In Mosambik starben laut INGD 23 Menschen, acht davon in der Provinz Sofala."
    assert {entry.low: entry.population for entry in told(text)} == {23: "people", 8: "people"}
    text = "In Sofala starben laut INGD 23 Menschen, acht von ihnen in der Nacht."
    assert {entry.low: entry.population for entry in told(text)} == {23: "people", 8: "people among them"}


def test_an_office_of_a_government_that_is_no_states_is_the_government() -> None:
    text = "The Kelmar Unity Government gave a different account. Its human rights ministry said 31 people were killed in Herat."
    (only,) = told(text, "en")
    assert [source.id for source in only.sources] == ["government:unity"]
    text = "The Kelmar Football Club was shut. Its press office said 31 people were killed in Herat."
    (other,) = told(text, "en")
    assert [source.id for source in other.sources] != ["government:unity"]


def test_a_number_of_no_place_is_of_the_country_rather_than_of_one_town() -> None:
    text = (
        "The raid on Orvanek killed 36 people. In April a raid on Kabul killed about 165 people. "
        "The Selmau Institute says 8,714 civilians have been killed since 2021."
    )
    (total,) = [entry for entry in told(text, "en") if entry.low == 8714]
    assert total.spot != "Orvanek"


def test_more_than_ever_is_no_rise() -> None:
    (only,) = told("Some 300 people were killed in Kelmar, more than in any other year.", "en")
    assert only.note == ""


def test_numbers_of_two_named_origins_are_no_inconsistency_of_their_article() -> None:
    other = entry(30, HOSPITAL, article="a")
    one = entry(12, POLICE, article="a", links=(Link("inconsistent", other.id, ""),))
    same = entry(31, HOSPITAL, article="a", links=(Link("inconsistent", other.id, ""),))
    assert [len(each.links) for each in meant([one, other, same])] == [0, 0, 1]


def test_nobody_is_named_by_reports() -> None:
    (only,) = told("Berichten zufolge starben in Kelmar 26 Menschen.")
    assert only.sources == ()


def test_the_same_text_in_two_outlets_is_one_article_that_both_carry() -> None:
    text = "Bei einem Brand in Kelmar starben laut Polizei 26 Menschen."
    made = [
        extract(text, language="de", published="2031-03-05"),
        extract(text, language="de", published="2031-03-05"),
    ]
    outlets = ("abendbote.example", "donaupost.example")
    both = [
        Extraction(one.article._replace(outlet=outlet), one.figures, one.statements)
        for one, outlet in zip(made, outlets, strict=True)
    ]
    found = reconcile(both)
    (series,) = found.series
    assert (len(series.articles), series.n_articles) == (1, 2)
    assert [finding.kind for finding in found.findings] == ["syndicated"]
    assert isinstance(both[0].article, Article)
