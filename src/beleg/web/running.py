"""What goes on beside the requests: a thread that works out anew what was touched, so that no page waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import Final

from beleg.ledger import Ledger, StoreError
from beleg.web import faults
from beleg.web.runs import Runs

_EVERY: Final = 2.0  # seconds; other programs may add articles to the ledger
_SELDOM: Final = (
    30.0  # seconds, while an import is added: its next articles would touch the same series again
)


def nowhere(_ledger: Ledger) -> bool:
    """No other process works anything out."""
    return False


class Running:
    """Works a ledger out anew where something was touched, by the app or by another program.

    ``imports`` are what people are adding. ``elsewhere`` has another process work it out, and returns whether there is one.
    """

    def __init__(self, ledger: Ledger, elsewhere: Callable[[Ledger], bool] = nowhere) -> None:
        self._elsewhere = elsewhere
        self.imports = Runs(ledger, self.changed)
        self._ledger = ledger
        self._news = threading.Condition()
        self._asked = self._done = 0
        self._stopped = False
        self._fault = ""
        self._renewed = monotonic()
        self._thread = threading.Thread(target=self._run, name="beleg-renewal", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, once what was begun is done."""
        self.imports.stop()
        with self._news:
            self._stopped = True
            self._news.notify_all()
        self._thread.join()

    def changed(self, wait: float = 0.0) -> bool:
        """Say that something was touched; returns whether it was worked out within so many seconds."""
        with self._news:
            self._asked += 1
            mine = self._asked
            self._news.notify_all()
            return self._news.wait_for(lambda: self._done >= mine or self._stopped, wait)

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._stopped or self._is_wanted(), _EVERY)
                if self._stopped:
                    return
                if self._is_put_off():
                    continue
                asked = self._asked
            self._renew()
            self._renewed = monotonic()
            with self._news:
                self._done = asked
                self._news.notify_all()

    def _is_wanted(self) -> bool:
        return self._asked > self._done and not self._is_put_off()

    def _is_put_off(self) -> bool:
        return self.imports.is_adding() and monotonic() - self._renewed < _SELDOM

    def _renew(self) -> None:
        """Work out anew. What is wrong with the store, the next page names; any other fault is logged, once."""
        try:
            if not self._elsewhere(self._ledger):
                self._ledger.renew()
        except StoreError:
            return
        except Exception as error:  # noqa: BLE001 - without this thread nothing would be worked out any more
            where = faults.told(error)
            if where != self._fault:
                faults.log(error, "series could not be worked out")
            self._fault = where
        else:
            self._fault = ""
