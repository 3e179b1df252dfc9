"""What is kept of an article is worked out when it is added; series and findings of what was touched when they are asked for.

Adding leaves only marks, so that it stays quick and many additions in a row do not work out the same series again and
again. A crash leaves marks too: the next reading goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from beleg.bookkeeping.titling import words
from beleg.model import Article, Decision, Entry, Figure, Finding, Position, Relation, Series, Statement
from beleg.model.coding import LANGUAGE as UNSPOKEN
from beleg.read import Refusal
from beleg.reconcile import across, copies, positions, syndication
from beleg.reconcile import entries as entering
from beleg.reconcile import series as grouping
from beleg.reconcile.credits import credit
from beleg.review import Laid, joined, lay_over, merged_origins, merged_sources, with_merged
from beleg.review.doubts import doubtful
from beleg.review.queue import decided, is_corrected, unseen_by
from beleg.stores import Store
from beleg.stores.working import Alike, Carrier, CopySet, DoneGroup, DueArticle, DueGroup, Kept, Over

if TYPE_CHECKING:
    from beleg.flow import Extraction

_ARTICLES_AT_ONCE: Final = 100
_TEXTS_AT_ONCE: Final = 500
_ENTRIES_AT_ONCE: Final = 5_000
_POINTS_AT_ONCE: Final = 10_000
_STALE: Final = 30  # days
REMOVES: Final = ("reject", "correct", "merge")  # verdicts that may take a figure out of its series
_BODIES: Final = 128  # texts whose five-grams are at hand
_SKETCHES: Final = 50_000  # articles whose sketch is at hand, half a kilobyte each
_LAID: Final = 4  # articles of which is at hand what decisions make of them


def kept(found: Extraction) -> Kept:
    """All that a ledger keeps of an article."""
    figures = _once(found.figures)
    return worked_out(found.article, figures, _related(figures, found.relations), found.statements)


def worked_out(
    article: Article,
    figures: Sequence[Figure],
    relations: Sequence[Relation],
    statements: Sequence[Statement],
) -> Kept:
    """All that a ledger keeps of an article, of what was extracted from it."""
    is_text = article.language != UNSPOKEN
    said = list(positions.of(article, statements, figures))
    return Kept(
        article,
        figures,
        relations,
        statements,
        entering.of(article, figures, relations),
        copies.signature(article.text) if is_text else (),
        credit(article.text, article.language or "") if is_text else None,
        said,
        doubtful(figures, statements),
    )


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """Figures in text order, each id once."""
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.id, figure)
    return sorted(first.values(), key=lambda figure: (figure.start, figure.end, figure.measure))


def _related(figures: Sequence[Figure], relations: Iterable[Relation]) -> list[Relation]:
    """Relations between these figures, in their order: as they come back from a ledger."""
    at = {figure.id: n for n, figure in enumerate(figures)}
    known = (each for each in relations if each.figure in at and each.other in at)
    return sorted(known, key=lambda each: at[each.figure])


def lay(
    article: Article,
    figures: Sequence[Figure],
    decisions: Sequence[Decision],
    statements: Sequence[Statement] = (),
    before: Sequence[Decision] | None = None,
) -> Over:
    """What decisions make of the figures extracted from an article, and of all that is worked out of them.

    Where what ``before`` made of them is kept, nothing is worked out again that stays as it is.
    """
    laid = lay_over(article, figures, decisions)
    over = _over(figures, laid)._replace(
        settled=settled(article, figures, laid, decisions), removed=_removed(figures, laid, decisions)
    )
    if before is not None and _in_force(laid) == _in_force(lay_over(article, figures, before)):
        return over._replace(is_same=True)
    told, entries = _worked(article, laid.figures, tuple(laid.same.items()))
    said = list(positions.of(article, statements, laid.figures))
    doubts = doubtful(laid.figures, statements)
    return over._replace(relations=told, entries=entries, positions=said, doubtful=doubts)


def rehearse(article: Article, figures: Sequence[Figure], decisions: Sequence[Decision]) -> None:
    """Work out what takes longest in ``lay``, which then has it at hand."""
    laid = lay_over(article, figures, decisions)
    _worked(article, laid.figures, tuple(laid.same.items()))


def _over(figures: Sequence[Figure], laid: Laid) -> Over:
    is_plain = not laid.same and list(laid.figures) == list(figures)
    return Over(laid.figures, (), (), laid.ids, laid.left, is_plain, {})


def _in_force(laid: Laid) -> object:
    """All that is kept of what decisions make of figures but who decided."""
    return laid.figures, laid.same, laid.ids


@lru_cache(_LAID)
def _worked(
    article: Article, figures: Sequence[Figure], same: Sequence[tuple[str, str]]
) -> tuple[Sequence[Relation], Sequence[Entry]]:
    from beleg.flow import relate

    relations = joined(figures, relate(article, figures), dict(same))
    told = _related(figures, relations)
    return told, entering.of(article, figures, told)


def settled(
    article: Article, figures: Sequence[Figure], laid: Laid, decisions: Sequence[Decision]
) -> Mapping[str, frozenset[str]]:
    """The figures in force that are decided about by anybody (``""``), and those extracted that each person decided about."""
    there = {figure.id for figure in laid.figures}
    corrected = {figure.id for figure in laid.figures if is_corrected(figure)}
    found = {"": (decided(decisions) & there) | corrected}
    for user in sorted({each.user for each in decisions}):
        unseen = {figure.id for figure in unseen_by(article, figures, decisions, user)}
        found[user] = frozenset(figure.id for figure in figures) - unseen
    return {user: ids for user, ids in found.items() if ids}


def _removed(figures: Sequence[Figure], laid: Laid, decisions: Sequence[Decision]) -> Mapping[str, Figure]:
    found = {**laid.added, **{figure.id: figure for figure in figures}}
    taking = (each for each in decisions if each.verdict in REMOVES)
    owned = ((each.target, laid.owners.get(each.target)) for each in taking)
    return {target: found[own] for target, own in owned if own in found}


def renew(store: Store, progress: Callable[[int], object] | None = None) -> None:
    """Work out anew whatever was touched up to now; raises ``StoreError``.

    It is kept in many steps; ``progress`` is told after each how many articles and groups still wait. Whoever ends it there loses
    nothing: the next time it goes on behind the last step. Who looks at one moment of the store sees what was worked out by
    then, and would never see the end of this.
    """
    if store.is_held or not store.renewal.is_due():
        return
    for _ in _steps(store):
        if progress:
            progress(store.leafing.turn().waiting)
    store.renewal.tally()


def _steps(store: Store) -> Iterator[None]:
    until = store.renewal.turn()
    while due := store.renewal.articles(until, _ARTICLES_AT_ONCE):
        store.renewal.keep_articles([_done(each) for each in due])
        yield
    until = store.renewal.turn()
    rules = Copying()
    while store.renewal.copies(until, _TEXTS_AT_ONCE, rules):
        yield
    until = store.renewal.turn()
    merged = merged_origins(store.review.of_origins())
    while groups := store.renewal.groups(until, _ENTRIES_AT_ONCE):
        store.renewal.keep_groups([_grouped(each, merged) for each in groups])
        yield
    until = store.renewal.turn()
    while families := store.renewal.families(until, _POINTS_AT_ONCE):
        store.renewal.keep_families([(each, across.of_family(each.series)) for each in families])
        yield


def _done(due: DueArticle) -> tuple[DueArticle, Kept, Over | None]:
    """All that is worked out of an article, and what decisions make of it."""
    statements = due.statements
    if statements is None:
        from beleg.flow import extract_or_refuse

        found = extract_or_refuse(due.article)
        statements = () if isinstance(found, Refusal) else found.statements
    over = lay(due.article, due.figures, due.decisions, statements) if due.decisions else None
    return due, worked_out(due.article, due.figures, due.relations, statements), over


def _grouped(due: DueGroup, merged: Mapping[str, str]) -> DoneGroup:
    entries = sorted(due.entries, key=lambda entry: (entry.reported or 0, entry.article))
    found = grouping.of_group(with_merged(entries, merged))
    stale = [each for series in found.series if (each := late(series)) is not None]
    return DoneGroup(due, found.series, [words(each.key) for each in found.series], found.findings, stale)


def late(series: Series) -> tuple[str, Finding] | None:
    """What ``aged`` makes a finding of when newer articles have come, and from which day on."""
    last = max((point.reported for point in series.points if point.reported), default=None)
    found = across.stale(series, last, 0) if last else None
    if last is None or found is None:
        return None
    return (date.fromisoformat(last) + timedelta(days=_STALE)).isoformat(), found


def aged(found: Finding, newest: str) -> Finding | None:
    """That a series has got stale by the day of the newest article, where it has."""
    last = dict(found.values)["last"]
    age = (date.fromisoformat(newest) - date.fromisoformat(last)).days
    if age < _STALE:
        return None
    values = {"newest": newest, "days": str(age)}
    return found._replace(values=tuple((name, values.get(name, value)) for name, value in found.values))


@dataclass(frozen=True, slots=True)
class Copying:
    """How copies are told, as ``beleg.reconcile.copies`` does."""

    most: int = copies.MOST_ALIKE
    _sketches: dict[str, copies.Sketch] = field(default_factory=dict)

    def compare(self, one: Article, other: Article) -> tuple[float, bool] | None:
        """How much alike two texts are, and whether word for word."""
        if copies.may_copy(self._sketch(one), self._sketch(other)):
            return copies.compare(_body(one.text), _body(other.text))
        return None

    def _sketch(self, article: Article) -> copies.Sketch:
        found = self._sketches.get(article.id)
        if found is None:
            if len(self._sketches) == _SKETCHES:
                self._sketches.clear()
            found = self._sketches[article.id] = copies.sketch(_body(article.text))
        return found

    def gather(self, alike: Sequence[Alike], carriers: Sequence[Carrier]) -> Sequence[CopySet]:
        """The sets that articles make, and those that other outlets carry word for word."""
        told = {each.article.id: _carrier(each) for each in carriers}
        first = [entry for each in carriers for entry in each.entries]
        outlets = {each.article.id: tuple(each.outlets) for each in carriers if each.outlets}
        return gathered([copies.Copy(*pair) for pair in alike], told, first, outlets)


def gathered(
    alike: Iterable[copies.Copy],
    told: Mapping[str, copies.Carrier],
    first: Sequence[Entry],
    outlets: Mapping[str, tuple[str, ...]],
) -> list[CopySet]:
    """The sets that articles make, with what is to be said of them.

    ``first`` are the first things that the articles tell, ``outlets`` those that carry one of them word for word.
    """
    telling: dict[str, Entry] = {}
    for entry in first:
        telling.setdefault(entry.article, entry)
    found = [_copy_set(each, telling, outlets) for each in copies.gather(alike, told)]
    inside = {article for each in found for article in each.articles}
    alone = [copies.Copies(id, (), (), 1.0, True, None) for id in sorted(outlets.keys() - inside)]
    return [*found, *(_copy_set(each, telling, outlets) for each in alone)]


def _carrier(each: Carrier) -> copies.Carrier:
    article = each.article
    return copies.Carrier(article.id, article.outlet, article.published, each.agency)


def _copy_set(
    each: copies.Copies, telling: Mapping[str, Entry], outlets: Mapping[str, tuple[str, ...]]
) -> CopySet:
    own = {article: outlets[article] for article in each.articles if article in outlets}
    first = [telling[article] for article in each.articles if article in telling]
    return CopySet(each.root, each.articles, list(syndication.findings([each], first, own)))


@lru_cache(_BODIES)
def _body(text: str) -> copies.Body:
    return copies.body(text)


def positions_of(
    told: Kept, of_figure: Mapping[str, Sequence[str]], merged: Mapping[str, str]
) -> list[Position]:
    """The positions in an article, with the ids of the series that their figures stand in."""
    found = []
    for each in positions.of(told.article, told.statements or (), told.figures):
        ids = dict.fromkeys(id for figure in each.figures for id in of_figure.get(figure, ()))
        speakers = merged_sources(each.speakers, merged, {}) if merged else each.speakers
        found.append(each._replace(series=tuple(ids), speakers=speakers))
    return found
