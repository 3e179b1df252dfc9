"""Invented pages become archives of the web, as crawlers write them, whole and broken."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence

BODY = "Nach Angaben der Polizei sind bei dem Brand in Mölln {number} Menschen ums Leben gekommen. "
DAY = "2025-03-05T10:00:00Z"


def page(number: int, filler: str = "Die Ursache des Feuers war am Abend noch unklar. ") -> bytes:
    """A page on which so many died."""
    text = BODY.format(number=number) + filler * 6
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Brand {number}</title></head><body>'
        f"<nav><a href='/'>Start</a></nav><article><h1>Brand {number}</h1><p>{text}</p><p>{filler * 8}</p></article></body></html>"
    ).encode()


def quiet() -> bytes:
    """A page without a number."""
    line = "<p>Der Rat der Stadt beriet am Abend lange über den Haushalt und vertagte sich. "
    return (
        "<!DOCTYPE html><html><body><article><h1>Rat tagt</h1>" + line * 9 + "</article></body></html>"
    ).encode()


def answer(
    body: bytes, type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """What a server answered."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}\r\n"
    return head.encode() + body


def record(
    block: bytes, url: str = "https://news.example/0", type: str = "response", length: int | None = None
) -> bytes:
    """A record of an archive, with a length that may be wrong."""
    media = "application/http; msgtype=response" if type in ("response", "request") else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{abs(len(block)):08}>\r\nWARC-Date: {DAY}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(numbers: Iterable[int]) -> list[bytes]:
    """A record for each number, at an address of its own."""
    return [record(answer(page(number)), f"https://news.example/{number}") for number in numbers]


def packed(records: Sequence[bytes]) -> bytes:
    """Each record in a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
