"""Articles, figures and points are written down by hand, with spans that fit the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from beleg.model import Article, Evidence, Figure, Name, Point, Source, Span, Told


@dataclass
class Desk:
    """Collects the articles and figures that an invented picture is made of."""

    articles: dict[str, Article] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)

    def article(self, name: str, text: str, outlet: str, published: str | None, **fields: Any) -> Article:
        made = Article(
            text, f"{name}.txt", outlet=outlet, published=published, **{"language": "de", **fields}
        )
        self.articles[made.id] = made
        return made

    def figure(
        self, article: Article, quote: str, low: float | None, high: float | None, **fields: Any
    ) -> str:
        """The id of a figure whose ``quote`` stands in the article, behind ``after`` where it stands there twice."""
        text = article.text
        start = text.index(quote, text.index(fields.pop("after", quote)))
        begin = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
        begin = 0 if begin == 1 else begin
        ends = [text.find(mark, start + len(quote)) for mark in (". ", ".\n")]
        end = min((end + 1 for end in ends if end >= 0), default=len(text))
        names = {
            key: tuple(self._name(text, said) for said in fields.pop(key, ())) for key in ("origins", "via")
        }
        cue = fields.pop("cue", None)
        cues = (self._name(text, cue, begin).span,) if cue else ()
        values: dict[str, Any] = {
            "qualifier": "exact" if low == high else "more_than" if high is None else "range",
            "measure": "killed",
            "unit": "person",
            "population": None,
            "nationality": None,
            "place": None,
            "scope": "cumulative",
            "time": None,
            "certainty": "stated",
            "unverified": False,
            **names,
            **fields,
        }
        figure = Figure(
            article=article.id,
            start=start,
            end=start + len(quote),
            quote=quote,
            low=low,
            high=high,
            sentence=Span(begin, end),
            cues=cues,
            evidence=(
                Evidence("number", "digits", (Span(start, start + len(quote)),)),
                Evidence("measure", "verb beside the number", cues),
            ),
            **values,
        )
        assert text[figure.start : figure.end] == quote
        self.told[figure.id] = Told(article, figure)
        return figure.id

    @staticmethod
    def _name(text: str, said: str, begin: int = 0) -> Name:
        start = text.find(said, begin)
        start = start if start >= 0 else text.index(said)
        return Name(said, Span(start, start + len(said)))

    def point(self, figures: list[str], sources: tuple[Source, ...], **fields: Any) -> Point:
        """A point that the figures tell, the first one best."""
        shown = [self.told[id] for id in figures]
        best = shown[0].figure
        values: dict[str, Any] = {
            "id": best.id,
            "sources": sources,
            "qualifier": best.qualifier,
            "low": best.low,
            "high": best.high,
            "unit": best.unit,
            "quote": best.quote,
            "reported": shown[0].article.published,
            "first": None,
            "last": None,
            "certainty": best.certainty,
            "unverified": best.unverified,
            "interest": "third_party" if sources else "unknown",
            "admission": False,
            "entries": tuple(figures),
            "mentions": tuple(figures),
            "articles": tuple(dict.fromkeys(told.article.id for told in shown)),
            "outlets": tuple(dict.fromkeys(told.article.outlet or told.article.doc for told in shown)),
        }
        return Point(**{**values, **fields})
