"""Decisions are checked against the figures that they are about, kept, and told again as the history of a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from beleg.bookkeeping.renewal import lay, rehearse
from beleg.model import Article, Decision, Figure, Statement, Told
from beleg.review import (
    ORIGIN,
    DecisionError,
    Meanwhile,
    check,
    corrected,
    in_order,
    lay_over,
    marked,
    unseen,
)
from beleg.stores import Store
from beleg.stores.working import Over

Seen = Mapping[str, Collection[str]]
_LEAVES: Final = ("accept", "unsure")  # verdicts that leave a figure as it is
_FEW: Final = 4


class History(NamedTuple):
    """A figure, what people decided about it, and what came of that.

    ``extracted`` is the figure as it was found in the text, or first marked by a person where no rule found it (``by_hand``), ``now`` as it reads in force, ``None`` where it was
    rejected; both are ``None`` where the ledger does not hold it. ``decisions`` are all about it, in order of time,
    ``holding`` is the last that was not taken back. ``left`` are those that do not fit the figure.
    """

    target: str
    article: Article | None
    extracted: Figure | None
    now: Figure | None
    decisions: tuple[Decision, ...]
    holding: Decision | None
    left: tuple[Decision, ...]
    by_hand: bool = False


def decide(store: Store, made: Sequence[Decision], seen: Seen | None = None) -> int:
    """Check decisions, keep them and lay them over their figures, all or none; returns how many are new.

    ``seen`` has the marks of the decisions that whoever decides has seen, by target: raises ``Meanwhile`` for others.
    """
    for each in made:
        check(each)
    fresh = set(map(_row, made))
    if seen:
        _check_origins(store, seen)

    def fitting(
        article: Article,
        figures: Sequence[Figure],
        decisions: Sequence[Decision],
        statements: Sequence[Statement],
    ) -> Over:
        before = [each for each in decisions if _row(each) not in fresh]
        if seen:
            _check_seen(article, figures, before, seen)
        _check_added(article, figures, before, (each for each in decisions if _row(each) in fresh))
        over = lay(article, figures, decisions, statements, before)
        for each in over.left:
            if _row(each) in fresh:
                _refuse(article, figures, decisions, each)
        return over

    _rehearse(store, made)
    return store.review.decide(made, fitting)


def _rehearse(store: Store, made: Sequence[Decision]) -> None:
    """Work out what a few decisions make of their articles, so that nobody has to wait for that while they are kept."""
    changing = [each for each in made if each.verdict not in _LEAVES]
    for each in changing if len(changing) <= _FEW else ():
        case = store.review.case(each.target)
        if case is not None:
            rehearse(case.article, case.figures, [*case.decisions, *made])


def _check_added(
    article: Article, figures: Sequence[Figure], before: Sequence[Decision], fresh: Iterable[Decision]
) -> None:
    """Refuse to mark what is a figure in force already."""
    added = [each for each in fresh if each.verdict == "add"]
    there = lay_over(article, figures, before).ids if added else {}
    for each in added:
        if there.get(each.target):
            raise DecisionError("same_figure", what=each.target, other=there[each.target])


def _check_seen(article: Article, figures: Sequence[Figure], before: Sequence[Decision], seen: Seen) -> None:
    """Refuse what somebody decided about without having seen what others decided; within the writing, so that nobody slips in."""
    owners = lay_over(article, figures, before).owners
    for target, marks in seen.items():
        about = [each for each in before if target in owners and owners.get(each.target) == owners[target]]
        if others := unseen(about, marks):
            raise Meanwhile(target, others)


def _check_origins(store: Store, seen: Seen) -> None:
    of_origins = store.review.of_origins() if any(each.startswith(ORIGIN) for each in seen) else ()
    for target, marks in seen.items():
        if others := unseen((each for each in of_origins if each.target == target), marks):
            raise Meanwhile(target, others)


def _row(decision: Decision) -> str:
    return repr(
        decision._replace(fields=tuple(sorted((name, repr(value)) for name, value in decision.fields)))
    )


def _refuse(
    article: Article, figures: Sequence[Figure], decisions: Sequence[Decision], wrong: Decision
) -> None:
    """Say why a decision does not fit its figure; raises ``DecisionError``."""
    if wrong.verdict == "merge":
        raise DecisionError("bad_merge", what=wrong.target, value=wrong.other)
    if wrong.verdict == "add":
        marked(article, dict(wrong.fields))
    laid = lay_over(article, figures, [each for each in decisions if each != wrong])
    now = laid.ids.get(wrong.target, wrong.target)
    for figure in (*laid.figures, *figures):
        if figure.id in (now, wrong.target):
            same = corrected(article, figure, dict(wrong.fields))
            raise DecisionError("same_figure", what=wrong.target, other=same.id)
    raise DecisionError("bad_decision", what=wrong.target)


def decisions(store: Store) -> list[Decision]:
    """All decisions in order of time."""
    return in_order(store.review.decisions())


def unmatched(store: Store) -> list[Decision]:
    """Decisions that hold for no figure."""
    found = list(store.review.unmatched())
    for case in store.review.cases():
        found.extend(lay_over(*case).left)
    return in_order({_row(each): each for each in found}.values())


def history(store: Store, id: str) -> History | None:
    """What is known of a figure by any id that it has or had."""
    case = store.review.case(id)
    if case is None:
        about = tuple(each for each in decisions(store) if each.target == id)
        return History(id, None, None, None, about, None, ()) if about else None
    laid = lay_over(*case)
    own = laid.owners[id]
    return History(
        id,
        case.article,
        _of_id(own, (*case.figures, *laid.added.values())),
        _of_id(laid.ids[id], laid.figures),
        tuple(each for each in in_order(case.decisions) if laid.owners.get(each.target) == own),
        laid.holding.get(own),
        tuple(each for each in laid.left if laid.owners.get(each.target) == own),
        own in laid.added,
    )


def about_each(store: Store, told: Iterable[Told]) -> Mapping[str, Sequence[Decision]]:
    """The decisions about figures, in order of time, by their ids; each article is read once, however many are of it."""
    of_article: dict[str, list[str]] = {}
    for each in told:
        of_article.setdefault(each.figure.article, []).append(each.figure.id)
    found: dict[str, Sequence[Decision]] = {}
    for ids in of_article.values():
        case = store.review.case(ids[0])
        if case is None or not case.decisions:
            continue
        owners, ordered = lay_over(*case).owners, in_order(case.decisions)
        for id in ids:
            own = owners.get(id)
            found[id] = [each for each in ordered if own is not None and owners.get(each.target) == own]
    return found


def _of_id(id: str, figures: Sequence[Figure]) -> Figure | None:
    return next((figure for figure in figures if figure.id == id), None)
