"""All that is kept of an article becomes a row of the table "articles", and comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from beleg.model import Article
from beleg.read import Refusal
from beleg.stores.packing import (
    pack,
    pack_entry,
    pack_positions,
    unpack_entry,
    unpack_figures,
    unpack_positions,
    unpack_relations,
    unpack_statements,
)
from beleg.stores.working import Kept

Row = dict[str, Any]
_OF_ARTICLE: Final = tuple(name for name in Article._fields if name != "text")


def row_of(kept: Kept) -> Row:
    """An article with all that is kept of it; raises ``UnicodeEncodeError`` for a text that no file can hold."""
    article = kept.article
    article.text.encode()
    return {
        "id": article.id,
        "text": article.text,
        **{name: getattr(article, name) for name in _OF_ARTICLE},
        "agency": kept.agency,
        "figures": pack(kept.figures),
        "relations": pack(kept.relations),
        "statements": pack(kept.statements or ()),
        "entries": f"[{','.join(map(pack_entry, kept.entries))}]",
        "positions": pack_positions(kept.positions),
        "doubtful": sorted(kept.doubtful),
        "bands": list(dict.fromkeys(kept.bands)),
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(row["text"], **{name: row[name] for name in _OF_ARTICLE})


def kept_of(row: Mapping[str, Any]) -> Kept:
    """All that is kept of the article of a row."""
    article = article_of(row)
    entries = [unpack_entry(json.dumps(each), row["id"], None) for each in json.loads(row["entries"])]
    return Kept(
        article,
        unpack_figures(row["figures"]),
        unpack_relations(row["relations"]),
        unpack_statements(row["statements"]),
        entries,
        row["bands"],
        row["agency"],
        unpack_positions(row["positions"], row["id"], article.published),
        row["doubtful"],
    )


def refused_row(refusal: Refusal) -> Row:
    """What was not read, as a row of the table "refused"."""
    return {
        "source": _storable(refusal.source),
        "reason": _storable(refusal.reason),
        "help": _storable(refusal.help),
        "code": refusal.code,
    }


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
