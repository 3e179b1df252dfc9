"""Time expressions: exact spans, ordered days, no answer without a reference, no input that hurts."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.extraction.dates.calendar import When, easter, part_of, resolve
from beleg.extraction.dates.finder import find, find_dates
from beleg.extraction.dates.words import date_words
from beleg.extraction.tokens import tokenise
from beleg.languages import every_form, load

LANGUAGES = ("de", "en")
DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
MONTHS_DE = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]
MONTHS_EN = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
DE_DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
EN_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def vocabulary(code: str) -> list[str]:
    known = date_words(load(code))
    together = [f"{stem}{end}" for stem in list(known.cardinals)[:20] for end in known.suffixes]
    words = [w for w in (*known.anchors.listed, *together) if "-" not in w and len(w) < 14]
    beside = load(code)["dates"]["words"]
    around = [w for patterns in beside.values() for w in every_form(patterns)]
    signs = [
        ".",
        ",",
        "(",
        ")",
        "-",
        "–",
        "/",
        ":",
        "5",
        "14",
        "2010",
        "2000",
        "14.05.2025",
        "14.5",
        "00",
        "1 000",
    ]
    return sorted(
        set(words[:1500] + around + list(known.leans) + list(known.parts) + list(known.cardinals) + signs)
    )


WORDS = {code: vocabulary(code) for code in LANGUAGES}


def check(text: str, code: str, reference: date | None) -> None:
    tokens = tokenise(text)
    mentions = find(tokens, load(code), reference)
    end = 0
    for m in mentions:
        assert end <= m.start < m.end <= len(text)
        assert (tokens.starts[m.first_token], tokens.ends[m.last_token - 1]) == (m.start, m.end)
        assert m.kind in ("date", "duration", "time", "age", "other")
        assert m.kind == "date" or (m.first is None and m.last is None)
        if m.first and m.last:
            assert m.first <= m.last
        end = m.end


@settings(deadline=None, max_examples=200)
@given(st.text(), st.sampled_from(LANGUAGES), st.none() | st.dates())
def test_any_text_is_read_without_error(text: str, code: str, reference: date | None) -> None:
    check(text, code, reference)


@settings(deadline=None, max_examples=400)
@given(st.data(), st.sampled_from(LANGUAGES), st.none() | st.dates())
def test_any_row_of_time_words_is_read_without_error(
    data: st.DataObject, code: str, reference: date | None
) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[code]), max_size=14))
    check(data.draw(st.sampled_from((" ", "", "  "))).join(words), code, reference)


@settings(deadline=None)
@given(DAYS, st.sampled_from(("", " 😀", "a\u0308 ", "\r\n\t")))
def test_absolute_days_need_no_reference(day: date, before: str) -> None:
    de, en = MONTHS_DE[day.month - 1], MONTHS_EN[day.month - 1]
    written = {
        "de": (f"{day.day}. {de} {day.year}", f"{day.day:02}.{day.month:02}.{day.year}", day.isoformat()),
        "en": (f"{day.day} {en} {day.year}", f"{en} {day.day}, {day.year}", day.isoformat()),
    }
    for code, shapes in written.items():
        for shape in shapes:
            text = f"{before}Stand {shape}; 300"
            (found,) = find_dates(text, code)
            assert text[found.start : found.end] == shape
            assert (found.first, found.last) == (day, day)


@settings(deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_the_reference(day: date, weekday: int) -> None:
    for text, code in (
        (f"Am {DE_DAYS[weekday]} starben zwei.", "de"),
        (f"Two died on {EN_DAYS[weekday]}.", "en"),
    ):
        (found,) = find_dates(text, code, day)
        assert found.first is not None and found.first == found.last
        assert found.first.weekday() == weekday
        assert timedelta(0) <= day - found.first < timedelta(7)


@settings(deadline=None)
@given(DAYS, st.integers(1, 12))
def test_a_month_is_the_last_one_begun(day: date, month: int) -> None:
    (found,) = find_dates(f"Im {MONTHS_DE[month - 1]} starben zwei.", "de", day)
    assert found.first is not None and found.last is not None
    assert (found.first.day, found.first.month) == (1, month)
    assert timedelta(0) <= day - found.first < timedelta(366)
    assert (found.last + timedelta(1)).day == 1


RELATIVE = {
    "de": (
        *("heute", "am Montag", "vor sechs Monaten", "in den letzten drei Monaten", "seit Mai"),
        *("am 8. April", "letzte Woche", "derzeit", "binnen 24 Stunden", "heuer"),
    ),
    "en": (
        *("today", "on Monday", "six months ago", "in the last three months", "since June"),
        *("on April 8", "last week", "currently", "within 24 hours", "this year"),
    ),
}


@pytest.mark.parametrize(("code", "words"), [(code, w) for code, rows in RELATIVE.items() for w in rows])
def test_without_a_reference_nothing_relative_is_guessed(code: str, words: str) -> None:
    (found,) = find_dates(f"300 {words}", code)
    assert (found.kind, found.first, found.last) == ("date", None, None)
    (known,) = find_dates(f"300 {words}", code, "2025-05-14")
    assert known.first is not None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_stretch_of_tokens_is_read_alone(code: str) -> None:
    tokens = tokenise("Am 14.05.2025 und am 15.05.2025 starben 300.")
    (found,) = find(tokens, load(code), None, 2, len(tokens))
    assert found.first == date(2025, 5, 15)
    assert find(tokens, load(code), None, 3, 3) == []


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "a" * 1_000_000,
        "und " * 100_000,
        "Montag " * 50_000,
        "14. " * 50_000,
        "2010 bis " * 50_000,
        "vor drei " * 50_000,
        "Ende des letzten " * 50_000,
        "(47) " * 50_000,
        "drei Tage " * 50_000,
    ],
    ids=lambda text: text[:9],
)
def test_long_inputs_take_linear_time(text: str) -> None:
    tokens = tokenise(text)
    for code in LANGUAGES:
        started = time.process_time()
        find(tokens, load(code), date(2025, 5, 14))
        assert time.process_time() - started < 5


@pytest.mark.parametrize(("year", "day"), [(1999, (4, 4)), (2000, (4, 23)), (2008, (3, 23)), (2024, (3, 31))])
def test_easter_of_known_years(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@settings(deadline=None)
@given(DAYS, st.integers(1, 3), st.sampled_from(("month", "year", "week", "decade", "quarter", "day")))
def test_a_part_lies_inside_its_whole(day: date, part: int, unit: str) -> None:
    whole = resolve(When("shift", unit=unit), day)
    assert whole is not None
    first, last = part_of(whole, part)
    assert whole[0] <= first <= last <= whole[1]


@settings(deadline=None)
@given(
    st.dates(), st.sampled_from(("day", "week", "month", "year", "century", "hour")), st.integers(-9999, 9999)
)
def test_shifts_beyond_the_calendar_are_unresolved(day: date, unit: str, count: int) -> None:
    for grain in ("shift", "window"):
        days = resolve(When(grain, unit=unit, number=count), day)
        assert days is None or days[0] <= days[1]


def test_a_malformed_reference_is_refused() -> None:
    with pytest.raises(ValueError):
        find_dates("heute", "de", "gestern")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. März 1912 fielen 37 Soldaten. Im August ergab er sich."),
        ("en", "On 3 March 1912 the fort fell. In August he gave himself up."),
    ],
)
def test_a_month_has_the_year_told_where_a_text_has_no_day_of_its_own(language: str, text: str) -> None:
    assert [(m.first, m.last) for m in find_dates(text, language)][1] == (date(1912, 8, 1), date(1912, 8, 31))
