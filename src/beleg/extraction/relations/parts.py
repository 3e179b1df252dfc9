"""Numbers taken from another number are linked to it: "600 davon", "a third of them", "22 of the 28"."""

from __future__ import annotations

from typing import Final

from beleg.comparing import populations
from beleg.comparing.counts import Count, are_of_one_side
from beleg.extraction.relations.account import Account
from beleg.extraction.relations.words import closing_of, first_of, opening_of, spans_of
from beleg.model import Span

_LONGEST_OF: Final = 24  # characters of words such as "out of a total of"
_FEW: Final = 60  # characters between a part and its whole in one phrase
_SENTENCES_BACK: Final = 400  # characters that a whole may stand before the sentence of its part
_LOOKED_AT: Final = 12  # figures before a part
_NEXT_TO: Final = 32  # characters of words between a number and the word that makes it a part
_BREAKS: Final = ",;:()\u2013\u2014"
_OF_ALL: Final = "of all"
_GENERAL: Final = frozenset(("other", "affected", "deployed"))


class Part:
    """A count that is taken from ``whole``, by a rule and the words that say so."""

    __slots__ = ("cues", "part", "rule", "whole")

    def __init__(self, part: Count, whole: Count, rule: str, cues: tuple[Span, ...]) -> None:
        self.part = part
        self.whole = whole
        self.rule = rule
        self.cues = cues

    @property
    def is_of_its_measure(self) -> bool:
        """Whether there are more that the same happened to: three of the dead, not 15 dead of 19 on board."""
        return self.part.measure == self.whole.measure


def picked(parts: dict[int, Part], at: int) -> Part | None:
    """The part at a position, where it is not all of its measure."""
    part = parts.get(at)
    return part if part is not None and part.is_of_its_measure else None


def find(account: Account) -> dict[int, Part]:
    """The whole of each part, by the part's position; no whole is taken, directly or not, from its own part."""
    found: dict[int, Part] = {}
    for count in account.counts:
        part = _of_next(account, count) or _of_said(account, count, found)
        if part is None and count.at:
            part = _of_opening(account, count, found) or _joined(account, count, found)
            part = part or _some_of(account, count, found)
        if part is not None and not _returns(part, found):
            found[count.at] = part
    return found


def _returns(part: Part, found: dict[int, Part]) -> bool:
    whole = part.whole.at
    while whole != part.part.at:
        beyond = found.get(whole)
        if beyond is None:
            return False
        whole = beyond.whole.at
    return True


def _of_next(account: Account, count: Count) -> Part | None:
    """ "1.000 der insgesamt 11.000 Soldaten", "16 out of 20"."""
    if count.at + 1 >= len(account.counts):
        return None
    following = account.counts[count.at + 1]
    between = following.start - count.end
    if following.sentence != count.sentence or between > (_FEW if _is_share(count) else _LONGEST_OF):
        return None
    run = account.lowered[count.end : following.start]
    if run not in account.words.of:
        words = account.behind(count) if _is_share(count) else ""
        run = "" if _has_break(words) else closing_of(account.words.share_of, words)
    if not run or not _may_hold(following, count):
        return None
    return Part(count, following, "of", spans_of(run, account.text, count.end, following.start))


def _of_said(account: Account, count: Count, found: dict[int, Part]) -> Part | None:
    """ "600 davon", "darunter drei Kinder", "among them two women"."""
    if not account.is_beside_key(count):
        return None
    start, end = account.begin_before(count), account.end_behind(count)
    linking, words, rest = account.words, account.before(count), account.behind(count)
    if first_of(linking.not_part, words) or first_of(linking.not_part, rest[:_FEW]):
        return None
    run = _part_run_behind(account, rest)
    if run:
        start = count.end
    elif not (count.at - 1 in found and _part_run_behind(account, words)):
        run, end = _part_run_before(account, words), count.start
    whole = _said_before(account, count, found) if run else None
    return Part(count, whole, "subset", spans_of(run, account.text, start, end)) if whole else None


def _part_run_behind(account: Account, rest: str) -> str:
    """The run that makes the number before it a part: close to it, with no break between."""
    run = first_of(account.words.part_behind, rest)
    if not run:
        return ""
    between = rest[: rest.index(run)]
    return run if len(between) <= _NEXT_TO and not _has_break(between) else ""


def _part_run_before(account: Account, words: str) -> str:
    """The run that makes the number behind it a part; one of several words opens its clause."""
    for run in account.words.part_before:
        at = words.find(run)
        if at >= 0 and (run.count(" ") == 2 or _opens(account, words[: at + len(run)], run)):
            return run
    return ""


def _of_opening(account: Account, count: Count, found: dict[int, Part]) -> Part | None:
    """ "Von den 200 Passagieren wurden 12 getötet", "Of the 40 workers, 12 died": every number behind is a part."""
    whole = account.counts[count.at - 1]
    if whole.sentence != count.sentence:
        return None
    beyond = found.get(whole.at)
    if beyond is not None:
        return Part(count, beyond.whole, _OF_ALL, beyond.cues) if _goes_on(beyond, count) else None
    if not account.lowered.endswith(account.words.whole_ends, account.begin_before(whole), whole.start):
        return None
    words = account.before(whole)
    run = closing_of(account.words.of_opening, words)
    if not run or not _opens(account, words, run) or not _may_hold(whole, count):
        return None
    if first_of(account.words.to, account.before(count)):
        return None
    cues = spans_of(run, account.text, account.begin_before(whole), whole.start)
    return Part(count, whole, _OF_ALL, cues)


def _goes_on(beyond: Part, count: Count) -> bool:
    return beyond.rule == _OF_ALL and _may_hold(beyond.whole, count)


def _opens(account: Account, words: str, run: str) -> bool:
    """Whether a sentence or clause begins with the run that ends the words before a number."""
    before = words[: len(words) - len(run) + 1]
    return before == " " or before[-2] in _BREAKS or closing_of(account.words.joins, before) != ""


def _joined(account: Account, count: Count, found: dict[int, Part]) -> Part | None:
    """ "darunter drei Kinder und zwei Frauen": what stands in one list with a part is one too."""
    before = found.get(count.at - 1)
    if before is None or before.rule != "subset" or before.part.sentence != count.sentence:
        return None
    if count.start - before.part.end > _FEW or count.measure != before.part.measure:
        return None
    words = account.before(count)
    listed = closing_of(account.words.joins, words) or words.endswith((" , ", " ; "))
    return (
        Part(count, before.whole, before.rule, before.cues)
        if listed and _may_hold(before.whole, count)
        else None
    )


def _some_of(account: Account, count: Count, found: dict[int, Part]) -> Part | None:
    """ "Die Hälfte der Toten", "a third of the soldiers", "four of the dead": some of those counted before."""
    if not _is_share(count) and not account.lowered.startswith(account.words.share_of, count.end):
        return None
    run = opening_of(account.words.share_of, account.behind(count))
    if not run or not (_is_share(count) or _is_said_by_noun(count)):
        return None
    for whole in _earlier(account, count, found):
        if _are_those(count, whole):
            return Part(
                count, whole, "share", spans_of(run, account.text, count.end, account.end_behind(count))
            )
    return None


def _are_those(count: Count, whole: Count) -> bool:
    """Whether a share is one of those that an earlier figure counts: of the dead, of the soldiers."""
    if _is_share(whole) or not _may_hold(whole, count):
        return False
    if _is_share(count) and whole.core == count.core and count.core != populations.GENERAL:
        return True
    return whole.measure == count.measure and _is_said_by_noun(count)


def _is_said_by_noun(count: Count) -> bool:
    """Whether the word behind the share reports the measure: "die Hälfte der Toten", not "... der Soldaten fiel"."""
    for reason in count.figure.evidence:
        if reason.field == "measure" and reason.cues:
            cue: int = reason.cues[0].start
            return bool(0 <= cue - count.end <= _NEXT_TO)
    return False


def _said_before(account: Account, count: Count, found: dict[int, Part]) -> Count | None:
    """The figure before that a part is taken from: in its sentence before others, of its measure before others."""
    earlier = _earlier(account, count, found)
    if not earlier:
        return None
    own = count.sentence
    only = [whole for whole in earlier if whole.sentence == own] or earlier
    candidates = [whole for whole in only if _may_hold(whole, count)]
    stated = [whole for whole in candidates if whole.figure.certainty != "denied"]
    candidates = stated or candidates
    if not candidates:
        return None
    nearest = candidates[0].sentence
    inside = [whole for whole in candidates if whole.sentence == nearest]
    measure = count.measure
    for whole in inside:
        if whole.measure == measure:
            return whole
    if nearest != own or measure in _GENERAL:
        return inside[0]
    return inside[0] if populations.relation(inside[0].core, count.core) != populations.APART else None


def _earlier(account: Account, count: Count, found: dict[int, Part]) -> list[Count]:
    """The figures near before that are not picked out themselves, the nearest first."""
    earliest = count.sentence - _SENTENCES_BACK
    near: list[Count] = []
    for at in range(count.at - 1, max(count.at - 1 - _LOOKED_AT, -1), -1):
        other = account.counts[at]
        if other.start < earliest:
            break
        if picked(found, at) is None:
            near.append(other)
    return near


def _is_share(count: Count) -> bool:
    return count.unit == "percent"


def _has_break(words: str) -> bool:
    for sign in _BREAKS:
        if sign in words:
            return True
    return False


def _may_hold(whole: Count, part: Count) -> bool:
    """Whether a number can be the whole of another: of the same unit and not smaller."""
    if _is_share(whole) or whole.qualifier == "missing":
        return False
    if _is_share(part):
        return True
    if (whole.unit != part.unit and whole.core != part.core) or whole.number is None:
        return False
    if not are_of_one_side(whole, part):
        return False
    return part.number is None or whole.high is None or part.number <= whole.high
