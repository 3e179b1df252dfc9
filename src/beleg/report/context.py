"""What the keys of the linked-data export mean, written into every file, so that nothing has to be fetched to read it."""

from __future__ import annotations

from typing import Final

# Not registered as a namespace: the ids are made of content, and no address stands behind them.
NAMESPACE: Final = "urn:beleg:"


def _to(id: str) -> dict[str, str]:
    """A key whose values are ids of other nodes."""
    return {"@id": id, "@type": "@id"}


def _as(id: str, type: str) -> dict[str, str]:
    return {"@id": id, "@type": f"xsd:{type}"}


_OWN: Final = (
    *("quote", "qualifier", "low", "high", "measure", "unit", "population", "nationality", "place", "scope"),
    *(
        "certainty",
        "unverified",
        "interest",
        "admission",
        "kind",
        "severity",
        "reason",
        "verdict",
        "country",
        "side",
    ),
    *("family", "baseline", "method", "rule", "sha256"),
)

CONTEXT: Final[dict[str, object]] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "beleg": f"{NAMESPACE}vocabulary:",
    # W3C Web Annotation, with the keys of its own context.
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": _to("oa:hasBody"),
    "target": _to("oa:hasTarget"),
    "source": _to("oa:hasSource"),
    "selector": _to("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "describing": "oa:describing",
    "linking": "oa:linking",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": _as("oa:start", "nonNegativeInteger"),
    "end": _as("oa:end", "nonNegativeInteger"),
    # PROV-O.
    "Entity": "prov:Entity",
    "Collection": "prov:Collection",
    "Activity": "prov:Activity",
    "Agent": "prov:Agent",
    "SoftwareAgent": "prov:SoftwareAgent",
    "Attribution": "prov:Attribution",
    "wasQuotedFrom": _to("prov:wasQuotedFrom"),
    "wasDerivedFrom": _to("prov:wasDerivedFrom"),
    "wasRevisionOf": _to("prov:wasRevisionOf"),
    "wasGeneratedBy": _to("prov:wasGeneratedBy"),
    "wasAttributedTo": _to("prov:wasAttributedTo"),
    "wasAssociatedWith": _to("prov:wasAssociatedWith"),
    "alternateOf": _to("prov:alternateOf"),
    "hadMember": _to("prov:hadMember"),
    "used": _to("prov:used"),
    "qualifiedAttribution": _to("prov:qualifiedAttribution"),
    "agent": _to("prov:agent"),
    "hadRole": {"@id": "prov:hadRole", "@type": "@vocab"},
    "origin": "beleg:origin",
    "via": "beleg:via",
    "endedAtTime": _as("prov:endedAtTime", "dateTime"),
    # schema.org.
    "Claim": "schema:Claim",
    "NewsArticle": "schema:NewsArticle",
    "Organization": "schema:Organization",
    "Person": "schema:Person",
    "PropertyValue": "schema:PropertyValue",
    "author": _to("schema:author"),
    "appearance": _to("schema:appearance"),
    "firstAppearance": _to("schema:firstAppearance"),
    "publisher": _to("schema:publisher"),
    "name": "schema:name",
    "value": "schema:value",
    "text": "schema:text",
    "headline": "schema:headline",
    "url": {"@id": "schema:url"},
    "inLanguage": "schema:inLanguage",
    "datePublished": _as("schema:datePublished", "date"),
    "temporalCoverage": "schema:temporalCoverage",
    "softwareVersion": "schema:softwareVersion",
    "isPartOf": _to("dcterms:isPartOf"),
    # Beleg's own.
    "inconsistentWith": _to("beleg:inconsistentWith"),
    "mergedWith": _to("beleg:mergedWith"),
    "values": "beleg:values",
    **{key: f"beleg:{key}" for key in _OWN},
}
