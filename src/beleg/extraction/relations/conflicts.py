"""Numbers of one thing that cannot both hold become revisions or inconsistencies."""

from __future__ import annotations

from typing import Final

from beleg.comparing import places, populations, times
from beleg.comparing.counts import Count, are_apart, are_of_one_side, are_of_other_origins
from beleg.extraction.relations.account import Account
from beleg.extraction.relations.parts import Part, picked
from beleg.extraction.relations.repeats import Group
from beleg.extraction.relations.words import any_of, closing_of, spans_of
from beleg.model import Span

_FIRST_REPORTS: Final = "first reports"
_FEW: Final = 60  # characters between the old number and the new one
_NEAR: Final = 600  # characters between a first report and what replaced it
_FAR: Final = 20  # so many times as much is hardly the same thing, whoever says so
_FAR_UNSAID: Final = 2.5  # nor so many times as much where nobody says so
_TOLLS: Final = frozenset(("incident", "cumulative"))
_SLACK: Final = 1  # days
_FOUND: Final = "bodies"  # how many one hospital received, or were found so far, is no toll
_BEFORE: Final = 120  # characters before a sentence in which it may be announced as another count
_LOOKED_AT: Final = 6  # groups before that one is held against


class Conflict:
    """``later`` and ``earlier`` in the text cannot both hold: a revision, or inconsistent by a rule."""

    __slots__ = ("cues", "earlier", "kind", "later", "rule")

    def __init__(self, kind: str, later: Count, earlier: Count, rule: str, cues: tuple[Span, ...]) -> None:
        self.kind = kind
        self.later = later
        self.earlier = earlier
        self.rule = rule
        self.cues = cues


def find(account: Account, groups: list[Group], parts: dict[int, Part]) -> list[Conflict]:
    """The inconsistencies between the groups of an article, two groups have one at most, and its first reports."""
    found: list[Conflict] = []
    by_measure: dict[str, list[Group]] = {}
    for group in groups:
        best = group.best
        if _tells_all(best, parts):
            bucket = by_measure.get(best.measure)
            if bucket is None:
                by_measure[best.measure] = [group]
                continue
            for other in bucket[-_LOOKED_AT:]:
                if _may_conflict(best, other.best):
                    conflict = _conflict(account, group, other)
                    if conflict is not None:
                        found.append(conflict)
            bucket.append(group)
    return found


def _tells_all(count: Count, parts: dict[int, Part]) -> bool:
    """Whether a number can say how many it was in all: no part, share or rate, and not denied."""
    if count.measure == "other" or count.unit == "percent" or count.scope == "rate" or count.number is None:
        return False
    figure = count.figure
    if figure.certainty == "denied" or picked(parts, count.at) is not None or times.is_long(count.days):
        return False
    return figure.population is None or not figure.population.endswith(_FOUND)


def _may_conflict(one: Count, other: Count) -> bool:
    """Whether two numbers stand apart and may count the same people."""
    if one.unit != other.unit or not are_of_one_side(one, other):
        return False
    return populations.relation(one.core, other.core) != populations.APART and are_apart(one, other)


def _says_all(account: Account, count: Count) -> bool:
    """Whether no word says that the number is one a day, on top of another, or of another event."""
    if account.is_additional(count) or account.tells_other_event(count):
        return False
    return not any_of(account.words.not_all, account.sentence(count))


def _conflict(account: Account, group: Group, other: Group) -> Conflict | None:
    """The first two members of two groups that stand against each other; a sentence that has both settles it."""
    pairs = _pairs(group, other)
    together = [pair for pair in pairs if pair[0].sentence == pair[1].sentence]
    for first, last in together or pairs:
        if not _are_of_one_thing(account, first, last):
            continue
        rule, cue = _rule(account, first, last)
        if rule == "headline" and _is_told_below(account, group, other, first):
            continue
        if rule and _says_all(account, first) and _says_all(account, last):
            is_first = rule == _FIRST_REPORTS
            around = first if is_first else last
            begin = max(around.sentence - _BEFORE, 0)
            cues = spans_of(cue, account.text, begin, around.sentence_end)
            return Conflict("revised" if is_first else "inconsistent", last, first, rule, cues)
    return None


def _is_told_below(account: Account, group: Group, other: Group, headline: Count) -> bool:
    """Whether the text below a headline gives its number too, so that another number is of something else."""
    members = group.members if headline in group.members else other.members
    for member in members:
        if not account.is_in_title(member):
            return True
    return False


def _pairs(group: Group, other: Group) -> list[tuple[Count, Count]]:
    """The members of two groups, each pair in the order of the text, the first pairs of the text first."""
    pairs = [
        (one.at, two.at, one, two) if one.at < two.at else (two.at, one.at, two, one)
        for one in other.members[:_LOOKED_AT]
        for two in group.members[:_LOOKED_AT]
    ]
    pairs.sort(key=_places)
    return [(first, last) for _, _, first, last in pairs]


def _places(pair: tuple[int, int, Count, Count]) -> tuple[int, int]:
    return pair[0], pair[1]


def _are_of_one_thing(account: Account, one: Count, other: Count) -> bool:
    """Whether two numbers that are apart count the same, as far as words say it."""
    if not are_apart(one, other) or not _are_alike_in_scope(one, other):
        return False
    if not are_of_one_side(one, other) or not times.overlap(one.days, other.days, _SLACK):
        return False
    if one.nationality != other.nationality and not account.is_in_title(one):
        return False
    if one.core != other.core and not _contrast(account, other):
        return False
    return _is_one_place(account, one, other)


def _are_alike_in_scope(one: Count, other: Count) -> bool:
    """A running total may tell the one event so far, if it is not many times as large."""
    if one.scope == other.scope:
        return True
    return one.scope in _TOLLS and other.scope in _TOLLS and _times(one, other) <= _FAR_UNSAID


def _times(one: Count, other: Count) -> float:
    """How many times as large the larger number is."""
    less, more = one.number or 0, other.number or 0
    if less > more:
        less, more = more, less
    return more / less if less else float(_FAR + 1)


def _is_one_place(account: Account, one: Count, other: Count) -> bool:
    """Whether both are about one place; in one country much can happen, unless a running total is told."""
    found = places.relation(one.place, other.place, account.language)
    if found in (places.INSIDE, places.OPEN):
        return account.is_in_title(one) or _contrast(account, other) != ""
    if found == places.SAME and one.place is not None and not account.is_in_title(one):
        known = places.known(one.place, account.language)
        return known is None or known.kind != "country" or one.scope == "cumulative"
    return found in (places.SAME, places.UNSAID)


def _rule(account: Account, first: Count, last: Count) -> tuple[str, str]:
    """By which rule two numbers of one thing stand against each other, and the words that say so."""
    times_as_much = _times(first, last)
    if times_as_much > _FAR:
        return "", ""
    others = are_of_other_origins(first, last)
    near: bool = last.start - first.end <= _NEAR
    cue = _first_report(account, first, last) if near else ""
    if cue:
        return _FIRST_REPORTS, cue
    if others:
        return "origins", ""
    if first.sentence == last.sentence or times_as_much > _FAR_UNSAID:
        return "", ""
    cue = _contrast(account, last) if near else ""
    if cue and (first.origins or last.origins):
        return "contrast", cue
    return ("headline" if account.is_in_title(first) and not account.is_in_title(last) else ""), ""


def _first_report(account: Account, first: Count, last: Count) -> str:
    """The words by which the first number did not last: "zunächst", "initially"."""
    cue = any_of(account.words.at_first, account.sentence(first))
    if cue and are_of_other_origins(first, last):
        return cue if any_of(account.words.by_now, account.sentence(last)) else ""
    return cue


def _contrast(account: Account, count: Count) -> str:
    """The words in the sentence of a number, or shortly before, that set it against another one."""
    begin = max(count.sentence - _BEFORE, 0)
    return any_of(account.words.contrast, account.lowered[begin : count.sentence_end])


def revisions(account: Account) -> list[Conflict]:
    """ "von 12 auf 14", "from 12 to 14": the second number takes the place of the first."""
    found: list[Conflict] = []
    for later in account.counts[1:]:
        earlier = account.counts[later.at - 1]
        if later.sentence != earlier.sentence or later.start - earlier.end > _FEW:
            continue
        if later.measure != earlier.measure or later.unit != earlier.unit:
            continue
        if not account.lowered.endswith(account.words.to_ends, earlier.end, later.start):
            continue
        run = closing_of(account.words.to, account.before(later))
        if run and closing_of(account.words.from_, account.before(earlier)):
            cues = spans_of(run, account.text, earlier.end, later.start)
            found.append(Conflict("revised", later, earlier, "from to", cues))
    return found
