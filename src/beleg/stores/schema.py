"""The tables of a ledger as SQLAlchemy Core sees them, and how figures become rows and rows figures again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    Integer,
    MetaData,
    RowMapping,
    Table,
    Text,
    TypeDecorator,
)

from beleg.model import Article, Evidence, Figure, Name, Relation, Span

_ESCAPED = "\x01"


class Verbatim(TypeDecorator[str]):
    """Any Python string, kept so that it comes back the same.

    A database refuses NUL or half of a surrogate pair; such a string is kept as JSON behind a mark.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return _ESCAPED + json.dumps(value) if value is not None and _refused(value) else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:
        """What reads a value; a function alone takes half the time of one that a method of this class is called by."""
        return _read


def _read(value: str | None) -> str | None:
    return json.loads(value[1:]) if value and value[0] == _ESCAPED else value


def _refused(value: str) -> bool:
    if value.isascii():
        return "\x00" in value or value.startswith(_ESCAPED)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return "\x00" in value or value.startswith(_ESCAPED)


metadata = MetaData()

schema_version = Table("beleg_schema", metadata, Column("version", Integer, nullable=False))

_PLAIN = ("title", "outlet", "outlet_basis", "published", "published_basis", "language", "url", "encoding")
_OF_FIGURE = (
    "quote",
    "qualifier",
    "measure",
    "unit",
    "population",
    "nationality",
    "place",
    "scope",
    "time",
    "certainty",
)

articles = Table(
    "articles",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text),
    *(Column(name, Verbatim) for name in ("doc", *_PLAIN, "text")),
)
figures = Table(
    "figures",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("article", Integer),
    Column("id", Text),
    *(Column(name, Integer) for name in ("start_at", "end_at", "sentence_start", "sentence_end")),
    *(Column(name, Float) for name in ("low", "high")),
    *(Column(name, Verbatim) for name in (*_OF_FIGURE, "place_folded", "sentence_folded")),
    Column("unverified", Boolean),
    Column("cues", Text),
    Column("evidence", Text),
)
names = Table(
    "names",
    metadata,
    Column("figure", Integer, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    *(Column(name, Integer) for name in ("start_at", "end_at")),
    *(Column(name, Verbatim) for name in ("text", "folded", "actor")),
)
relations = Table(
    "relations",
    metadata,
    *(Column(name, Integer, primary_key=True) for name in ("figure", "position")),
    Column("kind", Text),
    Column("other", Integer),
    *(Column(name, Text) for name in ("rule", "cues")),
    *(Column(name, Float) for name in ("low", "high")),
)


def fold(text: str) -> str:
    """The form in which words are compared: no case, single spaces.

    >>> fold("Straße  nach KYJIW")
    'strasse nach kyjiw'
    """
    return " ".join(text.casefold().split())


def whole(value: float | None) -> int | float | None:
    """A whole number as one, so that what is worked out is the same of a new figure and of one that was kept."""
    return int(value) if value is not None and value.is_integer() else value


def article_row(no: int, article: Article) -> dict[str, object]:
    """An article as a row."""
    values = {name: getattr(article, name) for name in ("id", "doc", *_PLAIN, "text")}
    return {"no": no, **values}


def article_of(row: RowMapping) -> Article:
    """The article of a row."""
    return Article(**{name: row[name] for name in ("text", "doc", *_PLAIN)})


def figure_row(no: int, article_no: int, article: Article, figure: Figure) -> dict[str, object]:
    """A figure as a row; who is named goes into rows of their own."""
    return {
        "no": no,
        "article": article_no,
        "id": figure.id,
        "start_at": figure.start,
        "end_at": figure.end,
        "low": figure.low,
        "high": figure.high,
        "unverified": figure.unverified,
        "sentence_start": figure.sentence.start,
        "sentence_end": figure.sentence.end,
        "place_folded": fold(figure.place) if figure.place else None,
        "sentence_folded": fold(figure.sentence.of(article.text)),
        "cues": _dump([span.as_list() for span in figure.cues]),
        "evidence": _dump([[e.field, e.rule, [span.as_list() for span in e.cues]] for e in figure.evidence]),
        **{name: getattr(figure, name) for name in _OF_FIGURE},
    }


def name_rows(no: int, figure: Figure) -> Iterable[dict[str, object]]:
    """Who a figure comes from and who passed it on, as rows."""
    for role, found in (("origin", figure.origins), ("via", figure.via)):
        for position, name in enumerate(found):
            span = {"start_at": name.span.start, "end_at": name.span.end}
            text = {"text": name.text, "folded": fold(name.text), "actor": name.actor}
            yield {"figure": no, "role": role, "position": position, **span, **text}


def relation_rows(found: Iterable[Relation], no_of: Mapping[str, int]) -> Iterable[dict[str, object]]:
    """Relations as rows, by the row numbers of their figures; what relates to no figure kept is left out."""
    positions: dict[int, int] = {}
    for relation in found:
        no, other = no_of.get(relation.figure), no_of.get(relation.other)
        if no is None or other is None:
            continue
        positions[no] = position = positions.get(no, -1) + 1
        values = {"kind": relation.kind, "rule": relation.rule, "low": relation.low, "high": relation.high}
        cues = _dump([span.as_list() for span in relation.cues])
        yield {"figure": no, "position": position, "other": other, "cues": cues, **values}


def relation_of(row: RowMapping) -> Relation:
    """The relation of a row that has the ids of both figures as ``id`` and ``other_id``."""
    cues = _spans(json.loads(row["cues"]))
    low, high = whole(row["low"]), whole(row["high"])
    return Relation(row["kind"], row["id"], row["other_id"], row["rule"], cues, low, high)


def figure_of(row: RowMapping, article: str, named: Sequence[RowMapping]) -> Figure:
    """The figure of a row, with the rows of ``names`` that belong to it, in order."""
    return Figure(
        article=article,
        start=row["start_at"],
        end=row["end_at"],
        low=whole(row["low"]),
        high=whole(row["high"]),
        unverified=row["unverified"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        origins=_names_of(named, "origin"),
        via=_names_of(named, "via"),
        cues=_spans(json.loads(row["cues"])),
        evidence=tuple(
            Evidence(field, rule, _spans(cues)) for field, rule, cues in json.loads(row["evidence"])
        ),
        **{name: row[name] for name in _OF_FIGURE},
    )


def _names_of(named: Sequence[RowMapping], role: str) -> tuple[Name, ...]:
    return tuple(
        Name(row["text"], Span(row["start_at"], row["end_at"]), row["actor"])
        for row in named
        if row["role"] == role
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
