"""A correction changes what was typed and nothing else; what cannot be taken comes back as it was typed."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.pages.forms import form

from beleg.ledger import Ledger
from beleg.model import Figure
from beleg.web.pages.correcting import number_of

Values = dict[str, object]


@pytest.fixture
def figure(ledger: Ledger) -> Figure:
    return next(figure for _, figure in ledger.figures() if figure.quote == "mehr als 20")


def page(client: TestClient, figure: Figure) -> str:
    return client.get(f"/review?figure={figure.id}&correct=1").text


def save(client: TestClient, page: str, **typed: str) -> str:
    return client.post("/review/decide", data=form(page, "correct", verdict="correct", **typed)).text


def kept(ledger: Ledger) -> Values:
    [made] = ledger.decisions()
    assert made.verdict == "correct"
    return dict(made.fields)


def test_only_what_was_typed_is_kept(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    save(client, page(client, figure), low="1,250", place="Lager 9", reason="see the map")
    assert kept(ledger) == {"low": 1250, "place": "Lager 9"}
    assert ledger.decisions()[0].reason == "see the map"


def test_every_field_can_be_corrected(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    values: Values = {
        "start": figure.end - 2,
        "end": figure.end,
        "quote": "20",
        "qualifier": "range",
        "low": 20,
        "high": 25,
        "measure": "wounded",
        "unit": "other",
        "population": "workers",
        "nationality": "PT",
        "place": None,
        "scope": "state",
        "time": "2024-05",
        "certainty": "denied",
        "unverified": True,
    }
    typed = {name: "" if value is None else str(value) for name, value in values.items()}
    save(
        client,
        page(client, figure),
        **typed,
        origins__typed="Präfektur",
        via__typed="Aurelio Monteverri | Hafen",
    )
    told = ledger.told_of([figure.id])[figure.id].figure
    assert {name: getattr(told, name) for name in values} == values
    assert [name.text for name in told.via] == ["Aurelio Monteverri", "Hafen"]
    assert "Präfektur" in [name.text for name in told.origins]


def test_a_wrong_number_stands_beside_its_field_and_nothing_is_lost(
    client: TestClient, ledger: Ledger, figure: Figure
) -> None:
    answer = client.post(
        "/review/decide",
        data=form(
            page(client, figure), "correct", verdict="correct", low="many", place="Lager 9", time="soon"
        ),
    )
    assert answer.status_code == 422
    assert (
        'value="many" inputmode="decimal" autocomplete="off" aria-describedby="low-problem low-hint"'
        in answer.text
    )
    assert 'value="Lager 9"' in answer.text and 'value="soon"' in answer.text
    assert "No date and no period" in answer.text
    assert ledger.decisions() == []


def test_bounds_must_go_with_the_qualifier(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    assert "need the same number twice" in save(client, page(client, figure), qualifier="exact")
    assert ledger.decisions() == []
    save(client, page(client, figure), qualifier="exact", high="20")
    assert kept(ledger) == {"qualifier": "exact", "high": 20}


def test_names_must_stand_in_the_article(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    said = save(client, page(client, figure), origins__typed="Admiralty")
    assert "Admiralty" in said and "does not stand in the article" in said
    assert ledger.decisions() == []


def test_nothing_changed_is_no_correction(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    assert "No field has another value" in save(client, page(client, figure))
    assert ledger.decisions() == []


def test_words_are_marked_with_buttons(client: TestClient, ledger: Ledger, figure: Figure) -> None:
    sent = form(page(client, figure), "correct", move="start:word:1", place="Lager 9")
    moved = client.post("/review/decide", data=sent)
    assert moved.status_code == 200
    assert "<mark>als 20</mark>" in moved.text
    again = client.post("/review/decide", data=form(moved.text, "correct", move="end:sign:-1")).text
    assert "<mark>als 2</mark>" in again and 'value="Lager 9"' in again
    save(client, again)
    assert kept(ledger) == {
        "start": figure.start + 5,
        "end": figure.end - 1,
        "quote": "als 2",
        "place": "Lager 9",
    }


def test_a_span_is_taken_only_with_the_words_that_were_seen(
    client: TestClient, ledger: Ledger, figure: Figure
) -> None:
    first = save(client, page(client, figure), end=str(figure.end + 4))
    assert "did not hold the words" in first
    assert ledger.decisions() == []
    save(client, first)
    assert kept(ledger)["end"] == figure.end + 4


def test_what_others_corrected_meanwhile_is_not_typed_back(
    client: TestClient, ledger: Ledger, figure: Figure
) -> None:
    mine = page(client, figure)
    save(client, mine, place="Lager 9")
    asked = client.post(
        "/review/decide", data=form(mine, "correct", verdict="correct", high="30", qualifier="range")
    )
    assert asked.status_code == 409
    client.post("/review/decide", data=form(asked.text, "both", both="1"))
    assert dict(ledger.decisions()[1].fields) == {"qualifier": "range", "high": 30}
    now = ledger.told_of([figure.id])[figure.id].figure
    assert (now.place, now.low, now.high) == ("Lager 9", 20, 30)


@pytest.mark.parametrize(
    ("written", "ui", "value"),
    [
        ("1.250", "de", 1250),
        ("1 250", "en", 1250),
        ("12.5", "en", 12.5),
        ("12,5", "de", 12.5),
        ("0", "en", 0),
    ],
)
def test_numbers_are_read_as_the_reader_writes_them(written: str, ui: str, value: float) -> None:
    assert number_of("a", "low", written, ui) == value
