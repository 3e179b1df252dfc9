"""Figures, findings and decisions become the figures that are open for review, what matters most first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from beleg.model import SEVERITIES, Article, Decision, Figure, Finding, Told
from beleg.review.corrections import RULE
from beleg.review.laying import lay_over
from beleg.review.standing import standing

_STILL_OPEN = "unsure"


class Open(NamedTuple):
    """A figure that nobody has decided about, with the kinds of the findings that rest on it, conflicts first."""

    told: Told
    kinds: tuple[str, ...] = ()


def open_figures(
    told: Iterable[Told], findings: Iterable[Finding], decisions: Iterable[Decision]
) -> list[Open]:
    """Those in conflicts, then in checks, in notes, in none; each in the order given.

    A figure is open where no decision about it stands, or where the last one is unsure.
    """
    closed = decided(decisions)
    of_figure = _of_each(findings)
    found = [
        (_rank(of_figure.get(each.figure.id, ())), Open(each, _kinds(of_figure.get(each.figure.id, ()))))
        for each in told
        if each.figure.id not in closed and not is_corrected(each.figure)
    ]
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def fits(figure: Figure, article: Article, text: str = "", rule: str = "") -> bool:
    """Whether some words stand in the sentence of a figure, whatever their case, and a rule set one of its fields."""
    if rule and not any(each.rule == rule for each in figure.evidence):
        return False
    return not text or text.casefold() in figure.sentence.of(article.text).casefold()


def unseen_by(
    article: Article, figures: Sequence[Figure], decisions: Iterable[Decision], user: str
) -> list[Figure]:
    """The figures extracted from an article that one person has still to decide about, whatever others decided."""
    laid = lay_over(article, figures, (each for each in decisions if each.user == user))
    settled = {own for own, holding in laid.holding.items() if holding.verdict != _STILL_OPEN}
    return [figure for figure in figures if figure.id not in settled]


def decided(decisions: Iterable[Decision]) -> frozenset[str]:
    """The targets about which a decision stands that settles them.

    >>> made = Decision("a1", "accept", "ines", "2031-03-05T10:00"), Decision("b2", "unsure", "ines", "2031-03-05T10:01")
    >>> sorted(decided(made))
    ['a1']
    """
    by_target: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_target.setdefault(decision.target, []).append(decision)
    stands = {target: standing(made) for target, made in by_target.items()}
    return frozenset(target for target, made in stands.items() if made and made[-1].verdict != _STILL_OPEN)


def _of_each(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for id in dict.fromkeys((*finding.figures, *finding.points)):
            found.setdefault(id, []).append(finding)
    return found


def _rank(findings: Sequence[Finding]) -> int:
    return min((SEVERITIES.index(finding.severity) for finding in findings), default=len(SEVERITIES))


def _kinds(findings: Sequence[Finding]) -> tuple[str, ...]:
    ranked = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    return tuple(dict.fromkeys(finding.kind for finding in ranked))


def is_corrected(figure: Figure) -> bool:
    """Whether a person corrected it: it may have another id than the one that was decided about."""
    return any(evidence.rule == RULE for evidence in figure.evidence)
