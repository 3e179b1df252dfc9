"""A page that was made is shown again as it is, until anything changes in the ledger: its making takes longest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from beleg.web.making import Made
from beleg.web.visit import Visit

_MOST: Final = 32_000_000  # bytes of pages, of one ledger


class Remembered:
    """The pages of a ledger as they were last made; for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn: object = None
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._size = 0

    def page(self, visit: Visit, make: Callable[[], Made]) -> Made:
        """The page of a visit, made where the ledger has changed since, or where it was not asked for."""
        turn, key = visit.ledger.pages.turn(), _key(visit)
        with self._lock:
            self._forget_others(turn)
            known = self._made.get(key)
            if known:
                self._made.move_to_end(key)
        made = known or make()
        if made.status == 200 and not known:
            self._keep(key, made)
        return made

    def _forget_others(self, turn: object) -> None:
        """An older moment may still be looked at while a newer one is known: both have pages, and only one is kept."""
        if turn != self._turn:
            self._made.clear()
            self._turn, self._size = turn, 0

    def _keep(self, key: Hashable, made: Made) -> None:
        with self._lock:
            if made.turn != self._turn or key in self._made or len(made.body) > _MOST:
                return
            self._made[key] = made
            self._size += len(made.body)
            while self._size > _MOST:
                _, oldest = self._made.popitem(last=False)
                self._size -= len(oldest.body)


def _key(visit: Visit) -> Hashable:
    """All that a page depends on besides the ledger."""
    chosen = (visit.ui, visit.theme, visit.keys, tuple(sorted(visit.letters.items())))
    return str(visit.url), visit.user, chosen
