"""A text's own date line gives its day; dates of posts, captions and sentences do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.read.dateline import own_date, parse_day

BODY = "\n\nNach Angaben der Polizei starben zwölf Menschen. Das Feuer brach am 1. Mai 2019 aus, hieß es.\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("18.07.2021, 16:12 Uhr", "2021-07-18"),
        ("31. Januar 2024, 18:22 Uhr", "2024-01-31"),
        ("Stand: 04.09.2025, 21:47 Uhr", "2025-09-04"),
        ("Publiziert: 03.07.2025, 06:30 Uhr · Aktualisiert vor 2 Stunden", "2025-07-03"),
        ("Aktualisiert am 4. Mai 2022 um 12:10 Uhr", "2022-05-04"),
        ("Erschienen am 12.3.24", "2024-03-12"),
        ("13.04.2025 – Quelle: ABC/DEF", "2025-04-13"),
        ("von RED | 25.05.2025 – 07:12 Uhr", "2025-05-25"),
        ("Aue • uferpost.example • 3. März 2025, 09:41 • 140 Ansichten", "2025-03-03"),
        ("Aue, den 3. Jänner 2025", "2025-01-03"),
        (
            "Aue, 14.02.2025 (abc) – Bei einem Brand starben vier Menschen, wie es hieß. Mehr als 20 flohen.",
            "2025-02-14",
        ),
        ("Wednesday, February 6, 2019", "2019-02-06"),
        ("Published 2 February 2026, 14:05 GMT · 3 min read", "2026-02-02"),
        ("Last updated 22:14 ICT, Tuesday 9 December 2025 · 1,127 comments", "2025-12-09"),
        ("First published on Mon 3 Mar 2025 10.21 CET", "2025-03-03"),
        ("By Jane Doe | March 3, 2021 | World", "2021-03-03"),
        (
            "Aue/Geneva, 17 November 2025 – Of the people who fled, 40 came back, the group said today.",
            "2025-11-17",
        ),
        ("AUE, Jan. 5, 2024 /NEWSWIRE/ -- The company", "2024-01-05"),
        ("AUE, March 5, 1957 (Abc). - Troops killed 117 rebels.", "1957-03-05"),
        ("Aue, 5. März 1957. (Abc) Truppen töteten 117 Aufständische.", "1957-03-05"),
        ("AUE, March 5, 1957—Troops killed 117 rebels in the hills.", "1957-03-05"),
        ("AUE, Elbonia, March 5, 1957.—Troops killed 117 rebels in the hills.", "1957-03-05"),
        ("AUE, March 5, 1957 (Abc)--Troops killed 117 rebels in the hills.", "1957-03-05"),
        ("05.03.2018, 11:27 Uhr  Lesezeit: 2 Min.", "2018-03-05"),
        ("5. März 2018, 11.27 Uhr Lesezeit 2 Min.", "2018-03-05"),
        ("(Aue, March 5, 2017) – Troops killed 117 people, the group said.", "2017-03-05"),
        ("Erstellt: 14.10.2019Aktualisiert: 15.10.2019, 10:12 Uhr", "2019-10-14"),
        ("October 14, 20196:12 PM ET", "2019-10-14"),
        ("This live blog is now closed. Last updated 14 October 2019 23.10", "2019-10-14"),
        ("Date: 14 October 2019", "2019-10-14"),
        ("2025-03-04 10:00:00", "2025-03-04"),
        ("12/31/2024", "2024-12-31"),
        ("03/05/2019 07:45 | International | 1.208 views", "2019-05-03"),
        ("AUE, 14 MAR 89 (ABC-DEF) -- [TEXT] FOUR PEOPLE WERE KILLED.", "1989-03-14"),
        ("16.11.2025, 22:04 Uhr · Artikel anhören (07:15 Min)", "2025-11-16"),
        ("Updated on: Aug 08, 2023 07:42 PM IST | 2 min read", "2023-08-08"),
        ("By Ann Lee · Published in The Daily Fact Desk · 4 min read · Jun 9, 2023", "2023-06-09"),
        ("Newsblog: Die Flut an der Aue und ihre Folgen · 27.08.2024", "2024-08-27"),
        ("14th October 2024 | By Our Correspondent, North Aue | 3 minute read", "2024-10-14"),
        ("By Sam Dalton, Abc News, North Aue - 14 October 2024", "2024-10-14"),
        ("By: Editorial Desk | March 4 of 2025 | Reading of 2 minutes", "2025-03-04"),
        ("ABC0412 5 AA 0289  Mi, 14.Feb 2024", "2024-02-14"),
        ("2024/10/14 12:33", "2024-10-14"),
        ("14-10-2024 12:12", "2024-10-14"),
        ("14-Oct-2024", "2024-10-14"),
        ("0941 14MAR89 BLAST KILLS FOUR SOLDIERS IN AUE -STATE RADIO", "1989-03-14"),
        ("Vier Tote.\n\nbes/ABC, 30. Januar 1963", "1963-01-30"),
        ("Daily Flash of 9 April 2019", "2019-04-09"),
        ("Lagebericht vom 9. April 2019", "2019-04-09"),
        ("Pressemitteilung Nr. 44 vom 9. April 2019", "2019-04-09"),
        ("Lagebericht vom 9. April 2019 (18 Uhr)", "2019-04-09"),
        ("Offensive Campaign Assessment, March 4, 2026", "2026-03-04"),
        ("Aue/Bern, 12. März 2024. Seit Anfang Februar sind 4000 Menschen geflohen.", "2024-03-12"),
        (
            "Aue/Bern, 12. März 2024. Seit Anfang Februar sind 4000 Menschen geflohen"
            + " und geblieben" * 12,
            "2024-03-12",
        ),
    ],
)
def test_a_date_line_is_read(line: str, day: str) -> None:
    text = f"Brand in Aue\n{line}{BODY}"
    found = own_date(text)
    assert found is not None
    assert found.day.isoformat() == day
    assert any(char.isdigit() for char in text[found.start : found.end])


@pytest.mark.parametrize(
    "line",
    [
        "— Lagedienst (@lagedienst) January 12, 2025",
        "Lagedienst @lagedienst · 12. Januar 2025",
        "Helfer am Deich.13.01.2025 | 1:27 min",
        "13.01.2025 | 1:27 min",
        "Archivfoto: 12.03.2024",
        "Am 11. Januar 2025 gab das Amt die Zahl bekannt.",
        "Angriff vom 12. Mai 2024",
        "7. Oktober 2023: Der Tag der Flut",
        "Stand 30. Juni 2025 waren 300 Soldaten im Einsatz.",
        "- 12.03.2024: Erster Schnee",
        "30.02.2024, 10:00 Uhr",
        "03/04/2025",
        "The 14 MAR 89 people died in Aue.",
        "12. März",
        "Bridge Gate Tower Market Hall | 14 October 2024 the day that all of it burned down | Aue",
        "Datum: 9. Mai 1983\nMagnitude: 6,4\nTote: 386",
        "Date: 6–16 February 1983 (10 days)\nLocation: Aue Ridge\nResult: Inconclusive",
        "Accident\nDate 9 May 1983\nSummary Engine failure\nFatalities 33",
        "4. Februar 1998 | Aue | 5,9 | 2.200\n30. Mai 1998 | Bern | 6,5 | 4.700",
        "7. Mai 2004\nAnschlag in Aue\n\n9. Juni 2005\nÜberfall in Bern",
        "AUE, Oct 14 (ABC) - Two people died.",
        "Die Opfer der Flut und des Dammbruchs vom 12. Mai 2024",
        "A report on those killed by the flood of 12 May 2024",
        "Video: Helfer am Deich und in der Stadt · 13.01.2025 | 1:27 min",
    ],
)
def test_other_dates_are_not(line: str) -> None:
    assert own_date(f"Brand in Aue\n{line}{BODY}") is None


def test_a_cable_without_a_year_is_of_that_of_the_copyright() -> None:
    found = own_date("Brand\nAUE, Oct 14 (ABC) - Two people died." + BODY + "\n(c) Abc News Agency 2009")
    assert found is not None
    assert found.day.isoformat() == "2009-10-14"


def test_a_copyright_alone_tells_no_day() -> None:
    assert own_date("Brand\nTwo people died in AUE on Oct 14." + BODY + "\n© 2009 Abc") is None


def test_first_publication_outranks_the_last_change() -> None:
    found = own_date("Brand\nAktualisiert: 05.05.2024, 10:00 Uhr\nVeröffentlicht: 03.05.2024" + BODY)
    assert found is not None
    assert found.day.isoformat() == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "Harlow Mercury, Volume XII, Issue 3044, 30 January 1963, Page 9",
        "Auer Neueste Nachrichten und Anzeiger, 30. Januar 1963, S. 2",
    ],
)
def test_the_last_line_may_cite_the_paper_and_its_page(line: str) -> None:
    found = own_date("Brand in Aue" + BODY.rstrip() + "\n\n" + line)
    assert found is not None
    assert found.day.isoformat() == "1963-01-30"
    assert own_date("Brand in Aue" + BODY.rstrip() + "\n\n" + line + "\n\nA book by Ann Lee.") is None
    assert own_date("Brand in Aue" + BODY.rstrip() + "\n\nReferences\n\n" + line) is None


def test_a_stamp_at_the_end_counts_where_the_head_has_none() -> None:
    found = own_date("Brand in Aue" + BODY * 20 + "Stand: 03.05.2024, 10:00 Uhr")
    assert found is not None
    assert found.day.isoformat() == "2024-05-03"


def test_an_agency_signs_with_the_day() -> None:
    found = own_date("Brand in Aue" + BODY * 20 + "abc lwd/16.12.2022 fho")
    assert found is not None
    assert found.day.isoformat() == "2022-12-16"


@pytest.mark.parametrize(
    "line",
    [
        "ABC0412    2024-10-14/15:47",
        "© abc-info, abc:241014-99-123456/3",
        "abc/de 141547 okt 24",
        "de/fgh - 14.10.2024",
    ],
)
@pytest.mark.parametrize("length", [1, 20])
def test_what_an_agency_puts_under_a_report_holds_its_day(line: str, length: int) -> None:
    found = own_date("Brand in Aue" + BODY * length + line)
    assert found is not None
    assert found.day.isoformat() == "2024-10-14"


@settings(deadline=None)
@given(st.dates(min_value=parse_day("1950-01-01"), max_value=parse_day("2090-12-31")))
def test_every_day_comes_back(day: object) -> None:
    for pattern in ("%d.%m.%Y", "%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%Y%m%d"):
        assert parse_day(format(day, pattern)) == day


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    own_date(text)
    parse_day(text)
