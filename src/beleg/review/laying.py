"""The figures of an article and the decisions about them become the figures in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from beleg.model import Article, Decision, Figure
from beleg.review.checking import DecisionError
from beleg.review.corrections import corrected, marked
from beleg.review.standing import in_order, standing


class Laid(NamedTuple):
    """What decisions make of the figures of an article.

    ``figures`` are those in force, in text order; ``added`` are those that a person marked where no rule found one, as they
    were first marked, by their ids. ``same`` has the id of a figure in force that tells what another one
    tells, and the id of that one. ``ids`` has every id that a figure of the article has or once had, with the one it
    has now, ``""`` where it was rejected; ``owners`` has the same ids with the one extracted. ``holding`` has the last decision that stands about each figure, by the id that
    was extracted. ``left`` are the decisions that found no figure, or do not fit it.
    """

    figures: tuple[Figure, ...]
    added: Mapping[str, Figure]
    same: Mapping[str, str]
    ids: Mapping[str, str]
    owners: Mapping[str, str]
    holding: Mapping[str, Decision]
    left: tuple[Decision, ...]


def lay_over(article: Article, figures: Sequence[Figure], decisions: Iterable[Decision]) -> Laid:
    """The figures of an article as people decided about them; pure, and the same for the same decisions.

    ``figures`` are those extracted. One that a person marked and rules find later is one figure, read as that person
    marked it. A decision may name a figure by its id or by any id that a correction gave it. A
    correction of one field leaves earlier ones of other fields as they are; to accept a figure is to accept it as it then
    reads. What is rejected is left out.
    """
    cases = _cases(article, figures, decisions)
    told = cases.of_figure.values()
    _settle(list(told))
    ids = {id: _id(cases.of_figure[own]) for id, own in cases.owner.items()}
    same, apart = _same(cases, ids)
    return Laid(
        tuple(sorted((case.result for case in told if case.result), key=_place)),
        {case.id: case.first for case in told if case.figure is None and case.first is not None},
        same,
        ids,
        cases.owner,
        {own: case.stands[-1] for own, case in cases.of_figure.items() if case.stands},
        tuple(in_order([*cases.left, *apart, *(each for case in told for each in case.misfits)])),
    )


def _place(figure: Figure) -> tuple[int, int, str]:
    return figure.start, figure.end, figure.measure


def _settle(cases: Sequence[_Case]) -> None:
    """What a correction would turn into what another figure is already stays as it was."""
    for case in cases:
        case.settle()
    while doubled := _doubled(cases):
        for case in doubled:
            case.give_up()


def _doubled(cases: Sequence[_Case]) -> list[_Case]:
    """Corrected figures that are another one: each but the first where several are corrected to be the same."""
    taken = {case.result.id for case in cases if case.result and case.result.id == case.id}
    found: list[_Case] = []
    for case in cases:
        if case.result and case.result.id != case.id:
            if case.result.id in taken:
                found.append(case)
            taken.add(case.result.id)
    return found


class _Case:
    """One figure, extracted or (``figure`` is ``None``) marked by a person, the decisions about it, what they make of it."""

    def __init__(self, article: Article, id: str, figure: Figure | None = None) -> None:
        self.article = article
        self.id = id
        self.figure = figure
        self.first = figure
        self.decisions: list[Decision] = []
        self.stands: list[Decision] = []
        self.misfits: list[Decision] = []
        self.result: Figure | None = figure

    def settle(self) -> None:
        self.decisions = in_order(self.decisions)
        self.stands = standing(self.decisions)
        self.misfits = []
        self.result = self._after(self.stands, self.misfits)
        if self.stands and self.stands[-1].verdict == "reject":
            self.result = None

    def give_up(self) -> None:
        self.misfits = [each for each in self.stands if each.verdict == "correct"]
        self.result = self.first

    def forms(self) -> list[str]:
        """The ids that the figure had after each decision about it."""
        ordered = in_order(self.decisions)
        found = (self._after(standing(ordered[: n + 1]), []) for n in range(len(ordered)))
        return [figure.id for figure in found if figure is not None]

    def _after(self, stands: list[Decision], misfits: list[Decision]) -> Figure | None:
        figure = self.first = self.figure
        for decision in stands:
            try:
                if decision.verdict == "add":
                    figure = self.first = marked(self.article, dict(decision.fields))
                elif decision.verdict == "correct":
                    figure = self._corrected(figure, decision)
            except DecisionError:
                misfits.append(decision)
        return figure

    def _corrected(self, figure: Figure | None, decision: Decision) -> Figure:
        """Raises ``DecisionError`` also where whoever marked the figure took that back."""
        if figure is None:
            raise DecisionError("bad_decision", what=decision.target)
        return corrected(self.article, figure, dict(decision.fields))


class _Cases(NamedTuple):
    """The cases by the ids extracted, whose each id is, and the decisions that are about none."""

    of_figure: dict[str, _Case]
    owner: dict[str, str]
    left: list[Decision]


def _cases(article: Article, figures: Sequence[Figure], decisions: Iterable[Decision]) -> _Cases:
    """A decision may be about an id that only another one makes: look until nothing more is found."""
    cases = {figure.id: _Case(article, figure.id, figure) for figure in figures}
    waiting = in_order(decisions)
    for each in waiting:
        if each.verdict == "add" and each.other == article.id:
            cases.setdefault(each.target, _Case(article, each.target))
    owner = {id: id for id in cases}
    while found := [each for each in waiting if each.target in owner]:
        waiting = [each for each in waiting if each.target not in owner]
        for decision in found:
            cases[owner[decision.target]].decisions.append(decision)
        for own in sorted({owner[decision.target] for decision in found}):
            for id in cases[own].forms():
                owner.setdefault(id, own)
    return _Cases(cases, owner, waiting)


def _id(case: _Case) -> str:
    return case.result.id if case.result is not None else ""


def _same(cases: _Cases, ids: Mapping[str, str]) -> tuple[Mapping[str, str], list[Decision]]:
    """Which figures in force tell what another one tells, and the merges that name no such figure."""
    same: dict[str, str] = {}
    apart: list[Decision] = []
    for case in cases.of_figure.values():
        merges = [each for each in case.stands if each.verdict == "merge"]
        if case.result is None or not merges:
            continue
        other = ids.get(merges[-1].other, "")
        if other and other != case.result.id:
            same[case.result.id] = other
        else:
            apart.append(merges[-1])
    return same, apart
