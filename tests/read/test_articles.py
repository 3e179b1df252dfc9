"""Inputs of every kind become articles, or refusals that name file and reason; nothing raises."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleg.model import Article
from beleg.read import ReadOptions, Refusal, read

BODY = "Nach Angaben der Polizei sind bei dem Brand in Mölln drei Menschen ums Leben gekommen.\r\n"


def _write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _one(path: Path | str, options: ReadOptions = ReadOptions()) -> Article | Refusal:  # noqa: B008
    (found,) = read([path], options)
    return found


def _article(path: Path | str, options: ReadOptions = ReadOptions()) -> Article:  # noqa: B008
    found = _one(path, options)
    assert isinstance(found, Article), found
    return found


def test_plain_text_keeps_every_character(tmp_path: Path) -> None:
    found = _article(_write(tmp_path, "a.txt", BODY))
    assert (found.text, found.doc, found.encoding, found.language) == (BODY, "a.txt", "utf-8", "de")
    assert (found.outlet, found.published) == (None, None)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (BODY.encode("utf-8-sig"), "utf-8"),
        (BODY.encode("utf-16"), "utf-16"),
        (BODY.encode("utf-16-be"), "utf-16-be"),
        ((BODY * 3).encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_told_and_recorded(tmp_path: Path, data: bytes, encoding: str) -> None:
    found = _article(_write(tmp_path, "a.txt", data))
    assert found.text.replace(BODY, "") == ""
    assert found.encoding == encoding


def test_a_given_encoding_is_used(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", BODY.encode("cp850"))
    assert _article(path, ReadOptions(encoding="cp850")).text == BODY


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty"),
        ("a.txt", b"Drei\x00Tote" * 9, "binary, not a text format"),
        ("a.pdf", b"%PDF-1.7 ...", "a PDF, not a text format"),
        ("a.docx", b"PK\x03\x04....", "a ZIP archive or office document, not a text format"),
        ("a.txt", "Mölln ".encode() * 900 + b"\xff" + b" ende", "not UTF-8 at byte 6,300"),
        ("a.txt", b"\xff\xfea", "not UTF-16 at byte 2"),
        ("a.html", b"<html><body></body></html>", "no article text on this page"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"[]", "no article in it"),
        ("a.json", b"[" * 200_000, "not JSON that can be read"),
        ("a.json", b'{"id": 1', "not JSON at column 9: Expecting ',' delimiter"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = _write(tmp_path, name, data)
    found = _one(path)
    assert isinstance(found, Refusal)
    assert (found.source, found.reason) == (str(path), reason)
    assert found.help


def test_missing_paths_and_empty_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = list(read([tmp_path / "no.txt", tmp_path / "empty", "a\x00b"]))
    assert [type(each) for each in found] == [Refusal] * 3
    assert str(found[0]).endswith("no.txt: no such file or folder; check the path")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_closed_file_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", BODY)
    path.chmod(0)
    assert "permission" in str(_one(path))


def test_an_error_while_reading_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path, "a.txt", BODY)

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert str(_one(path)) == f"{path}: permission denied; check the file and its permissions"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"Tote ")
        file.truncate(100_000_000)
    found = _one(path)
    assert str(found) == f"{path}: larger than 20 MB; split it, or give its articles as JSON lines"


def test_huge_json_lines_are_streamed(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": BODY}) + "\n"
    path = _write(tmp_path, "a.jsonl", line * 50)
    assert len(list(read([path], ReadOptions(max_bytes=500)))) == 50


def test_one_long_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = json.dumps({"id": "x", "text": BODY}) + "\n"
    long = json.dumps({"id": "y", "text": BODY * 2_000}) + "\n"
    path = _write(tmp_path, "a.jsonl", good + long + good)
    found = list(read([path], ReadOptions(max_bytes=1_000)))
    assert [type(each) for each in found] == [Article, Refusal, Article]
    assert str(found[1]).startswith(f"{path}:2: larger than 1,000 bytes")


def test_folders_are_read_in_order_with_relative_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden.txt", "SOURCES.tsv", "bild.png"):
        _write(tmp_path, name, BODY)
    _write(tmp_path, "c.pdf", b"%PDF-1.4")
    found = list(read([tmp_path]))
    assert [each.doc if isinstance(each, Article) else each.reason for each in found] == [
        "a.txt",
        "b.txt",
        "a PDF, not a text format",
        "sub/a.txt",
    ]


def test_same_name_twice_keeps_the_paths_and_same_file_comes_once(tmp_path: Path) -> None:
    first, second = _write(tmp_path, "x/a.txt", BODY), _write(tmp_path, "y/a.txt", BODY)
    found = list(read([first, second, first]))
    assert [each.doc for each in found if isinstance(each, Article)] == [first.as_posix(), second.as_posix()]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert _article("-").text == BODY
    lines = json.dumps({"id": 7, "text": BODY}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode() * 2)))
    assert [each.doc for each in read(["-"]) if isinstance(each, Article)] == ["7", "7"]


def test_what_is_given_outranks_the_table_and_the_table_the_text(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "Brand in Mölln\n18.07.2021, 16:12 Uhr\n" + BODY)
    table = _write(
        tmp_path,
        "m.tsv",
        "file\turl\toutlet\ttitle\tpublished\na.txt\thttps://www.x.example/1\tUferpost\tBrand\t19.07.2021\n",
    )
    assert _article(path).published == "2021-07-18"
    assert _article(path).published_basis == "text"
    listed = _article(path, ReadOptions(metadata=table))
    assert (listed.published, listed.published_basis) == ("2021-07-19", "metadata")
    assert (listed.outlet, listed.outlet_basis, listed.title) == ("Uferpost", "metadata", "Brand")
    given_ = _article(path, ReadOptions(metadata=table, published="2021-07-20", language="en"))
    assert (given_.published, given_.published_basis, given_.language) == ("2021-07-20", "given", "en")


def test_faults_of_a_table_are_named_by_line(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", BODY)
    table = _write(tmp_path, "m.csv", "file;published\na.txt;gestern\n;2021-01-01\n")
    found = list(read([path], ReadOptions(metadata=table)))
    assert [str(each).split(": ")[0] for each in found[:2]] == [f"{table}:2", f"{table}:3"]
    assert isinstance(found[2], Article)
    (refused, _) = read([path], ReadOptions(metadata=tmp_path / "no.tsv"))
    assert isinstance(refused, Refusal)


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Drei Tote in Mölln | Uferpost</title>
<meta property="og:site_name" content="Uferpost"><meta property="og:title" content="Drei Tote in Mölln">
<meta property="article:published_time" content="2025-03-04T10:00:00+01:00"></head><body><nav>Start</nav>
<article><h1>Drei Tote in Mölln</h1><p>{body}</p><blockquote><p>Ein Beitrag</p><time datetime="2024-01-12">
12.01.2024</time></blockquote><p>{body}</p></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_html_gives_text_title_outlet_and_date(tmp_path: Path, charset: str) -> None:
    page = PAGE.format(charset=charset, body=BODY * 3)
    found = _article(_write(tmp_path, "a.html", page.encode(charset)))
    assert "drei Menschen ums Leben gekommen" in found.text
    assert found.text.startswith("Drei Tote in Mölln")
    assert (found.title, found.outlet, found.published) == ("Drei Tote in Mölln", "Uferpost", "2025-03-04")
    assert (found.outlet_basis, found.published_basis) == ("metadata", "metadata")
    assert "Start" not in found.text


def test_a_post_on_a_page_dates_nothing(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8", body=BODY * 3).replace("article:published_time", "x:y")
    page = page.replace("2025-03-04T10:00:00+01:00", "")
    assert _article(_write(tmp_path, "a.html", page)).published is None


def test_french_is_recorded_as_french(tmp_path: Path) -> None:
    text = (
        "Le ministère a indiqué que douze personnes étaient mortes dans l'incendie de la nuit dernière. " * 3
    )
    assert _article(_write(tmp_path, "a.txt", text)).language == "fr"


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_reading_raise(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.jsonl", "a.json", "a"):
        for found in read([_write(tmp_path, name, data)]):
            assert isinstance(found, Article | Refusal)
            if isinstance(found, Article):
                found.text.encode("utf-8")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.text(alphabet="<>/abp &;\"='!-\n\x00ä", max_size=120))
def test_no_page_makes_reading_raise(tmp_path: Path, data: str) -> None:
    path = _write(tmp_path, "a.html", "<html>" + data)
    assert all(isinstance(found, Article | Refusal) for found in read([path]))
