"""An outlet is what metadata, address or the text's own credit lines name; an agency is none."""

from __future__ import annotations

import pytest

from beleg.model import Article
from beleg.read.outlet import own_outlet, with_outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("abc/uferpost.example/dpa", "uferpost.example"),
        ("red, uferpost.example/Agenturen", "uferpost.example"),
        ("Aue • uferpost.example • 3. März 2025, 09:41 • 140 Ansichten", "uferpost.example"),
        ("© 2025 Harbour Post. All rights reserved.", "Harbour Post"),
        ("© uferpost.example", "uferpost.example"),
        ("(Verteilerdienst) – Der Minister hat Verluste eingeräumt.", "Verteilerdienst"),
        ("(Reuters) – Der Minister hat Verluste eingeräumt.", None),
        ("(dpa) - Der Minister hat Verluste eingeräumt.", None),
        ("© dpa", None),
        ("© 2025 AFP", None),
        ("www.uferpost.example", None),
        ("Wie uferpost.example berichtet, starben vier.", None),
        ("dpa/afp", None),
    ],
)
def test_text(line: str, outlet: str | None) -> None:
    assert own_outlet(f"Vier Tote bei Brand in Aue.\n{line}") == outlet


def test_metadata_come_first_then_the_address() -> None:
    text = "Vier Tote.\nabc/uferpost.example/dpa"
    assert with_outlet(Article(text, outlet="Bote", url="https://x.example")).outlet == "Bote"
    found = with_outlet(Article(text, url="https://www.bote.example/1"))
    assert (found.outlet, found.outlet_basis) == ("bote.example", "metadata")
    assert with_outlet(Article(text, url="https://[")).outlet == "uferpost.example"
