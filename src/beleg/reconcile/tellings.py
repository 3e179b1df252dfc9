"""The figures of one article become tellings: each thing that it tells, once by each origin, with all its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from beleg.comparing import populations
from beleg.model import Figure, Relation, Source

_GOVERNMENT: Final = "government"
_TELLING: Final = 10  # the least number that is hardly told of two things in one article


def tellings(
    figures: Sequence[Figure], links: Mapping[str, list[Relation]], said: Mapping[str, tuple[Source, ...]]
) -> list[tuple[Figure, list[Figure]]]:
    """Each thing that is told, by the figure that tells it best, with all that mention it; in text order of the things.

    ``links`` are the relations of each figure and ``said`` who says it, both by its id.
    """
    groups = _groups(figures, _heads(figures, links))
    return [each for group in groups for each in _by_origin(group, said)]


def _heads(figures: Sequence[Figure], links: Mapping[str, list[Relation]]) -> Mapping[str, str]:
    """The figure that tells the same best, for each that tells something again.

    A telling number without an origin, told of the same people, is the one that somebody is named for elsewhere.
    """
    found = {
        figure.id: link.other
        for figure in figures
        for link in links.get(figure.id, ())
        if link.kind == "same"
    }
    attributed = [figure for figure in figures if figure.origins]
    for figure in figures:
        if figure.id not in found and not figure.origins:
            same = next((other for other in attributed if _tells_again(figure, other)), None)
            if same is not None:
                found[figure.id] = found.get(same.id, same.id)
    return found


def _tells_again(figure: Figure, other: Figure) -> bool:
    if (figure.measure, figure.unit, figure.low, figure.high) != (
        other.measure,
        other.unit,
        other.low,
        other.high,
    ):
        return False
    number = figure.high if figure.low is None else figure.low
    if number is None or (number < _TELLING and figure.qualifier != "vague"):
        return False
    cores = [populations.core(each.population, each.nationality) for each in (figure, other)]
    return populations.relation(cores[0], cores[1]) != populations.APART


def _groups(figures: Sequence[Figure], heads: Mapping[str, str]) -> list[list[Figure]]:
    """Figures that tell one thing, the best first."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(heads.get(figure.id, figure.id), []).append(figure)
    for id, group in groups.items():
        group.sort(key=lambda figure: (figure.id != id, figure.start))
    return list(groups.values())


def _by_origin(
    group: list[Figure], said: Mapping[str, tuple[Source, ...]]
) -> list[tuple[Figure, list[Figure]]]:
    """One thing once by each origin that says it; who is not named is whoever says the same number."""
    named: list[tuple[Figure, list[Figure]]] = []
    for figure in group:
        if said[figure.id]:
            for best, mentions in named:
                if _are_one(said[figure.id], said[best.id]):
                    mentions.append(figure)
                    break
            else:
                named.append((figure, [figure]))
    unnamed = [figure for figure in group if not said[figure.id]]
    if not named:
        return [(group[0], group)]
    named[0][1].extend(unnamed)
    return [(_most_exact(mentions, said), mentions) for _, mentions in named]


def _most_exact(mentions: list[Figure], said: Mapping[str, tuple[Source, ...]]) -> Figure:
    """The mention that says best who says so: the first one with more than a government for a source."""
    exact = (figure for figure in mentions if any(source.kind != _GOVERNMENT for source in said[figure.id]))
    return next(exact, mentions[0])


def _are_one(some: Sequence[Source], others: Sequence[Source]) -> bool:
    """Whether a source is named by both; a headline's country is its ministry below."""
    return any(
        one.id == other.id or (one.country == other.country != "" and _GOVERNMENT in (one.kind, other.kind))
        for one in some
        for other in others
    )
