"""The report: complete, linked, the same each time, and safe from the words of articles."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from base64 import b64decode, b64encode
from itertools import pairwise
from pathlib import Path

import pytest
from tests.report import pictured
from tests.report.html.pages import Page

import beleg
from beleg.model import FINDINGS
from beleg.model.measures import measures
from beleg.report.html import write
from beleg.report.html.opening import PARTS
from beleg.report.picture import Picture
from beleg.report.sentences import finding_kind, point_number, series_title
from beleg.report.words import LANGUAGES, known, say, table

PICTURE = pictured.picture()


def page_of(picture: Picture, ui: str = "en", full_text: bool = False) -> str:
    return "".join(write(picture, ui, full_text))


@pytest.fixture(scope="module", params=LANGUAGES)
def ui(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(ui: str) -> Page:
    return Page(page_of(PICTURE, ui))


def test_all_parts_stand_in_order_under_their_headings(page: Page, ui: str) -> None:
    sections = [id for id in page.ids if id in PARTS]
    assert sections == list(PARTS)
    assert [say(f"part.{name}", ui) in page.text for name in PARTS] == [True] * len(PARTS)
    assert page.elements[0] == ("html", {"lang": ui})


def test_headings_do_not_skip_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if tag in ("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_in_the_page_and_no_id_stands_twice(page: Page) -> None:
    ids = page.ids
    assert len(ids) == len(set(ids))
    links = [href for href in page.values("href") if not href.startswith("data:")]
    assert {href[0] for href in links} == {"#"}
    assert {href[1:] for href in links} <= set(ids)


@pytest.mark.parametrize("full_text", [False, True])
def test_every_figure_is_marked_where_it_stands(full_text: bool) -> None:
    page = Page(page_of(PICTURE, "de", full_text))
    for id, told in PICTURE.told.items():
        assert page.words[f"f-{id}"] == told.figure.quote


def test_every_number_of_every_series_leads_to_its_words(page: Page, ui: str) -> None:
    links = set(page.values("href"))
    for series in PICTURE.series:
        assert series_title(series.key, ui) in "".join(page.text)
        for point in series.points:
            assert f"#f-{point.id}" in links
            assert point_number(point, ui, short=True) in page.text


def test_every_kind_of_finding_is_told_and_opens_to_its_quotes(page: Page, ui: str) -> None:
    words = "".join(page.text)
    assert {finding.kind for finding in PICTURE.findings} == set(FINDINGS)
    assert all(f"{finding_kind(kind, ui)} (" in words for kind in FINDINGS)
    quotes = [1 for tag, _ in page.elements if tag == "blockquote"]
    assert len(quotes) >= len(PICTURE.findings)


def test_a_chart_and_a_table_for_each_series_of_several_statements(page: Page) -> None:
    several = sum(len(series.points) > 1 for series in PICTURE.series)
    assert [attributes.get("class") for tag, attributes in page.elements if tag == "svg"].count(
        "chart"
    ) == several
    assert list(page.values("class")).count("rows") == len(PICTURE.series)


def test_what_is_open_is_said() -> None:
    words = " ".join(Page(page_of(PICTURE)).text)
    assert "7 figures not yet reviewed" in words
    assert "1 article has no date." in words
    assert "Numbers missing in the text" in words
    assert "Left undecided by a person" in words


def test_zero_missing_and_not_stated_are_told_apart() -> None:
    words = Page(page_of(PICTURE)).text
    assert {"0 (stated)", "number missing in the text", "not stated"} <= set(words)


def test_whole_texts_stand_in_it_only_where_asked_for() -> None:
    article = next(article for article in PICTURE.articles.values() if article.doc == "nis-2.txt")
    unquoted = "It gave no names."
    assert unquoted in article.text
    assert unquoted not in page_of(PICTURE)
    assert unquoted in page_of(PICTURE, full_text=True)


def test_the_policy_forbids_every_load_and_names_the_one_style() -> None:
    page = Page(page_of(PICTURE))
    policy = next(value for value in page.values("content") if "default-src" in value)
    style = b64encode(hashlib.sha256(page.words["style"].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    assert [
        tag for tag, _ in page.elements if tag in ("link", "img", "iframe", "object", "video", "base", "form")
    ] == []
    assert list(page.values("style")) == list(page.values("src")) == []
    assert "url(" not in page.words["style"] and "@import" not in page.words["style"]
    assert [attributes.get("type") for tag, attributes in page.elements if tag == "script"] == [
        "application/json"
    ]


def test_the_data_hold_all_that_is_shown(page: Page) -> None:
    rows = page.csv
    assert [row["id"] for row in rows] == list(PICTURE.told)
    first = rows[0]
    assert (first["quote"], first["low"], first["high"], first["outlet"]) == (
        "mehr als 300",
        "300",
        "",
        "abendbote.example",
    )
    assert {row["series"] for row in rows} == {series.id for series in PICTURE.series}
    data = page.data
    assert [series["id"] for series in data["series"]] == [series.id for series in PICTURE.series]
    assert len(data["findings"]) == len(PICTURE.findings)
    assert {len(data[name]) for name in ("decisions", "positions")} == {4, 3}
    points = [point["id"] for series in data["series"] for point in series["points"]]
    assert {row["point"] for row in rows} <= set(points)
    undated = next(article for article in data["articles"] if article["doc"] == "undated.txt")
    assert "published" not in undated


def test_hostile_words_stay_words() -> None:
    picture = pictured.hostile()
    for ui in LANGUAGES:
        for full_text in (False, True):
            written = page_of(picture, ui, full_text)
            page = Page(written)
            assert [tag for tag, _ in page.elements if tag in ("img", "script", "i", "s", "q", "u")] == [
                "script"
            ]
            assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
            assert "\x00" not in written
            assert "</title><b>" in page.words["title"]
            figure = next(iter(picture.told))
            assert page.words[f"f-{figure}"] == "12 \ufffdpeople\ufffd"
            assert page.data["articles"][0]["title"] == "</title><script>alert(4)</script>"
            assert page.csv[0]["outlet"] == '"><script>alert(3)</script>'
            written.encode("utf-8")


def test_words_that_turn_the_direction_of_writing_are_held_apart() -> None:
    written = page_of(pictured.hostile(), "en")
    assert "<p class=said dir=auto" in written
    chart = written[written.index("<svg class=chart") : written.index("</svg>")]
    assert "\u202e" not in chart


def test_an_empty_picture_is_a_whole_page(ui: str) -> None:
    page = Page(page_of(Picture(), ui))
    assert [id for id in page.ids if id in PARTS] == list(PARTS)
    assert say("rows.none", ui) in page.text and say("open.nothing", ui) in page.text
    assert say("report.everything", ui) in page.text


def test_the_same_picture_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.report import pictured; from beleg.report.html import write;"
        "print(hashlib.sha256(''.join(write(pictured.picture(), 'de', True)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(beleg.__file__).parents[1])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    here = hashlib.sha256(page_of(pictured.picture(), "de", True).encode()).hexdigest()
    assert digests == {here + "\n"}


def test_each_measure_has_its_definition_and_the_english_one_is_that_of_the_table() -> None:
    assert set(known("definition")) == set(measures())
    assert {name: entry["en"] for name, entry in table()["definition"].items()} == {
        name: measure.definition for name, measure in measures().items()
    }


@pytest.fixture(scope="module")
def bulk() -> str:
    return page_of(pictured.large(10_000), "de")


def test_ten_thousand_figures_take_at_most_4_mb(bulk: str) -> None:
    assert len(bulk.encode()) <= 4_000_000


def test_very_many_figures_fold_and_pack_and_every_link_still_leads_somewhere(bulk: str) -> None:
    page = Page(bulk)
    ids = page.ids
    links = {href for href in page.values("href") if not href.startswith("data:")}
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in links} <= set(ids)
    assert sum(id.startswith("f-") for id in ids) == 10_000
    assert "<details><summary>Alle 6 Aussagen" in bulk
    assert "834 Reihen mit einer Aussage" in bulk
    address = next(value for value in page.values("href") if value.startswith("data:"))
    packed = zipfile.ZipFile(io.BytesIO(b64decode(address.partition(",")[2])))
    assert packed.namelist() == ["beleg.csv", "beleg.json"]
    assert packed.read("beleg.csv").count(b"\n") == 10_001
