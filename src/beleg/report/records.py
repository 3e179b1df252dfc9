"""A figure or statement with its article becomes one flat record, the same in every format."""

from __future__ import annotations

from beleg.model import Article, Figure, Relation, Statement, Told

_OF_ARTICLE = ("outlet", "published", "language")


def figure_record(article: Article, figure: Figure) -> dict[str, object]:
    """``doc`` first, then the figure's fields in their fixed order, then what the article says of itself."""
    record: dict[str, object] = {"doc": article.doc, **figure.as_dict()}
    record["low"], record["high"] = plain_number(figure.low), plain_number(figure.high)
    return record | _of_article(article)


def told_record(told: Told) -> dict[str, object]:
    """The record of a figure with ``group``, the figure that tells the same thing best, and ``relations``."""
    record = figure_record(told.article, told.figure)
    last = {name: record.pop(name) for name in _OF_ARTICLE}
    return {**record, "group": told.group, "relations": [_relation(each) for each in told.relations], **last}


def flat_record(told: Told) -> dict[str, object]:
    """The record of a figure for a row of cells: its sentence and group, its relations as kind and other figure, and
    what it makes of its whole.
    """
    part = next((each for each in told.relations if each.kind == "part_of"), None)
    low, high = (plain_number(part.low), plain_number(part.high)) if part else (None, None)
    related = [f"{each.kind} {each.other}" for each in told.relations]
    found = {"group": told.group, "relations": related, "part_low": low, "part_high": high}
    return sentence_record(told.article, told.figure) | found


def sentence_record(article: Article, figure: Figure) -> dict[str, object]:
    """A figure's record with the sentence around it."""
    return figure_record(article, figure) | {"sentence": figure.sentence.of(article.text)}


def _relation(relation: Relation) -> dict[str, object]:
    """What a relation says of the figure beside it."""
    found = relation.as_dict()
    del found["figure"]
    return {**found, "low": plain_number(relation.low), "high": plain_number(relation.high)}


def statement_record(article: Article, statement: Statement) -> dict[str, object]:
    """``doc`` first, then the statement's fields, then the words behind its spans."""
    record: dict[str, object] = {"doc": article.doc, **statement.as_dict()}
    record["cue_text"] = statement.cue.of(article.text) if statement.cue else None
    record["content_text"] = [span.of(article.text) for span in statement.content]
    return record | _of_article(article)


def plain_number(value: float | None) -> float | int | None:
    """A whole number without its decimal point: 1000.0 is written 1000.

    >>> plain_number(1000.0), plain_number(33.33), plain_number(None)
    (1000, 33.33, None)
    """
    return int(value) if value is not None and float(value).is_integer() else value


def _of_article(article: Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in _OF_ARTICLE}
