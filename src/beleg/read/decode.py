"""Bytes become text and the name of their encoding; no newline is changed, a byte order mark is dropped."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from beleg.read.options import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF", "pdf"),
    (b"PK\x03\x04", "a ZIP archive or office document", "zip"),
    (b"\xd0\xcf\x11\xe0", "an office document", "office"),
    (b"{\\rtf", "an RTF document", "office"),
    (b"\x1f\x8b", "a gzip archive", "zip"),
    (b"\x89PNG", "an image", "image"),
    (b"GIF8", "an image", "image"),
    (b"\xff\xd8\xff", "an image", "image"),
    (b"SQLite format 3", "a database", "database"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(byte for byte in range(128) if _CONTROL.match(chr(byte)))
# A Latin letter beside one of another script.
_MIXED = re.compile("[A-Za-z](?=[\u0250-\uffff])[^\u2000-\u2bff]")
_SAMPLE = 200_000
_NOT_TEXT = "convert it to text"
_HOW = "give --encoding or convert the file"


class Decoded(NamedTuple):
    """``text`` as the bytes say it, and the ``encoding`` that it was read with, in Python's spelling."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data``; raises ``Unreadable`` for what is binary or in no encoding that can be told.

    >>> decode("Düren\\r\\n".encode("utf-8-sig"))
    Decoded(text='Düren\\r\\n', encoding='utf-8')
    """
    refuse_formats(data)
    decoded = _as_told(data, encoding) if encoding else _as_found(data)
    if _holds_controls(data, decoded):
        _refuse_controls(decoded.text)
    return decoded


def refuse_formats(data: bytes) -> None:
    """Raises ``Unreadable`` where the first bytes are those of a format that is not text."""
    for magic, what, code in _FORMATS:
        if data.startswith(magic):
            raise Unreadable(f"{what}, not a text format", _NOT_TEXT, code)


def _holds_controls(data: bytes, decoded: Decoded) -> bool:
    """Whether any stands in the text; asked of the bytes of UTF-8, where it takes a fifth of the time."""
    if decoded.encoding == "utf-8":
        return len(data.translate(None, _CONTROL_BYTES)) < len(data)
    return _CONTROL.search(decoded.text) is not None


def _refuse_controls(text: str) -> None:
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls * 50 > len(text):
        raise Unreadable("binary, not a text format", _NOT_TEXT, "binary")


def _as_told(data: bytes, encoding: str) -> Decoded:
    name = codecs.lookup(encoding).name
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise _not(name, error.start, "give another --encoding") from None
    except ValueError:
        raise Unreadable(
            f"not {name}", "give another --encoding", "not_encoding", encoding=name, at=0
        ) from None
    return Decoded(text.removeprefix("\ufeff"), name)


def _not(encoding: str, at: int, help: str) -> Unreadable:
    return Unreadable(f"not {encoding} at byte {at:,}", help, "not_encoding", encoding=encoding, at=at)


def _as_found(data: bytes) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError as error:
        raise _not(encoding.upper(), error.start, _HOW) from None


def _without_mark(data: bytes) -> Decoded:
    """UTF-16 without its mark has a zero in every other byte of Latin text; all else with zeros is binary."""
    zeros = (data[0::2].count(0), data[1::2].count(0))
    for encoding, many, few in (("utf-16-le", zeros[1], zeros[0]), ("utf-16-be", zeros[0], zeros[1])):
        if many * 4 > len(data) and few * 20 < many:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                break
    raise Unreadable("binary, not a text format", _NOT_TEXT, "binary")


def _legacy(data: bytes, position: int) -> Decoded:
    """One of the older encodings, unless the bytes are UTF-8 with a fault: guessing would hide the fault."""
    refusal = _not("UTF-8", position, _HOW)
    if _is_broken_utf8(data):
        raise refusal
    import chardet

    name = chardet.detect(data[:_SAMPLE])["encoding"]
    if name is None:
        raise refusal
    try:
        decoded = Decoded(data.decode(name), codecs.lookup(name).name)
    except (UnicodeDecodeError, LookupError):
        raise refusal from None
    if not _reads_like_text(decoded.text):
        raise refusal
    return decoded


def _is_broken_utf8(data: bytes) -> bool:
    kept = data.decode("utf-8", "ignore")
    beyond_ascii = sum(1 for char in kept if char > "\x7f")
    lost = len(data) - len(kept.encode())
    return beyond_ascii > 0 and beyond_ascii >= lost


def _reads_like_text(text: str) -> bool:
    """Whether the decoded characters look written: letters, and no word of two scripts.

    The detector always names some encoding, and its confidence says little about short texts.
    """
    visible = [char for char in text[:_SAMPLE] if not char.isspace()]
    letters = sum(1 for char in visible if char.isalnum())
    controls = sum(1 for char in visible if "\x7f" <= char <= "\x9f")
    foreign = sum(1 for char in visible if char > "\x7f" and char.isalpha())
    mixed = sum(1 for found in _MIXED.finditer(text[:_SAMPLE]) if found[0].isalpha())
    return letters * 2 >= len(visible) and controls * 50 <= len(visible) and mixed * 10 <= foreign
