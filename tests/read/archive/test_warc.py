"""Archives of the web give the articles on their pages; what is broken in them is refused by its place, and the rest is read."""

from __future__ import annotations

import gzip
import io
import re
import tracemalloc
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.archive.making import answer, packed, page, pages, quiet, record

from beleg.flow import is_candidate
from beleg.model import Article
from beleg.read import ReadOptions, Refusal, Skipped, read, read_held
from beleg.read.archive.warc import Record, article_of, records

WAYS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "members": packed,
    "one stream": lambda records: gzip.compress(b"".join(records), mtime=0),
    "pieces": lambda records: b"".join(
        gzip.compress(b"".join(records)[at : at + 700], mtime=0)
        for at in range(0, len(b"".join(records)), 700)
    ),
}
SIFTING = ReadOptions(candidate=is_candidate)


class Outcome:
    """What an archive gave: the numbers of the pages that were read, refusals as they are shown, what was skipped."""

    def __init__(self, data: bytes, options: ReadOptions = SIFTING, name: str = "a.warc.gz") -> None:
        self.skipped: Counter[str] = Counter()
        found = list(read_held(name, io.BytesIO(data), options, skip=self._skip))
        self.articles = [each for each in found if isinstance(each, Article)]
        self.numbers = [int(each.doc.rpartition("/")[2]) for each in self.articles]
        self.refused = [str(each) for each in found if isinstance(each, Refusal)]

    def _skip(self, what: Skipped) -> None:
        self.skipped[what.why] += what.count


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_packing_gives_every_page(way: str) -> None:
    outcome = Outcome(WAYS[way](pages(range(2, 12))))
    assert outcome.numbers == list(range(2, 12))
    assert not outcome.refused
    first = outcome.articles[0]
    assert (first.doc, first.url) == ("https://news.example/2", "https://news.example/2")
    assert (first.outlet, first.language, first.encoding) == ("news.example", "de", "utf-8")
    assert (first.title, first.published) == ("Brand 2", None)


def test_a_page_is_the_same_article_from_a_file_and_from_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(7))
    (tmp_path / "a.warc.gz").write_bytes(packed(pages([7])))
    (of_file, of_archive) = (next(read([tmp_path / name])) for name in ("a.html", "a.warc.gz"))
    assert isinstance(of_file, Article) and isinstance(of_archive, Article)
    assert of_file.id == of_archive.id


def test_what_is_no_page_or_reports_nothing_is_counted() -> None:
    others = [
        record(b"software: x\r\n", type="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", type="request"),
        record(answer(page(2)), type="revisit"),
        record(b"a: b", type="metadata"),
        record(b"20250305 news.example. 1", url="dns:news.example", type="resource"),
        record(answer(page(3), status="404 Not Found")),
        record(answer(page(3), type="image/png")),
        record(answer(b"<html><head></head></html>")),
        record(answer(quiet())),
    ]
    outcome = Outcome(packed([*others, *pages([4])]))
    assert (outcome.numbers, outcome.refused) == ([4], [])
    assert outcome.skipped == {"no_page": 7, "no_figure": 2}
    every = Outcome(record(answer(quiet()), "https://news.example/1"), ReadOptions(every_page=True))
    assert every.numbers == [1]


def test_a_page_without_text_and_one_in_another_language_are_counted() -> None:
    french = (
        "<html><body><p>"
        + "Douze personnes sont mortes dans l'incendie de la nuit, a indiqué le ministère. " * 9
    )
    records = [record(answer(b"<html><head></head></html>")), record(answer(french.encode()))]
    assert Outcome(packed(records), ReadOptions()).skipped == {"no_text": 1}
    assert Outcome(packed(records)).skipped == {"no_figure": 1, "other_language": 1}


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Content-Encoding: deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("Content-Encoding: br", lambda body: _brotli(body)),
        ("Content-Encoding: gzip", bytes),  # archived unpacked, and only the header says otherwise
        ("Transfer-Encoding: chunked", lambda body: b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)),
        ("Transfer-Encoding: chunked", bytes),
    ],
)
def test_what_a_server_packed_is_unpacked(coding: str, pack: Callable[[bytes], bytes]) -> None:
    outcome = Outcome(record(answer(pack(page(5)), more=coding + "\r\n"), "https://news.example/5"))
    assert (outcome.numbers, outcome.refused) == ([5], [])


def _brotli(body: bytes) -> bytes:
    """One block that is stored as it is, and the empty last one (RFC 7932)."""
    return ((len(body) - 1) << 4 | 1 << 20).to_bytes(3, "little") + body + b"\x03"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252"])
def test_the_charset_that_the_server_named_is_used(charset: str) -> None:
    body = page(5).replace(b'<meta charset="utf-8">', b"").decode().encode(charset)
    (found,) = Outcome(
        record(answer(body, f"text/html; charset={charset}"), "https://news.example/5")
    ).articles
    assert "Mölln" in found.text


def test_text_and_text_that_was_taken_of_pages_is_read_as_it_is() -> None:
    text = "Bei dem Brand starben laut Polizei vier Menschen.\n" * 4
    block = record(text.encode(), "https://news.example/4", "conversion")
    outcome = Outcome(block + record(answer(text.encode(), "text/plain"), "https://news.example/5"))
    assert [each.text for each in outcome.articles] == [text, text]


BROKEN = {
    "length too long": (record(answer(page(99)), length=99_999), "(its length is wrong|its end is missing)"),
    "length too short": (record(answer(page(99)), length=50), "its length is wrong"),
    "length beyond all measure": (
        record(answer(page(99)), length=10**15),
        "(its length is wrong|its end is missing)",
    ),
    "no length": (
        record(answer(page(99))).replace(b"Content-Length", b"Content-Longth"),
        "its header gives no length",
    ),
    "header without an end": (b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000, "its header has no end"),
    "no record": (b"Lorem ipsum dolor\r\n" * 20, "no record begins here"),
    "too large": (record(answer(page(99) + b" " * 90_000)), "larger than 60,000 bytes"),
}


@pytest.mark.parametrize("way", ["plain", "members", "one stream"])
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_record_is_refused_by_its_place_and_the_others_are_read(fault: str, way: str) -> None:
    broken, reason = BROKEN[fault]
    all_pages = pages(range(2, 8))
    outcome = Outcome(WAYS[way]([*all_pages[:3], broken, *all_pages[3:]]), ReadOptions(max_bytes=60_000))
    assert outcome.numbers == list(range(2, 8))
    (refused,) = outcome.refused
    place = len(packed(all_pages[:3])) if way == "members" else sum(map(len, all_pages[:3]))
    assert refused.startswith(f"a.warc.gz: record 4 (offset {place}): ")
    assert re.search(reason, refused)


def test_the_first_record_may_be_the_broken_one() -> None:
    for broken, _ in BROKEN.values():
        for way in ("plain", "members"):
            data = WAYS[way]([broken, *pages([2, 3])])
            assert Outcome(data, ReadOptions(max_bytes=60_000)).numbers == [2, 3]


@pytest.mark.parametrize("at", [2, 12, 40, 300, -9, -2])
def test_a_broken_member_is_refused_and_the_others_are_read(at: int) -> None:
    members = [bytearray(packed([each])) for each in pages(range(2, 7))]
    members[2][at] ^= 0xFF
    outcome = Outcome(b"".join(members))
    assert outcome.numbers == [2, 3, 5, 6]
    (refused,) = outcome.refused
    assert refused.startswith(f"a.warc.gz: record 3 (offset {len(members[0]) + len(members[1])}): ")


WHOLE = {way: WAYS[way](pages(range(2, 8))) for way in ("plain", "members")}
ENDS = {
    "plain": [sum(map(len, pages(range(2, last + 1)))) for last in range(2, 8)],
    "members": [len(packed(pages(range(2, last + 1)))) for last in range(2, 8)],
}


@settings(deadline=None, max_examples=40)
@given(way=st.sampled_from(["plain", "members"]), share=st.floats(0.0, 1.0))
def test_a_cut_loses_the_record_that_is_cut_and_those_behind_it(way: str, share: float) -> None:
    cut = int(share * len(WHOLE[way]))
    outcome = Outcome(WHOLE[way][:cut], ReadOptions())
    whole = sum(end <= cut for end in ENDS[way])
    # A record is whole without the empty lines behind it, so one more may be.
    assert outcome.numbers[:whole] == list(range(2, 2 + whole))
    assert len(outcome.numbers) <= whole + 1
    assert len(outcome.refused) <= 1


@settings(deadline=None, max_examples=60)
@given(
    way=st.sampled_from(["plain", "members"]),
    start=st.integers(0, 4_000),
    new=st.binary(min_size=1, max_size=30),
    cut=st.integers(0, 30),
)
def test_damage_never_raises_and_loses_two_records_at_most(
    way: str, start: int, new: bytes, cut: int
) -> None:
    data = WHOLE[way]
    at = start % len(data)
    outcome = Outcome(data[:at] + new + data[at + cut :], ReadOptions())
    assert len(set(outcome.numbers)) >= 4


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    for begin in (b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"WARC/1.0\r\nContent-Length: 7\r\n\r\n"):
        Outcome(begin + data, ReadOptions())


class Long:
    """A record that says it is of a terabyte, and 26 MB of it."""

    def __init__(self) -> None:
        self._pieces = [record(b"", length=10**12)[:-4], *[b"x" * 65_536] * 400]

    def read(self, size: int = -1, /) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""


def test_memory_is_bounded_whatever_a_record_holds() -> None:
    stream = Long()
    tracemalloc.start()
    (refused,) = records(stream, "a.warc", None, 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refused, Refusal)
    assert peak < 2_000_000


def test_a_page_that_unpacks_to_too_much_is_refused() -> None:
    body = gzip.compress(page(5) + b" " * 30_000_000)
    outcome = Outcome(record(answer(body, more="Content-Encoding: gzip\r\n")))
    assert "larger than 20 MB" in outcome.refused[0]


def test_a_member_that_unpacks_to_too_much_is_refused_and_the_others_are_read() -> None:
    bomb = gzip.compress(record(answer(page(5) + b" " * 90_000_000)), mtime=0)
    outcome = Outcome(packed(pages([2])) + bomb + packed(pages([3])))
    assert outcome.numbers == [2, 3]
    assert "unpacks to more than 250 times its size" in outcome.refused[0]


def test_one_record_is_an_article_without_files() -> None:
    found = article_of(Record("a", record(answer(page(5)), "https://news.example/5")), ReadOptions())
    assert isinstance(found, Article) and found.doc == "https://news.example/5"
    assert isinstance(article_of(Record("a", b"WARC"), ReadOptions()), Refusal | Skipped)


def test_names_of_a_header_are_read_in_any_case() -> None:
    plain = record(answer(page(5)), "https://news.example/5")
    head, _, rest = plain.partition(b"\r\n\r\n")
    version, _, names = head.partition(b"\r\n")
    told = [name.partition(b":") for name in names.split(b"\r\n")]
    small = b"\r\n".join([version, *(name.lower() + colon + value for name, colon, value in told)])
    assert small != head
    outcome = Outcome(small + b"\r\n\r\n" + rest + plain.replace(b"/5\r", b"/6\r"))
    assert (outcome.numbers, outcome.refused, outcome.skipped) == ([5, 6], [], {})


def test_a_day_after_the_page_was_archived_is_not_the_day_of_publication() -> None:
    late = page(5).replace(b"<meta ", b'<meta name="date" content="2031-05-05"><meta ')
    early = page(5).replace(b"<meta ", b'<meta name="date" content="2025-03-04"><meta ')
    published = [
        each.published for each in Outcome(record(answer(late)) + record(answer(early)), name="a").articles
    ]
    assert published == [None, "2025-03-04"]
