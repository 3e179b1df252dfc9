"""Packed files are read as what is packed in them; broken ones give what stands before the break."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.read.archive.making import page, pages

from beleg.model import Article
from beleg.read import ReadOptions, Refusal, find, read_held
from beleg.read.feeds.contents import Listed
from beleg.read.held import read_source

TEXT = "Bei dem Brand starben laut Polizei drei Menschen."
LINES = "".join(json.dumps({"id": f"a{number}", "text": TEXT}) + "\n" for number in range(40)).encode()


def _zstandard(data: bytes) -> bytes:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow packs zstandard here")
    return bytes(arrow.compress(data, codec="zstd", asbytes=True))


WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": _zstandard,
}


def _found(name: str, data: bytes) -> list[Article | Refusal]:
    return list(read_held(name, io.BytesIO(data), ReadOptions()))


@pytest.mark.parametrize("suffix", WAYS)
def test_json_lines_pages_texts_and_archives_are_unpacked(suffix: str) -> None:
    pack = WAYS[suffix]
    lines = _found(f"a.jsonl{suffix}", pack(LINES))
    assert [each.doc for each in lines if isinstance(each, Article)] == [f"a{number}" for number in range(40)]
    (of_page,) = _found(f"a.html{suffix}", pack(page(3)))
    (of_text,) = _found(f"a.txt{suffix}", pack(TEXT.encode()))
    assert isinstance(of_page, Article) and of_page.title == "Brand 3"
    assert isinstance(of_text, Article) and (of_text.text, of_text.doc) == (TEXT, f"a.txt{suffix}")
    of_archive = _found(f"a.warc{suffix}", pack(b"".join(pages([4, 5]))))
    assert [each.title for each in of_archive if isinstance(each, Article)] == ["Brand 4", "Brand 5"]


@pytest.mark.parametrize("suffix", WAYS)
def test_a_cut_file_gives_what_stands_before_the_cut(suffix: str) -> None:
    many = "".join(
        json.dumps({"id": f"{number}", "text": f"{TEXT} {hash_of(number)}"}) + "\n" for number in range(9_000)
    )
    data = WAYS[suffix](many.encode())
    found = _found(f"a.jsonl{suffix}", data[: len(data) * 9 // 10])
    articles = [each for each in found if isinstance(each, Article)]
    assert [each.doc for each in articles] == [str(number) for number in range(len(articles))]
    assert all(isinstance(each, Refusal) for each in found[len(articles) :])
    assert len(articles) > 1_000
    assert str(found[-1]).startswith(f"a.jsonl{suffix}")


def hash_of(number: int) -> str:
    """Words that pack badly."""
    import hashlib

    return hashlib.sha256(str(number).encode()).hexdigest()


@pytest.mark.parametrize("suffix", WAYS)
def test_a_broken_file_is_refused(suffix: str) -> None:
    data = WAYS[suffix](LINES)
    found = _found(f"a.jsonl{suffix}", data[:20] + b"\x00\xff" * 9 + data[38:])
    assert isinstance(found[-1], Refusal)
    assert "broken or cut off" in str(found[-1])


def test_what_is_packed_twice_is_refused() -> None:
    (found,) = _found("a.jsonl.gz", gzip.compress(gzip.compress(LINES)))
    assert str(found) == "a.jsonl.gz: packed twice; unpack it and give the file"


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(b'{"id": "a", "text": "' + b"a" * 80_000_000 + b'"}')
    found = _found("a.jsonl.gz", bomb)
    assert any("unpacks to more than 250 times its size" in str(each) for each in found)


def test_a_packed_sitemap_that_is_given_names_its_pages(tmp_path: Path) -> None:
    sitemap = b"<urlset><url><loc>https://bote.example/1</loc></url></urlset>"
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap))
    [given] = find([tmp_path / "sitemap.xml.gz"])
    [found] = read_source(given, ReadOptions())
    assert isinstance(found, Listed)
    assert [each.url for each in found.contents.entries] == ["https://bote.example/1"]
    [within] = read_source(next(find([tmp_path])), ReadOptions())
    assert isinstance(within, Refusal)
