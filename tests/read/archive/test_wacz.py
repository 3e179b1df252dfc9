"""WACZ files are read inside the ZIP; broken, foreign and hostile ones are refused by name."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from tests.read.archive.making import answer, packed, page, pages, record

from beleg.model import Article
from beleg.read import ReadOptions, Refusal, read, read_held


def _wacz(parts: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def _found(data: bytes, name: str = "a.wacz") -> list[Article | Refusal]:
    return list(read_held(name, io.BytesIO(data), ReadOptions()))


PARTS = {
    "datapackage.json": b"{}",
    "archive/one.warc.gz": packed(pages([2, 3])),
    "archive/two.warc": b"".join(pages([4])),
    "pages/pages.jsonl": b"".join(
        json.dumps(each).encode() + b"\n"
        for each in (
            {"format": "json-pages-1.0"},
            {"url": "https://news.example/9", "title": " Titel  der Liste "},
            7,
        )
    ),
}


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_all_archives_in_it_are_read_and_nothing_is_unpacked(way: int, tmp_path: Path) -> None:
    place = tmp_path / "a.wacz"
    place.write_bytes(_wacz(PARTS, way))
    docs = [each.doc for each in read([place]) if isinstance(each, Article)]
    assert docs == [f"https://news.example/{number}" for number in (2, 3, 4)]
    assert os.listdir(tmp_path) == ["a.wacz"]


def test_the_list_of_pages_gives_titles_to_pages_that_name_none() -> None:
    bare = page(9).replace(b"<title>Brand 9</title>", b"").replace(b"<h1>Brand 9</h1>", b"")
    archive = record(answer(bare), "https://news.example/9") + pages([8])[0]
    found = _found(_wacz({**PARTS, "archive/one.warc.gz": packed([archive])}))
    titles = {each.doc[-1]: each.title for each in found if isinstance(each, Article)}
    assert (titles["9"], titles["8"]) == ("Titel der Liste", "Brand 8")


def test_a_broken_record_is_named_with_its_archive() -> None:
    found = _found(_wacz({"archive/one.warc.gz": packed(pages([2]))[:-9] + packed(pages([3]))}))
    assert [str(each)[:53] for each in found if isinstance(each, Refusal)] == [
        "a.wacz/archive/one.warc.gz: record 1 (offset 0): its "
    ]


def test_other_zips_and_broken_ones_are_refused() -> None:
    whole = _wacz(PARTS)
    assert "a ZIP archive or office document" in str(
        _found(_wacz({"word/document.xml": b"<a/>"}), "a.docx")[0]
    )
    assert "a ZIP without a web archive" in str(_found(_wacz({"a.txt": b"a"}))[0])
    assert "a ZIP that is broken or cut off" in str(_found(whole[: len(whole) // 2])[0])


def test_a_broken_part_is_refused_and_the_others_are_read() -> None:
    data = bytearray(_wacz(PARTS, zipfile.ZIP_STORED))
    at = data.index(PARTS["archive/two.warc"])
    data[at + 600] ^= 0xFF
    found = _found(bytes(data))
    assert [each.doc[-1] for each in found if isinstance(each, Article)][:2] == ["2", "3"]
    assert "a.wacz/archive/two.warc: a part of a ZIP that is broken or cut off" in str(found[-1])


def test_a_part_that_unpacks_to_too_much_is_refused_and_the_others_are_read() -> None:
    found = _found(_wacz({"archive/bomb.warc": b" " * 90_000_000, **PARTS}))
    assert "unpacks to more than 250 times its size" in str(found[0])
    assert len(found) == 4


def test_a_pipe_is_refused_with_what_helps() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (found,) = read_held("a.wacz", Pipe(_wacz(PARTS)))
    assert str(found) == "a.wacz: can only be read as a file; give the file itself, not what a pipe brings"
