"""Tolls that are told as risen, and what was added to them."""

from __future__ import annotations

import pytest

from beleg.flow import extract, reconcile
from beleg.model import Entry


def told(text: str, language: str) -> dict[float | None, str]:
    """Notes by number."""
    found = reconcile([extract(text, published="2031-03-05", language=language)]).entries
    return {entry.low: entry.note for entry in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Zahl der Toten in Kelmar ist nach Behördenangaben auf 37 gestiegen."),
        ("de", "Die Zahl der Todesopfer in Kelmar erhöhte sich am Dienstag auf 37."),
        ("en", "The death toll in Kelmar rose to 37 on Tuesday, officials said."),
        ("en", "Six people were found dead in Kelmar, bringing the death toll to 37."),
    ],
)
def test_words_that_lead_up_to_a_number_say_that_it_has_risen(language: str, text: str) -> None:
    assert told(text, language)[37] == "risen"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Kelmar starben nach Behördenangaben 37 Menschen, die Zahl der Verletzten ist gestiegen."),
        ("en", "Police said 37 people were killed in Kelmar as they rose to leave."),
    ],
)
def test_a_rise_of_something_else_says_nothing(language: str, text: str) -> None:
    assert told(text, language)[37] == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll in Kelmar rose to 15 after two people died in hospital, police said."),
        ("de", "Die Zahl der Toten in Kelmar stieg auf 15. Zwei Menschen starben im Krankenhaus."),
        ("de", "Die Zahl der Toten in Kelmar ist auf 15 gestiegen. Taucher bargen zwei weitere Leichen."),
    ],
)
def test_who_died_at_last_is_on_top_of_what_was_told(language: str, text: str) -> None:
    assert told(text, language) == {15: "risen", 2: "additional"}


def test_those_among_a_risen_toll_are_no_addition() -> None:
    text = "The death toll in Kelmar rose to 15, including six children, police said."
    assert told(text, "en")[6] != "additional"


def test_more_bodies_are_on_top_wherever_they_were_found() -> None:
    text = "The toll in Afghanistan rose to 19 after rescuers recovered five more bodies in Herat."
    assert told(text, "en") == {19: "recovered", 5: "additional"}


def test_the_hurt_of_a_report_of_a_rise_are_of_its_day() -> None:
    text = "The death toll in Kelmar rose to 15. Police said 40 people were injured in Kelmar."
    assert told(text, "en") == {15: "risen", 40: "risen"}


def test_a_country_that_lost_its_soldiers_is_no_place() -> None:
    text = "Russia lost 1,020 soldiers over the past 24 hours, the ministry said."
    (entry,) = entries(text)
    assert (entry.nationality, entry.spot) == ("RU", "")


def entries(text: str) -> tuple[Entry, ...]:
    return tuple(reconcile([extract(text, published="2031-03-05", language="en")]).entries)


def test_a_union_is_not_the_office_whose_people_are_in_it() -> None:
    text = "Die Gewerkschaft der Polizei sprach in Kelmar von 41 verletzten Beamten."
    (source,) = reconcile([extract(text, published="2031-03-05", language="de")]).entries[0].sources
    assert source.kind != "police" and not source.id.startswith("police")
