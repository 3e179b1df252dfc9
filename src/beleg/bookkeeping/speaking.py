"""Those who say something in the series of a ledger become a list, and what is looked for among them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

from beleg.model import Source
from beleg.report.naming import source_name
from beleg.report.words import LANGUAGES
from beleg.review.samenames import Speaker
from beleg.stores import Store
from beleg.stores.leafing import Turn, Voice
from beleg.stores.paging import OriginLine


class Speaking:
    """Everybody who speaks, remembered until something in the ledger changes; for many threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._voices: tuple[Turn, Sequence[Voice]] | None = None

    def voices(self) -> Sequence[Voice]:
        """Everybody who says something in series, by id."""
        with self._lock:
            now = self._store.leafing.turn()
            if self._voices is None or self._voices[0] != now:
                with self._store.moment():
                    self._voices = self._store.leafing.turn(), self._store.leafing.voices()
            return self._voices[1]

    def lines(self, chosen: Sequence[Voice]) -> list[OriginLine]:
        """Lines of the list, with the number of articles."""
        told = self._store.leafing.telling([each.source.id for each in chosen])
        return [
            OriginLine(each.source, each.series, each.said, told.get(each.source.id, 0), each.last or None)
            for each in chosen
        ]

    def speakers(self) -> list[Speaker]:
        """Everybody with the series in which they speak."""
        series = self._store.leafing.together()
        lines = self.lines([each for each in self.voices() if each.source.id in series])
        return [Speaker(each.source, each.articles, series[each.source.id]) for each in lines]


def listed(found: Iterable[Voice], words: str, ui: str) -> list[Voice]:
    """Those whose name, in any language, or id holds all words; in the order of their names in one language."""
    wanted = words.casefold().split()
    chosen = [each for each in found if all(word in _called(each.source) for word in wanted)]
    return sorted(chosen, key=lambda each: (source_name(each.source, ui).casefold(), each.source.id))


def _called(source: Source) -> str:
    """What a source is looked for by, in small letters."""
    return " ".join((source.name, source.id, *(source_name(source, ui) for ui in LANGUAGES))).casefold()
