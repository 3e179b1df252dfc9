"""The whole pipeline on one screen: a text is read, its mentions are found and joined to figures and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from beleg import languages
from beleg.extraction import dates, figures, mending, numbers, relations, sentences, tokens
from beleg.extraction.furniture import clean
from beleg.model import (
    Article,
    DateMention,
    Entry,
    Figure,
    Finding,
    NumberMention,
    Position,
    Relation,
    Series,
    Span,
    Statement,
    Told,
)
from beleg.model.coding import LANGUAGE as UNSPOKEN
from beleg.model.relation import told
from beleg.read import ReadOptions, Refusal, complete, detect, read
from beleg.read.coded import Report, TableMapping, read_table
from beleg.reconcile import across, copies, lands, positions, syndication
from beleg.reconcile import entries as entering
from beleg.reconcile import series as grouping
from beleg.reconcile.credits import credit
from beleg.reconcile.findings import ordered

_NOTHING_TOLD: Final = ReadOptions()
_NEAR: Final = 2_000  # characters on each side of some words in which their sentence is looked for


class Extraction:
    """One article with its figures and statements, both in text order, and how its figures stand to each other.

    ``statements`` that are not given, and ``relations``, are worked out when first asked for.
    """

    __slots__ = ("_related", "_said", "article", "figures")

    def __init__(
        self,
        article: Article,
        figures: tuple[Figure, ...],
        statements: tuple[Statement, ...] | None = None,
        relations: tuple[Relation, ...] | None = None,
    ) -> None:
        self.article = article
        self.figures = figures
        self._said = statements
        self._related = relations

    def __reduce__(self) -> tuple[type[Extraction], tuple[object, ...]]:
        return Extraction, (self.article, self.figures, self._said, self._related)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extraction):
            return NotImplemented
        same = self.article == other.article and self.figures == other.figures
        return same and self.statements == other.statements

    def __hash__(self) -> int:
        return hash((self.article, self.figures))

    def __repr__(self) -> str:
        return (
            f"Extraction(article={self.article!r}, figures={self.figures!r}, statements={self.statements!r})"
        )

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what; an article without figures was not searched for it yet."""
        if self._said is None:
            self._said = _statements(self.article)
        return self._said

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How the figures stand to each other, worked out when first asked for; see ``relate``."""
        if self._related is None:
            self._related = relate(self.article, self.figures)
        return self._related

    def told(self) -> list[Told]:
        """Each figure with its relations, in text order; figures of one ``group`` tell one thing and count once.

        >>> found = extract("26 Tote in Kelmar\\n\\nIn Kelmar starben laut Polizei 26 Menschen.", language="de")
        >>> [(each.figure.quote, each.figure.start) for each in found.told() if each.group == each.figure.id]
        [('26', 50)]
        """
        return told(self.article, self.figures, self.relations)

    def as_dict(self) -> dict[str, object]:
        """Plain data: strings, numbers, lists and ``None``."""
        return {
            "article": self.article.id,
            "language": self.article.language,
            "published": self.article.published,
            "figures": [figure.as_dict() for figure in self.figures],
            "statements": [statement.as_dict() for statement in self.statements],
            "relations": [relation.as_dict() for relation in self.relations],
        }


def extract(text: str, language: str | None = None, published: str | date | None = None) -> Extraction:
    """The figures and statements of a text.

    ``language`` is an ISO 639-1 code (detected where it is not given), ``published`` an ISO date against
    which relative dates are read. Raises ``UnknownLanguage`` for a language without a pack and ``ValueError``
    for a date that is none.

    >>> found = extract("Laut Polizei wurden mindestens zwölf Menschen verletzt.", language="de")
    >>> [(f.quote, f.measure, [o.text for o in f.origins]) for f in found.figures]
    [('mindestens zwölf', 'wounded', ['Polizei'])]
    """
    day = published.isoformat() if isinstance(published, date) else published
    article = Article(text=text, language=language or detect(text))
    return extract_article(complete(article, _NOTHING_TOLD if day is None else ReadOptions(published=day)))


def extract_article(article: Article) -> Extraction:
    """The figures and statements of one article; pure, and the same for the same article.

    Raises ``UnknownLanguage`` for a language without a pack and ``ValueError`` for a date that is none.
    """
    if article.language is None:
        article = article._replace(language=detect(article.text))
    found, mended = _mentioned(article)
    counts = figures.Counts(found)
    if not counts.found:
        return Extraction(article, ())
    told, said = figures.Join(found, counts, article.id).figures(), found.statements
    if mended is None:
        return Extraction(article, tuple(told), tuple(said))
    return Extraction(article, tuple(map(mended.figure, told)), tuple(map(mended.statement, said)))


def is_candidate(text: str, language: str | None = None) -> bool:
    """Whether ``extract`` would find any figure in a text; worked out without asking who says what.

    Raises ``UnknownLanguage`` for a language without a pack.

    >>> is_candidate("Bei dem Brand starben zwei Menschen."), is_candidate("Der Rat tagt um 18.30 Uhr.")
    (True, False)
    """
    found, _ = _mentioned(Article(text=text, language=language or detect(text)))
    return figures.counts_anything(found)


def _statements(article: Article) -> tuple[Statement, ...]:
    """The statements of one article."""
    found, mended = _mentioned(article)
    said = found.statements
    return tuple(said) if mended is None else tuple(map(mended.statement, said))


def _mentioned(article: Article) -> tuple[figures.Mentions, mending.Mended | None]:
    """What an article mentions, and how its text was mended where it was damaged."""
    pack = languages.load(article.language or "")
    reference = date.fromisoformat(article.published) if article.published else None
    words = tokens.tokenise(article.text)
    words.narrow(pack.code)
    mended = mending.mend(words, pack)
    if mended is not None:
        words = tokens.tokenise(mended.text)
        words.narrow(pack.code)
    return mentions(words, pack, reference), mended


def mentions(words: tokens.Tokens, pack: languages.Pack, reference: date | None) -> figures.Mentions:
    """What a text mentions, before numbers are joined with anything; ``reference`` dates "yesterday"."""
    lines = sentences.split(words, pack, clean.boilerplate(words.text, pack, words))
    return figures.Mentions(words, lines, pack, reference)


def furniture(article: Article) -> list[Span]:
    """The stretches of an article that are no text of it: what a page puts around a report; apart, in order.

    None in a language without a pack.
    """
    try:
        return clean.boilerplate(article.text, languages.load(article.language or ""))
    except languages.UnknownLanguage:
        return []


def numbers_of(article: Article, within: Span) -> tuple[list[NumberMention], list[DateMention]]:
    """The numbers and the time expressions of a stretch of an article, counting or not, each in text order.

    None in a language without a pack.
    """
    try:
        pack = languages.load(article.language or "")
    except languages.UnknownLanguage:
        return [], []
    words = tokens.tokenise(within.of(article.text))
    reference = date.fromisoformat(article.published[:10]) if article.published else None
    at = within.start
    return (
        [each._replace(start=each.start + at, end=each.end + at) for each in numbers.find(words, pack)],
        [
            each._replace(start=each.start + at, end=each.end + at)
            for each in dates.find(words, pack, reference)
        ],
    )


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence around some words of an article, their line in a language without a pack; as far as it is near."""
    text = article.text
    near = Span(max(0, span.start - _NEAR), min(len(text), span.end + _NEAR))
    try:
        pack = languages.load(article.language or "")
        split = sentences.split(tokens.tokenise(near.of(text)), pack)
        found = [Span(each.start + near.start, each.end + near.start) for each in split]
    except languages.UnknownLanguage:
        first = text.rfind("\n", near.start, span.start) + 1 or near.start
        last = text.find("\n", span.end, near.end)
        found = [Span(first, near.end if last < 0 else last)]
    around = [each for each in found if each.overlaps(span)]
    return Span(
        min((each.start for each in around), default=span.start),
        max((each.end for each in around), default=span.end),
    )


def relate(article: Article, figures: Sequence[Figure]) -> tuple[Relation, ...]:
    """How the figures of an article, in text order, stand to each other; pure, and the same for the same figures.

    Needs nothing but the text and the figures, so that those that a person has corrected can be related again. There
    are no relations in a language without a pack.
    """
    try:
        pack = languages.load(article.language or "")
    except languages.UnknownLanguage:
        return ()
    return relations.find(article.text, figures, pack)


def extract_paths(paths: Iterable[str | Path], options: ReadOptions) -> Iterator[Extraction | Refusal]:
    """Read files and folders and extract each article; what cannot be read is a refusal, and the rest goes on."""
    for read_one in read(paths, options):
        yield read_one if isinstance(read_one, Refusal) else extract_or_refuse(read_one)


def code_tables(
    paths: Iterable[str | Path], mapping: TableMapping, encoding: str | None = None
) -> Iterator[Extraction | Refusal]:
    """The rows of tables of coded figures, each an article with its figures; a row that cannot be read is a refusal."""
    in_words = partial(numbers.find_numbers, language=mapping.language)
    for path in paths:
        for found in read_table(Path(path), mapping, in_words, encoding):
            yield Extraction(found.article, found.figures, ()) if isinstance(found, Report) else found


def extract_or_refuse(article: Article) -> Extraction | Refusal:
    """Extract one article, or say why that is not possible."""
    try:
        return extract_article(article)
    except languages.UnknownLanguage as error:
        return Refusal(article.doc, str(error), "give --language de or en", "no_language")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The figures of many articles held against each other: what they tell, the series, and the findings."""

    entries: tuple[Entry, ...]
    series: tuple[Series, ...]
    findings: tuple[Finding, ...]


def reconcile(found: Sequence[Extraction]) -> Reconciled:
    """Hold the figures of articles against each other; pure, and the same in whatever order they come.

    The same text in several outlets is one article that the others carry.
    """
    told, carriers = _once(found)
    sets = copied([one.article for one in told])
    roots = {article: each.root for each in sets for article in each.articles}
    entries = [
        entry._replace(copy=roots.get(entry.article, entry.article), carriers=carriers.get(entry.article, ()))
        for one in told
        for entry in entries_of(one)
    ]
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in lands.settled(entries):
        groups.setdefault(entry.group, []).append(entry)
    grouped = [grouping.of_group(groups[key]) for key in sorted(groups)]
    series = [each for group in grouped for each in group.series]
    families: dict[str, list[Series]] = {}
    for each in series:
        families.setdefault(each.family, []).append(each)
    newest = max((one.article.published or "" for one in found), default="")
    findings = (
        *(finding for group in grouped for finding in group.findings),
        *(finding for family in sorted(families) for finding in across.of_family(families[family])),
        *syndication.findings(sets, entries, carriers),
        *(late for each in series if newest and (late := across.stale(each, newest))),
    )
    return Reconciled(tuple(entries), tuple(series), ordered(findings))


def _once(found: Sequence[Extraction]) -> tuple[list[Extraction], dict[str, tuple[str, ...]]]:
    """Each text once, as who published it first, and the other outlets that carry it word for word."""
    told: dict[str, Extraction] = {}
    outlets: dict[str, dict[str, None]] = {}
    for one in sorted(found, key=lambda one: (one.article.published or "~", one.article.outlet or "~")):
        told.setdefault(one.article.id, one)
        outlets.setdefault(one.article.id, {})[one.article.outlet or one.article.doc] = None
    return list(told.values()), {id: tuple(each)[1:] for id, each in outlets.items() if len(each) > 1}


def copied(articles: Sequence[Article]) -> list[copies.Copies]:
    """The sets of articles that carry one text; rows of tables are no texts."""
    told = sorted(
        (article for article in articles if article.language != UNSPOKEN),
        key=lambda article: (article.published or "", article.id),
    )
    near = list(copies.pairs((article.id, copies.signature(article.text)) for article in told))
    # The five-grams of all articles would not fit into memory, those of the few that may be copies do.
    alike_at_sight = {id for pair in near for id in pair}
    bodies = {article.id: copies.body(article.text) for article in told if article.id in alike_at_sight}
    alike = [
        copies.Copy(one, other, *verdict)
        for one, other in near
        if (verdict := copies.compare(bodies[one], bodies[other]))
    ]
    return copies.gather(alike, {article.id: carrier_of(article) for article in told})


def carrier_of(article: Article) -> copies.Carrier:
    """An article as the carrier of a text that others may carry too."""
    agency = credit(article.text, article.language or "")
    return copies.Carrier(article.id, article.outlet, article.published, agency)


def positions_of(found: Extraction) -> list[Position]:
    """Who confirms, admits, denies, declines to comment or could not verify what in an article."""
    return list(positions.of(found.article, found.statements, found.figures))


def entries_of(found: Extraction) -> list[Entry]:
    """What an article tells, ready to be held against what others tell."""
    return entering.of(found.article, found.figures, found.relations)
