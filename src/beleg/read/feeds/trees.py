"""The bytes of a feed, a list or a sitemap become a tree: well-formed, not deep, without declarations of its own.

Feeds of the web are often not well-formed, and some are made to do harm. What is mended here, and only that, goes on: no entity
is replaced but the letters that HTML names, nothing outside is looked up, and what is nested deeper than 256 is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, Final

from beleg.read.decode import decode
from beleg.read.options import Unreadable

_DECLARED: Final = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[^>]*>")
_HEAD: Final = 400
_OPEN, _END = "<![CDATA[", "]]>"
_NAMED: Final = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos)(?=;)|(\w{2,31});)?")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tree_of(data: bytes, encoding: str | None = None) -> Any:
    """The root of the tree, an element of lxml; raises ``Unreadable`` where there is none.

    ``encoding`` is that of the server, where the bytes are not UTF-8 and declare none.

    >>> tree_of("<rss><title>B&uuml;ren & Köln</title><a>".encode()).findtext("title")
    'Büren & Köln'
    """
    from lxml import etree  # type: ignore[import-untyped]  # its stubs are no dependency

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_mended(written(data, encoding)).encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable("not XML that can be read", "check the address", "no_feed")
    etree.strip_tags(root, etree.Entity)
    return root


def as_bytes(root: Any) -> bytes:
    """A tree as XML in UTF-8, which every parser can read."""
    from lxml import etree

    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def local(element: Any) -> str:
    """The name of an element without its namespace, ``""`` for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def written(data: bytes, encoding: str | None = None) -> str:
    """The text of a feed or a list, as the bytes say it: UTF-8 where they are that, else as declared, named by the server or detected."""
    for name in ("utf-8", _declared(data), encoding):
        try:
            if name:
                return data.decode(name).removeprefix("\ufeff")
        except (LookupError, ValueError):
            continue
    try:
        return decode(data).text
    except Unreadable:
        return data.decode("cp1252", "replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.match(data[:_HEAD].decode("latin-1"))
    name = found[1].lower() if found else ""
    return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name


def _mended(text: str) -> str:
    """Without a declaration of its encoding and of entities, and with every ``&`` written as XML wants it."""
    begin = re.compile(r"<[\w]").search(text, _declarations_end(text))
    body = text[begin.start() :] if begin else ""
    return "".join(
        piece if piece.startswith(_OPEN) else _NAMED.sub(_reference, piece)
        for piece in _pieces(_UNWRITABLE.sub("", body))
    )


def _declarations_end(text: str) -> int:
    """Where what a document declares of itself is over."""
    at = text.find("<!DOCTYPE")
    if at < 0 or re.compile(r"<[\w]").search(text, 0, at):
        return 0
    inner, end = text.find("[", at), text.find(">", at)
    if 0 <= inner < end:
        closed = text.find("]", inner)
        end = text.find(">", closed) if closed >= 0 else -1
    return end + 1 if end >= 0 else len(text)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces: what is marked as plain characters, and what is not."""
    at = 0
    while (begin := text.find(_OPEN, at)) >= 0:
        yield text[at:begin]
        end = text.find(_END, begin)
        at = end + len(_END) if end >= 0 else len(text)
        yield text[begin:at]
    yield text[at:]


def _reference(found: re.Match[str]) -> str:
    """A reference that XML knows, else the letter that HTML calls so, else the sign itself."""
    if found[1]:
        return found[0]
    letters = html5.get(f"{found[2]};", "") if found[2] else ""
    return letters if letters and not set(letters) & set("<>&") else f"&amp;{found[0][1:]}"
