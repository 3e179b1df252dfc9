"""The decisions of a person become what an undo takes back and what a redo makes again.

What was decided at one time is one step: the rows of a list that were accepted together go and come together. To take a step
back and to make it again are new rows, so neither has an end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby, takewhile

from beleg.model import Decision
from beleg.review.standing import standing

Step = tuple[Decision, ...]


def last_step(newest_first: Iterable[Decision], stands: Callable[[Decision], bool] = lambda _: True) -> Step:
    """What an undo takes back: the last step of a person of which anything stands, ``()`` where nothing is left.

    ``newest_first`` are all decisions of that person; no more of them are read than are needed. ``stands`` says whether a
    decision stands that this person did not take back: somebody else may have.

    >>> def made(target, verdict, minute):
    ...     return Decision(target, verdict, "ines", f"2031-03-05T10:{minute}")
    >>> rows = [made("b2", "undo", 13), made("b2", "reject", 12), made("c3", "accept", 11), made("a1", "accept", 11)]
    >>> [each.target for each in last_step(rows)]
    ['c3', 'a1']
    """
    taken_back: Counter[str] = Counter()
    rows = iter(newest_first)
    for row in rows:
        if row.verdict == "undo":
            taken_back[row.target] += 1
        elif taken_back[row.target]:
            taken_back[row.target] -= 1
        elif stands(row):
            step = takewhile(lambda each: each.time == row.time, rows)  # noqa: B023 - read before the loop goes on
            return (row, *(each for each in step if not taken_back[each.target] and stands(each)))
    return ()


def next_step(oldest_first: Iterable[Decision]) -> Step:
    """What a redo makes again: the last step taken back after which nothing else was decided.

    >>> def made(target, verdict, minute):
    ...     return Decision(target, verdict, "ines", f"2031-03-05T10:{minute}")
    >>> rows = [made("a1", "reject", 11), made("a1", "undo", 12)]
    >>> [each.verdict for each in next_step(rows)], next_step([*rows, made("b2", "accept", 13)])
    (['reject'], ())
    """
    stands: dict[str, list[Decision]] = {}
    waiting: list[Step] = []
    for _, rows in groupby(oldest_first, lambda each: each.time):
        step = tuple(rows)
        back = tuple(taken for row in step if row.verdict == "undo" for taken in _popped(stands, row.target))
        made = tuple(row for row in step if row.verdict != "undo")
        for row in made:
            stands.setdefault(row.target, []).append(row)
        if back:
            waiting.append(back)
        elif waiting and _said(made) == _said(waiting[-1]):
            waiting.pop()
        elif made:
            waiting.clear()
    return waiting[-1] if waiting else ()


def _popped(stands: dict[str, list[Decision]], target: str) -> list[Decision]:
    return [stands[target].pop()] if stands.get(target) else []


def _said(step: Step) -> list[str]:
    """What a step says, whenever it was made."""
    return sorted(repr(row._replace(time="")) for row in step)


def taken_back_by(user: str, decisions: Iterable[Decision]) -> Decision | None:
    """What an undo of a person would take back of the decisions about one thing: the last own, else the last of anybody."""
    stands = standing(decisions)
    own = [each for each in stands if each.user == user]
    return own[-1] if own else stands[-1] if stands else None
