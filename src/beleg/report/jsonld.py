"""A selection becomes linked data: one JSON-LD document with its context inside, one node a line.

Every figure is a Web Annotation: its target is the quote in the text, by its words and by its position in code points; its
body is the figure, a PROV entity quoted from the article and attributed to its origins. What an origin says in a series is a
schema.org Claim: its author is the origin, its appearances are the articles that carry it. The text of an article is named by
its SHA-256 (RFC 6920), so that whoever has the text can check every quote.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from beleg.model import Article, Decision, Figure, Finding, Name, Point, Relation, Series, Source, Span, Told
from beleg.report.context import CONTEXT, NAMESPACE
from beleg.report.events import behind, with_figures
from beleg.report.jsonl import line
from beleg.report.records import plain_number
from beleg.report.selection import Selection

AROUND: Final = 32  # characters before and after a quote
RUN: Final = f"{NAMESPACE}run"

Node = dict[str, object]


def export(selection: Selection) -> Iterator[str]:
    """The document: its context, then its nodes, in order.

    >>> json.loads("".join(export(Selection(version="0.1"))))["@graph"][0]["name"]
    'Beleg'
    """
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n'
    before = ""
    for node in _Graph(selection).nodes():
        yield before + line(node).rstrip("\n")
        before = ",\n"
    yield "\n]}\n"


def article_id(sha256: str) -> str:
    """The text with a SHA-256 as a named-information URI.

    >>> article_id("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def specific(article: Article, span: Span) -> Node:
    """A stretch of an article, by its words with those around, and by its position.

    >>> specific(Article("Zwölf Tote."), Span(0, 5))["selector"][1]
    {'type': 'TextPositionSelector', 'start': 0, 'end': 5}
    """
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(article.text),
        "prefix": article.text[max(0, span.start - AROUND) : span.start],
        "suffix": article.text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": article_id(article.id), "selector": [words, position]}


class _Graph:
    """The nodes of a selection; an article or agent stands once, before the first node that names it."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._seen: set[str] = set()
        self._figures: set[str] = set()

    def nodes(self) -> Iterator[Node]:
        series = list(self._selection.series())
        claimed = {id for each in series for id in behind(each)}
        yield from _program(self._selection.version)
        for source in (source for each in series for source in each.origins):
            yield from self._once(_source(source))
        for told in self._selection.told():
            yield from self._mention(told, claimed)
        for each, told_of in with_figures(self._selection, series):
            yield from self._series(each, told_of)
        yield from map(_finding, self._selection.findings())
        yield from self._decisions(list(self._selection.decisions()))

    def _mention(self, told: Told, claimed: set[str]) -> Iterator[Node]:
        self._figures.add(told.figure.id)
        yield from self._once(_article(told.article))
        for name in (*told.figure.origins, *told.figure.via):
            yield from self._once(_named(name))
        yield _annotation(told, alone=told.figure.id not in claimed)

    def _series(self, series: Series, told: Mapping[str, Told]) -> Iterator[Node]:
        for each in told.values():
            yield from self._once(_article(each.article))
        yield _collection(series)
        for point in series.points:
            replaced = [_id("point", other.id) for other in series.points if other.successor == point.id]
            yield _claim(point, told, replaced)

    def _decisions(self, decisions: Sequence[Decision]) -> Iterator[Node]:
        """The decisions about figures and sources that are here; a figure may have another id since."""
        told = self._selection.told_of([decision.target for decision in decisions])
        for decision in decisions:
            figure = told[decision.target].figure.id if decision.target in told else ""
            used = _id("figure", figure) if figure else _id_of_target(decision.target)
            if figure in self._figures or used in self._seen:
                yield from self._once(_person(decision.user))
                yield _review(decision, used)

    def _once(self, node: Node) -> Iterator[Node]:
        if str(node["id"]) not in self._seen:
            self._seen.add(str(node["id"]))
            yield node


def _program(version: str) -> Iterator[Node]:
    program = _id("program", version)
    yield {"id": program, "type": "SoftwareAgent", "name": "Beleg", "softwareVersion": version}
    yield {"id": RUN, "type": "Activity", "wasAssociatedWith": program}


def _article(article: Article) -> Node:
    return _said(
        id=article_id(article.id),
        type=["Entity", "NewsArticle"],
        sha256=article.id,
        name=article.doc,
        headline=article.title,
        datePublished=article.published,
        inLanguage=article.language,
        url=article.url,
        publisher=_outlet(article.outlet) if article.outlet else None,
    )


def _outlet(name: str) -> Node:
    return {"id": _id("outlet", name), "type": ["Agent", "Organization"], "name": name}


def _annotation(told: Told, alone: bool) -> Node:
    return {
        "id": _id("annotation", told.figure.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": _figure(told, alone),
        "target": specific(told.article, told.figure.span),
    }


def _figure(told: Told, alone: bool) -> Node:
    """The figure as an entity; as a claim too where no point of a series stands for it."""
    article, figure = told.article, told.figure
    origins = [_agent(name) for name in figure.origins]
    claim = {"author": origins, "appearance": article_id(article.id)} if alone else {}
    return _said(
        id=_id("figure", figure.id),
        type=["Entity", "Claim"] if alone else ["Entity"],
        **_number(figure),
        **{name: getattr(figure, name) for name in ("population", "nationality", "place")},
        measure=figure.measure,
        scope=figure.scope,
        temporalCoverage=figure.time,
        text=figure.sentence.of(article.text),
        wasQuotedFrom=article_id(article.id),
        wasGeneratedBy=RUN,
        wasAttributedTo=origins,
        qualifiedAttribution=_attributions(article, figure),
        **claim,
        **_relations(told.relations),
    )


def _number(said: Figure | Point) -> Node:
    return {
        "quote": said.quote,
        "qualifier": said.qualifier,
        "low": plain_number(said.low),
        "high": plain_number(said.high),
        "unit": said.unit,
        "certainty": said.certainty,
        "unverified": said.unverified,
    }


def _attributions(article: Article, figure: Figure) -> list[Node]:
    """Who is named for a figure, in which role, and where in the text."""
    roles = [*((name, "origin") for name in figure.origins), *((name, "via") for name in figure.via)]
    return [
        {
            "type": "Attribution",
            "agent": _agent(name),
            "hadRole": role,
            "target": specific(article, name.span),
        }
        for name, role in roles
    ]


_RELATED: Final = {
    "same": "alternateOf",
    "part_of": "isPartOf",
    "revised": "wasRevisionOf",
    "inconsistent": "inconsistentWith",
}


def _relations(relations: Iterable[Relation]) -> Node:
    found: dict[str, list[str]] = {}
    for relation in relations:
        found.setdefault(_RELATED[relation.kind], []).append(_id("figure", relation.other))
    return {**found}


def _collection(series: Series) -> Node:
    key = {name: value for name, value in series.key._asdict().items() if name != "day"}
    members = [_id("point", point.id) for point in series.points]
    own = {"family": series.family, "temporalCoverage": series.key.day}
    return _said(id=_id("series", series.id), type="Collection", hadMember=members, **key, **own)


def _claim(point: Point, told: Mapping[str, Told], replaced: list[str]) -> Node:
    """What an origin says in a series: by whom, in which articles, from which figures."""
    sources = [_id("source", source.id) for source in point.sources]
    articles = [article_id(article) for article in point.articles]
    best = next((told[id] for id in point.mentions if id in told), None)
    return _said(
        id=_id("point", point.id),
        type=["Entity", "Claim"],
        **_number(point),
        interest=point.interest,
        admission=point.admission,
        text=best.figure.sentence.of(best.article.text) if best else None,
        author=sources,
        wasAttributedTo=sources,
        firstAppearance=articles[0] if articles else None,
        appearance=articles,
        publisher=[_outlet(outlet) for outlet in point.outlets],
        datePublished=point.reported,
        temporalCoverage="/".join(day for day in (point.first, point.last) if day),
        wasDerivedFrom=[_id("figure", id) for id in point.mentions],
        wasRevisionOf=replaced,
    )


def _finding(finding: Finding) -> Node:
    """A finding as an annotation that links what it rests on."""
    targets = [_id("point", id) for id in finding.points] or [_id("figure", id) for id in finding.figures]
    return _said(
        id=_id("finding", finding.id),
        type=["Annotation", "Entity"],
        motivation="linking",
        kind=finding.kind,
        severity=finding.severity,
        reason=finding.reason,
        target=targets,
        wasDerivedFrom=[_id("figure", id) for id in finding.figures],
        values=[{"type": "PropertyValue", "name": name, "value": value} for name, value in finding.values],
    )


def _review(decision: Decision, used: str) -> Node:
    row = json.dumps(decision.as_dict(), sort_keys=True)
    return _said(
        id=_id("decision", hashlib.sha256(row.encode("utf-8", "surrogatepass")).hexdigest()[:12]),
        type="Activity",
        used=used,
        wasAssociatedWith=_id("person", decision.user),
        endedAtTime=decision.time,
        verdict=decision.verdict,
        reason=decision.reason,
        mergedWith=_id_of_target(decision.other) if decision.other else None,
        values=[
            {"type": "PropertyValue", "name": name, "value": _flat(value)} for name, value in decision.fields
        ],
    )


def _flat(value: object) -> object:
    """A value as linked data can hold it: a list and "not stated", which it would drop, as JSON."""
    return json.dumps(value) if value is None or isinstance(value, list | tuple | dict) else value


def _id_of_target(target: str) -> str:
    kind, _, rest = target.rpartition(":")
    return _id("source" if kind == "origin" else "figure", rest)


def _source(source: Source) -> Node:
    about = {"kind": source.kind, "country": source.country, "side": source.side}
    return _said(id=_id("source", source.id), type="Agent", name=source.name, **about)


def _named(name: Name) -> Node:
    return {"id": _agent(name), "type": "Agent", "name": name.text}


def _person(user: str) -> Node:
    return {"id": _id("person", user), "type": ["Agent", "Person"], "name": user}


def _agent(name: Name) -> str:
    return _id("source", name.actor) if name.actor else _id("name", " ".join(name.text.casefold().split()))


def _id(kind: str, rest: str) -> str:
    return f"{NAMESPACE}{kind}:{quote(rest, safe='', errors='surrogatepass')}"


def _said(**entries: object) -> Node:
    """The entries that say something: without ``None``, empty texts and empty lists."""
    return {name: value for name, value in entries.items() if value not in (None, "", [])}
