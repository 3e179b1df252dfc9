"""A page that was made is shown again as it is, until anything changes in the ledger: its making takes longest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, NamedTuple

from starlette.responses import Response

from beleg.web.visit import Visit

_MOST: Final = 32_000_000  # bytes of pages, of one ledger


class _Made(NamedTuple):
    body: bytes
    type: str | None


class Remembered:
    """The pages of a ledger as they were last made; for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: object = None
        self._made: OrderedDict[Hashable, _Made] = OrderedDict()
        self._size = 0

    def answer(self, visit: Visit, make: Callable[[], Response]) -> Response:
        """The page of a visit, made where the ledger has changed since, or where it was not asked for.

        Whoever calls this holds the ledger at one moment, so that what is made belongs to the state that it is kept under.
        """
        state, key = visit.ledger.pages.turn(), _key(visit)
        with self._lock:
            self._forget_others(state)
            known = self._made.get(key)
            if known:
                self._made.move_to_end(key)
        if known:
            return Response(known.body, media_type=known.type)
        answer = make()
        if answer.status_code == 200:
            self._keep(state, key, _Made(bytes(answer.body), answer.media_type))
        return answer

    def _forget_others(self, state: object) -> None:
        """An older moment may still be looked at while a newer one is known: both have pages, and only one is kept."""
        if state != self._state:
            self._made.clear()
            self._state, self._size = state, 0

    def _keep(self, state: object, key: Hashable, made: _Made) -> None:
        with self._lock:
            if state != self._state or key in self._made or len(made.body) > _MOST:
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
