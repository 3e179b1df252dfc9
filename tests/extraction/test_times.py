"""A figure has its own time, else that of the event told so far."""

from __future__ import annotations

from typing import Final

import pytest

from beleg import extract

CASES: Final = [
    (
        "de",
        "2024-06-14",
        "Am Montag kenterte vor Mombasa ein Boot. 14 Menschen ertranken.\n\nFünf wurden gerettet.",
        ["2024-06-10", "2024-06-10"],
    ),
    (
        "de",
        "2024-06-14",
        "Zwölf Tote bei Lawine\n\nBei einer Lawine am 11. Juni 2024 sind zwölf Menschen gestorben.",
        ["2024-06-11", "2024-06-11"],
    ),
    (
        "de",
        "2024-06-14",
        (
            "Am 11. Juni 2024 brannte eine Fabrik. Neun Arbeiter starben. 2009 waren dort 17 Arbeiter umgekommen.\n\n"
            "31 Verletzte liegen in Kliniken."
        ),
        ["2024-06-11", "2009-01-01/2009-12-31", "2024-06-11"],
    ),
    (
        "de",
        "2024-06-14",
        "Wie die Polizei am Donnerstag mitteilte, starben bei dem Unfall vom 10. Juni drei Menschen.",
        ["2024-06-10"],
    ),
    (
        "de",
        "2024-06-14",
        "Die Polizei sprach am Donnerstag von 35 Opfern. Die Küstenwache gab die Zahl der Toten am Freitag mit 17 an.",
        [None, None],
    ),
    ("de", "2024-06-14", "Die Polizei meldete drei Tote bei einem Brand am Montag.", ["2024-06-10"]),
    ("de", "2024-06-14", "Die Armee zählte am Montag 30 Angriffe.", ["2024-06-10"]),
    ("de", "2024-06-14", "Die Polizei gab die Zahl der am Montag Verletzten mit elf an.", ["2024-06-10"]),
    ("de", None, "Drei Menschen starben bei einem Brand.", [None]),
    (
        "en",
        "2019-02-06",
        "A bus overturned on Sunday. At least seven people died.\n\nMore than 20 were injured.",
        ["2019-02-03", "2019-02-03"],
    ),
    (
        "en",
        "2019-02-06",
        (
            "KABUL, Feb 6 (AP) - Gunmen killed six guards on Monday. In March 2012 an attack there killed 40 people.\n\n"
            "Two guards were wounded."
        ),
        ["2019-02-04", "2012-03-01/2012-03-31", "2019-02-04"],
    ),
    (
        "en",
        "2019-02-06",
        "Elections are due on 10 March 2019. Eleven people were killed in clashes.",
        ["2019-02-06"],
    ),
    (
        "en",
        "2019-02-06",
        "At least 31 people drowned on Monday in the deadliest shipwreck off Lund since June.",
        ["2019-02-04"],
    ),
    (
        "de",
        "2019-02-06",
        "31 Menschen starben am Montag beim schwersten Unglück in Lund seit Juni.",
        ["2019-02-04"],
    ),
    ("de", "2019-02-06", "31 Menschen wurden seit Juni getötet.", ["2018-06-01/2019-02-06"]),
    (
        "en",
        "2019-02-06",
        "By Tuesday evening, 214 survivors had been rescued off Lund.",
        ["2019-02-05"],
    ),
    (
        "de",
        "2019-02-06",
        "Bis Dienstagabend wurden vor Lund 214 Überlebende gerettet.",
        ["2019-02-05"],
    ),
    (
        "de",
        "2025-11-16",
        (
            "+++ 21:36 Drei Tote in Aue +++\nBei einem Brand starben drei Menschen.\n\n"
            "+++ 18:05 Wieder Gefechte in Orsa +++\nSeit Februar 2022 fielen dort 900 Soldaten.\n\n"
            "+++ 15:20 Unfall bei Lund +++\nZwei Menschen wurden verletzt."
        ),
        ["2025-11-16", "2025-11-16", "2022-02-01/2025-11-16", "2025-11-16"],
    ),
    (
        "en",
        "2025-11-16",
        "14:20 GMT - Three miners were killed in Aue.\n\n11:05 GMT - Two guards were wounded near Lund.",
        ["2025-11-16", "2025-11-16"],
    ),
    (
        "en",
        None,
        "14:20 GMT - Three miners were killed in Aue.\n\n11:05 GMT - Two guards were wounded near Lund.",
        [None, None],
    ),
    (
        "de",
        "2025-11-16",
        "Seit Februar 2022 fielen dort 900 Soldaten.\n\nBei einem Brand in Aue starben zwei Menschen.",
        ["2022-02-01/2025-11-16", "2025-11-16"],
    ),
    ("de", "2025-11-16", "In Aue werden noch zwei Menschen vermisst.", ["2025-11-16"]),
    ("en", "2025-11-16", "Some 40 people have been killed in Lund this year.", ["2025-01-01/2025-11-16"]),
    ("en", "2025-11-16", "Some 40 people were killed in Lund last year.", ["2024-01-01/2024-12-31"]),
    (
        "en",
        "2025-11-16",
        "A flood hit Lund on Monday. So far 40 people have been killed.",
        ["2025-11-10/2025-11-16"],
    ),
    (
        "de",
        "2025-11-16",
        "Seit Montag wird um Lund gekämpft. Elf Menschen starben. Neun werden noch vermisst.",
        ["2025-11-10/2025-11-16", "2025-11-16"],
    ),
    (
        "en",
        "2025-11-16",
        "Fighting has raged since Monday. Eleven people died.\n\nA bus crashed near Lund, killing nine people.",
        ["2025-11-10/2025-11-16", "2025-11-16"],
    ),
    (
        "en",
        "2025-11-16",
        "Fighting began on Thursday. Eleven people died.\n\nNine people were wounded.",
        ["2025-11-13", "2025-11-13"],
    ),
    (
        "en",
        "2025-11-16",
        "Tens of thousands have been killed since a coalition intervened in March 2019.",
        ["2019-03-01/2025-11-16"],
    ),
    (
        "de",
        "2025-11-16",
        "Seit der Eskalation im September wurden mehr als 2.600 Menschen getötet.",
        ["2025-09-01/2025-11-16"],
    ),
    (
        "de",
        "2025-11-16",
        "Im September wurden mehr als 2.600 Menschen getötet.",
        ["2025-09-01/2025-09-30"],
    ),
    ("de", None, "In Aue werden noch zwei Menschen vermisst.", [None]),
    (
        "en",
        None,
        "The battle of Lund in 1908\n\nOn 3 January nine men died.\n\nOn 5 January two boys drowned.",
        ["1908-01-03", "1908-01-05"],
    ),
]


@pytest.mark.parametrize(("language", "published", "text", "wanted"), CASES)
def test_a_figure_has_the_time_it_speaks_of(
    language: str, published: str | None, text: str, wanted: list[str | None]
) -> None:
    found = extract(text, language=language, published=published).figures
    counted = [figure.time for figure in found if figure.measure not in ("other", "deployed")]
    assert counted == wanted


def test_the_day_of_an_entry_is_told_by_its_hour() -> None:
    text = "14:20 GMT - Three miners were killed in Aue.\n\n11:05 GMT - Two guards were wounded near Lund."
    figure = extract(text, language="en", published="2025-11-16").figures[1]
    reason = next(each for each in figure.evidence if each.field == "time")
    assert reason.rule == "day of an entry with its hour"
    assert [text[cue.start : cue.end] for cue in reason.cues] == ["11:05 GMT"]


def test_an_inherited_time_says_so() -> None:
    text = "Am 11. Juni 2024 brannte eine Fabrik. Neun Arbeiter starben."
    figure = extract(text, language="de").figures[0]
    reason = next(each for each in figure.evidence if each.field == "time")
    assert reason.rule == "time of the event told before"
    assert [text[cue.start : cue.end] for cue in reason.cues] == ["11. Juni 2024"]
