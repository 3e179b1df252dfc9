"""Linked data: read by a library of its own, without a network, it says the same as the ledger."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from beleg import report
from beleg.model import Told
from beleg.report.context import CONTEXT
from beleg.report.jsonld import article_id
from beleg.report.selection import Selection

# A class that rdflib itself still uses.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
BELEG = Namespace("urn:beleg:vocabulary:")


@pytest.fixture
def document(selection: Selection) -> Any:
    return json.loads("".join(report.writer("json-ld")(selection)))


@pytest.fixture
def graph(document: Any, monkeypatch: pytest.MonkeyPatch) -> Graph:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    return Graph().parse(data=json.dumps(document), format="json-ld")


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_no_key_and_no_type_is_without_a_meaning(document: Any) -> None:
    assert document["@context"] == CONTEXT
    used = set(keys(document["@graph"]))
    types = {type for node in document["@graph"] for type in [node["type"]] if isinstance(type, str)}
    assert used | types <= set(CONTEXT)
    assert set(CONTEXT) - used >= {"oa", "prov", "schema"}


def test_every_figure_is_an_annotation_of_its_quote(graph: Graph, selection: Selection) -> None:
    for told in selection.told():
        annotation = URIRef(f"urn:beleg:annotation:{told.figure.id}")
        assert (annotation, RDF.type, OA.Annotation) in graph
        target = graph.value(annotation, OA.hasTarget)
        assert graph.value(target, OA.hasSource) == URIRef(article_id(told.article.id))
        _check_selectors(graph, target, told)


def _check_selectors(graph: Graph, target: Any, told: Told) -> None:
    selectors = {graph.value(each, RDF.type): each for each in graph.objects(target, OA.hasSelector)}
    place, words = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
    start, end = (graph.value(place, bound).toPython() for bound in (OA.start, OA.end))
    exact, prefix, suffix = (str(graph.value(words, part)) for part in (OA.exact, OA.prefix, OA.suffix))
    assert told.article.text[start:end] == exact == told.figure.quote
    assert told.article.text[start - len(prefix) : end + len(suffix)] == prefix + exact + suffix


def test_figures_are_quoted_from_articles_and_attributed(graph: Graph, selection: Selection) -> None:
    figures = {str(figure).rpartition(":")[2] for figure in graph.subjects(PROV.wasQuotedFrom)}
    assert figures == {told.figure.id for told in selection.told()}
    for told in selection.told():
        figure = URIRef(f"urn:beleg:figure:{told.figure.id}")
        assert {
            str(graph.value(agent, SCHEMA.name)) for agent in graph.objects(figure, PROV.wasAttributedTo)
        } == {name.text for name in told.figure.origins}
        assert graph.value(figure, PROV.wasGeneratedBy) == URIRef("urn:beleg:run")


def test_a_point_is_a_claim_of_its_origin_that_appears_in_its_carriers(
    graph: Graph, selection: Selection
) -> None:
    for series in selection.series():
        members = set(graph.objects(URIRef(f"urn:beleg:series:{series.id}"), PROV.hadMember))
        assert members == {URIRef(f"urn:beleg:point:{point.id}") for point in series.points}
        for point in series.points:
            claim = URIRef(f"urn:beleg:point:{point.id}")
            assert (claim, RDF.type, SCHEMA.Claim) in graph
            authors = {
                str(graph.value(author, SCHEMA.name)) for author in graph.objects(claim, SCHEMA.author)
            }
            assert authors == {source.name for source in point.sources}
            carriers = set(graph.objects(claim, SCHEMA.appearance))
            assert carriers == {URIRef(article_id(article)) for article in point.articles}
            assert (claim, PROV.wasDerivedFrom, URIRef(f"urn:beleg:figure:{point.mentions[0]}")) in graph


def test_a_figure_in_no_series_is_a_claim_itself(graph: Graph, selection: Selection) -> None:
    inside = {id for series in selection.series() for point in series.points for id in point.mentions}
    claims = {str(claim) for claim in graph.subjects(RDF.type, SCHEMA.Claim) if ":figure:" in str(claim)}
    alone = {told.figure.id for told in selection.told()} - inside
    assert claims == {f"urn:beleg:figure:{id}" for id in alone}
    assert alone


def test_revisions_and_findings(graph: Graph, selection: Selection) -> None:
    [revised] = [s for s in selection.series() if any(point.successor for point in s.points)]
    old, new = (URIRef(f"urn:beleg:point:{point.id}") for point in revised.points)
    assert (new, PROV.wasRevisionOf, old) in graph
    for finding in selection.findings():
        node = URIRef(f"urn:beleg:finding:{finding.id}")
        assert graph.value(node, OA.motivatedBy) == OA.linking
        assert len(set(graph.objects(node, OA.hasTarget))) == len(finding.points)
        assert str(graph.value(node, BELEG.kind)) == finding.kind


def test_decisions_about_exported_figures_name_who_and_when(graph: Graph, selection: Selection) -> None:
    found = list(graph.subjects(BELEG.verdict))
    assert len(found) == 2
    assert {str(graph.value(each, PROV.endedAtTime)) for each in found} == {
        decision.time for decision in list(selection.decisions())[:2]
    }
    assert {
        graph.value(graph.value(each, PROV.wasAssociatedWith), SCHEMA.name).toPython() for each in found
    } == {"coder 1"}


def test_ids_say_nothing_twice(document: Any) -> None:
    ids = [node["id"] for node in document["@graph"]]
    assert len(ids) == len(set(ids))


def test_a_ledger_without_series_is_a_set_of_claims(selection: Selection) -> None:
    told = next(iter(selection.told()))
    graph = json.loads("".join(report.writer("json-ld")(Selection(told=lambda: [told]))))["@graph"]
    [annotation] = [node for node in graph if node["type"] == "Annotation"]
    assert annotation["body"]["type"] == ["Entity", "Claim"]
    assert annotation["body"]["appearance"] == article_id(told.article.id)
    assert not [node for node in graph if node["type"] == "Collection"]
