from __future__ import annotations

import pytest

from beleg.flow import extract, positions_of

CASES = [
    (
        "Laut Polizei starben in Herat 26 Menschen. Das Innenministerium wollte sich dazu nicht äußern.",
        "declines_to_comment",
        "Innenministerium",
        ["26"],
    ),
    (
        "Die Rebellen sprachen von 40 getöteten Soldaten. Die Armee räumte ein, dass zwölf Soldaten gefallen sind.",
        "admits",
        "Armee",
        ["zwölf"],
    ),
    ("Die Regierung dementierte, dass 300 Menschen verhaftet wurden.", "denies", "Regierung", ["300"]),
]


@pytest.mark.parametrize(("text", "stance", "speaker", "quotes"), CASES)
def test_a_statement_takes_a_position_on_figures(
    text: str, stance: str, speaker: str, quotes: list[str]
) -> None:
    found = extract(text, language="de")
    of_id = {figure.id: figure.quote for figure in found.figures}
    taken = [position for position in positions_of(found) if position.stance == stance]
    assert [[source.name for source in position.speakers] for position in taken] == [[speaker]]
    assert [[of_id[id] for id in position.figures] for position in taken] == [quotes]


def test_who_only_says_a_number_takes_no_position() -> None:
    assert positions_of(extract("Laut Polizei starben 26 Menschen.", language="de")) == []
